"""The tables of what members pay."""
