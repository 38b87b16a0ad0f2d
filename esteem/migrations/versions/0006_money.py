"""The books: accounts, headings, funds, transactions and their lines, month totals, the year's papers.

New books begin with one general fund, the usual headings, and two headings of their own.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

HEADINGS = (
    ("Subs at meetings", "receipt", "activities"),
    ("Annual membership", "receipt", "donations"),
    ("Donations", "receipt", "donations"),
    ("Gift Aid reclaimed", "receipt", "donations"),
    ("Grants", "receipt", "grants"),
    ("Raffle and refreshments", "receipt", "fundraising"),
    ("Other fundraising", "receipt", "fundraising"),
    ("Trips and events collected", "receipt", "activities"),
    ("Bank interest", "receipt", "investment_income"),
    ("Equipment sold", "receipt", "asset_sales"),
    ("Other money in", "receipt", "activities"),
    ("Room hire", "payment", "charitable"),
    ("Refreshments", "payment", "charitable"),
    ("Speakers", "payment", "charitable"),
    ("Trips and events", "payment", "charitable"),
    ("Transport and mileage", "payment", "charitable"),
    ("Printing and publicity", "payment", "charitable"),
    ("Phone, website and software", "payment", "charitable"),
    ("Stationery and postage", "payment", "charitable"),
    ("Insurance", "payment", "charitable"),
    ("Training", "payment", "charitable"),
    ("Affiliation fees", "payment", "charitable"),
    ("Volunteer expenses", "payment", "charitable"),
    ("Equipment", "payment", "charitable"),
    ("Large equipment to keep", "payment", "asset_purchases"),
    ("Fundraising costs", "payment", "fundraising_costs"),
    ("Bank charges", "payment", "charitable"),
    ("Examiner's fee", "payment", "examination"),
    ("Donations made", "payment", "grants_made"),
    ("Other money out", "payment", "charitable"),
    ("Transfers between funds", "transfer", None),
    ("Money the books began with", "opening", None),
)


def upgrade() -> None:
    _make_places()
    _make_bookings()
    _make_year_ends()
    _fill()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer(), nullable=False)


def _make_places() -> None:
    op.create_table(
        "money_account",
        _id(),
        _version(),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("details", sa.String(200), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name="ck_money_account_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_money_account"),
        sa.UniqueConstraint("name", name="uq_money_account_name"),
    )
    op.create_table(
        "heading",
        _id(),
        _version(),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("statutory", sa.String(30), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name="ck_heading_name_given"),
        sa.CheckConstraint("(kind IN ('receipt', 'payment')) = (statutory IS NOT NULL)", name="ck_heading_sorted"),
        sa.PrimaryKeyConstraint("id", name="pk_heading"),
        sa.UniqueConstraint("kind", "name", name="uq_heading_kind_name"),
    )
    op.create_table(
        "fund",
        _id(),
        _version(),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("given_by", sa.String(120), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name="ck_fund_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_fund"),
        sa.UniqueConstraint("name", name="uq_fund_name"),
    )


def _make_bookings() -> None:
    op.create_table(
        "money_transaction",
        _id(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("description", sa.String(200), nullable=False),
        sa.Column("who", sa.String(120), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("reversal_of_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint("number > 0", name="ck_money_transaction_counted"),
        sa.CheckConstraint("line_count > 1", name="ck_money_transaction_two_sided"),
        sa.CheckConstraint("(reversal_of_id IS NULL) = (length(reason) = 0)", name="ck_money_transaction_reason_given"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_money_transaction_person_id"),
        sa.ForeignKeyConstraint(
            ["reversal_of_id"], ["money_transaction.id"], name="fk_money_transaction_reversal_of_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_money_transaction"),
        sa.UniqueConstraint("number", name="uq_money_transaction_number"),
        sa.UniqueConstraint("reversal_of_id", name="uq_money_transaction_reversal_of_id"),
    )
    op.create_index("ix_money_transaction_day_number", "money_transaction", ["day", "number"])
    op.create_index("ix_money_transaction_person_id", "money_transaction", ["person_id"])
    op.create_table(
        "money_line",
        _id(),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("heading_id", sa.Integer(), nullable=True),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("(account_id IS NULL) <> (heading_id IS NULL)", name="ck_money_line_one_place"),
        sa.CheckConstraint("amount <> 0", name="ck_money_line_some_amount"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_money_line_transaction_id"),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_money_line_account_id"),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"], name="fk_money_line_heading_id"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_money_line_fund_id"),
        sa.PrimaryKeyConstraint("id", name="pk_money_line"),
    )
    op.create_index("ix_money_line_transaction_id", "money_line", ["transaction_id"])
    op.create_index("ix_money_line_day_account_id", "money_line", ["day", "account_id"])
    for column in ("account_id", "heading_id", "fund_id"):
        op.create_index(f"ix_money_line_{column}_day", "money_line", [column, "day"])
    op.create_table(
        "money_month",
        _id(),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("heading_id", sa.Integer(), nullable=True),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_money_month_account_id"),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"], name="fk_money_month_heading_id"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_money_month_fund_id"),
        sa.PrimaryKeyConstraint("id", name="pk_money_month"),
    )
    for place, other in (("account", "heading"), ("heading", "account")):
        op.create_index(
            f"uq_money_month_{place}",
            "money_month",
            ["month", f"{place}_id", "fund_id"],
            unique=True,
            sqlite_where=sa.text(f"{other}_id IS NULL"),
            postgresql_where=sa.text(f"{other}_id IS NULL"),
        )


def _make_year_ends() -> None:
    op.create_table(
        "other_holding",
        _id(),
        _version(),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("details", sa.String(200), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(details) > 0", name="ck_other_holding_details_given"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_other_holding_fund_id"),
        sa.PrimaryKeyConstraint("id", name="pk_other_holding"),
    )
    op.create_index("ix_other_holding_year_ends_on", "other_holding", ["year_ends_on"])
    op.create_table(
        "approved_accounts",
        _id(),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("meeting", sa.String(120), nullable=False),
        sa.Column("signed_by", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="ck_approved_accounts_stored"),
        sa.PrimaryKeyConstraint("id", name="pk_approved_accounts"),
        sa.UniqueConstraint("year_ends_on", "revision", name="uq_approved_accounts_year_ends_on_revision"),
    )


def _fill() -> None:
    fund = sa.table("fund", *(sa.column(name) for name in ("version", "name", "kind", "given_by", "purpose")))
    op.bulk_insert(fund, [{"version": 1, "name": "General", "kind": "general", "given_by": "", "purpose": ""}])
    heading = sa.table("heading", *(sa.column(name) for name in ("version", "name", "kind", "statutory", "place")))
    rows = [
        {"version": 1, "name": name, "kind": kind, "statutory": statutory, "place": 10 * place}
        for place, (name, kind, statutory) in enumerate(HEADINGS, 1)
    ]
    op.bulk_insert(heading, rows)
