"""What the group does: statements from the bank, matching, reconciliation, counting cash."""
