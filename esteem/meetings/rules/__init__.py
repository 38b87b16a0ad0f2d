"""The words and the law of meetings and places, pure."""
