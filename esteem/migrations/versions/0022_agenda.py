"""Papers to an agenda, and the usual order of a kind of meeting."""

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    pass
