"""The tables of the year’s budget, the forecast, what is given in kind."""
