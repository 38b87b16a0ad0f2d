"""What people asked of the group about their details, by when it must be answered, and what is pressing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select

from esteem.group.queries import our_group
from esteem.kernel import dates, history
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.kernel.listings import PAGE_SIZE, Listing
from esteem.kernel.signs import some
from esteem.kernel.text import like
from esteem.people.models import Person
from esteem.privacy.models import HeldFile, PrivacyRequest
from esteem.privacy.rules.clock import Clock, acknowledge_by, clock_of
from esteem.privacy.rules.requests import Kind, Shown

SOON = 7  # days
SOME_OPEN = some(PrivacyRequest.closed_on.is_(None))


@dataclass(frozen=True, slots=True)
class Standing:
    """A request and where it stands today: the next day that counts, what must be done by it, and how pressing it is."""

    request: PrivacyRequest
    next_on: date | None
    to_do: str
    clock: Clock | None

    @property
    def days_left(self) -> int:
        return (self.next_on - dates.today()).days if self.next_on else 10_000

    @property
    def badge(self) -> tuple[str, str]:
        """The words of how it stands, and the kind of badge they stand in."""
        if not self.request.is_open:
            return "Closed", ""
        if self.days_left < 0:
            return "Overdue", "bad"
        if self.clock and self.clock.stands_still and self.next_on is None:
            return "Waiting for them", ""
        return ("Soon", "warn") if self.days_left <= SOON else ("Open", "ok")


def standing_of(request: PrivacyRequest) -> Standing:
    """Where it stands today."""
    if not request.is_open:
        return Standing(request, None, "", None)
    if request.kind.is_complaint:
        by = None if request.acknowledged_on else acknowledge_by(request.received_on)
        return Standing(request, by, "Acknowledge it" if by else "Look into it, and tell them the outcome", None)
    clock = clock_of(
        request.received_on, nation=our_group().nation, today=dates.today(), extended=request.extended_on is not None,
        pauses=request.waits,
    )  # fmt: skip
    if clock.stands_still:
        return Standing(request, None, "The clock stands still until they answer", clock)
    return Standing(request, clock.safe_on, "Answer it", clock)


def requests_listed(*, shown: Shown, sought: str, number: int) -> Listing[Standing]:
    """One page of the log: overdue first, then by the next day that counts, then those closed, the latest first.

    The day depends on pauses and holidays, so the open ones, which are few, are sorted here; the closed by the database.
    """
    wanted = _narrowed(select(PrivacyRequest).outerjoin(Person, Person.id == PrivacyRequest.person_id), shown, sought)
    open_ones = sorted(
        map(standing_of, session.scalars(wanted.where(PrivacyRequest.closed_on.is_(None)))),
        key=lambda standing: (standing.days_left, standing.request.id),
    )
    closed = wanted.where(PrivacyRequest.closed_on.is_not(None))
    count = len(open_ones) + (session.scalar(select(func.count()).select_from(closed.subquery())) or 0)
    number = min(max(1, number), max(1, -(-count // PAGE_SIZE)))
    first = (number - 1) * PAGE_SIZE
    rows = open_ones[first : first + PAGE_SIZE]
    rest = closed.order_by(PrivacyRequest.closed_on.desc(), PrivacyRequest.id.desc())
    rest = rest.offset(max(0, first - len(open_ones))).limit(PAGE_SIZE - len(rows))
    return Listing([*rows, *map(standing_of, session.scalars(rest))], count, number)


def _narrowed(wanted: Select[PrivacyRequest], shown: Shown, sought: str) -> Select[PrivacyRequest]:
    if shown is Shown.OPEN:
        wanted = wanted.where(PrivacyRequest.closed_on.is_(None))
    elif shown is Shown.CLOSED:
        wanted = wanted.where(PrivacyRequest.closed_on.is_not(None))
    elif shown is Shown.COMPLAINTS:
        wanted = wanted.where(PrivacyRequest.kind == Kind.COMPLAINT)
    if sought:
        pattern = like(sought)
        named = (func.lower(PrivacyRequest.name).like(pattern, escape="\\"), Person.found_by.like(pattern, escape="\\"))
        wanted = wanted.where(or_(*named))
    return wanted


def pressing() -> list[Standing]:
    """The open ones that have a day, and complaints still to be settled: for the desk, the most pressing first."""
    open_ones = session.scalars(select(PrivacyRequest).where(PrivacyRequest.closed_on.is_(None)))
    return sorted(map(standing_of, open_ones), key=lambda standing: standing.days_left)


def open_access_request(person_id: int) -> PrivacyRequest | None:
    """Their request to see what is held, while it is open."""
    wanted = select(PrivacyRequest).where(
        PrivacyRequest.person_id == person_id, PrivacyRequest.kind == Kind.ACCESS, PrivacyRequest.closed_on.is_(None)
    )
    return session.scalars(wanted.order_by(PrivacyRequest.id)).first()


def happened(request: PrivacyRequest) -> list[history.Entry]:
    """What was done about it, the latest first."""
    files = session.scalars(select(HeldFile.id).where(HeldFile.request_id == request.id))
    rows = [("privacy_request", request.id), *(("privacy_pause", pause.id) for pause in request.pauses)]
    return history.of_many([*rows, *(("held_file", number) for number in files)])


def told_steps(standing: Standing) -> Iterator[tuple[str, str]]:
    """The days of a request that are known, with what each is."""
    request, clock = standing.request, standing.clock
    steps = (
        ("Came on", request.received_on),
        ("Acknowledge by", standing.next_on if request.kind.is_complaint else None),
        ("Acknowledged on", request.acknowledged_on),
        ("Answer by, to be safe", clock.safe_on if clock and not clock.stands_still else None),
        ("The law’s last day", clock.law_on if clock and not clock.stands_still else None),
        ("Told that it takes longer", request.extended_on),
        ("Closed on", request.closed_on),
    )
    return ((label, say_day(day)) for label, day in steps if day)
