"""Gift Aid declarations, gifts and claims."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    _settings()
    _declarations()
    _claims()


def _settings() -> None:
    op.create_table(
        "giftaid_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Boolean(), nullable=False),
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("reclaimed_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1", name="ck_giftaid_settings_one_row"),
        sa.ForeignKeyConstraint(["reclaimed_id"], ["heading.id"], name="fk_giftaid_settings_reclaimed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_giftaid_settings"),
    )
    op.create_table(
        "giftaid_heading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("heading_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"], name="fk_giftaid_heading_heading_id"),
        sa.PrimaryKeyConstraint("id", name="pk_giftaid_heading"),
        sa.UniqueConstraint("heading_id", name="uq_giftaid_heading_heading_id"),
    )
    op.create_table(
        "giftaid_said",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.Column("is_gift", sa.Boolean(), nullable=False),
        sa.Column("sponsored", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.CheckConstraint("length(reason) > 0", name="ck_giftaid_said_reason_given"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_giftaid_said_transaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_giftaid_said"),
        sa.UniqueConstraint("transaction_id", name="uq_giftaid_said_transaction_id"),
    )


def _declarations() -> None:
    op.create_table(
        "giftaid_declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("charity", sa.String(200), nullable=False),
        sa.Column("title", sa.String(10), nullable=False),
        sa.Column("first_name", sa.String(60), nullable=False),
        sa.Column("last_name", sa.String(60), nullable=False),
        sa.Column("house", sa.String(60), nullable=False),
        sa.Column("postcode", sa.String(12), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("for_one", sa.Boolean(), nullable=False),
        sa.Column("gift_on", sa.Date(), nullable=True),
        sa.Column("for_past", sa.Boolean(), nullable=False),
        sa.Column("for_future", sa.Boolean(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("was_told", sa.Boolean(), nullable=False),
        sa.Column("how", sa.String(30), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(first_name) > 0 AND length(last_name) > 0", name="ck_giftaid_declaration_named"),
        sa.CheckConstraint("length(house) > 0 AND length(postcode) > 0", name="ck_giftaid_declaration_at_home"),
        sa.CheckConstraint("for_one OR for_past OR for_future", name="ck_giftaid_declaration_some_gifts"),
        sa.CheckConstraint("wanted AND was_told", name="ck_giftaid_declaration_whole"),
        sa.CheckConstraint(
            "cancelled_on IS NULL OR cancelled_on >= made_on", name="ck_giftaid_declaration_cancelled_after"
        ),
        sa.CheckConstraint("sent_on IS NULL OR sent_on >= made_on", name="ck_giftaid_declaration_sent_after"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_giftaid_declaration_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_giftaid_declaration"),
    )
    op.create_index("ix_giftaid_declaration_person_id", "giftaid_declaration", ["person_id"])
    op.create_index("ix_giftaid_declaration_last_name", "giftaid_declaration", ["last_name", "first_name"])
    op.create_table(
        "giftaid_moved",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("declaration_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("house", sa.String(60), nullable=False),
        sa.Column("postcode", sa.String(12), nullable=False),
        sa.CheckConstraint("length(house) > 0 AND length(postcode) > 0", name="ck_giftaid_moved_at_home"),
        sa.ForeignKeyConstraint(["declaration_id"], ["giftaid_declaration.id"], name="fk_giftaid_moved_declaration_id"),
        sa.PrimaryKeyConstraint("id", name="pk_giftaid_moved"),
    )
    op.create_index("ix_giftaid_moved_declaration_id", "giftaid_moved", ["declaration_id"])


def _claims() -> None:
    op.create_table(
        "giftaid_claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(60), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("gifts", sa.BigInteger(), nullable=False),
        sa.Column("small", sa.BigInteger(), nullable=False),
        sa.Column("small_year_on", sa.Date(), nullable=True),
        sa.Column("tax", sa.BigInteger(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("tax > 0", name="ck_giftaid_claim_some_tax"),
        sa.CheckConstraint("small >= 0", name="ck_giftaid_claim_small_not_below_nought"),
        sa.CheckConstraint("(small = 0) = (small_year_on IS NULL)", name="ck_giftaid_claim_small_of_a_year"),
        sa.CheckConstraint("undone_at IS NULL OR transaction_id IS NULL", name="ck_giftaid_claim_paid_or_undone"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_giftaid_claim_transaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_giftaid_claim"),
        sa.UniqueConstraint("transaction_id", name="uq_giftaid_claim_transaction_id"),
    )
    op.create_table(
        "giftaid_claimed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.Column("declaration_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(10), nullable=False),
        sa.Column("first_name", sa.String(60), nullable=False),
        sa.Column("last_name", sa.String(60), nullable=False),
        sa.Column("house", sa.String(60), nullable=False),
        sa.Column("postcode", sa.String(12), nullable=False),
        sa.Column("sponsored", sa.Boolean(), nullable=False),
        sa.Column("live", sa.Integer(), nullable=True),
        sa.Column("reversed_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.CheckConstraint("amount > 0", name="ck_giftaid_claimed_some_amount"),
        sa.ForeignKeyConstraint(["claim_id"], ["giftaid_claim.id"], name="fk_giftaid_claimed_claim_id"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_giftaid_claimed_transaction_id"),
        sa.ForeignKeyConstraint(
            ["declaration_id"], ["giftaid_declaration.id"], name="fk_giftaid_claimed_declaration_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_giftaid_claimed"),
        sa.UniqueConstraint("transaction_id", "live", name="uq_giftaid_claimed_transaction_id_live"),
    )
    op.create_index("ix_giftaid_claimed_claim_id", "giftaid_claimed", ["claim_id"])
    op.create_index("ix_giftaid_claimed_declaration_id", "giftaid_claimed", ["declaration_id"])
