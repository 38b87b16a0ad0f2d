"""Budgets, and what was given in kind."""

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    pass
