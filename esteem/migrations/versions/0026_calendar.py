"""Private calendar feeds, and meetings that may be public."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    for name in ("meeting", "series"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("is_public", sa.Boolean(), nullable=False, server_default=sa.false()))
            table.add_column(sa.Column("public_words", sa.String(300), nullable=False, server_default=""))
    _what_calendars_show()
    _feeds()
    op.create_table(
        "programme_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contact", sa.String(200), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_programme_settings_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_programme_settings"),
    )


def _what_calendars_show() -> None:
    with op.batch_alter_table("meeting") as meeting:
        meeting.add_column(sa.Column("uid", sa.String(36), nullable=False, server_default=""))
        meeting.add_column(sa.Column("shown_version", sa.Integer(), nullable=False, server_default="0"))
        meeting.add_column(sa.Column("shown_at", sa.DateTime(), nullable=False, server_default="2026-01-01 00:00:00"))
    op.execute(
        "UPDATE meeting SET uid = lower(hex(randomblob(16))), shown_at = strftime('%Y-%m-%d %H:%M:%S.000000', 'now')"
    )


def _feeds() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("show_topic", sa.Boolean(), nullable=False),
        sa.Column("show_place", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(account_id IS NULL) <> (person_id IS NULL)", name="ck_calendar_feed_one_owner"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_calendar_feed_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_feed"),
        sa.UniqueConstraint("account_id", name="uq_calendar_feed_account_id"),
        sa.UniqueConstraint("person_id", name="uq_calendar_feed_person_id"),
        sa.UniqueConstraint("fingerprint", name="uq_calendar_feed_fingerprint"),
        sqlite_autoincrement=True,
    )
