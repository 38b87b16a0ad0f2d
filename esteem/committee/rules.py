"""What an office is, who may hold it when, and what the group would want to be told about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.kernel.dates import clamp_day, say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said, fold, plural

SOON = timedelta(days=60)


class OfficeKind(Said):
    """The offices that the law and the papers speak of, whatever a group calls them."""

    CHAIR = "chair", "Chair"
    SECRETARY = "secretary", "Secretary"
    TREASURER = "treasurer", "Treasurer"


CALLED = {
    OfficeKind.CHAIR: ("chair", "chairperson", "chairman", "chairwoman"),
    OfficeKind.SECRETARY: ("secretary",),
    OfficeKind.TREASURER: ("treasurer",),
}


class Came(Said):
    """How somebody came to hold an office."""

    ELECTED = "elected", "Elected"
    CO_OPTED = "co-opted", "Co-opted (asked in by the committee)"
    APPOINTED = "appointed", "Appointed"


def kind_called(name: str) -> OfficeKind | None:
    """The kind that an office of this name is (`Chairperson` is the chair), or None for one of the group's own."""
    return next((kind for kind, names in CALLED.items() if fold(name) in names), None)


def check_term(since_on: date, until_on: date | None) -> None:
    """Raise RuleBroken when an office would be over before, or on, the day it began.

    `until_on` is the day they stop: on that day the office is the next holder's already.
    """
    if until_on is not None and until_on <= since_on:
        raise RuleBroken("The day it ends is not after the day it began.", field="until_on")


def overlaps(since_on: date, until_on: date | None, other_since: date, other_until: date | None) -> bool:
    """Whether two spans of days share a day; a span without an end goes on."""
    return (until_on is None or other_since < until_on) and (other_until is None or since_on < other_until)


def term_due_on(since_on: date, years: int) -> date:
    """The day by which an election is due after that many years in office."""
    return clamp_day(since_on.year + years, since_on.month, since_on.day)


def is_soon(due_on: date, today: date) -> bool:
    """Whether a day is past, or within two months."""
    return due_on <= today + SOON


def term_note(since_on: date, until_on: date | None, *, years: int | None, today: date) -> str:
    """What to bear in mind about a running term, or "": it ends soon, or an election is due under the rules in force."""
    if until_on is not None:
        return f"Until {say_day(until_on)}"
    if years is None or not is_soon(due := term_due_on(since_on, years), today):
        return ""
    return f"Election was due {say_day(due)}" if due < today else f"Election due by {say_day(due)}"


@dataclass(frozen=True, slots=True)
class Starter:
    """A common office with a first text of its duties, for a group to make its own."""

    name: str
    duties: str
    needed: bool = False
    on_committee: bool = True


USUAL = (
    Starter(
        "Chair",
        "Plans meetings with the secretary and keeps them fair, friendly and on time. Sums up what was decided. Keeps an "
        "eye on the whole and speaks for the group where it has asked them to. Everybody's helper, nobody's boss.",
        needed=True,
    ),
    Starter(
        "Secretary",
        "Sends out notices and agendas, takes the minutes, answers letters, books the room, and knows where the "
        "constitution and the policies are kept.",
        needed=True,
    ),
    Starter(
        "Treasurer",
        "Looks after the money: the book, the bank, the receipts. Tells every committee meeting plainly how things stand, "
        "makes up the year's accounts, and keeps track of what each grant may be spent on.",
        needed=True,
    ),
)
MORE = (
    Starter("Committee member", "Comes to committee meetings, helps to decide, and takes on a job now and then."),
    Starter("Vice chair", "Stands in for the chair, and takes some of the chair's jobs."),
    Starter("Membership secretary", "Keeps the list of who belongs, welcomes those who are new, and sees to renewals."),
    Starter("Publicity", "Leaflets, posters, posts, and the entries in local directories."),
    Starter("Fundraiser", "Looks for money the group could ask for, and writes the applications with the treasurer."),
    Starter(
        "Safeguarding lead", "Whom to tell when somebody may be at risk. Keeps the safeguarding policy up to date."
    ),
    Starter(
        "Data protection contact", "Sees that only what is needed is kept about people, and answers questions about it."
    ),
    Starter(
        "Welcomer",
        "At the door before each meeting: a smile, a cup of tea, a word for whoever is new.",
        on_committee=False,
    ),
    Starter("Refreshments", "Tea, coffee, milk, biscuits; somebody else washes up.", on_committee=False),
    Starter(
        "Speaker booker", "Finds people worth hearing, agrees the day and the fee, and thanks them.", on_committee=False
    ),
    Starter("Outings", "Plans days out: where to, how to get there, what it costs.", on_committee=False),
)


def starter_called(name: str) -> Starter | None:
    """The starter of that name, however it is written."""
    return next((starter for starter in (*USUAL, *MORE) if fold(starter.name) == fold(name)), None)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the committee needs, in a sentence, and the number of the office whose page mends it, if it is one's."""

    says: str
    office_id: int | None


@dataclass(frozen=True, slots=True)
class Seat:
    """An office and who holds it, with what the warnings need to know."""

    office: str
    kind: OfficeKind | None
    on_committee: bool
    person_id: int
    person: str
    has_left: bool


def warnings(seats: Sequence[Seat], *, least: int | None, most: int | None) -> list[str]:
    """What a group should know about the seats as they stand; nothing of it stops anybody."""
    return [*_both_chair_and_treasurer(seats), *_size(seats, least, most), *_gone(seats)]


def _both_chair_and_treasurer(seats: Sequence[Seat]) -> Iterable[str]:
    chairs = {seat.person_id for seat in seats if seat.kind is OfficeKind.CHAIR}
    for seat in seats:
        if seat.kind is OfficeKind.TREASURER and seat.person_id in chairs:
            yield f"{seat.person} is chair and treasurer at once. Most funders ask for two different people."


def _size(seats: Sequence[Seat], least: int | None, most: int | None) -> Iterable[str]:
    count = len({seat.person_id for seat in seats if seat.on_committee})
    there = f"{plural(count, 'person', 'people')} {'is' if count == 1 else 'are'} on the committee"
    if least is not None and count < least:
        yield f"{there}; your rules ask for {least} at the least."
    if most is not None and count > most:
        yield f"{there}; your rules allow {most} at the most."


def _gone(seats: Sequence[Seat]) -> Iterable[str]:
    for seat in seats:
        if seat.has_left:
            yield f"{seat.person} has left the group and is still down as {seat.office}."
