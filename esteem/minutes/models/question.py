"""The tables of questions between meetings: what was asked, of whom, and what each answered."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel import dates
from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.meetings.models import Meeting
from esteem.minutes.models.decision import Decision
from esteem.minutes.rules.questions import Count, How, Needs, Result, State, result_of, says_rule
from esteem.people.models import Person


class Question(Row, Versioned, Base):
    """Something to be decided between two meetings; it closes by itself at the end of a day.

    `options` are the answers to choose from, one on a line. `least` is how many must answer for it to count at all.
    """

    __tablename__ = "question"
    __table_args__ = (
        CheckConstraint("length(words) > 0", name="words_given", info={"says": "Enter the question.", "field": "words"}),
        CheckConstraint("length(options) > 0", name="options_given", info={"says": "Enter the answers.", "field": "options"}),
        CheckConstraint(
            "least IS NULL OR least > 0", name="least_above_nought", info={"says": "Enter 1 or more.", "field": "least"}
        ),
        CheckConstraint(
            "withdrawn_on IS NULL OR withdrawn_because <> ''", name="withdrawn_with_a_reason",
            info={"says": "Say why it is withdrawn.", "field": "because"},
        ),
        CheckConstraint(
            "(decision_id IS NOT NULL) + (refused_on IS NOT NULL) + (withdrawn_on IS NOT NULL) <= 1", name="one_end",
            info={"says": "This question was settled already."},
        ),
        Index("ix_question_closes_on", "closes_on"),
        Index("ix_question_decision_id", "decision_id"),
        Index("ix_question_meeting_id", "meeting_id"),
    )  # fmt: skip

    words: Mapped[str] = mapped_column(String(300), info={"label": "Question"})
    about: Mapped[str] = mapped_column(Text, default="", info={"label": "What to know"})
    options: Mapped[str] = mapped_column(Text, info={"label": "Answers"})
    needs: Mapped[Needs] = mapped_column(enumerated(Needs), info={"label": "What it takes"})
    least: Mapped[int | None] = mapped_column(info={"label": "How many must answer"})
    asked_at: Mapped[datetime] = mapped_column(info={"history": False})
    asked_by_id: Mapped[int | None] = mapped_column(info={"history": False})  # an account
    closes_on: Mapped[date] = mapped_column(info={"label": "Closes on"})
    closed_at: Mapped[datetime | None] = mapped_column(info={"label": "Closed early"})
    withdrawn_on: Mapped[date | None] = mapped_column(info={"label": "Withdrawn"})
    withdrawn_because: Mapped[str] = mapped_column(String(300), default="", info={"label": "Why withdrawn"})
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), info={"history": False})
    refused_on: Mapped[date | None] = mapped_column(info={"label": "Not ratified"})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    asked: Mapped[list[QuestionAsked]] = relationship(back_populates="question", order_by="QuestionAsked.id")
    meeting: Mapped[Meeting | None] = relationship()
    decision: Mapped[Decision | None] = relationship()

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers to choose from; an answer given is kept as its place among them."""
        return tuple(self.options.split("\n"))

    @property
    def ended_on(self) -> date:
        """The day at whose end, or on which, it closes or closed."""
        return dates.day_of(self.closed_at) if self.closed_at is not None else self.closes_on

    @property
    def is_open(self) -> bool:
        """Whether it can be answered now."""
        return self.withdrawn_on is None and self.closed_at is None and dates.today() <= self.closes_on

    @property
    def rule(self) -> str:
        return says_rule(self.needs, self.least)

    @property
    def still_asked(self) -> list[QuestionAsked]:
        """Those who are asked, without whom nobody asks any more."""
        return [one for one in self.asked if one.left_out_at is None]

    @property
    def count(self) -> Count:
        asked = self.still_asked
        votes = tuple(sum(one.chose == place for one in asked) for place in range(len(self.choices)))
        return Count(self.choices, votes, len(asked))

    @property
    def result(self) -> Result:
        return result_of(self.count, self.needs, self.least)

    @property
    def state(self) -> State:
        if self.withdrawn_on is not None:
            return State.WITHDRAWN
        if self.decision_id is not None:
            return State.RATIFIED
        if self.refused_on is not None:
            return State.REFUSED
        if self.is_open:
            return State.OPEN
        return State.AGREED if self.result.won else State.NOTHING


class QuestionAsked(Row, Versioned, Base):
    """One of those who are asked, and their answer. Of the secret of their link only the fingerprint is kept.

    `chose` is the place of the answer among the question's. `as_committee`: they are asked as one of the committee.
    """

    __tablename__ = "question_asked"
    __table_args__ = (
        UniqueConstraint("question_id", "person_id", info={"says": "They are asked already.", "field": "person_id"}),
        UniqueConstraint("fingerprint", info={"says": "Try again."}),
        CheckConstraint(
            "(chose IS NULL) = (answered_at IS NULL) AND (chose IS NULL) = (how IS NULL)", name="answered_whole",
            info={"says": "Choose one of the answers.", "field": "chose"},
        ),
        Index("ix_question_asked_person_id", "person_id"),
    )  # fmt: skip

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), info={"history": False})
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who is asked"})
    as_committee: Mapped[bool] = mapped_column(default=False, info={"history": False})
    fingerprint: Mapped[str | None] = mapped_column(String(64), info={"history": False})
    link_made_at: Mapped[datetime | None] = mapped_column(info={"label": "Link made"})
    chose: Mapped[int | None] = mapped_column(info={"label": "Answer", "secret": True})
    remark: Mapped[str] = mapped_column(String(500), default="", info={"label": "Remark", "secret": True})
    answered_at: Mapped[datetime | None] = mapped_column(info={"label": "Answered"})
    how: Mapped[How | None] = mapped_column(enumerated(How), info={"label": "How"})
    left_out_at: Mapped[datetime | None] = mapped_column(info={"label": "Asked no longer"})

    question: Mapped[Question] = relationship(back_populates="asked")
    person: Mapped[Person] = relationship()
