"""The words and the law of the year’s budget, the forecast, what is given in kind, pure."""
