"""Everything held about one person: each feature's own answer, and what is kept here and in history."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from sqlalchemy import select

from esteem.kernel import history
from esteem.kernel.dates import say_day, say_moment
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.people.models import Person
from esteem.people.queries.held_person import rows_of
from esteem.people.rules.held import HELD, Held
from esteem.privacy.models import HeldFile, KeptLonger, PrivacyRequest
from esteem.privacy.queries.mentions import mentions, traces
from esteem.privacy.rules.traces import INSTEAD

MOST_LINES = 10_000
FORMS = {"pdf": "PDF", "json": "Data file (JSON)", "page": "On the screen"}


def everything_about(person_id: int) -> list[Held]:
    """Every section there is about this person, in the order they are read."""
    told = (answer if isinstance(answer, list) else [answer] for answer in the_house().ask(HELD, person_id=person_id))
    return sorted(chain.from_iterable(told), key=lambda held: held.place)


def held_here(person_id: int) -> list[Held]:
    """Their requests, the files made for them, why they are kept longer, and the history of their own row."""
    sections = (
        _requests(person_id), _files(person_id), _kept_longer(person_id), _mentions(person_id), _history(person_id),
    )  # fmt: skip
    return [section for section in sections if section.rows]


def requests_of(person_id: int) -> Sequence[PrivacyRequest]:
    """What they asked, the latest first."""
    wanted = select(PrivacyRequest).where(PrivacyRequest.person_id == person_id)
    return session.scalars(wanted.order_by(PrivacyRequest.received_on.desc(), PrivacyRequest.id.desc())).all()


def files_of(person_id: int) -> Sequence[HeldFile]:
    """When everything held about them was put together, the latest first."""
    return session.scalars(
        select(HeldFile).where(HeldFile.person_id == person_id).order_by(HeldFile.id.desc())
    ).all()  # fmt: skip


def _requests(person_id: int) -> Held:
    rows = [
        (
            say_day(one.received_on), one.kind.says, one.came.says, one.details,
            say_day(one.closed_on) if one.closed_on else "", one.ended.says if one.ended else "", one.answer,
        )
        for one in requests_of(person_id)
    ]  # fmt: skip
    return Held(
        "What they asked about their details, and complaints",
        ("Came on", "What", "How", "In their words", "Closed on", "How it ended", "What they were told"),
        rows,
        stays="The group must be able to show that it answered.",
        kept_as="The days, what was asked and how it ended. Every word is blanked.",
        place=70,
    )


def _files(person_id: int) -> Held:
    rows = [(say_moment(one.made_at), FORMS.get(one.form, one.form)) for one in files_of(person_id)]
    return Held("When this was put together", ("Made", "As"), rows, place=80)


def _kept_longer(person_id: int) -> Held:
    found = session.scalars(select(KeptLonger).where(KeptLonger.person_id == person_id).order_by(KeptLonger.id))
    rows = [(say_day(one.decided_on), say_day(one.until_on), one.because) for one in found]
    return Held("Kept longer than usual", ("Decided on", "Until", "Because"), rows, place=75)


def _mentions(person_id: int) -> Held:
    person = session.get_one(Person, person_id)
    return Held(
        "Where their name, number or address stands in what was written about other things",
        ("Where", "What it says"),
        [(mention.where, mention.text) for mention in mentions(person, traces(person)) if mention.is_read],
        kept_as=f"The rest of what was written, with “{INSTEAD}” in place of the name.",
        place=85,
    )


def _history(person_id: int) -> Held:
    entries = history.of_many([("person", row.id) for row in rows_of(person_id)], most=MOST_LINES)
    return Held(
        "What was changed, when and by whom",
        ("When", "By whom", "What"),
        [(say_moment(entry.at), entry.who, entry.said) for entry in entries],
        kept_as="That something was changed, when and by whom, without a word of what.",
        place=90,
    )


def find_whole(person_id: int) -> Person | None:
    """The person, unless they were erased, or turned out to be somebody else."""
    person = session.get(Person, person_id)
    return person if person and person.erased_at is None and person.merged_into_id is None else None
