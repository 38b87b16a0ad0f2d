"""Payments two people agree, and the day a fund is to be spent by."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("fund", sa.Column("spend_by_on", sa.Date(), nullable=True))
    op.create_table(
        "payment_limit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("decided", sa.String(200), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_payment_limit"),
    )
    op.create_table(
        "payment_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(30), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(120), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("description", sa.String(200), nullable=False),
        sa.Column("reference", sa.String(60), nullable=False),
        sa.Column("every", sa.String(30), nullable=True),
        sa.Column("repeat_id", sa.Integer(), nullable=True),
        sa.Column("receipt_name", sa.String(120), nullable=False),
        sa.Column("ending", sa.String(10), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("file_size", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("on_paper", sa.String(200), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(standing IN ('made', 'reversed')) = (transaction_id IS NOT NULL)",
            name="ck_payment_proposal_made_with_a_booking",
        ),
        sa.CheckConstraint("sha256 IS NULL OR length(sha256) = 64", name="ck_payment_proposal_stored"),
        sa.ForeignKeyConstraint(["account_id"], ["money_account.id"], name="fk_payment_proposal_account_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_payment_proposal_person_id"),
        sa.ForeignKeyConstraint(["repeat_id"], ["money_repeat.id"], name="fk_payment_proposal_repeat_id"),
        sa.ForeignKeyConstraint(
            ["transaction_id"], ["money_transaction.id"], name="fk_payment_proposal_transaction_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_payment_proposal"),
        sa.UniqueConstraint("transaction_id", name="uq_payment_proposal_transaction_id"),
    )
    op.create_index("ix_payment_proposal_person_id", "payment_proposal", ["person_id"])
    op.create_index("ix_payment_proposal_standing", "payment_proposal", ["standing"])
    op.create_table(
        "payment_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("heading_id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("amount > 0", name="ck_payment_part_some_amount"),
        sa.ForeignKeyConstraint(["proposal_id"], ["payment_proposal.id"], name="fk_payment_part_proposal_id"),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"], name="fk_payment_part_heading_id"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name="fk_payment_part_fund_id"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_payment_part_project_id"),
        sa.PrimaryKeyConstraint("id", name="pk_payment_part"),
    )
    op.create_index("ix_payment_part_proposal_id", "payment_part", ["proposal_id"])
    op.create_table(
        "payment_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(30), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("because", sa.String(300), nullable=False),
        sa.Column("was_connected", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("said <> 'refused' OR length(because) > 0", name="ck_payment_word_refused_with_why"),
        sa.ForeignKeyConstraint(["proposal_id"], ["payment_proposal.id"], name="fk_payment_word_proposal_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_payment_word_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_payment_word"),
        sa.UniqueConstraint("proposal_id", "account_id", "said", name="uq_payment_word_proposal_id_account_id_said"),
    )
    op.create_index("ix_payment_word_person_id", "payment_word", ["person_id"])
