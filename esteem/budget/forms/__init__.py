"""What is typed: the year’s budget, the forecast, what is given in kind."""
