"""The books as files."""

from esteem.money.exports.books import cash_book_file, year_file
from esteem.money.exports.payments import payments_file
from esteem.money.exports.sheets import ledger_file, projects_file, sheets_file

__all__ = ["cash_book_file", "ledger_file", "payments_file", "projects_file", "sheets_file", "year_file"]
