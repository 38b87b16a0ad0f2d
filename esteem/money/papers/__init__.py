"""What the printed accounts need."""

from esteem.money.papers.accounts import AnnualAccounts, ApprovalWords, accounts_paper, annual_accounts, scrutiny_of
from esteem.money.papers.figures import report_paper

__all__ = ["AnnualAccounts", "ApprovalWords", "accounts_paper", "annual_accounts", "report_paper", "scrutiny_of"]
