"""What is typed: statements from the bank, matching, reconciliation, counting cash."""
