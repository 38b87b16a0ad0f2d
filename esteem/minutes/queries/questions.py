"""Questions between meetings: who may see and answer them, what waits for an answer, and what waits to be ratified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from esteem.committee.queries import has_committee, holders_on, number_of
from esteem.group.queries import rules_in_force
from esteem.group.rules import RuleKey
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.permissions import actor, may
from esteem.kernel.signs import some
from esteem.kernel.text import like
from esteem.kernel.tokens import fingerprint
from esteem.meetings.models import Meeting
from esteem.meetings.queries.meetings import are_planned
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.models import AgendaItem, Minutes, Question, QuestionAsked
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.rules.questions import Shown, State
from esteem.people.models import Person
from esteem.people.queries import people_here
from esteem.people.queries.myself import my_person_id
from esteem.people.rules.held import Held

FEW, MOST_MEETINGS = 40, 30
DECIDING = (MeetingKind.COMMITTEE, MeetingKind.AGM, MeetingKind.SPECIAL, MeetingKind.MEETING)
_UNSETTLED = Question.withdrawn_on.is_(None) & Question.decision_id.is_(None) & Question.refused_on.is_(None)
SOME_GO_ON = some(_UNSETTLED) | some(Question.withdrawn_on.is_(None), Question.closed_at.is_(None))


@dataclass(frozen=True, slots=True)
class WantedQuestions:
    """What the list of questions is narrowed to."""

    shown: Shown = Shown.OPEN
    sought: str = ""


# Who may see and answer


def _open() -> ColumnElement[bool]:
    return Question.withdrawn_on.is_(None) & Question.closed_at.is_(None) & (Question.closes_on >= dates.today())


def _may_be_seen() -> ColumnElement[bool]:
    """All of them for those who read all that the committee decides; else those that one is asked."""
    if may(MinutesOf.SEE_ALL):
        return true()
    mine = select(QuestionAsked.question_id).where(
        QuestionAsked.person_id == (my_person_id() or 0), QuestionAsked.left_out_at.is_(None)
    )
    return Question.id.in_(mine)


def _whole() -> Select[Question]:
    with_people = selectinload(Question.asked).joinedload(QuestionAsked.person)
    return select(Question).options(with_people, joinedload(Question.decision), joinedload(Question.meeting))


def the_question(number: int) -> Question | None:
    """The question with everybody who is asked; None when there is none, or it is not for the reader."""
    if not 0 < number < 2**63:
        return None
    return session.scalar(_whole().where(Question.id == number, _may_be_seen()))


def is_asker(question: Question) -> bool:
    """Whether whoever reads this put the question."""
    return question.asked_by_id is not None and question.asked_by_id == actor().account_id


def sees_answers(question: Question) -> bool:
    """Who answered what is shown after the close to all who may see the question, and before it to who asked it."""
    closed = not question.is_open and question.state is not State.WITHDRAWN
    return closed or is_asker(question)


def on_committee() -> frozenset[int]:
    """The numbers of those who are on the committee today."""
    return frozenset(held.person.id for held in holders_on(dates.today()) if held.office.on_committee)


def may_answer(one: QuestionAsked) -> bool:
    """Whether they may answer now: asked, here, and if asked as one of the committee, on it today."""
    return one.question.is_open and is_still_asked(one)


def is_still_asked(one: QuestionAsked) -> bool:
    """Whether they are asked, whether it is open or not: whoever has left, or left the committee, is not."""
    if one.left_out_at is not None or not one.person.is_here:
        return False
    return not one.as_committee or one.person_id in on_committee()


def gone_since(question: Question) -> frozenset[int]:
    """The numbers of those asked who can no longer answer, because they left the group or the committee."""
    committee = on_committee() if any(one.as_committee for one in question.asked) else frozenset()
    return frozenset(
        one.id
        for one in question.still_asked
        if not one.person.is_here or (one.as_committee and one.person_id not in committee)
    )


def my_part(question: Question) -> QuestionAsked | None:
    """The reader's own part in it, while they are asked and may answer."""
    number = my_person_id()
    mine = next((one for one in question.asked if number is not None and one.person_id == number), None)
    return mine if mine is not None and may_answer(mine) else None


def asked_by_link(token: str) -> QuestionAsked | None:
    """Whose link this is, with the question; None for every link that does not work, whatever the reason.

    It is looked for by its fingerprint, so how long that takes tells nothing of the secret.
    """
    wanted = (
        select(QuestionAsked)
        .join(QuestionAsked.question)
        .join(QuestionAsked.person)
        .where(QuestionAsked.fingerprint == fingerprint(token), Question.withdrawn_on.is_(None))
        .options(contains_eager(QuestionAsked.question), contains_eager(QuestionAsked.person))
    )
    found = session.scalar(wanted)
    return found if found is not None and is_still_asked(found) else None


# Whom to ask


def people_to_ask() -> list[tuple[int, str]]:
    """The committee with their offices, and everybody else where they are few."""
    offices: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for held in holders_on(dates.today()):
        if held.office.on_committee and held.person.is_here:
            offices.setdefault(held.person.id, []).append(held.office.name)
            names[held.person.id] = held.person.goes_by
    committee = [(number, f"{names[number]} ({', '.join(held)})") for number, held in offices.items()]
    others = people_here()
    if len(others) > FEW:
        return committee
    return committee + [(person.id, person.goes_by) for person in others if person.id not in offices]


