"""What is done about signing in: accounts, passwords, links, seats, the table of roles, and tidying up."""
