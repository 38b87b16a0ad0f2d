"""What an examiner ticks and asks; the sign-in role of one."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"

ROLE = ("examiner", "Examiner", "Looks through one year's books until a day, ticks and asks; invited by the treasurer.")


def upgrade() -> None:
    _tables()
    role = sa.table("sign_in_role", *(sa.column(name) for name in ("key", "name", "says", "place")))
    last = op.get_bind().scalar(sa.select(sa.func.max(role.c.place))) or 0
    op.bulk_insert(role, [dict(zip(("key", "name", "says"), ROLE, strict=True), place=last + 1)])


def _tables() -> None:
    op.create_table(
        "examiner_visit",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("shows_names", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name="ck_examiner_visit_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_examiner_visit"),
    )
    op.create_index("ix_examiner_visit_account_id", "examiner_visit", ["account_id"])
    op.create_index("ix_examiner_visit_year_ends_on", "examiner_visit", ["year_ends_on"])
    op.create_table(
        "examiner_mark",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_examiner_mark_transaction_id"),
        sa.ForeignKeyConstraint(["visit_id"], ["examiner_visit.id"], name="fk_examiner_mark_visit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_examiner_mark"),
        sa.UniqueConstraint("visit_id", "transaction_id", name="uq_examiner_mark_visit_id_transaction_id"),
    )
    op.create_index("ix_examiner_mark_transaction_id", "examiner_mark", ["transaction_id"])
    op.create_table(
        "examiner_query",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(answered_at IS NULL) = (length(answer) = 0)", name="ck_examiner_query_answered_in_words"),
        sa.CheckConstraint("length(words) > 0", name="ck_examiner_query_words_given"),
        sa.ForeignKeyConstraint(["transaction_id"], ["money_transaction.id"], name="fk_examiner_query_transaction_id"),
        sa.ForeignKeyConstraint(["visit_id"], ["examiner_visit.id"], name="fk_examiner_query_visit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_examiner_query"),
        sa.UniqueConstraint("visit_id", "number", name="uq_examiner_query_visit_id_number"),
    )
    op.create_index("ix_examiner_query_transaction_id", "examiner_query", ["transaction_id"])
    op.create_table(
        "examiner_look",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(120), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["examiner_visit.id"], name="fk_examiner_look_visit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_examiner_look"),
    )
    op.create_index("ix_examiner_look_visit_id_at", "examiner_look", ["visit_id", "at"])
