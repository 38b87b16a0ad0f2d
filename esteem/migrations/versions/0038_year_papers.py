"""What is written for a year's papers: the notes to its accounts, and the report of the year."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.create_table(
        "year_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        sa.Column("expenses", sa.BigInteger(), nullable=True),
        sa.Column("expenses_people", sa.Integer(), nullable=True),
        sa.Column("expenses_for", sa.String(300), nullable=False),
        sa.Column("paid", sa.Text(), nullable=False),
        sa.Column("related", sa.Text(), nullable=False),
        sa.Column("guarantees", sa.Text(), nullable=False),
        sa.Column("debts", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.CheckConstraint("expenses IS NULL OR expenses >= 0", name="ck_year_note_expenses_not_below_nought"),
        sa.CheckConstraint(
            "(expenses IS NULL) = (expenses_people IS NULL) AND (coalesce(expenses, 0) > 0) = (coalesce(expenses_people, 0) > 0)",
            name="ck_year_note_expenses_of_so_many",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_year_note"),
        sa.UniqueConstraint("year_ends_on", name="uq_year_note_year_ends_on"),
    )
    op.create_table(
        "year_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in (
            "address", "constituted", "chosen", "aims", "did", "benefit", "had_regard", "reserves", "deficits", "ahead",
            "other",
        )),
        sa.Column("sat_by_id", sa.Integer(), nullable=True),
        sa.Column("sat_via", sa.String(20), nullable=False),
        sa.Column("sat_before", sa.Text(), nullable=False),
        sa.Column("sat_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_year_report"),
        sa.UniqueConstraint("year_ends_on", name="uq_year_report_year_ends_on"),
    )  # fmt: skip
    op.add_column("approved_accounts", sa.Column("report_sha256", sa.String(64), nullable=True))
