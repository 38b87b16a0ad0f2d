"""Subs: plans, who is on which, who paid for which time, takings at the door."""

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    pass
