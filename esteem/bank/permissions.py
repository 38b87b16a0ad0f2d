"""What may be allowed: statements from the bank, matching, reconciliation, counting cash."""

from esteem.kernel.permissions import Permission


class Bank(Permission):
    SEE = "bank:see", "See statements, reconciliations and cash counts"
    KEEP = "bank:keep", "Bring in statements, match them, reconcile, and count cash"
