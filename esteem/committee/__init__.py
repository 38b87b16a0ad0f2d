"""Offices and jobs, who holds them, from when to when."""
