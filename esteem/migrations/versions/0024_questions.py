"""Questions put between meetings, and who may speak for the group."""

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    pass
