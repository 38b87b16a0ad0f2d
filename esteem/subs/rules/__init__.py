"""The words and the law of what members pay, pure."""
