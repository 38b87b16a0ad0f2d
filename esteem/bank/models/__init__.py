"""The tables of statements from the bank, matching, reconciliation, counting cash."""
