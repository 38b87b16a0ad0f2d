"""What is printed of the bank: a reconciliation to sign, and the slip of a count of cash."""

from esteem.bank.papers.cash import count_paper
from esteem.bank.papers.reconciliations import reconciliation_paper

__all__ = ["count_paper", "reconciliation_paper"]
