"""The addresses of money: the cash book, recording, accounts and funds, the year's end."""

from esteem.money.routes import (
    cash_book,
    closing,
    figures,
    ledger,
    parent_body,
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
    "bp", "cash_book", "closing", "figures", "ledger", "parent_body", "places", "projects", "receipts", "recording", "repeats",
    "whole", "year_ends", "year_papers",
]  # fmt: skip
