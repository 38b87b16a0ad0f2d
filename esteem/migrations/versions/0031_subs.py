"""Subs: plans, who is on which, who paid for which time, takings at the door."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "subs_plan",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("folded_name", sa.String(120), nullable=False),
        sa.Column("every", sa.String(30), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reduced", sa.BigInteger(), nullable=True),
        sa.Column("least", sa.BigInteger(), nullable=True),
        sa.Column("first_free", sa.Boolean(), nullable=False),
        sa.Column("carer_free", sa.Boolean(), nullable=False),
        sa.Column("grace_days", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("is_usual", sa.Boolean(), nullable=False),
        sa.Column("heading_id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("may_be_gift", sa.Boolean(), nullable=False),
        sa.Column("gift_reason", sa.String(300), nullable=False),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount >= 0", name="ck_subs_plan_amount_not_below_nought"),
        sa.CheckConstraint("(length(gift_reason) > 0) OR NOT may_be_gift", name="ck_subs_plan_gift_with_reason"),
        sa.CheckConstraint("grace_days >= 0", name="ck_subs_plan_grace_not_below_nought"),
        sa.CheckConstraint("length(name) > 0", name="ck_subs_plan_name_given"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_subs_plan_fund_id"),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"], name="fk_subs_plan_heading_id"),
        sa.PrimaryKeyConstraint("id", name="pk_subs_plan"),
        sa.UniqueConstraint("folded_name", name="uq_subs_plan_folded_name"),
    )
    op.create_index("ix_subs_plan_fund_id", "subs_plan", ["fund_id"])
    op.create_index("ix_subs_plan_heading_id", "subs_plan", ["heading_id"])
    op.create_table(
        "subs_on",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("rate", sa.String(30), nullable=False),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ck_subs_on_ends_after_it_starts"),
        sa.CheckConstraint("payer_id IS NULL OR payer_id <> person_id", name="ck_subs_on_somebody_else_pays"),
        sa.ForeignKeyConstraint(["payer_id"], ["person.id"], name="fk_subs_on_payer_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_subs_on_person_id"),
        sa.ForeignKeyConstraint(["plan_id"], ["subs_plan.id"], name="fk_subs_on_plan_id"),
        sa.PrimaryKeyConstraint("id", name="pk_subs_on"),
        sa.UniqueConstraint("person_id", "starts_on", name="uq_subs_on_person_id_starts_on"),
    )
    op.create_index("ix_subs_on_payer_id", "subs_on", ["payer_id"])
    op.create_index("ix_subs_on_plan_id", "subs_on", ["plan_id"])
    op.create_table(
        "subs_words",
        sa.Column("reminder", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_subs_words_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_subs_words"),
    )
    op.create_table(
        "subs_taking",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(30), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.Column("ticked", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("counted_by", sa.String(80), nullable=False),
        sa.Column("second_by", sa.String(80), nullable=False),
        sa.Column("live", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(undone_at IS NULL) = (live IS NOT NULL)", name="ck_subs_taking_live_until_undone"),
        sa.CheckConstraint("others >= 0", name="ck_subs_taking_others_not_below_nought"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_subs_taking_meeting_id"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_subs_taking_transaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_subs_taking"),
        sa.UniqueConstraint("meeting_id", "method", "live", name="uq_subs_taking_meeting_id_method_live"),
        sa.UniqueConstraint("transaction_id", name="uq_subs_taking_transaction_id"),
    )
    op.create_table(
        "subs_payment",
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(30), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount >= 0", name="ck_subs_payment_amount_not_below_nought"),
        sa.CheckConstraint("amount = 0 OR transaction_id IS NOT NULL", name="ck_subs_payment_booked"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_subs_payment_meeting_id"),
        sa.ForeignKeyConstraint(["payer_id"], ["person.id"], name="fk_subs_payment_payer_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_subs_payment_person_id"),
        sa.ForeignKeyConstraint(["plan_id"], ["subs_plan.id"], name="fk_subs_payment_plan_id"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_subs_payment_transaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_subs_payment"),
    )
    op.create_index("ix_subs_payment_meeting_id", "subs_payment", ["meeting_id"])
    op.create_index("ix_subs_payment_paid_on", "subs_payment", ["paid_on"])
    op.create_index("ix_subs_payment_payer_id", "subs_payment", ["payer_id"])
    op.create_index("ix_subs_payment_person_id", "subs_payment", ["person_id"])
    op.create_index("ix_subs_payment_plan_id", "subs_payment", ["plan_id"])
    op.create_index("ix_subs_payment_transaction_id", "subs_payment", ["transaction_id"])
    op.create_table(
        "subs_paid_period",
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("share", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name="ck_subs_paid_period_some_days"),
        sa.ForeignKeyConstraint(["payment_id"], ["subs_payment.id"], name="fk_subs_paid_period_payment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_subs_paid_period"),
        sa.UniqueConstraint("payment_id", "starts_on", name="uq_subs_paid_period_payment_id_starts_on"),
    )
