"""Patterns that meetings follow, a group's own kinds of meeting, and who went to meetings outside."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    _own_kinds()
    _series()
    with op.batch_alter_table("meeting") as meeting:
        for name in ("series_id", "own_kind_id"):
            meeting.add_column(sa.Column(name, sa.Integer(), nullable=True))
        meeting.add_column(sa.Column("off_with_series", sa.Boolean(), nullable=False, server_default=sa.false()))
        meeting.add_column(sa.Column("moved_from_on", sa.Date(), nullable=True))
        meeting.create_foreign_key("fk_meeting_series_id", "series", ["series_id"], ["id"])
        meeting.create_foreign_key("fk_meeting_own_kind_id", "own_kind", ["own_kind_id"], ["id"])
    op.create_index("ix_meeting_series_id", "meeting", ["series_id"])
    op.create_index("ix_meeting_own_kind_id", "meeting", ["own_kind_id"])
    _outside()


def _own_kinds() -> None:
    op.create_table(
        "own_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("folded_name", sa.String(120), nullable=False),
        sa.Column("is_like", sa.String(30), nullable=False),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name="ck_own_kind_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_own_kind"),
        sa.UniqueConstraint("folded_name", name="uq_own_kind_folded_name"),
    )


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(30), nullable=False) for name in ("every", "weekday", "turn", "kind")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("step", "day_of_month")),
        *(sa.Column(name, sa.String(40), nullable=False) for name in ("in_months", "out_months")),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("until_on", "made_until_on", "ended_on")),
        *(sa.Column(name, sa.Time(), nullable=True) for name in ("start_time", "end_time")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("times", "venue_id", "own_kind_id")),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("because", sa.String(200), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("step >= 1", name="ck_series_step_not_nought"),
        sa.CheckConstraint("day_of_month >= 1 AND day_of_month <= 31", name="ck_series_day_of_month_known"),
        sa.CheckConstraint(
            "end_time IS NULL OR (start_time IS NOT NULL AND end_time > start_time)",
            name="ck_series_ends_after_it_starts",
        ),
        sa.CheckConstraint("until_on IS NULL OR until_on >= starts_on", name="ck_series_until_after_beginning"),
        sa.CheckConstraint("coalesce(times, 1) >= 1", name="ck_series_times_not_nought"),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name="fk_series_venue_id"),
        sa.ForeignKeyConstraint(["own_kind_id"], ["own_kind.id"], name="fk_series_own_kind_id"),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
    )
    op.create_index("ix_series_venue_id", "series", ["venue_id"])
    op.create_index("ix_series_own_kind_id", "series", ["own_kind_id"])


def _outside() -> None:
    op.create_table(
        "outside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("came_back", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_outside_meeting_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_outside_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outside"),
        sa.UniqueConstraint("meeting_id", name="uq_outside_meeting_id"),
    )
    op.create_index("ix_outside_person_id", "outside", ["person_id"])
