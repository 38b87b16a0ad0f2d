"""What a constitution may say, and how it says it."""
