"""What people agreed to, in which words, and what is shown to whom."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    pass
