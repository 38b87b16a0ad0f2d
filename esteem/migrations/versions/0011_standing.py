"""Where people stood and since when, and welcoming them."""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

SOURCES = (
    "A friend or relative",
    "Somebody in the group",
    "A doctor or nurse",
    "A hospital or clinic",
    "A support agency or charity",
    "A library or community centre",
    "A poster or leaflet",
    "Our page on the internet",
    "Looking on the internet",
    "A local paper or the radio",
    "A stall or an event",
)
STEPS = (
    "Somebody rang or wrote before the first meeting",
    "Told when and where we meet, and how to find the door",
    "Met at the door by somebody whose name they knew",
    "Told what stays in the room",
    "Asked how they like to be reached, and what to mind",
    "Asked which of their details others may see",
    "Given a number to ring between meetings",
    "Asked after a month how it is going",
)


def upgrade() -> None:
    _make_tables()
    _begin_lists()
    _begin_record()


def _make_tables() -> None:
    op.create_table(
        "standing_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("became", sa.String(30), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_standing_change_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_standing_change"),
    )
    op.create_index("ix_standing_change_person_id", "standing_change", ["person_id"])
    op.create_table(
        "welcome_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("folded_name", sa.String(400), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name="ck_welcome_step_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_welcome_step"),
        sa.UniqueConstraint("folded_name", name="uq_welcome_step_folded_name"),
    )
    op.create_table(
        "welcome_done",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_welcome_done_person_id"),
        sa.ForeignKeyConstraint(["step_id"], ["welcome_step.id"], name="fk_welcome_done_step_id"),
        sa.PrimaryKeyConstraint("id", name="pk_welcome_done"),
        sa.UniqueConstraint("person_id", "step_id", name="uq_welcome_done_person_id_step_id"),
    )
    op.create_index("ix_welcome_done_step_id", "welcome_done", ["step_id"])


def _begin_lists() -> None:
    """What a group may begin with, and make its own."""
    for name, entries in (("source", SOURCES), ("welcome_step", STEPS)):
        columns: list[sa.ColumnClause[object]] = [sa.column(one) for one in ("version", "name", "folded_name", "place")]
        rows = [
            {"version": 1, "name": entry, "folded_name": entry.casefold(), "place": place}
            for place, entry in enumerate(entries, 1)
        ]
        op.bulk_insert(sa.table(name, *columns), rows)


def _begin_record() -> None:
    """Whoever is there already gets the first lines of their record from the days that are known."""
    day, stands = sa.column("joined_on", sa.Date), sa.column("stands", sa.String)
    left_on = sa.column("left_on", sa.Date)
    person = sa.table("person", sa.column("id"), stands, day, sa.column("enquired_on", sa.Date), left_on)
    columns = [sa.column("version"), sa.column("person_id"), sa.column("became"), sa.column("changed_on", sa.Date)]
    record = sa.table("standing_change", *columns, sa.column("note"))
    lines = []
    for number, what, joined, enquired, left in op.get_bind().execute(sa.select(*person.c)):
        first: date | None = enquired if what == "enquirer" else joined
        lines += [(number, what, first)] + ([(number, "left", left)] if left else [])
    rows = [
        {"version": 1, "person_id": number, "became": what, "changed_on": on, "note": ""} for number, what, on in lines
    ]
    if rows:
        op.bulk_insert(record, rows)
