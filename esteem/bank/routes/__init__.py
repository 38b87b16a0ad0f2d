"""The addresses: statements from the bank, matching, reconciliation, counting cash."""

from esteem.bank.routes.blueprint import bp

__all__ = ["bp"]
