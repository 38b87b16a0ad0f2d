"""Private calendar feeds, and meetings that may be public."""

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    pass
