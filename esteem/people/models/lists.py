"""The group's own tags, who has them, and the lists it saved."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned


class Tag(Row, Versioned, Base):
    """A word the group puts to people; put away rather than deleted."""

    __tablename__ = "tag"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a tag.", "field": "name"}),
        UniqueConstraint("folded_name", info={"says": "There is such a tag already.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(40), info={"label": "Name"})
    folded_name: Mapped[str] = mapped_column(String(80), info={"history": False})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})


class Tagging(Row, Base):
    """Somebody has a tag."""

    __tablename__ = "tagging"
    __table_args__ = (
        UniqueConstraint("tag_id", "person_id", info={"says": "They have that tag already.", "field": "tags"}),
        Index("ix_tagging_person_id", "person_id"),
    )

    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), info={"label": "Tag"})
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who"})


class SavedList(Row, Versioned, Base):
    """What a list is narrowed to, under a name: the end of an address, and whom it shows is asked anew each time."""

    __tablename__ = "saved_list"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        UniqueConstraint("folded_name", info={"says": "There is a list of that name already.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(60), info={"label": "Name"})
    folded_name: Mapped[str] = mapped_column(String(120), info={"history": False})
    narrowed_to: Mapped[str] = mapped_column(Text, info={"label": "Whom it shows", "secret": True})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})
