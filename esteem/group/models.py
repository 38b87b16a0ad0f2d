"""The one row that is the group, and its rules in force."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.group.rules import Formality, Nation, RuleKey
from esteem.kernel.db import Base, Row, Versioned, enumerated


class Group(Row, Versioned, Base):
    __tablename__ = "group"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_group", info={"says": "This folder already belongs to a group."}),
        CheckConstraint(
            "length(name) > 0", name="name_given", info={"says": "Enter the group's name.", "field": "name"}
        ),
    )

    name: Mapped[str] = mapped_column(String(200), info={"label": "Name"})
    formality: Mapped[Formality] = mapped_column(enumerated(Formality), info={"label": "How formal"})
    nation: Mapped[Nation] = mapped_column(enumerated(Nation), info={"label": "Where"})
    charity_number: Mapped[str] = mapped_column(String(20), default="", info={"label": "Charity number"})
    year_end_day: Mapped[int] = mapped_column(default=31, info={"label": "Year end, day"})
    year_end_month: Mapped[int] = mapped_column(default=3, info={"label": "Year end, month"})
    member_word: Mapped[str] = mapped_column(String(40), default="member", info={"label": "Word for a member"})
    members_word: Mapped[str] = mapped_column(String(40), default="members", info={"label": "Word for members"})
    meeting_word: Mapped[str] = mapped_column(String(40), default="meeting", info={"label": "Word for a meeting"})
    subs_word: Mapped[str] = mapped_column(String(40), default="subs", info={"label": "Word for subs"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "In its own words"})
    set_up_at: Mapped[datetime | None] = mapped_column(info={"label": "Set up"})

    @property
    def has_committee(self) -> bool:
        """Informal groups never see a committee."""
        return self.formality is not Formality.INFORMAL

    @property
    def is_charity(self) -> bool:
        return self.formality is Formality.CHARITY


class RuleInForce(Row, Base):
    __tablename__ = "rule_in_force"
    __table_args__ = (UniqueConstraint("key", info={"says": "That rule is already in force."}),)

    key: Mapped[RuleKey] = mapped_column(enumerated(RuleKey, 40), info={"label": "Rule"})
    value: Mapped[str] = mapped_column(String(40), info={"label": "Value"})
    source: Mapped[str] = mapped_column(String(200), info={"label": "From"})
    since_on: Mapped[date] = mapped_column(info={"label": "Since"})
