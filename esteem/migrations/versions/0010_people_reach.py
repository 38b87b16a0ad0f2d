"""How people may be reached, where each stands, how they heard of the group, and whether they were erased."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

WORDS = (
    ("pronouns", 60), ("second_phone", 60), ("second_phone_care", 200), ("address", 400), ("town", 80), ("postcode", 12),
    ("address_care", 200), ("best_times", 200), ("source_note", 200),
)  # fmt: skip
TICKS = ("withhold_number", "shared_phone", "plain_envelope")
CHOICES = ("by_phone", "by_text", "by_email", "by_post", "preferred")


def upgrade() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("folded_name", sa.String(160), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name="ck_source_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("folded_name", name="uq_source_folded_name"),
    )
    with op.batch_alter_table("person") as person:
        for name, length in WORDS:
            person.add_column(sa.Column(name, sa.String(length), nullable=False, server_default=""))
        for name in TICKS:
            person.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
        for name in CHOICES:
            person.add_column(sa.Column(name, sa.String(30), nullable=True))
        person.add_column(sa.Column("stands", sa.String(30), nullable=False, server_default="member"))
        person.add_column(sa.Column("notes", sa.Text(), nullable=False, server_default=""))
        person.add_column(sa.Column("enquired_on", sa.Date(), nullable=True))
        person.add_column(sa.Column("follow_up_on", sa.Date(), nullable=True))
        person.add_column(sa.Column("erased_at", sa.DateTime(), nullable=True))
        person.add_column(sa.Column("source_id", sa.Integer(), nullable=True))
        person.create_foreign_key("fk_person_source_id", "source", ["source_id"], ["id"])
