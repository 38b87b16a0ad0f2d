"""The body that stands over the group, and which headings are for what passes to it or comes from it."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.add_column("heading", sa.Column("with_parent", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "parent_body",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name="ck_parent_body_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_parent_body"),
    )
