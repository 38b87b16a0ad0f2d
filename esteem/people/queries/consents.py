"""Who agrees to what today, and what may be shown of whom: what every list, paper and mailing asks first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Case, ColumnElement, Select, case, func, null, select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.listings import Listing, listing
from esteem.kernel.signs import in_days, some
from esteem.people.models import Consent, Person, ShownItem, Wording
from esteem.people.queries.wordings import wordings_now
from esteem.people.rules.consents import DUE_DAYS, Answer, Audience, Item, Purpose, Shows, State, state_of
from esteem.people.rules.held import KEPT_UNTIL
from esteem.people.rules.standing import Stands

_ON_A_LIST = Person.removed_at.is_(None) & Person.erased_at.is_(None)
_HERE = _ON_A_LIST & Person.left_on.is_(None)
_PHOTOS = tuple(purpose for purpose in Purpose if purpose.is_photo)
_TO_ASK = _HERE & (Person.stands == Stands.MEMBER)  # who only asks, or helps from outside, need not be asked
_ASKED_OF = _ON_A_LIST & (Person.left_on.is_(None) | Consent.purpose.in_(_PHOTOS))  # photos outlast their leaving
SOME_TO_RENEW = some(Consent.latest.is_(True), Consent.runs_out_on <= in_days(DUE_DAYS))


def _stands(purpose: Purpose) -> ColumnElement[bool]:
    """An answer that counts, is a yes, and has not run out today."""
    not_run_out = Consent.runs_out_on.is_(None) | (Consent.runs_out_on > dates.today())
    return (Consent.purpose == purpose) & Consent.latest.is_(True) & (Consent.answer == Answer.YES) & not_run_out


def agrees(purpose: Purpose) -> ColumnElement[bool]:
    """A condition for any select of people: they said yes to this, did not take it back, and it has not run out."""
    return Person.id.in_(select(Consent.person_id).where(_stands(purpose)))


def agreed_ids(purpose: Purpose) -> frozenset[int]:
    """The numbers of all people who agree to this today."""
    return frozenset(session.scalars(select(Consent.person_id).where(_stands(purpose))))


def shared_with(audience: Audience) -> dict[int, frozenset[Item]]:
    """What may be shown to them of each person here who is on the phone list, by the person's number; nobody else is in it."""
    found: dict[int, set[Item]] = defaultdict(set)
    ticked = (
        select(Consent.person_id, ShownItem.item)
        .join(ShownItem, ShownItem.consent_id == Consent.id)
        .join(Person, Person.id == Consent.person_id)
        .where(_HERE, _stands(Purpose.PHONE_LIST), ShownItem.audience.in_(audience.reached_by))
    )
    for person_id, item in session.execute(ticked):
        found[person_id].add(item)
    return {person_id: frozenset(items) for person_id, items in found.items()}


# One person


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where somebody stands on one purpose today, and the answer it rests on."""

    purpose: Purpose
    state: State
    consent: Consent | None
    words: Wording

    @property
    def of_older_words(self) -> bool:
        """Whether they said yes to other words than people are asked today."""
        if self.consent is None or not self.state.holds:
            return False
        return self.consent.wording is None or self.consent.wording.text != self.words.text


def answers_of(person_id: int) -> Sequence[Consent]:
    """Every answer of somebody's, the latest first; those struck out too."""
    return session.scalars(
        select(Consent).where(Consent.person_id == person_id).order_by(Consent.said_on.desc(), Consent.id.desc())
    ).all()


def answer_that_counts(person_id: int, purpose: Purpose) -> Consent | None:
    """The answer on which it rests today, or None when they were not asked."""
    return next((one for one in answers_of(person_id) if one.latest and one.purpose is purpose), None)


def agreements_of(person_id: int) -> list[Agreement]:
    """Where they stand on each purpose."""
    said = {consent.purpose: consent for consent in answers_of(person_id) if consent.latest}
    words, today = wordings_now(), dates.today()
    return [_agreement(purpose, said.get(purpose), words[purpose], today) for purpose in Purpose]


def _agreement(purpose: Purpose, consent: Consent | None, words: Wording, today: date) -> Agreement:
    state = state_of(consent.answer, consent.runs_out_on, today) if consent else State.NOT_ASKED
    return Agreement(purpose, state, consent, words)


def agreed_by(person: Person) -> dict[str, object] | None:
    """All of it, for the section on their page; None for somebody who was erased."""
    if person.erased_at:
        return None
    agreements = agreements_of(person.id)
    return {"person": person, "agreements": agreements, "kept_until": _kept_until(person, agreements[0])}


