"""The tables of private links to the calendar, and of what the group's programme says each time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned


class CalendarFeed(Row, Versioned, Base):
    """The one private link of an account, or of somebody who does not sign in. Of its secret only the fingerprint is kept.

    A link that ends is a row that goes: nothing brings it back.
    """

    __tablename__ = "calendar_feed"
    __table_args__ = (
        CheckConstraint(
            "(account_id IS NULL) <> (person_id IS NULL)", name="one_owner", info={"says": "A link is for one person."}
        ),
        UniqueConstraint("account_id", info={"says": "There is a link already. Load the page again."}),
        UniqueConstraint("person_id", info={"says": "They have a link already. Load the page again."}),
        UniqueConstraint("fingerprint", info={"says": "Try again."}),
        {"sqlite_autoincrement": True},
    )

    account_id: Mapped[int | None] = mapped_column(info={"history": False})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "For"})
    fingerprint: Mapped[str] = mapped_column(String(64), info={"history": False})
    made_at: Mapped[datetime] = mapped_column(info={"label": "Link to the calendar made"})
    show_topic: Mapped[bool] = mapped_column(default=False, info={"label": "Shows what is on"})
    show_place: Mapped[bool] = mapped_column(default=False, info={"label": "Shows where"})

    @property
    def shows(self) -> str:
        """How much of each meeting it tells, in words."""
        told = ["when", *(["what is on"] if self.show_topic else []), *(["where"] if self.show_place else [])]
        return " and ".join(filter(None, [", ".join(told[:-1]), told[-1]]))


class ProgrammeSettings(Row, Versioned, Base):
    """What every programme says; one row, made when something is first decided."""

    __tablename__ = "programme_settings"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row", info={"says": "That was decided a moment ago. Try again."}),
    )

    contact: Mapped[str] = mapped_column(String(200), default="", info={"label": "How to reach us, on the programme"})
