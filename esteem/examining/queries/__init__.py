"""What the group wants to know: a visitor who examines one year’s books: ticks, questions, answers."""
