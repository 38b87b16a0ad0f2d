"""The words and the law of statements from the bank, matching, reconciliation, counting cash, pure."""
