"""Who may sign in, and the one table: sign-in role -> what it may do."""
