"""Expense claims: what people spent for the group and get back, miles driven, and the petty cash."""
