"""Tags and saved lists; numbers typed for callers from abroad are found as they are dialled at home."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

FROM_ABROAD = re.compile(r"^\W*(?:\+\s*|00\s*)44[\s.\-]*(?:\(0\)|0(?=\d))?")

LISTED = ["sort_name", "id", "removed_at", "erased_at", "left_on", "stands", "joined_on", "town", "found_by"]
NO_WAY = "phone = '' AND second_phone = '' AND email = '' AND address = ''"


def upgrade() -> None:
    _named("tag", 40)
    _named("saved_list", 60, sa.Column("narrowed_to", sa.Text(), nullable=False))
    op.create_table(
        "tagging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_tagging_person_id"),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name="fk_tagging_tag_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tagging"),
        sa.UniqueConstraint("tag_id", "person_id", name="uq_tagging_tag_id_person_id"),
    )
    op.create_index("ix_tagging_person_id", "tagging", ["person_id"])
    op.drop_index("ix_person_sort_name", "person")
    op.create_index("ix_person_listed", "person", LISTED)
    op.create_index("ix_person_unreachable", "person", ["sort_name", "id"], sqlite_where=sa.text(NO_WAY))
    _find_numbers()


def _named(table: str, length: int, *more: sa.Column[str]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length), nullable=False),
        sa.Column("folded_name", sa.String(2 * length), nullable=False),
        *more,
        sa.Column("put_away_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name=f"ck_{table}_name_given"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("folded_name", name=f"uq_{table}_folded_name"),
    )


def _find_numbers() -> None:
    """What people are found by held the digits alone, the country's among them."""
    connection = op.get_bind()
    person = sa.table("person", sa.column("id"), sa.column("phone"), sa.column("found_by"))
    typed = sa.select(person.c.id, person.c.phone, person.c.found_by).where(person.c.phone.like("%44%"))
    for number, phone, found_by in connection.execute(typed).all():
        abroad, home = re.sub(r"\D", "", phone), re.sub(r"\D", "", FROM_ABROAD.sub("0", phone))
        if abroad != home and found_by.endswith(f"\n{abroad}"):
            changed = found_by.removesuffix(abroad) + home
            connection.execute(person.update().where(person.c.id == number).values(found_by=changed))
