"""Who may sign in, and the one table of what each sign-in role may do."""
