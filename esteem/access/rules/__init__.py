"""The rules of signing in, pure: roles, passwords, waits, seats, and the way back."""
