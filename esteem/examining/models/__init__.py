"""The tables of a visitor who examines one year’s books."""
