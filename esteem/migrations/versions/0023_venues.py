"""What a group needs to know to choose and use a place."""

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    pass
