"""What is written in minutes, as files."""
