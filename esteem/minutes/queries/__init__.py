"""What the group wants to know of what it talked of and decided."""
