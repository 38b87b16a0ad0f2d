"""What the group wants to know: the year’s budget, the forecast, what is given in kind."""
