"""The tables of statements from the bank, matching, reconciliation, counting cash."""

from esteem.bank.models.cash import CashCount
from esteem.bank.models.matches import BankMatch, BankRule, MatchedBooking
from esteem.bank.models.reconciliations import ClearedItem, Reconciliation
from esteem.bank.models.uploads import BankLayout, BankLine, BankUpload

__all__ = [
    "BankLayout", "BankLine", "BankMatch", "BankRule", "BankUpload", "CashCount", "ClearedItem", "MatchedBooking",
    "Reconciliation",
]  # fmt: skip
