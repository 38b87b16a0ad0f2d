"""Statements from the bank, what they match, reconciliations, cash counts."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    uploads()
    matches()
    reconciliations()


def uploads() -> None:
    op.create_table(
        "bank_upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(120), nullable=False),
        sa.Column("source", sa.String(60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("account_ends", sa.String(4), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("closing", sa.BigInteger(), nullable=True),
        sa.Column("closing_on", sa.Date(), nullable=True),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("brought_at", sa.DateTime(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_bank_upload_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bank_upload"),
    )
    op.create_index("ix_bank_upload_account_id", "bank_upload", ["account_id"])
    op.create_table(
        "bank_match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(200), nullable=False),
        sa.Column("matched_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_bank_match_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bank_match"),
    )
    op.create_index("ix_bank_match_account_id", "bank_match", ["account_id"])
    op.create_table(
        "bank_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("match_id", sa.Integer(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=True),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint("amount <> 0", name="ck_bank_line_some_amount"),
        sa.ForeignKeyConstraint(["upload_id"], ["bank_upload.id"], name="fk_bank_line_upload_id"),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_bank_line_account_id"),
        sa.ForeignKeyConstraint(["match_id"], ["bank_match.id"], name="fk_bank_line_match_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bank_line"),
        sa.UniqueConstraint("account_id", "mark", name="uq_bank_line_account_id_mark"),
    )
    for name, columns in (
        ("upload_id", ["upload_id"]),
        ("match_id", ["match_id"]),
        ("account_id_day", ["account_id", "day"]),
        ("account_id_match_id", ["account_id", "match_id"]),
    ):
        op.create_index(f"ix_bank_line_{name}", "bank_line", columns)
    op.create_table(
        "bank_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("heads_key", sa.String(64), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_bank_layout_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bank_layout"),
        sa.UniqueConstraint("account_id", "heads_key", name="uq_bank_layout_account_id_heads_key"),
    )


def matches() -> None:
    op.create_table(
        "bank_matched_booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("match_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["match_id"], ["bank_match.id"], name="fk_bank_matched_booking_match_id"),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_bank_matched_booking_account_id"),
        sa.ForeignKeyConstraint(
            ["transaction_id"], ["money_transaction.id"], name="fk_bank_matched_booking_transaction_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_bank_matched_booking"),
        sa.UniqueConstraint("account_id", "transaction_id", name="uq_bank_matched_booking_account_id_transaction_id"),
    )
    op.create_index("ix_bank_matched_booking_match_id", "bank_matched_booking", ["match_id"])
    op.create_index("ix_bank_matched_booking_transaction_id", "bank_matched_booking", ["transaction_id"])
    op.create_table(
        "bank_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(80), nullable=False),
        sa.Column("way", sa.String(30), nullable=False),
        sa.Column("heading_id", sa.Integer(), nullable=True),
        sa.Column("to_account_id", sa.Integer(), nullable=True),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(120), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(text) > 1", name="ck_bank_rule_words_given"),
        sa.CheckConstraint("(heading_id IS NULL) <> (to_account_id IS NULL)", name="ck_bank_rule_one_thing"),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"], name="fk_bank_rule_heading_id"),
        sa.ForeignKeyConstraint(["to_account_id"], ["money_account.id"], name="fk_bank_rule_to_account_id"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_bank_rule_fund_id"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_bank_rule_project_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bank_rule"),
        sa.UniqueConstraint("way", "text", name="uq_bank_rule_way_text"),
    )


def reconciliations() -> None:
    op.create_table(
        "reconciliation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("closing", sa.BigInteger(), nullable=False),
        sa.Column("books", sa.BigInteger(), nullable=False),
        sa.Column("uncleared_in", sa.BigInteger(), nullable=False),
        sa.Column("uncleared_out", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("kept_by", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_reconciliation_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reconciliation"),
        sa.UniqueConstraint("account_id", "until_on", name="uq_reconciliation_account_id_until_on"),
    )
    op.create_table(
        "cleared_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reconciliation_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["reconciliation_id"], ["reconciliation.id"], name="fk_cleared_item_reconciliation_id"),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_cleared_item_account_id"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_cleared_item_transaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cleared_item"),
        sa.UniqueConstraint("account_id", "transaction_id", name="uq_cleared_item_account_id_transaction_id"),
    )
    op.create_index("ix_cleared_item_reconciliation_id", "cleared_item", ["reconciliation_id"])
    op.create_index("ix_cleared_item_transaction_id", "cleared_item", ["transaction_id"])
    op.create_table(
        "cash_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=True),
        sa.Column("second_id", sa.Integer(), nullable=True),
        sa.Column("coins", sa.Text(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("books", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "first_id IS NULL OR second_id IS NULL OR first_id <> second_id", name="ck_cash_count_by_two"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_cash_count_account_id"),
        sa.ForeignKeyConstraint(["first_id"], ["person.id"], name="fk_cash_count_first_id"),
        sa.ForeignKeyConstraint(["second_id"], ["person.id"], name="fk_cash_count_second_id"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_cash_count_transaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cash_count"),
    )
    for name in ("account_id", "first_id", "second_id", "transaction_id"):
        op.create_index(f"ix_cash_count_{name}", "cash_count", [name])
