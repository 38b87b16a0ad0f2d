"""Receipts kept with bookings, and money that repeats."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("ending", sa.String(10), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_size", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(sha256) = 64", name="ck_receipt_stored"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_receipt_transaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_receipt"),
    )
    op.create_index("ix_receipt_transaction_id", "receipt", ["transaction_id"])
    op.create_table(
        "money_repeat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("like_id", sa.Integer(), nullable=False),
        sa.Column("every", sa.String(30), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= first_on", name="ck_money_repeat_ends_after_it_starts"),
        sa.ForeignKeyConstraint(["like_id"], ["money_transaction.id"], name="fk_money_repeat_like_id"),
        sa.PrimaryKeyConstraint("id", name="pk_money_repeat"),
    )
    op.create_index("ix_money_repeat_like_id", "money_repeat", ["like_id"])
    op.create_index("ix_money_repeat_next_on", "money_repeat", ["next_on"])
