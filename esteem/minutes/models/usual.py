"""The tables of a group's own usual order of a kind of meeting; without one, the delivered order holds."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.rules.items import ItemKind


class UsualOrder(Row, Versioned, Base):
    """One kind of meeting for which the group has an order of its own."""

    __tablename__ = "usual_order"
    __table_args__ = (UniqueConstraint("kind", info={"says": "There is an order for this kind already."}),)

    kind: Mapped[MeetingKind] = mapped_column(enumerated(MeetingKind), info={"label": "Kind"})
    saves: Mapped[int] = mapped_column(default=0, info={"history": False})  # so that its version tells of its lines too

    items: Mapped[list[UsualItem]] = relationship(
        order_by="(UsualItem.place, UsualItem.id)", cascade="all, delete-orphan"
    )


class UsualItem(Row, Base):
    """One line of it; `slot` says which of the delivered lines it is, "" for one of the group's own."""

    __tablename__ = "usual_item"
    __table_args__ = (
        CheckConstraint("length(title) > 0", name="title_given", info={"says": "Enter what it is about."}),
        CheckConstraint("minutes IS NULL OR minutes > 0", name="takes_time", info={"says": "Enter 1 or more."}),
        Index("ix_usual_item_usual_order_id", "usual_order_id"),
    )

    usual_order_id: Mapped[int] = mapped_column(ForeignKey("usual_order.id"), info={"history": False})
    place: Mapped[int] = mapped_column(info={"label": "Place"})
    slot: Mapped[str] = mapped_column(String(30), default="", info={"history": False})
    title: Mapped[str] = mapped_column(String(200), info={"label": "What it is about"})
    kind: Mapped[ItemKind] = mapped_column(enumerated(ItemKind), info={"label": "What it is for"})
    minutes: Mapped[int | None] = mapped_column(info={"label": "Minutes"})
