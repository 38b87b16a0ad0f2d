"""What is done about people's rights."""