def quorum() -> int | None:
    """How many of the committee the rules in force ask for at its meetings; None where there is no such rule."""
    return number_of(RuleKey.COMMITTEE_QUORUM, rules_in_force()) if has_committee() else None


# Lists


def _wanted(wanted: WantedQuestions) -> Select[Question]:
    shown = {
        Shown.OPEN: _open(),
        Shown.CLOSED: Question.withdrawn_on.is_(None) & ~_open(),
        Shown.WITHDRAWN: Question.withdrawn_on.is_not(None),
    }
    words = [Question.found_by.like(like(word), escape="\\") for word in wanted.sought.split()]
    found = select(Question).options(selectinload(Question.asked), joinedload(Question.decision))
    found = found.where(_may_be_seen(), shown[wanted.shown], *words)
    if wanted.shown is Shown.OPEN:
        return found.order_by(Question.closes_on, Question.id)
    return found.order_by(Question.closes_on.desc(), Question.id.desc())


def questions_listed(wanted: WantedQuestions, *, number: int) -> Listing[Question]:
    """One page of them: the one that closes next first, the latest first of those that are over."""
    return listing(_wanted(wanted), number=number)


def unanswered_by_me() -> Sequence[Question]:
    """The open questions that whoever asks has not answered and may, the one that closes next first."""
    number = my_person_id()
    if number is None:
        return []
    wanted = (
        select(QuestionAsked)
        .join(QuestionAsked.question)
        .join(QuestionAsked.person)
        .where(QuestionAsked.person_id == number, QuestionAsked.chose.is_(None), _open())
        .options(contains_eager(QuestionAsked.question), contains_eager(QuestionAsked.person))
    )
    found = session.scalars(wanted.order_by(Question.closes_on, Question.id)).all()
    return [one.question for one in found if may_answer(one)]


# Ratifying


def awaiting() -> list[Question]:
    """Closed, with an answer that won, and not yet before a meeting; the one that closed first is first."""
    wanted = select(Question).options(selectinload(Question.asked)).where(_UNSETTLED, ~_open())
    found = session.scalars(wanted.order_by(Question.closes_on, Question.id))
    return [question for question in found if question.state is State.AGREED]


def to_ratify(meeting: Meeting) -> list[Question]:
    """What was decided between meetings and is for this one to ratify: the committee's, or any where there is none."""
    kind = MeetingKind.COMMITTEE if has_committee() else MeetingKind.MEETING
    if meeting.kind is not kind:
        return []
    return [question for question in awaiting() if question.ended_on <= meeting.meets_on]


def meetings_to_ratify_at(question: Question) -> Sequence[Meeting]:
    """The meetings since it closed at which it can have been ratified, the committee's first; approved minutes are shut."""
    approved = select(Minutes.meeting_id).where(Minutes.approved_on.is_not(None))
    wanted = select(Meeting).where(
        are_planned(), Meeting.kind.in_(DECIDING), Meeting.id.not_in(approved),
        Meeting.meets_on >= question.ended_on, Meeting.meets_on <= dates.today(),
    )  # fmt: skip
    order = (Meeting.kind != MeetingKind.COMMITTEE, Meeting.meets_on.desc(), Meeting.id)
    return session.scalars(wanted.order_by(*order).limit(MOST_MEETINGS)).all()


def known_as(question: Question) -> str:
    """What its item on an agenda is known by."""
    return f"question-{question.id}"


def item_of(question: Question, meeting: Meeting) -> AgendaItem | None:
    """Its item on that meeting's agenda, if it was put there."""
    here = AgendaItem.removed_at.is_(None) & AgendaItem.parked_at.is_(None)
    return session.scalar(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id, AgendaItem.usual == known_as(question), here)
    )


# What is held about people


def has_asked() -> bool:
    """Whether anybody was ever asked."""
    return session.scalar(select(QuestionAsked.id).limit(1)) is not None


def held_of_questions(person_id: int) -> Held | None:
    """What they were asked, and what they answered."""
    wanted = select(QuestionAsked).join(QuestionAsked.question).options(contains_eager(QuestionAsked.question))
    found = session.scalars(wanted.where(QuestionAsked.person_id == person_id).order_by(QuestionAsked.id)).all()
    rows = [
        (
            one.question.words, one.question.choices[one.chose] if one.chose is not None else "not answered", one.remark,
            dates.say_moment(one.answered_at) if one.answered_at else "", one.how.says if one.how else "",
            dates.say_moment(one.link_made_at) if one.link_made_at else "",
        )
        for one in found
    ]  # fmt: skip
    heads = ("Question", "Your answer", "Your remark", "When", "How", "Link made")
    told = {
        "stays": "How the group decided is part of its own record.",
        "kept_as": f"The answer, of “Former member {person_id}”, without the remark.",
    }
    return Held("Questions you were asked between meetings", heads, rows, place=55, **told) if rows else None


def people_asked(numbers: Sequence[int]) -> Sequence[Person]:
    """Those of these numbers who are here."""
    here = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)
    return session.scalars(select(Person).where(Person.id.in_(numbers), here).order_by(Person.sort_name)).all()
