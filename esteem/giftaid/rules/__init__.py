"""The words and the law of Gift Aid, pure."""
