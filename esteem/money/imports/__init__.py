"""Cash books that people kept in spreadsheets: read, matched with the books, and shown before anything is done."""

from esteem.money.imports.plan import Plan, lines_of, plan_for
from esteem.money.imports.reading import ENDINGS, Sheet, guessed_for, read_file

__all__ = ["ENDINGS", "Plan", "Sheet", "guessed_for", "lines_of", "plan_for", "read_file"]
