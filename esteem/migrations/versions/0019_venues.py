"""What a group needs to know of a place, and how a booking stands."""

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    pass
