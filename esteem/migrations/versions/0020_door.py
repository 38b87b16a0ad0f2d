"""Who came, by kind, and apologies."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

USUAL = ("members", "first-timers", "carers", "visitors", "children")


def upgrade() -> None:
    _make_counts()
    _make_names()
    _begin_tallies()


def _make_counts() -> None:
    op.create_table(
        "tally",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("usual", sa.String(30), nullable=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("folded_name", sa.String(80), nullable=False),
        sa.Column("is_people", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(name) > 0 OR usual IS NOT NULL", name="ck_tally_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_tally"),
        sa.UniqueConstraint("folded_name", name="uq_tally_folded_name"),
    )
    op.create_table(
        "door_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("tally_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("number >= 0", name="ck_door_count_number_not_below_nought"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_door_count_meeting_id"),
        sa.ForeignKeyConstraint(["tally_id"], ["tally.id"], name="fk_door_count_tally_id"),
        sa.PrimaryKeyConstraint("id", name="pk_door_count"),
        sa.UniqueConstraint("meeting_id", "tally_id", name="uq_door_count_meeting_id_tally_id"),
    )
    op.create_index("ix_door_count_tally_id", "door_count", ["tally_id"])
    op.create_table(
        "door_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("names", sa.Boolean(), nullable=False),
        sa.Column("by_itself", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_door_settings_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_door_settings"),
    )


def _make_names() -> None:
    op.create_table(
        "presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_presence_meeting_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_presence_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_presence"),
        sa.UniqueConstraint("meeting_id", "person_id", name="uq_presence_meeting_id_person_id"),
    )
    op.create_index("ix_presence_person_id", "presence", ["person_id"])
    op.create_table(
        "presence_sum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.Column("returners", sa.Integer(), nullable=False),
        sa.CheckConstraint("returners >= 0 AND returners <= named", name="ck_presence_sum_returners_among_named"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_presence_sum_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_presence_sum"),
        sa.UniqueConstraint("meeting_id", name="uq_presence_sum_meeting_id"),
    )
    op.create_table(
        "apology",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.CheckConstraint("person_id IS NOT NULL OR length(name) > 0", name="ck_apology_somebody"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_apology_meeting_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_apology_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_apology"),
        sa.UniqueConstraint("meeting_id", "person_id", name="uq_apology_meeting_id_person_id"),
    )
    op.create_index("ix_apology_person_id", "apology", ["person_id"])


def _begin_tallies() -> None:
    tally = sa.table(
        "tally", sa.column("version"), sa.column("usual"), sa.column("name"), sa.column("folded_name"),
        sa.column("is_people", sa.Boolean()), sa.column("place"),
    )  # fmt: skip
    rows = [
        {"version": 1, "usual": usual, "name": "", "folded_name": usual, "is_people": True, "place": place}
        for place, usual in enumerate(USUAL, 1)
    ]
    op.bulk_insert(tally, rows)
