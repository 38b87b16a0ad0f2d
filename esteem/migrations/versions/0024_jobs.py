"""Jobs on the night, speakers at meetings, lifts."""

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    pass
