"""The addresses of money: the cash book, recording, accounts and funds, the year's end."""

from esteem.money.routes import (
    cash_book,
    cash_books,
    closing,
    figures,
    ledger,
    parent_body,
    payments,
    places,
    projects,
    receipts,
    recording,
    repeats,
    whole,
    year_ends,
    year_papers,
)
from esteem.money.routes.blueprint import bp

__all__ = [
    "bp", "cash_book", "cash_books", "closing", "figures", "ledger", "parent_body", "payments", "places", "projects", "receipts",
    "recording", "repeats", "whole", "year_ends", "year_papers",
]  # fmt: skip
