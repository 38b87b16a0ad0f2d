"""What the group wants to know: statements from the bank, matching, reconciliation, counting cash."""
