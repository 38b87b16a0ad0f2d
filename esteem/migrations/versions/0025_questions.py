"""Decisions between meetings, and who may speak for the group."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    _mandates()
    _said()
    _questions()
    _asked()


def _mandates() -> None:
    op.create_table(
        "mandate",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(300), nullable=False),
        sa.Column("to_whom", sa.String(200), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("rests_on", sa.String(200), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(about) > 0", name="ck_mandate_about_given"),
        sa.CheckConstraint("last_on IS NULL OR last_on >= since_on", name="ck_mandate_ends_after_it_began"),
        sa.CheckConstraint("decision_id IS NOT NULL OR rests_on <> ''", name="ck_mandate_rests_on_something"),
        sa.PrimaryKeyConstraint("id", name="pk_mandate"),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name="fk_mandate_decision_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_mandate_person_id"),
    )
    op.create_index("ix_mandate_decision_id", "mandate", ["decision_id"])
    op.create_index("ix_mandate_person_id", "mandate", ["person_id"])


def _said() -> None:
    op.create_table(
        "said_outside",
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(120), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("to_whom", sa.String(200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(person_id IS NULL) <> (who = '')", name="ck_said_outside_one_who"),
        sa.CheckConstraint("length(words) > 0", name="ck_said_outside_words_given"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_said_outside_person_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_said_outside_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_said_outside"),
    )
    op.create_index("ix_said_outside_meeting_id", "said_outside", ["meeting_id"])
    op.create_index("ix_said_outside_person_id", "said_outside", ["person_id"])
    op.create_index("ix_said_outside_said_on", "said_outside", ["said_on"])


def _questions() -> None:
    op.create_table(
        "question",
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("needs", sa.String(30), nullable=False),
        sa.Column("least", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_because", sa.String(300), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("least IS NULL OR least > 0", name="ck_question_least_above_nought"),
        sa.CheckConstraint(
            "(decision_id IS NOT NULL) + (refused_on IS NOT NULL) + (withdrawn_on IS NOT NULL) <= 1",
            name="ck_question_one_end",
        ),
        sa.CheckConstraint("length(options) > 0", name="ck_question_options_given"),
        sa.CheckConstraint(
            "withdrawn_on IS NULL OR withdrawn_because <> ''", name="ck_question_withdrawn_with_a_reason"
        ),
        sa.CheckConstraint("length(words) > 0", name="ck_question_words_given"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_question_meeting_id"),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name="fk_question_decision_id"),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
    )
    op.create_index("ix_question_closes_on", "question", ["closes_on"])
    op.create_index("ix_question_decision_id", "question", ["decision_id"])
    op.create_index("ix_question_meeting_id", "question", ["meeting_id"])


def _asked() -> None:
    op.create_table(
        "question_asked",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("as_committee", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=True),
        sa.Column("link_made_at", sa.DateTime(), nullable=True),
        sa.Column("chose", sa.Integer(), nullable=True),
        sa.Column("remark", sa.String(500), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("how", sa.String(30), nullable=True),
        sa.Column("left_out_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(chose IS NULL) = (answered_at IS NULL) AND (chose IS NULL) = (how IS NULL)",
            name="ck_question_asked_answered_whole",
        ),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_question_asked_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_question_asked"),
        sa.UniqueConstraint("question_id", "person_id", name="uq_question_asked_question_id_person_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_question_asked_person_id"),
        sa.UniqueConstraint("fingerprint", name="uq_question_asked_fingerprint"),
    )
    op.create_index("ix_question_asked_person_id", "question_asked", ["person_id"])
