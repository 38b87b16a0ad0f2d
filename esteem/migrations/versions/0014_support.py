"""Helpers, their organisations, and what was agreed with them."""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    pass
