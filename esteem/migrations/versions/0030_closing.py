"""Years that are closed, the cash they were closed with, and what was looked at on the way there."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.create_table(
        "closed_year",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("reopened_because", sa.String(200), nullable=False),
        sa.CheckConstraint(
            "(reopened_on IS NULL) = (length(reopened_because) = 0)", name="ck_closed_year_reopened_with_a_reason"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_closed_year"),
        sa.UniqueConstraint("ends_on", "nth", name="uq_closed_year_ends_on_nth"),
    )
    op.create_table(
        "closing_cash",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("closed_year_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["closed_year_id"], ["closed_year.id"], name="fk_closing_cash_closed_year_id"),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_closing_cash_account_id"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_closing_cash_fund_id"),
        sa.PrimaryKeyConstraint("id", name="pk_closing_cash"),
        sa.UniqueConstraint(
            "closed_year_id", "account_id", "fund_id", name="uq_closing_cash_closed_year_id_account_id_fund_id"
        ),
    )
    op.create_table(
        "year_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(30), nullable=False),
        sa.Column("looked_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_year_look"),
        sa.UniqueConstraint("year_ends_on", "what", name="uq_year_look_year_ends_on_what"),
    )
