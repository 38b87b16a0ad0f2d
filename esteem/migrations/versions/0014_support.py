"""Helpers, their organisations, speakers, and what was agreed with them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

ROLES = ("is_resource_builder", "is_capacity_builder", "is_facilitator", "is_bridge_builder", "is_co_educator")
AREAS = ("for_organisation", "for_nurturing", "for_expertise", "for_connections")


def upgrade() -> None:
    _organisations()
    _helpers()
    _speakers()
    _agreements()


def _organisations() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(30), nullable=True),
        sa.Column("phone", sa.String(60), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("care", sa.String(200), nullable=False),
        sa.Column("address", sa.String(400), nullable=False),
        sa.Column("website", sa.String(300), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("last_touch_on", sa.Date(), nullable=True),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.Column("sort_name", sa.String(200), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name="ck_organisation_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
    )
    op.create_index("ix_organisation_sort_name", "organisation", ["sort_name"])


def _helpers() -> None:
    op.create_table(
        "helper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("job", sa.String(120), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in (*ROLES, *AREAS)),
        sa.Column("offers", sa.Text(), nullable=False),
        sa.Column("limits", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("last_touch_on", sa.Date(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "agreed_on IS NULL OR review_on IS NULL OR review_on >= agreed_on", name="ck_helper_reviewed_after"
        ),
        sa.CheckConstraint(
            "agreed_on IS NULL OR ended_on IS NULL OR ended_on >= agreed_on", name="ck_helper_ends_after"
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_helper_organisation_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_helper_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_helper"),
        sa.UniqueConstraint("person_id", name="uq_helper_person_id"),
    )
    op.create_index("ix_helper_organisation_id", "helper", ["organisation_id"])
    op.create_table(
        "support_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("about", sa.String(300), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("(helper_id IS NULL) <> (organisation_id IS NULL)", name="ck_support_contact_with_one"),
        sa.ForeignKeyConstraint(["helper_id"], ["helper.id"], name="fk_support_contact_helper_id"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_support_contact_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_support_contact"),
    )
    op.create_index("ix_support_contact_helper_id", "support_contact", ["helper_id"])
    op.create_index("ix_support_contact_organisation_id", "support_contact", ["organisation_id"])
    op.create_table(
        "helper_role_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.CheckConstraint("length(name) > 0", name="ck_helper_role_name_name_given"),
        sa.PrimaryKeyConstraint("id", name="pk_helper_role_name"),
        sa.UniqueConstraint("role", name="uq_helper_role_name_role"),
    )


def _speakers() -> None:
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(200), nullable=False),
        sa.Column("fee", sa.BigInteger(), nullable=True),
        sa.Column("fee_covers", sa.String(200), nullable=False),
        sa.Column("needs", sa.String(300), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("contacted_on", sa.Date(), nullable=True),
        sa.Column("speaks_on", sa.Date(), nullable=True),
        sa.Column("thanked_on", sa.Date(), nullable=True),
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.CheckConstraint("length(topic) > 0", name="ck_speaker_topic_given"),
        sa.CheckConstraint("fee >= 0", name="ck_speaker_fee_not_below_nought"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_speaker_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_speaker"),
    )
    op.create_index("ix_speaker_person_id", "speaker", ["person_id"])


def _agreements() -> None:
    op.create_table(
        "support_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("offers", "limits", "in_return", "confidentiality", "decides")
        ),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_for_us", sa.String(120), nullable=False),
        sa.Column("set_aside_at", sa.DateTime(), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_size", sa.Integer(), nullable=True),
        sa.CheckConstraint("(signed_on IS NULL) = (sha256 = '')", name="ck_support_agreement_signed_whole"),
        sa.CheckConstraint("signed_on IS NULL OR set_aside_at IS NULL", name="ck_support_agreement_signed_or_aside"),
        sa.CheckConstraint(
            "signed_on IS NULL OR review_on IS NULL OR review_on >= signed_on",
            name="ck_support_agreement_reviewed_after",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_support_agreement_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_support_agreement"),
    )
    op.create_index("ix_support_agreement_person_id", "support_agreement", ["person_id"])
