"""Statements as files."""

from esteem.bank.exports.statements import counts_file, lines_file, reconciliation_file

__all__ = ["counts_file", "lines_file", "reconciliation_file"]
