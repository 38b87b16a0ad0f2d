"""How each group's database came to be, step by step."""
