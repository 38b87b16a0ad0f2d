"""The tables of lists brought in from a file, of what each line did, and of people who look alike and are not the same."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.models.person import Person
from esteem.people.rules.listed import Happened


class PeopleImport(Row, Versioned, Base):
    """A list that was uploaded. `lines` holds what it says only until it is brought in, or for a week."""

    __tablename__ = "people_import"
    __table_args__ = (Index("ix_people_import_heads_key", "heads_key"),)

    file_name: Mapped[str] = mapped_column(String(120), info={"label": "File"})
    sheet_note: Mapped[str] = mapped_column(String(200), default="", info={"history": False})
    heads_key: Mapped[str] = mapped_column(String(64), info={"history": False})
    heads: Mapped[str] = mapped_column(Text, default="", info={"history": False})
    lines: Mapped[str] = mapped_column(Text, default="", deferred=True, info={"history": False})
    line_count: Mapped[int] = mapped_column(info={"label": "Lines"})
    columns: Mapped[str] = mapped_column(Text, default="", info={"history": False})
    choices: Mapped[str] = mapped_column(Text, default="", info={"history": False})
    only_gaps: Mapped[bool] = mapped_column(default=False, info={"label": "Only what was missing"})
    uploaded_at: Mapped[datetime] = mapped_column(info={"history": False})
    imported_at: Mapped[datetime | None] = mapped_column(info={"label": "Brought in"})
    undone_at: Mapped[datetime | None] = mapped_column(info={"label": "Undone"})
    left_out: Mapped[int] = mapped_column(default=0, info={"history": False})
    kept_back: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    @property
    def waits(self) -> bool:
        """Whether it was uploaded and is not brought in yet."""
        return self.imported_at is None


class ImportLine(Row, Base):
    """What one line of a list did, and what stood there before, so that it can be undone. The person's own history tells it."""

    __tablename__ = "people_import_line"
    __history__ = False

    import_id: Mapped[int] = mapped_column(ForeignKey("people_import.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    line: Mapped[int]
    happened: Mapped[Happened] = mapped_column(enumerated(Happened))
    mark: Mapped[str] = mapped_column(String(64), index=True)
    before: Mapped[str] = mapped_column(Text, default="")
    after: Mapped[str] = mapped_column(Text, default="")

    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class NotTheSame(Row, Base):
    """Two who look alike, and somebody said that they are not the same."""

    __tablename__ = "not_the_same"
    __table_args__ = (
        CheckConstraint("first_id < second_id", name="in_order", info={"says": "Choose two people, not one."}),
        UniqueConstraint("first_id", "second_id", info={"says": "That was said already."}),
    )

    first_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Is not"})
    second_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "The same as"})
