"""The words and the law of what people spent for the group, pure."""
