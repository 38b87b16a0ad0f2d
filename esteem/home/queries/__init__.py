"""What the desk shows, and the pages of the guide."""
