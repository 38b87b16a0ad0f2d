"""Applications for money, and what happened to each."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("funder", sa.String(200), nullable=False),
        sa.Column("purpose", sa.String(200), nullable=False),
        sa.Column("asked", sa.BigInteger(), nullable=True),
        sa.Column("deadline_on", sa.Date(), nullable=True),
        sa.Column("strings", sa.Text(), nullable=False),
        sa.Column("report_due_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("fund_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(30), nullable=False),
        sa.Column("sought_in", sa.Text(), nullable=False),
        sa.CheckConstraint("length(funder) > 0", name="ck_application_funder_given"),
        sa.CheckConstraint("asked > 0", name="ck_application_asks_for_something"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_application_fund_id"),
        sa.PrimaryKeyConstraint("id", name="pk_application"),
    )
    op.create_index("ix_application_status", "application", ["status", "deadline_on"])
    op.create_table(
        "application_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind NOT IN ('awarded', 'paid') OR coalesce(amount, 0) > 0", name="ck_application_event_amount_where_due"
        ),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name="fk_application_event_application_id"),
        sa.PrimaryKeyConstraint("id", name="pk_application_event"),
    )
    op.create_index("ix_application_event_application_id", "application_event", ["application_id"])
