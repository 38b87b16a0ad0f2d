"""Jobs on the night, speakers at meetings, lifts."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

AT_THE_HALL = "meeting,agm,special,social,talk,training"
USUAL = (
    ("Set up", "set up", 2, "medium", AT_THE_HALL),
    ("Welcome", "welcome", 1, "small", AT_THE_HALL),
    ("Tea", "tea", 1, "medium", AT_THE_HALL),
    ("Lift", "lift", 1, "medium", "outing"),
    ("Minutes", "minutes", 1, "medium", "committee,agm,special"),
    ("Put away", "put away", 2, "small", AT_THE_HALL),
)


def upgrade() -> None:
    _make_jobs()
    _make_who_does_them()
    _make_talks()
    _make_lifts()
    _begin_jobs()


def _make_jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("folded_name", sa.String(80), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("size", sa.String(30), nullable=False),
        sa.Column("in_kinds", sa.String(200), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name="ck_job_name_given"),
        sa.CheckConstraint("people >= 1 AND people <= 9", name="ck_job_people_few"),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.UniqueConstraint("folded_name", name="uq_job_folded_name"),
    )


def _make_who_does_them() -> None:
    op.create_table(
        "job_taker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_job_taker"),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name="fk_job_taker_job_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_job_taker_person_id"),
        sa.UniqueConstraint("job_id", "person_id", name="uq_job_taker_job_id_person_id"),
    )
    op.create_index("ix_job_taker_person_id", "job_taker", ["person_id"])
    op.create_table(
        "job_turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_job_turn"),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name="fk_job_turn_job_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_job_turn_meeting_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_job_turn_person_id"),
        sa.UniqueConstraint("meeting_id", "job_id", "person_id", name="uq_job_turn_meeting_id_job_id_person_id"),
    )
    op.create_index("ix_job_turn_job_id", "job_turn", ["job_id"])
    op.create_index("ix_job_turn_person_id", "job_turn", ["person_id"])
    op.create_table(
        "job_cannot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_job_cannot"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_job_cannot_meeting_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_job_cannot_person_id"),
        sa.UniqueConstraint("meeting_id", "person_id", name="uq_job_cannot_meeting_id_person_id"),
    )
    op.create_index("ix_job_cannot_person_id", "job_cannot", ["person_id"])


def _make_talks() -> None:
    op.create_table(
        "talk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("topic", sa.String(200), nullable=False),
        sa.Column("fee", sa.BigInteger(), nullable=True),
        sa.Column("needs", sa.String(300), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("declined_on", sa.Date(), nullable=True),
        sa.Column("thanked_on", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("fee >= 0", name="ck_talk_fee_not_below_nought"),
        sa.CheckConstraint("confirmed_on IS NULL OR declined_on IS NULL", name="ck_talk_one_answer"),
        sa.PrimaryKeyConstraint("id", name="pk_talk"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_talk_meeting_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_talk_person_id"),
    )
    op.create_index("ix_talk_meeting_id", "talk", ["meeting_id"])
    op.create_index("ix_talk_person_id", "talk", ["person_id"])


def _make_lifts() -> None:
    op.create_table(
        "lift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(30), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("from_where", sa.String(200), nullable=False),
        sa.Column("notes", sa.String(200), nullable=False),
        sa.Column("driven_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("driven_by_id IS NULL OR way = 'wanted'", name="ck_lift_goes_along"),
        sa.CheckConstraint("seats >= 1 AND seats <= 16", name="ck_lift_seats_few"),
        sa.CheckConstraint("person_id IS NOT NULL OR length(name) > 0", name="ck_lift_somebody"),
        sa.PrimaryKeyConstraint("id", name="pk_lift"),
        sa.ForeignKeyConstraint(["driven_by_id"], ["lift.id"], name="fk_lift_driven_by_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_lift_meeting_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_lift_person_id"),
        sa.UniqueConstraint("meeting_id", "person_id", name="uq_lift_meeting_id_person_id"),
    )
    op.create_index("ix_lift_driven_by_id", "lift", ["driven_by_id"])
    op.create_index("ix_lift_person_id", "lift", ["person_id"])


def _begin_jobs() -> None:
    job = sa.table(
        "job", sa.column("version"), sa.column("name"), sa.column("folded_name"), sa.column("people"), sa.column("size"),
        sa.column("in_kinds"), sa.column("place"),
    )  # fmt: skip
    heads = ("name", "folded_name", "people", "size", "in_kinds")
    rows = [{"version": 1, **dict(zip(heads, row, strict=True)), "place": place} for place, row in enumerate(USUAL, 1)]
    op.bulk_insert(job, rows)
