"""What people agreed to, in which words, and what is shown to whom; with the words a group begins with."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

PHOTO_SOURCE = "Five years is what most guides for charities suggest; November 2026"
WORDS = (
    (
        "keep", 1, "Seen to each year, as guides on data protection for clubs suggest; November 2026",
        ("The group may keep my name and the details I gave, so that those who run it can reach me about meetings and "
        "about what the group does. That I belong to the group stays among us. I am asked again each year."),
    ),
    (
        "phone-list", None, "",
        "What I tick below may stand on a list for the people I tick, and for nobody else.",
    ),
    (
        "email-news", None, "",
        ("The group may send me its news by e-mail: what is coming up, and now and then a request for help. Nobody else "
        "sees my address. Word of meetings reaches me either way."),
    ),
    (
        "photo-leaflet", 5, PHOTO_SOURCE,
        ("Photos in which I can be known may be printed in the group’s leaflets and posters. People may guess from them "
        "why I come. For five years, then I am asked again."),
    ),
    (
        "photo-website", 5, PHOTO_SOURCE,
        ("Photos in which I can be known may be put on the group’s own website, where anybody can see and copy them. For "
        "five years, then I am asked again."),
    ),
    (
        "photo-social", 5, PHOTO_SOURCE,
        ("Photos in which I can be known may be put on the group’s social media pages, where anybody can see, copy and "
        "pass them on. For five years, then I am asked again."),
    ),
    (
        "photo-report", 5, PHOTO_SOURCE,
        ("Photos in which I can be known may be used in reports to those who give the group money. For five years, then "
        "I am asked again."),
    ),
    (
        "needs", None, "",
        ("The group may keep whom to ring in an emergency, and what I told it of my needs: getting in and about, food. "
        "Only the few who must know may look. It is wiped the day I leave or take this back."),
    ),
)  # fmt: skip


def upgrade() -> None:
    wording = op.create_table(
        "wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(30), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.CheckConstraint('length("text") > 0', name="ck_wording_text_given"),
        sa.CheckConstraint("coalesce(years, 1) > 0", name="ck_wording_years_above_nought"),
        sa.PrimaryKeyConstraint("id", name="pk_wording"),
        sa.UniqueConstraint("purpose", "number", name="uq_wording_purpose_number"),
    )
    op.bulk_insert(
        wording,
        [
            {"purpose": purpose, "number": 1, "text": text, "years": years, "source": source}
            for purpose, years, source, text in WORDS
        ],
    )
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(30), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(30), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("how", sa.String(30), nullable=False),
        sa.Column("to_whom", sa.String(200), nullable=False),
        sa.Column("runs_out_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.Column("struck_at", sa.DateTime(), nullable=True),
        sa.Column("latest", sa.Boolean(), nullable=False),
        sa.CheckConstraint("runs_out_on IS NULL OR runs_out_on > said_on", name="ck_consent_runs_out_later"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_consent_person_id"),
        sa.ForeignKeyConstraint(["wording_id"], ["wording.id"], name="fk_consent_wording_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
    )
    op.create_index("ix_consent_person_id", "consent", ["person_id"])
    op.create_index("ix_consent_runs_out", "consent", ["latest", "runs_out_on"])
    op.create_index("ix_consent_counts", "consent", ["purpose", "latest", "answer", "person_id", "runs_out_on"])
    op.create_table(
        "shown_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consent_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(30), nullable=False),
        sa.Column("audience", sa.String(30), nullable=False),
        sa.ForeignKeyConstraint(["consent_id"], ["consent.id"], name="fk_shown_item_consent_id"),
        sa.PrimaryKeyConstraint("id", name="pk_shown_item"),
        sa.UniqueConstraint("consent_id", "item", "audience", name="uq_shown_item_consent_id_item_audience"),
    )
