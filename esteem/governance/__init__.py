"""The constitution: clauses, versions, adoption."""
