"""Requests, complaints, what is kept how long, and erasures."""

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    pass
