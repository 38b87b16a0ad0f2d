"""Imported files, what each changed, and people who are one."""

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    pass
