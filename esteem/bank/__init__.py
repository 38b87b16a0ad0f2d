"""The bank: statements brought in, matched with the books and reconciled, and cash counted."""
