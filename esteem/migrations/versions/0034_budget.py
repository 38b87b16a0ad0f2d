"""Budgets, and what was given in kind."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.create_table(
        "budget",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("because", sa.String(200), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("meeting", sa.String(120), nullable=False),
        sa.CheckConstraint("revision > 0", name="ck_budget_counted"),
        sa.PrimaryKeyConstraint("id", name="pk_budget"),
        sa.UniqueConstraint("year_ends_on", "revision", name="uq_budget_year_ends_on_revision"),
    )
    op.create_table(
        "budget_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("budget_id", sa.Integer(), nullable=False),
        sa.Column("heading_id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.CheckConstraint("amount >= 0", name="ck_budget_line_not_below_nought"),
        sa.ForeignKeyConstraint(["budget_id"], ["budget.id"], name="fk_budget_line_budget_id"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_budget_line_fund_id"),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"], name="fk_budget_line_heading_id"),
        sa.PrimaryKeyConstraint("id", name="pk_budget_line"),
        sa.UniqueConstraint("budget_id", "heading_id", "fund_id", name="uq_budget_line_budget_id_heading_id_fund_id"),
    )
    op.create_table(
        "budget_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("low_cash", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("id = 1", name="ck_budget_rule_one_row"),
        sa.ForeignKeyConstraint(["room_id"], ["heading.id"], name="fk_budget_rule_room_id"),
        sa.PrimaryKeyConstraint("id", name="pk_budget_rule"),
    )
    op.create_table(
        "in_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("what", sa.String(200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(what) > 0", name="ck_in_kind_what_given"),
        sa.CheckConstraint("(kind = 'hours') = (minutes IS NOT NULL)", name="ck_in_kind_hours_or_not"),
        sa.PrimaryKeyConstraint("id", name="pk_in_kind"),
    )
    op.create_index("ix_in_kind_day", "in_kind", ["day"])
    op.create_table(
        "hour_worth",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("amount > 0", name="ck_hour_worth_some_amount"),
        sa.PrimaryKeyConstraint("id", name="pk_hour_worth"),
    )
