"""Bookings in several parts: projects, a reference, the meeting a booking belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.create_table(
        "project",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name="ck_project_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_project"),
        sa.UniqueConstraint("name", name="uq_project_name"),
    )
    with op.batch_alter_table("money_transaction") as booking:
        booking.add_column(sa.Column("reference", sa.String(60), nullable=False, server_default=""))
        booking.add_column(sa.Column("meeting_id", sa.Integer(), nullable=True))
        booking.create_foreign_key("fk_money_transaction_meeting_id", "meeting", ["meeting_id"], ["id"])
    op.create_index("ix_money_transaction_meeting_id", "money_transaction", ["meeting_id"])
    with op.batch_alter_table("money_line") as line:
        line.add_column(sa.Column("project_id", sa.Integer(), nullable=True))
        line.add_column(sa.Column("leads", sa.Boolean(), nullable=False, server_default=sa.false()))
        line.create_foreign_key("fk_money_line_project_id", "project", ["project_id"], ["id"])
    op.create_index("ix_money_line_project_id_day", "money_line", ["project_id", "day"])
    op.execute(
        "UPDATE money_line SET leads = 1 WHERE id IN "
        "(SELECT min(id) FROM money_line WHERE account_id IS NOT NULL GROUP BY transaction_id)"
    )
