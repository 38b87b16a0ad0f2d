"""What an examiner ticks and asks."""

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    pass
