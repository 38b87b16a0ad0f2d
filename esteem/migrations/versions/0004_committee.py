"""Offices, and who held them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(30), nullable=True),
        sa.Column("duties", sa.Text(), nullable=False),
        sa.Column("needed", sa.Boolean(), nullable=False),
        sa.Column("on_committee", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name="ck_office_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_office"),
        sa.UniqueConstraint("kind", name="uq_office_kind"),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("came", sa.String(30), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("until_on IS NULL OR until_on > since_on", name="ck_term_ends_after_it_began"),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_term_office_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_term_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_term"),
    )
    op.create_index("ix_term_office_id", "term", ["office_id"])
    op.create_index("ix_term_person_id", "term", ["person_id"])
