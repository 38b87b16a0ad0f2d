"""The tables of what people spent for the group."""
