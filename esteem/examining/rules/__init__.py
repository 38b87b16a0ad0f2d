"""The words and the law of a visitor who examines one year’s books, pure."""
