"""Papers to an agenda, and the usual order of a kind of meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    _papers()
    _orders()
    _lines()


def _papers() -> None:
    op.create_table(
        "agenda_paper",
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("ending", sa.String(8), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_size", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name="ck_agenda_paper_name_given"),
        sa.CheckConstraint("(meeting_id IS NULL) <> (agenda_item_id IS NULL)", name="ck_agenda_paper_of_one_thing"),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_item.id"], name="fk_agenda_paper_agenda_item_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_agenda_paper_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_paper"),
    )
    op.create_index("ix_agenda_paper_agenda_item_id", "agenda_paper", ["agenda_item_id"])
    op.create_index("ix_agenda_paper_meeting_id", "agenda_paper", ["meeting_id"])


def _orders() -> None:
    op.create_table(
        "usual_order",
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_usual_order"),
        sa.UniqueConstraint("kind", name="uq_usual_order_kind"),
    )


def _lines() -> None:
    op.create_table(
        "usual_item",
        sa.Column("usual_order_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("slot", sa.String(30), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes IS NULL OR minutes > 0", name="ck_usual_item_takes_time"),
        sa.CheckConstraint("length(title) > 0", name="ck_usual_item_title_given"),
        sa.PrimaryKeyConstraint("id", name="pk_usual_item"),
        sa.ForeignKeyConstraint(["usual_order_id"], ["usual_order.id"], name="fk_usual_item_usual_order_id"),
    )
    op.create_index("ix_usual_item_usual_order_id", "usual_item", ["usual_order_id"])
