"""The books as files."""

from esteem.money.exports.books import cash_book_file, year_file

__all__ = ["cash_book_file", "year_file"]
