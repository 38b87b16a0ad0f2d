"""The tables of an examiner’s visit: for which year and until when, what was ticked, what was asked, what was looked at."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row


class ExaminerVisit(Row, Base):
    """Somebody may look through one year’s books until a day. Never deleted: what was found stays to be read."""

    __tablename__ = "examiner_visit"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter their name.", "field": "name"}),
        Index("ix_examiner_visit_account_id", "account_id"),
        Index("ix_examiner_visit_year_ends_on", "year_ends_on"),
    )

    account_id: Mapped[int] = mapped_column(info={"history": False})  # whose sign-in it is (access keeps accounts)
    name: Mapped[str] = mapped_column(String(120), info={"label": "Examiner"})
    year_ends_on: Mapped[date] = mapped_column(info={"label": "Year ending"})
    invited_on: Mapped[date] = mapped_column(info={"label": "Invited"})
    until_on: Mapped[date] = mapped_column(info={"label": "Until"})
    shows_names: Mapped[bool] = mapped_column(info={"label": "Sees names"})
    ended_at: Mapped[datetime | None] = mapped_column(info={"label": "Ended"})


class ExaminerMark(Row, Base):
    """What the examiner says of one voucher: seen and agrees, and a comment."""

    __tablename__ = "examiner_mark"
    __table_args__ = (
        UniqueConstraint(
            "visit_id", "transaction_id", info={"says": "This was marked a moment ago. Look at the voucher again."}
        ),
        Index("ix_examiner_mark_transaction_id", "transaction_id"),
    )

    visit_id: Mapped[int] = mapped_column(ForeignKey("examiner_visit.id"), info={"history": False})
    transaction_id: Mapped[int] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Booking"})
    agrees: Mapped[bool] = mapped_column(info={"label": "Seen, agrees"})
    comment: Mapped[str] = mapped_column(Text, default="", info={"label": "Comment", "secret": True})


class ExaminerQuery(Row, Base):
    """A question of the examiner, the treasurer’s answer, and whether the examiner is content with it."""

    __tablename__ = "examiner_query"
    __table_args__ = (
        UniqueConstraint("visit_id", "number", info={"says": "Two questions came at the same moment. Try again."}),
        CheckConstraint("length(words) > 0", name="words_given", info={"says": "Write your question.", "field": "words"}),
        CheckConstraint(
            "(answered_at IS NULL) = (length(answer) = 0)", name="answered_in_words",
            info={"says": "Write the answer.", "field": "answer"},
        ),
        Index("ix_examiner_query_transaction_id", "transaction_id"),
    )  # fmt: skip

    visit_id: Mapped[int] = mapped_column(ForeignKey("examiner_visit.id"), info={"history": False})
    number: Mapped[int] = mapped_column(info={"label": "Number"})
    transaction_id: Mapped[int | None] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Booking"})
    words: Mapped[str] = mapped_column(Text, info={"label": "Question", "secret": True})
    asked_at: Mapped[datetime] = mapped_column(info={"history": False})
    answer: Mapped[str] = mapped_column(Text, default="", info={"label": "Answer", "secret": True})
    answered_at: Mapped[datetime | None] = mapped_column(info={"history": False})
    closed_at: Mapped[datetime | None] = mapped_column(info={"label": "Closed"})


class ExaminerLook(Row, Base):
    """A page or a file the examiner opened, and when."""

    __tablename__ = "examiner_look"
    __history__ = False
    __table_args__ = (Index("ix_examiner_look_visit_id_at", "visit_id", "at"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("examiner_visit.id"))
    what: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime]
