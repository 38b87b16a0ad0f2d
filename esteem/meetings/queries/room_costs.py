"""What rooms cost and what was given in kind: of one meeting, of a year, and of a place the group might use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.meetings.models import EarlierRate, Meeting, Venue
from esteem.meetings.queries.meetings import are_planned, with_places
from esteem.meetings.rules.costs import Costs, Rates, Sums, add_up, costs_of, middle, rates_of, rates_on
from esteem.meetings.rules.kinds import GATHERINGS, MeetingKind

A_YEAR = timedelta(days=365)
Earlier = Mapping[int, Sequence[tuple[date, Rates]]]


def minutes_of(meeting: Meeting) -> int | None:
    """How long it lasts by the clock on the wall; None when it is not known."""
    if meeting.start_time is None or meeting.end_time is None:
        return None
    on = date.min
    length = datetime.combine(on, meeting.end_time) - datetime.combine(on, meeting.start_time)
    return int(length.total_seconds()) // 60


def earlier_rates(venue_id: int | None = None) -> Earlier:
    """What places cost before, by the number of the place."""
    found: dict[int, list[tuple[date, Rates]]] = defaultdict(list)
    wanted = select(EarlierRate).order_by(EarlierRate.venue_id, EarlierRate.until_on)
    for one in session.scalars(wanted if venue_id is None else wanted.where(EarlierRate.venue_id == venue_id)):
        found[one.venue_id].append((one.until_on, rates_of(one)))
    return found


def _costs(meeting: Meeting, venue: Venue, earlier: Earlier) -> Costs:
    rates = rates_on(meeting.meets_on, earlier.get(venue.id, ()), rates_of(venue))
    return costs_of(rates, minutes_of(meeting))


def costs_of_meeting(meeting: Meeting) -> Costs | None:
    """What its room costs, at the price of its day; None without a place."""
    if meeting.venue is None:
        return None
    earlier = earlier_rates(meeting.venue.id) if meeting.meets_on < dates.today() else {}  # none holds until today
    return _costs(meeting, meeting.venue, earlier)


@dataclass(frozen=True, slots=True)
class RoomCosts:
    """What the rooms of a period cost and what was given in kind, all together and place by place."""

    whole: Sums
    places: Sequence[tuple[Venue, Sums]]


def room_costs(period: Period, *, until: date | None = None, venue_id: int | None = None) -> RoomCosts:
    """Of all meetings of ours in the period that have a place and were not cancelled; `until` leaves out those after it.

    The prices are those of each meeting's day. What others invite us to is theirs to pay.
    """
    before = period.ends_before if until is None else min(period.ends_before, until + timedelta(days=1))
    wanted = with_places().where(
        are_planned(), Meeting.venue_id.is_not(None), Meeting.kind != MeetingKind.OUTSIDE,
        Meeting.meets_on >= period.starts_on, Meeting.meets_on < before,
    )  # fmt: skip
    if venue_id is not None:
        wanted = wanted.where(Meeting.venue_id == venue_id)
    earlier, found = earlier_rates(venue_id), defaultdict[int, list[Costs]](list)
    places: dict[int, Venue] = {}
    for meeting in session.scalars(wanted.order_by(Meeting.meets_on, Meeting.id)):
        if meeting.venue is not None:
            places[meeting.venue.id] = meeting.venue
            found[meeting.venue.id].append(_costs(meeting, meeting.venue, earlier))
    by_name = sorted(places.values(), key=lambda venue: (venue.sort_name, venue.id))
    return RoomCosts(
        add_up([one for costs in found.values() for one in costs]),
        [(venue, add_up(found[venue.id])) for venue in by_name],
    )


def first_and_last_day() -> tuple[date | None, date | None]:
    """The days of the first and the last meeting that has a place."""
    wanted = select(func.min(Meeting.meets_on), func.max(Meeting.meets_on))
    first, last = session.execute(wanted.where(are_planned(), Meeting.venue_id.is_not(None))).one()
    return first, last


@dataclass(frozen=True, slots=True)
class OwnPattern:
    """How often the members meet in a year, and how long a meeting usually is."""

    times: int
    minutes: int | None
    ahead: bool

    @property
    def says(self) -> str:
        """Where the number comes from."""
        return "as planned for the next twelve months" if self.ahead else "as in the last twelve months"


def own_pattern() -> OwnPattern:
    """Counted from the meetings themselves: those of the next twelve months, or of the last when there were more."""
    today = dates.today()
    wanted = select(Meeting.meets_on, Meeting.start_time, Meeting.end_time).where(
        are_planned(),
        Meeting.kind.in_(GATHERINGS),
        Meeting.meets_on >= today - A_YEAR,
        Meeting.meets_on < today + A_YEAR,
    )
    found = session.execute(wanted).all()
    next_ones = [one for one in found if one.meets_on >= today]
    last_ones = [one for one in found if one.meets_on < today]
    ahead = len(next_ones) >= len(last_ones)
    lengths = [(end.hour - start.hour) * 60 + end.minute - start.minute for _, start, end in found if start and end]
    return OwnPattern(len(next_ones if ahead else last_ones), middle(lengths), ahead)
