"""What the group wants to know of people's rights."""
