"""Examining: a visitor who looks through one year’s books, ticks what they saw, and asks."""
