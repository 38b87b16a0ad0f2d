"""The people of the group: how they may be reached, since when they belong, and until when."""
