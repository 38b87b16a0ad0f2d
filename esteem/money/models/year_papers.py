"""The tables of a year's papers: the notes to its accounts, typed by the treasurer, and the report of the year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned
from esteem.kernel.history import Sat
from esteem.kernel.money import Money
from esteem.money.rules.year_report import ReportPart

MEANWHILE = "Somebody wrote here a moment ago. Look at the page again."


class YearNote(Row, Versioned, Base):
    """What the books cannot know and the notes must say: what was repaid to those who run the group, and the like."""

    __tablename__ = "year_note"
    __table_args__ = (
        UniqueConstraint("year_ends_on", info={"says": MEANWHILE}),
        CheckConstraint(
            "expenses IS NULL OR expenses >= 0", name="expenses_not_below_nought",
            info={"says": "Enter nought or more.", "field": "expenses"},
        ),
        CheckConstraint(
            "(expenses IS NULL) = (expenses_people IS NULL) AND (coalesce(expenses, 0) > 0) = (coalesce(expenses_people, 0) > 0)",
            name="expenses_of_so_many",
            info={"says": "Say how much, and to how many people; nought and nought when there was none.",
                  "field": "expenses_people"},
        ),
    )  # fmt: skip

    year_ends_on: Mapped[date] = mapped_column(info={"label": "Year ended"})
    expenses: Mapped[Money | None] = mapped_column(info={"label": "Expenses repaid"})
    expenses_people: Mapped[int | None] = mapped_column(info={"label": "To how many people"})
    expenses_for: Mapped[str] = mapped_column(String(300), default="", info={"label": "What for"})
    paid: Mapped[str] = mapped_column(Text, default="", info={"label": "Paid to those who run the group"})
    related: Mapped[str] = mapped_column(Text, default="", info={"label": "Dealings with connected people"})
    guarantees: Mapped[str] = mapped_column(Text, default="", info={"label": "Guarantees"})
    debts: Mapped[str] = mapped_column(Text, default="", info={"label": "Debts outstanding"})
    other: Mapped[str] = mapped_column(Text, default="", info={"label": "Other notes"})


class YearReport(Row, Sat, Base):
    """The report of the year in the group's own words; each part saves itself while it is typed, in sittings."""

    __tablename__ = "year_report"
    __table_args__ = (UniqueConstraint("year_ends_on", info={"says": MEANWHILE}),)

    year_ends_on: Mapped[date] = mapped_column(info={"label": "Year ended"})
    address: Mapped[str] = mapped_column(Text, default="", info={"label": "Address", "history": False})
    constituted: Mapped[str] = mapped_column(Text, default="", info={"label": "Governing document", "history": False})
    chosen: Mapped[str] = mapped_column(Text, default="", info={"label": "How they are chosen", "history": False})
    aims: Mapped[str] = mapped_column(Text, default="", info={"label": "Aims", "history": False})
    did: Mapped[str] = mapped_column(Text, default="", info={"label": "What was done", "history": False})
    benefit: Mapped[str] = mapped_column(Text, default="", info={"label": "Who benefited", "history": False})
    had_regard: Mapped[str] = mapped_column(
        Text, default="", info={"label": "Public benefit guidance", "history": False}
    )
    reserves: Mapped[str] = mapped_column(Text, default="", info={"label": "Reserves", "history": False})
    deficits: Mapped[str] = mapped_column(Text, default="", info={"label": "Funds in deficit", "history": False})
    ahead: Mapped[str] = mapped_column(Text, default="", info={"label": "What comes next", "history": False})
    other: Mapped[str] = mapped_column(Text, default="", info={"label": "Anything else", "history": False})

    @property
    def texts(self) -> dict[str, str]:
        """What each part says, by its name."""
        return {part.value: getattr(self, part.value) for part in ReportPart}

    @property
    def is_empty(self) -> bool:
        return not any(self.texts.values())
