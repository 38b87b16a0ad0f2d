"""What the printed accounts need."""

from esteem.money.papers.accounts import AnnualAccounts, ApprovalWords, accounts_paper, annual_accounts, scrutiny_of

__all__ = ["AnnualAccounts", "ApprovalWords", "accounts_paper", "annual_accounts", "scrutiny_of"]
