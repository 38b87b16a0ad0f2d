"""Contact sheets that were made: for whom, who was on each, and who has which numbered copy."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.models.person import Person
from esteem.people.rules.consents import Audience


class ContactSheet(Row, Versioned, Base):
    """One printing: its copies carry the numbers from `first_number` on, and no number is ever used again."""

    __tablename__ = "contact_sheet"
    __table_args__ = (
        CheckConstraint(
            "copies BETWEEN 1 AND 60", name="some_copies", info={"says": "Ask for 1 to 60 copies.", "field": "copies"}
        ),
        UniqueConstraint("first_number", info={"says": "Another sheet has these numbers already. Try again."}),
    )

    audience: Mapped[Audience] = mapped_column(enumerated(Audience), info={"label": "For"})
    made_on: Mapped[date] = mapped_column(info={"label": "Made on"})
    copies: Mapped[int] = mapped_column(info={"label": "Copies"})
    first_number: Mapped[int] = mapped_column(info={"label": "First number"})
    people_count: Mapped[int] = mapped_column(info={"label": "People on it"})
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("contact_sheet.id"), info={"history": False})
    unused_at: Mapped[datetime | None] = mapped_column(info={"label": "Not handed out"})

    @property
    def numbers(self) -> range:
        return range(self.first_number, self.first_number + self.copies)


class ContactSheetEntry(Base):
    """Somebody was on that sheet: so that they can be told when a copy is lost. The sheet's own line is its history."""

    __tablename__ = "contact_sheet_entry"
    __history__ = False
    __table_args__ = (Index("ix_contact_sheet_entry_person_id", "person_id"),)

    sheet_id: Mapped[int] = mapped_column(ForeignKey("contact_sheet.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)


class ContactSheetCopy(Row, Versioned, Base):
    """One numbered copy, once somebody has it or it came back."""

    __tablename__ = "contact_sheet_copy"
    __table_args__ = (
        UniqueConstraint("number", info={"says": "Somebody wrote this number down just now. Look again."}),
        Index("ix_contact_sheet_copy_sheet_id", "sheet_id"),
        Index("ix_contact_sheet_copy_person_id", "person_id"),
    )

    sheet_id: Mapped[int] = mapped_column(ForeignKey("contact_sheet.id"), info={"history": False})
    number: Mapped[int] = mapped_column(info={"label": "Number"})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "Who has it"})
    back_on: Mapped[date | None] = mapped_column(info={"label": "Back or destroyed"})

    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    sheet: Mapped[ContactSheet] = relationship(lazy="raise_on_sql")
