"""Contact sheets that were made, who was on them, and who has which numbered copy."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "contact_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(30), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("first_number", sa.Integer(), nullable=False),
        sa.Column("people_count", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("unused_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("copies BETWEEN 1 AND 60", name="ck_contact_sheet_some_copies"),
        sa.ForeignKeyConstraint(["replaces_id"], ["contact_sheet.id"], name="fk_contact_sheet_replaces_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_sheet"),
        sa.UniqueConstraint("first_number", name="uq_contact_sheet_first_number"),
    )
    op.create_table(
        "contact_sheet_entry",
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["contact_sheet.id"], name="fk_contact_sheet_entry_sheet_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_contact_sheet_entry_person_id"),
        sa.PrimaryKeyConstraint("sheet_id", "person_id", name="pk_contact_sheet_entry"),
    )
    op.create_index("ix_contact_sheet_entry_person_id", "contact_sheet_entry", ["person_id"])
    op.create_table(
        "contact_sheet_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["sheet_id"], ["contact_sheet.id"], name="fk_contact_sheet_copy_sheet_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_contact_sheet_copy_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_sheet_copy"),
        sa.UniqueConstraint("number", name="uq_contact_sheet_copy_number"),
    )
    op.create_index("ix_contact_sheet_copy_sheet_id", "contact_sheet_copy", ["sheet_id"])
    op.create_index("ix_contact_sheet_copy_person_id", "contact_sheet_copy", ["person_id"])
