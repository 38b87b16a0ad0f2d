"""The budget: what the group means to spend and get this year, and what it is given in kind."""
