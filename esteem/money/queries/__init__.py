"""What the group wants to know of its money: places, the cash book, years, and the picture at a glance."""
