"""What the group does: the year’s budget, the forecast, what is given in kind."""
