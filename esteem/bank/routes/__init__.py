"""The addresses: statements from the bank, matching, reconciliation, counting cash."""

from esteem.bank.routes import accounts, cash, lines, matching, reconciling, rules, statements
from esteem.bank.routes.blueprint import bp

__all__ = ["accounts", "bp", "cash", "lines", "matching", "reconciling", "rules", "statements"]
