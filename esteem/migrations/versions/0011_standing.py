"""Where people stood and since when, and welcoming them."""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    pass
