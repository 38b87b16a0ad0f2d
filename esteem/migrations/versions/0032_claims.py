"""Expense claims, mileage rates, petty cash."""

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    pass
