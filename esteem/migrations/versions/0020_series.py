"""Patterns that meetings follow, and a group's own kinds of meeting."""

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    pass
