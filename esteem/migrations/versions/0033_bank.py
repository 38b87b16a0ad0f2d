"""Statements from the bank, what they match, reconciliations, cash counts."""

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    pass
