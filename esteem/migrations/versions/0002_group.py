"""The group and its rules in force."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("formality", sa.String(30), nullable=False),
        sa.Column("nation", sa.String(30), nullable=False),
        sa.Column("charity_number", sa.String(20), nullable=False),
        sa.Column("year_end_day", sa.Integer(), nullable=False),
        sa.Column("year_end_month", sa.Integer(), nullable=False),
        sa.Column("member_word", sa.String(40), nullable=False),
        sa.Column("members_word", sa.String(40), nullable=False),
        sa.Column("meeting_word", sa.String(40), nullable=False),
        sa.Column("subs_word", sa.String(40), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("set_up_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("id = 1", name="ck_group_one_group"),
        sa.CheckConstraint("length(name) > 0", name="ck_group_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_group"),
    )
    op.create_table(
        "rule_in_force",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rule_in_force"),
        sa.UniqueConstraint("key", name="uq_rule_in_force_key"),
    )