def _kept_until(person: Person, keep: Agreement) -> date | None:
    """Until when the group's schedule lets it keep somebody who only asked."""
    if person.stands is not Stands.ENQUIRER or person.enquired_on is None or keep.state.holds:
        return None
    answers = the_house().ask(KEPT_UNTIL, asked_on=person.enquired_on)
    return min(answers, default=None)


# All people


def _state() -> Case[State]:
    """The state of an answer, as `rules.consents.state_of` has it."""
    today = dates.today()
    return case(
        (Consent.answer == Answer.NO, State.NO.value),
        (Consent.answer == Answer.WITHDRAWN, State.WITHDRAWN.value),
        (Consent.runs_out_on <= today, State.RUN_OUT.value),
        (Consent.runs_out_on <= today + timedelta(days=DUE_DAYS), State.DUE.value),
        else_=State.YES.value,
    )


@dataclass(frozen=True, slots=True)
class Count:
    """How many people stand where on one purpose."""

    purpose: Purpose
    by_state: dict[State, int]

    @property
    def agree(self) -> int:
        return self.by_state[State.YES] + self.by_state[State.DUE]


def _whose(person: ColumnElement[bool]) -> ColumnElement[bool]:
    """An answer of such a person: looked up in one list of them, instead of row by row."""
    return Consent.person_id.in_(select(Person.id).where(person))


def counts() -> list[Count]:
    """How people stand on each purpose: those here, and for photos those who have left; not asked are members alone."""
    to_ask = session.scalar(select(func.count(Person.id)).where(_TO_ASK)) or 0
    state, was_asked = _state(), _whose(_TO_ASK)
    found = session.execute(
        select(Consent.purpose, state, was_asked, func.count())
        .where(Consent.latest.is_(True), _whose(_ON_A_LIST), _whose(_HERE) | Consent.purpose.in_(_PHOTOS))
        .group_by(Consent.purpose, state, was_asked)
    )
    by_purpose = {purpose: dict.fromkeys(State, 0) | {State.NOT_ASKED: to_ask} for purpose in Purpose}
    for purpose, stands, of_one_to_ask, many in found:
        by_purpose[purpose][State.read(stands, State.YES)] += many
        by_purpose[purpose][State.NOT_ASKED] -= many if of_one_to_ask else 0
    return [Count(purpose, by_state) for purpose, by_state in by_purpose.items()]


Row = tuple[Person, Consent | None]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one answer stands today."""

    state: State
    consent: Consent


def standing_of(consent: Consent) -> Stand:
    """Where it stands today, for a list that shows many."""
    return Stand(state_of(consent.answer, consent.runs_out_on, dates.today()), consent)


def consents_listed(*, purpose: Purpose | None, shows: Shows, number: int) -> Listing[Row]:
    """One page of people with the answer that counts, those that run out first on top.

    Not asked: members without an answer on this purpose, or without any when none is given.
    """
    if shows is Shows.NOT_ASKED:
        return listing(_not_asked(purpose).order_by(Person.sort_name, Person.id), number=number, scalars=False)
    chosen = _answers(purpose, shows.states)
    ordered = chosen.order_by(Consent.runs_out_on.nulls_last(), Person.sort_name, Person.id, Consent.id)
    return listing(ordered, number=number, scalars=False)


def _answers(purpose: Purpose | None, states: Sequence[State]) -> Select[Person, Consent]:
    chosen = (
        select(Person, Consent)
        .join(Consent, Consent.person_id == Person.id)
        .where(Consent.latest.is_(True), _ASKED_OF, _state().in_([state.value for state in states]))
    )
    if State.YES not in states and State.NO not in states:  # said for the index: what runs out is a small part of all
        chosen = chosen.where(Consent.runs_out_on <= dates.today() + timedelta(days=DUE_DAYS))
    return chosen if purpose is None else chosen.where(Consent.purpose == purpose)


def _not_asked(purpose: Purpose | None) -> Select[Person, None]:
    asked = select(Consent.person_id).where(Consent.latest.is_(True))
    if purpose is not None:
        asked = asked.where(Consent.purpose == purpose)
    return select(Person, null()).where(_TO_ASK, Person.id.not_in(asked))


def count_to_renew() -> tuple[int, int]:
    """How many yeses have run out, and how many run out within the month."""
    asked = _answers(None, (State.RUN_OUT, State.DUE)).with_only_columns(_state(), func.count()).group_by(_state())
    found: dict[str, int] = dict(session.execute(asked).all())
    return found.get(State.RUN_OUT, 0), found.get(State.DUE, 0)
