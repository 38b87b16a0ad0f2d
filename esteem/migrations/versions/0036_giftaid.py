"""Gift Aid declarations, gifts and claims."""

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    pass
