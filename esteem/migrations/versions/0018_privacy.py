"""Requests, complaints, what is kept how long, erasures, and the privacy notice."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    _asked()
    _kept()
    _noticed()


def _asked() -> None:
    op.create_table(
        "privacy_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("came", sa.String(30), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extended_because", sa.String(300), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("ended", sa.String(30), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.CheckConstraint("person_id IS NOT NULL OR length(name) > 0", name="ck_privacy_request_from_somebody"),
        sa.CheckConstraint("(closed_on IS NULL) = (ended IS NULL)", name="ck_privacy_request_ended_when_closed"),
        sa.CheckConstraint(
            "(extended_on IS NULL) = (length(extended_because) = 0)", name="ck_privacy_request_extended_with_reason"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_privacy_request_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_privacy_request"),
    )
    op.create_index("ix_privacy_request_person_id", "privacy_request", ["person_id"])
    op.create_index("ix_privacy_request_closed_on", "privacy_request", ["closed_on"])
    op.create_table(
        "privacy_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("awaiting", sa.String(30), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint("until_on IS NULL OR until_on >= since_on", name="ck_privacy_pause_ends_after_it_began"),
        sa.ForeignKeyConstraint(["request_id"], ["privacy_request.id"], name="fk_privacy_pause_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_privacy_pause"),
    )
    op.create_index("ix_privacy_pause_request_id", "privacy_pause", ["request_id"])
    op.create_table(
        "held_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("form", sa.String(10), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_held_file_person_id"),
        sa.ForeignKeyConstraint(["request_id"], ["privacy_request.id"], name="fk_held_file_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_held_file"),
    )
    op.create_index("ix_held_file_person_id", "held_file", ["person_id"])


def _kept() -> None:
    op.create_table(
        "retention_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(30), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("because", sa.String(300), nullable=False),
        sa.CheckConstraint("months > 0", name="ck_retention_choice_some_time"),
        sa.PrimaryKeyConstraint("id", name="pk_retention_choice"),
        sa.UniqueConstraint("item", name="uq_retention_choice_item"),
    )
    op.create_table(
        "kept_longer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("because", sa.String(300), nullable=False),
        sa.CheckConstraint("length(because) > 0", name="ck_kept_longer_reason_given"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_kept_longer_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_longer"),
    )
    op.create_index("ix_kept_longer_person_id", "kept_longer", ["person_id"])
    op.create_table(
        "retention_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_retention_review"),
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(30), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_erasure_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
        sa.UniqueConstraint("person_id", name="uq_erasure_person_id"),
    )


def _noticed() -> None:
    op.create_table(
        "notice_details",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contact", sa.String(300), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("abroad", sa.Text(), nullable=False),
        sa.Column("more", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_notice_details_one_notice"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_details"),
    )
    op.create_table(
        "adopted_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_size", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(64), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="ck_adopted_notice_stored"),
        sa.PrimaryKeyConstraint("id", name="pk_adopted_notice"),
        sa.UniqueConstraint("number", name="uq_adopted_notice_number"),
    )
