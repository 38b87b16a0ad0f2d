"""What meetings print."""
