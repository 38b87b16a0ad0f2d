"""Statements brought in from files as banks give them: recognised, read, and shown before anything is done."""

from esteem.bank.imports.preview import Preview, preview
from esteem.bank.imports.reading import ENDINGS, Unknown, likely, read_statement, text_of
from esteem.bank.imports.tables import Table, table_of

__all__ = ["ENDINGS", "Preview", "Table", "Unknown", "likely", "preview", "read_statement", "table_of", "text_of"]
