"""Expense claims, mileage rates, petty cash."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.create_table(
        "claims_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("approvals", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1", name="ck_claims_rule_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_claims_rule"),
    )
    op.create_table(
        "mileage_rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("vehicle", sa.String(30), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("after", sa.BigInteger(), nullable=False),
        sa.Column("passenger", sa.BigInteger(), nullable=False),
        sa.Column("miles", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("first > 0", name="ck_mileage_rate_some_rate"),
        sa.PrimaryKeyConstraint("id", name="pk_mileage_rate"),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("standing", sa.String(30), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("begun_by", sa.Integer(), nullable=True),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("handed_in_on", sa.Date(), nullable=True),
        sa.Column("handed_in_by", sa.Integer(), nullable=True),
        sa.Column("sent_back_because", sa.String(300), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(60), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint("(standing = 'paid') = (transaction_id IS NOT NULL)", name="ck_claim_paid_with_a_booking"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_claim_person_id"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_claim_transaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.UniqueConstraint("transaction_id", name="uq_claim_transaction_id"),
    )
    op.create_index("ix_claim_person_id", "claim", ["person_id"])
    op.create_index("ix_claim_standing", "claim", ["standing"])
    op.create_table(
        "claim_spent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(200), nullable=False),
        sa.Column("heading_id", sa.Integer(), nullable=True),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("receipt_name", sa.String(120), nullable=False),
        sa.Column("ending", sa.String(10), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("file_size", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0", name="ck_claim_spent_some_amount"),
        sa.CheckConstraint("sha256 IS NULL OR length(sha256) = 64", name="ck_claim_spent_stored"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_spent_claim_id"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_claim_spent_fund_id"),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"], name="fk_claim_spent_heading_id"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_claim_spent_project_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_spent"),
    )
    op.create_index("ix_claim_spent_claim_id", "claim_spent", ["claim_id"])
    op.create_table(
        "claim_journey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(200), nullable=False),
        sa.Column("from_place", sa.String(80), nullable=False),
        sa.Column("to_place", sa.String(80), nullable=False),
        sa.Column("tenths", sa.Integer(), nullable=False),
        sa.Column("vehicle", sa.String(30), nullable=False),
        sa.Column("passengers", sa.Integer(), nullable=False),
        sa.Column("heading_id", sa.Integer(), nullable=True),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("worked_out", sa.String(200), nullable=False),
        sa.CheckConstraint("passengers >= 0", name="ck_claim_journey_passengers_not_below_nought"),
        sa.CheckConstraint("tenths > 0", name="ck_claim_journey_some_miles"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_journey_claim_id"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_claim_journey_fund_id"),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"], name="fk_claim_journey_heading_id"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_claim_journey_project_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_journey"),
    )
    op.create_index("ix_claim_journey_claim_id", "claim_journey", ["claim_id"])
    op.create_table(
        "claim_approval",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("approved_at", sa.DateTime(), nullable=False),
        sa.Column("was_connected", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_approval_claim_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_claim_approval_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_approval"),
        sa.UniqueConstraint("claim_id", "nth", "account_id", name="uq_claim_approval_claim_id_nth_account_id"),
    )
    op.create_index("ix_claim_approval_person_id", "claim_approval", ["person_id"])
    op.create_table(
        "petty_tin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("kept_by", sa.String(80), nullable=False),
        sa.Column("since_number", sa.Integer(), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.CheckConstraint("level > 0", name="ck_petty_tin_some_float"),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_petty_tin_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_petty_tin"),
        sa.UniqueConstraint("account_id", name="uq_petty_tin_account_id"),
    )
    op.create_table(
        "petty_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tin_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("vouchers", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("difference", sa.BigInteger(), nullable=False),
        sa.Column("counted_by", sa.String(80), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("counted_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("counted >= 0", name="ck_petty_count_counted_not_below_nought"),
        sa.ForeignKeyConstraint(["tin_id"], ["petty_tin.id"], name="fk_petty_count_tin_id"),
        sa.PrimaryKeyConstraint("id", name="pk_petty_count"),
    )
    op.create_index("ix_petty_count_tin_id", "petty_count", ["tin_id"])
    op.create_table(
        "petty_top_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tin_id", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.Column("after_number", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["tin_id"], ["petty_tin.id"], name="fk_petty_top_up_tin_id"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_petty_top_up_transaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_petty_top_up"),
        sa.UniqueConstraint("transaction_id", name="uq_petty_top_up_transaction_id"),
    )
    op.create_index("ix_petty_top_up_tin_id", "petty_top_up", ["tin_id"])
