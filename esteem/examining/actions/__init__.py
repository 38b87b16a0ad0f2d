"""What the group does: a visitor who examines one year’s books: ticks, questions, answers."""
