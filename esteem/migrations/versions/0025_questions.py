"""Decisions between meetings, and who may speak for the group."""

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    pass
