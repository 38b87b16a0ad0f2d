"""What the printed accounts need."""

from esteem.money.papers.accounts import (
    AnnualAccounts,
    accounts_paper,
    annual_accounts,
    register_hint,
    scrutiny_of,
    scrutiny_of_year,
)
from esteem.money.papers.examiner import examiner_paper
from esteem.money.papers.figures import report_paper
from esteem.money.papers.signing import ApprovalWords
from esteem.money.papers.year_report import year_report_paper

__all__ = [
    "AnnualAccounts", "ApprovalWords", "accounts_paper", "annual_accounts", "examiner_paper", "register_hint", "report_paper",
    "scrutiny_of", "scrutiny_of_year", "year_report_paper",
]  # fmt: skip
