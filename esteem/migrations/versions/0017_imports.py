"""Imported files, what each changed, and people who are one."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "people_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(120), nullable=False),
        sa.Column("sheet_note", sa.String(200), nullable=False),
        sa.Column("heads_key", sa.String(64), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("only_gaps", sa.Boolean(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("kept_back", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people_import"),
    )
    op.create_index("ix_people_import_heads_key", "people_import", ["heads_key"])
    op.create_table(
        "people_import_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("happened", sa.String(30), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["people_import.id"], name="fk_people_import_line_import_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_people_import_line_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_people_import_line"),
    )
    for column in ("import_id", "person_id", "mark"):
        op.create_index(f"ix_people_import_line_{column}", "people_import_line", [column])
    op.create_table(
        "not_the_same",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name="ck_not_the_same_in_order"),
        sa.ForeignKeyConstraint(["first_id"], ["person.id"], name="fk_not_the_same_first_id"),
        sa.ForeignKeyConstraint(["second_id"], ["person.id"], name="fk_not_the_same_second_id"),
        sa.PrimaryKeyConstraint("id", name="pk_not_the_same"),
        sa.UniqueConstraint("first_id", "second_id", name="uq_not_the_same_first_id_second_id"),
    )
    op.create_index("ix_not_the_same_second_id", "not_the_same", ["second_id"])
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        person.add_column(sa.Column("merged_at", sa.DateTime(), nullable=True))
        person.create_foreign_key("fk_person_merged_into_id", "person", ["merged_into_id"], ["id"])
        person.create_index("ix_person_merged_into_id", ["merged_into_id"])
