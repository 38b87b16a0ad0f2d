"""What a group needs to know to choose and use a place, what it cost before, and whether it is booked."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

FEATURES = ("step_free", "lift", "toilet", "hearing_loop", "quiet_room", "kitchen", "private")
TEXTS = ("parking", "booking_terms", "cancel_terms")
NUMBERS = ("minimum_minutes", "capacity", "contact_id", "organisation_id", "key_holder_id")
DEARER = "usual_rate IS NULL OR cost IS NULL OR usual_rate >= cost"


def upgrade() -> None:
    _venue()
    _earlier_rates()
    _notes()
    _alarms()
    _bookings()


def _venue() -> None:
    with op.batch_alter_table("venue") as venue:
        venue.add_column(sa.Column("charged", sa.String(30), nullable=False, server_default="meeting"))
        venue.add_column(sa.Column("usual_rate", sa.BigInteger(), nullable=True))
        venue.add_column(sa.Column("no_booking", sa.Boolean(), nullable=False, server_default=sa.false()))
        for name in NUMBERS:
            venue.add_column(sa.Column(name, sa.Integer(), nullable=True))
        for name in FEATURES[1:]:
            venue.add_column(sa.Column(name, sa.Boolean(), nullable=True))
        for name in [f"{feature}_note" for feature in FEATURES] + ["key_holder"]:
            venue.add_column(sa.Column(name, sa.String(200), nullable=False, server_default=""))
        for name in TEXTS:
            venue.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        venue.create_check_constraint("ck_venue_usual_rate_not_lower", DEARER)
        venue.create_check_constraint("ck_venue_capacity_likely", "capacity >= 1 AND capacity <= 10000")
        venue.create_check_constraint(
            "ck_venue_minimum_within_a_day", "minimum_minutes >= 1 AND minimum_minutes <= 1440"
        )
        venue.create_foreign_key("fk_venue_contact_id", "person", ["contact_id"], ["id"])
        venue.create_foreign_key("fk_venue_key_holder_id", "person", ["key_holder_id"], ["id"])
        venue.create_foreign_key("fk_venue_organisation_id", "organisation", ["organisation_id"], ["id"])
    for name in ("contact_id", "organisation_id", "key_holder_id"):
        op.create_index(f"ix_venue_{name}", "venue", [name])


def _earlier_rates() -> None:
    op.create_table(
        "earlier_rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("charged", sa.String(30), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("usual_rate", sa.BigInteger(), nullable=True),
        sa.Column("minimum_minutes", sa.Integer(), nullable=True),
        sa.CheckConstraint(DEARER, name="ck_earlier_rate_usual_rate_not_lower"),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name="fk_earlier_rate_venue_id"),
        sa.PrimaryKeyConstraint("id", name="pk_earlier_rate"),
        sa.UniqueConstraint("venue_id", "until_on", name="uq_earlier_rate_venue_id_until_on"),
    )


def _notes() -> None:
    op.create_table(
        "venue_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(text) > 0", name="ck_venue_note_text_given"),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name="fk_venue_note_venue_id"),
        sa.PrimaryKeyConstraint("id", name="pk_venue_note"),
    )
    op.create_index("ix_venue_note_venue_id", "venue_note", ["venue_id"])


def _alarms() -> None:
    op.create_table(
        "venue_alarm",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["venue.id"], name="fk_venue_alarm_id"),
        sa.PrimaryKeyConstraint("id", name="pk_venue_alarm"),
    )
    op.create_table(
        "alarm_look",
        sa.Column("venue_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name="fk_alarm_look_venue_id"),
        sa.PrimaryKeyConstraint("venue_id", "at", "account_id", name="pk_alarm_look"),
    )
    op.create_index("ix_alarm_look_account_id_at", "alarm_look", ["account_id", "at"])


def _bookings() -> None:
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("stands", sa.String(30), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(120), nullable=False),
        sa.Column("by_whom", sa.String(120), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("from_time", sa.Time(), nullable=True),
        sa.Column("to_time", sa.Time(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_booking_meeting_id"),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name="fk_booking_venue_id"),
        sa.PrimaryKeyConstraint("id", name="pk_booking"),
        sa.UniqueConstraint("meeting_id", name="uq_booking_meeting_id"),
    )
    op.create_index("ix_booking_venue_id", "booking", ["venue_id"])
