"""Emergency contacts, needs and who looked at them, connections, and what people sent through a link of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    _needs()
    _connections()
    _own_door()


def _needs() -> None:
    op.create_table(
        "needs",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contact_name", sa.String(200), nullable=False),
        sa.Column("contact_number", sa.String(60), nullable=False),
        sa.Column("contact_is", sa.String(80), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.Column("diet", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["person.id"], name="fk_needs_id"),
        sa.PrimaryKeyConstraint("id", name="pk_needs"),
    )
    op.create_table(
        "look",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_look_person_id"),
        sa.PrimaryKeyConstraint("person_id", "at", "account_id", name="pk_look"),
    )
    op.create_index("ix_look_account_id_at", "look", ["account_id", "at"])


def _connections() -> None:
    op.create_table(
        "connection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("words", sa.String(80), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("one_id < other_id", name="ck_connection_two_people"),
        sa.ForeignKeyConstraint(["one_id"], ["person.id"], name="fk_connection_one_id"),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name="fk_connection_other_id"),
        sa.PrimaryKeyConstraint("id", name="pk_connection"),
        sa.UniqueConstraint("one_id", "other_id", "kind", name="uq_connection_one_id_other_id_kind"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_connection_other_id", "connection", ["other_id"])


def _own_door() -> None:
    op.create_table(
        "people_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("own_door", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_people_settings_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_people_settings"),
    )
    op.create_table(
        "yours_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.Column("stopped_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_yours_link_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_yours_link"),
        sa.UniqueConstraint("fingerprint", name="uq_yours_link_fingerprint"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_yours_link_person_id", "yours_link", ["person_id"])
    op.create_table(
        "yours_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("outcome", sa.String(30), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_yours_answer_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_yours_answer"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_yours_answer_person_id", "yours_answer", ["person_id"])
