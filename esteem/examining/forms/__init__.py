"""What is typed: a visitor who examines one year’s books: ticks, questions, answers."""
