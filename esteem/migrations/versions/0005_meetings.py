"""Places, and the meetings held in them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "venue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(30), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("step_free", sa.Boolean(), nullable=True),
        sa.Column("access", sa.Text(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("contact_name", sa.String(120), nullable=False),
        sa.Column("phone", sa.String(60), nullable=False),
        sa.Column("no_voicemail", sa.Boolean(), nullable=False),
        sa.Column("phone_care", sa.String(200), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.Column("sort_name", sa.String(120), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name="ck_venue_name_given"),
        sa.CheckConstraint("cost >= 0", name="ck_venue_cost_not_below_nought"),
        sa.PrimaryKeyConstraint("id", name="pk_venue"),
    )
    op.create_index("ix_venue_sort_name", "venue", ["sort_name"])
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("meets_on", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(30), nullable=False),
        sa.Column("because", sa.String(200), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("first_timers", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "end_time IS NULL OR (start_time IS NOT NULL AND end_time > start_time)",
            name="ck_meeting_ends_after_it_starts",
        ),
        sa.CheckConstraint("headcount >= 0", name="ck_meeting_headcount_not_below_nought"),
        sa.CheckConstraint(
            "first_timers IS NULL OR (headcount IS NOT NULL AND first_timers >= 0 AND first_timers <= headcount)",
            name="ck_meeting_first_timers_among_all",
        ),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name="fk_meeting_venue_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
    )
    op.create_index("ix_meeting_meets_on", "meeting", ["meets_on"])
    op.create_index("ix_meeting_venue_id", "meeting", ["venue_id"])
