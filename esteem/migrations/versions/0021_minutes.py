"""Agendas, minutes, decisions and actions."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    _agenda()
    _minutes()
    _decisions()
    _actions()
    _say_what_the_committee_does()


def _agenda() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("usual", sa.String(30), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("brought_by", sa.String(120), nullable=False),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("parked_at", sa.DateTime(), nullable=True),
        sa.Column("parked_for", sa.String(30), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sat_by_id", sa.Integer(), nullable=True),
        sa.Column("sat_via", sa.String(20), nullable=False),
        sa.Column("sat_before", sa.Text(), nullable=False),
        sa.Column("sat_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("kind <> 'sharing' OR note = ''", name="ck_agenda_item_sharing_is_not_minuted"),
        sa.CheckConstraint("meeting_id IS NOT NULL OR parked_at IS NOT NULL", name="ck_agenda_item_somewhere"),
        sa.CheckConstraint("minutes IS NULL OR minutes > 0", name="ck_agenda_item_takes_time"),
        sa.CheckConstraint("length(title) > 0", name="ck_agenda_item_title_given"),
        sa.ForeignKeyConstraint(["carried_from_id"], ["agenda_item.id"], name="fk_agenda_item_carried_from_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_item"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_agenda_item_meeting_id"),
    )
    op.create_index("ix_agenda_item_carried_from_id", "agenda_item", ["carried_from_id"])
    op.create_index("ix_agenda_item_meeting_id", "agenda_item", ["meeting_id", "place"])


def _minutes() -> None:
    op.create_table(
        "minutes",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("chair", sa.String(120), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("present_count", sa.Integer(), nullable=True),
        sa.Column("in_attendance", sa.Text(), nullable=False),
        sa.Column("apologies", sa.Text(), nullable=False),
        sa.Column("other_words", sa.Text(), nullable=False),
        sa.Column("quorum_needed", sa.Integer(), nullable=True),
        sa.Column("quorum_met", sa.Boolean(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_meeting_id", sa.Integer(), nullable=True),
        sa.Column("signed_by", sa.String(120), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_size", sa.Integer(), nullable=True),
        sa.Column("set_aside_at", sa.DateTime(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sat_by_id", sa.Integer(), nullable=True),
        sa.Column("sat_via", sa.String(20), nullable=False),
        sa.Column("sat_before", sa.Text(), nullable=False),
        sa.Column("sat_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "approved_meeting_id IS NULL OR approved_meeting_id <> meeting_id", name="ck_minutes_approved_later"
        ),
        sa.CheckConstraint("approved_on IS NULL OR set_aside_at IS NULL", name="ck_minutes_approved_or_aside"),
        sa.CheckConstraint(
            "(approved_on IS NULL) = (sha256 = '') AND (approved_on IS NULL) = (approved_meeting_id IS NULL)",
            name="ck_minutes_approved_whole",
        ),
        sa.CheckConstraint("present_count IS NULL OR present_count >= 0", name="ck_minutes_present_not_below_nought"),
        sa.PrimaryKeyConstraint("id", name="pk_minutes"),
        sa.ForeignKeyConstraint(["approved_meeting_id"], ["meeting.id"], name="fk_minutes_approved_meeting_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_minutes_meeting_id"),
        sa.UniqueConstraint("meeting_id", name="uq_minutes_meeting_id"),
    )
    op.create_index("ix_minutes_approved_meeting_id", "minutes", ["approved_meeting_id"])


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.String(120), nullable=False),
        sa.Column("seconded_by", sa.String(120), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("abstained", sa.Integer(), nullable=True),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_because", sa.String(300), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name="ck_decision_numbered"),
        sa.CheckConstraint(
            "votes_for >= 0 AND votes_against >= 0 AND abstained >= 0", name="ck_decision_votes_not_below_nought"
        ),
        sa.CheckConstraint(
            "withdrawn_on IS NULL OR withdrawn_because <> ''", name="ck_decision_withdrawn_with_a_reason"
        ),
        sa.CheckConstraint("length(words) > 0", name="ck_decision_words_given"),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_item.id"], name="fk_decision_agenda_item_id"),
        sa.UniqueConstraint("year", "number", name="uq_decision_year_number"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_decision_meeting_id"),
    )
    op.create_index("ix_decision_agenda_item_id", "decision", ["agenda_item_id"])
    op.create_index("ix_decision_decided_on", "decision", ["decided_on"])
    op.create_index("ix_decision_meeting_id", "decision", ["meeting_id"])


def _actions() -> None:
    op.create_table(
        "action",
        sa.Column("words", sa.String(500), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(120), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("dropped_because", sa.String(200), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("done_on IS NULL OR dropped_on IS NULL", name="ck_action_done_or_dropped"),
        sa.CheckConstraint("done_on IS NULL OR done_on >= begun_on", name="ck_action_done_after_agreed"),
        sa.CheckConstraint("person_id IS NULL OR who = ''", name="ck_action_one_who"),
        sa.CheckConstraint("length(words) > 0", name="ck_action_words_given"),
        sa.PrimaryKeyConstraint("id", name="pk_action"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_action_person_id"),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_item.id"], name="fk_action_agenda_item_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_action_meeting_id"),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name="fk_action_decision_id"),
    )
    op.create_index("ix_action_agenda_item_id", "action", ["agenda_item_id"])
    op.create_index("ix_action_decision_id", "action", ["decision_id"])
    op.create_index("ix_action_due_on", "action", ["due_on"])
    op.create_index("ix_action_meeting_id", "action", ["meeting_id"])
    op.create_index("ix_action_person_id", "action", ["person_id"])


def _say_what_the_committee_does() -> None:
    """The sign-in role as delivered keeps the minutes too; a group that said it in other words keeps its own."""
    op.execute(
        "UPDATE sign_in_role SET says = 'Sees what the group does, and keeps the meetings and their minutes.' "
        "WHERE key = 'committee' AND says = 'Sees what the group does, and keeps the meetings.'"
    )
