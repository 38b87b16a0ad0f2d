"""Places beside each other: what each would cost on the group's own pattern, how one gets in, who could see one go in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from esteem.kernel.text import plural
from esteem.meetings.models import Venue
from esteem.meetings.rules.costs import UNKNOWN, Costs, costs_of, over_a_year, rates_of, say_cost, say_price
from esteem.meetings.rules.venues import FEATURES, say_length, says_yes_or_no

FEWEST, MOST = 2, 6
MOST_TIMES = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One thing, and how it is at each place."""

    head: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Part:
    """Several lines under a heading."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The places in the order they were chosen, and the parts; `times` and `minutes` are what was reckoned with."""

    venues: Sequence[Venue]
    times: int
    minutes: int | None
    parts: Sequence[Part]

    @property
    def reckoned(self) -> str:
        """What the costs are for, in words."""
        length = f" of {say_length(self.minutes)} each" if self.minutes else ", their length not known"
        return f"{plural(self.times, 'meeting')} a year{length}"

    def only(self, first: int, many: int) -> Comparison:
        """The same of some of the places, for a sheet too narrow for all."""
        parts = [
            Part(part.title, [Line(line.head, line.cells[first : first + many]) for line in part.lines])
            for part in self.parts
        ]
        return Comparison(self.venues[first : first + many], self.times, self.minutes, parts)


def compare(venues: Sequence[Venue], *, times: int, minutes: int | None) -> Comparison:
    """These places for so many meetings a year, each so long."""
    parts = [
        Part("What it costs", list(_costs(venues, times, minutes))),
        Part("Getting there and in", [*_features(venues, FEATURES_IN), *_texts(venues, THERE)]),
        Part("The room", [*_texts(venues, {"How many fit in": _capacity}), *_features(venues, FEATURES_ROOM)]),
        Part("Booking", list(_texts(venues, BOOKING))),
    ]
    return Comparison(venues, times, minutes, parts)


def _costs(venues: Sequence[Venue], times: int, minutes: int | None) -> Iterator[Line]:
    once = [costs_of(rates_of(venue), minutes) for venue in venues]
    year = [over_a_year(costs, times) for costs in once]
    yield Line("You pay", [_price(venue) for venue in venues])
    yield Line("A meeting", [say_cost(costs.paid) for costs in once])
    yield Line("A year", [say_cost(costs.paid) for costs in year])
    yield Line("Others would pay a year", [say_cost(costs.usual) for costs in year])
    yield Line("Given in kind a year", [_given(costs) for costs in year])


def _price(venue: Venue) -> str:
    price = say_price(venue.cost, venue.charged) or UNKNOWN
    least = venue.minimum_minutes
    return f"{price}, for {say_length(least)} at least" if least and venue.cost else price


def _given(costs: Costs) -> str:
    return UNKNOWN if costs.in_kind is None else str(costs.in_kind) if costs.in_kind else "nothing"


FEATURES_IN = ("step_free", "lift", "toilet")
FEATURES_ROOM = ("private", "quiet_room", "hearing_loop", "kitchen")


def _features(venues: Sequence[Venue], names: Sequence[str]) -> Iterator[Line]:
    for name in names:
        yield Line(FEATURES[name], [said_of(venue, name) for venue in venues])


def said_of(venue: Venue, name: str) -> str:
    """Whether a place has this, with what was noted beside it."""
    says, note = says_yes_or_no(getattr(venue, name)), getattr(venue, f"{name}_note")
    return f"{says}: {note}" if note else says


def is_told(venue: Venue, name: str) -> bool:
    """Whether anything is known of this."""
    return getattr(venue, name) is not None or bool(getattr(venue, f"{name}_note"))


def _capacity(venue: Venue) -> str:
    return f"{venue.capacity:,}" if venue.capacity is not None else ""


def _asked_for(venue: Venue) -> str:
    return "" if venue.must_book else "Need not be booked each time"


Tell = Callable[[Venue], str]
THERE: dict[str, Tell] = {
    "Address": lambda venue: venue.address,
    "Getting there": lambda venue: venue.access,
    "Parking": lambda venue: venue.parking,
}
BOOKING: dict[str, Tell] = {
    "Each time": _asked_for,
    "How to book": lambda venue: venue.booking_terms,
    "If you cancel": lambda venue: venue.cancel_terms,
}


def _texts(venues: Sequence[Venue], told: dict[str, Tell]) -> Iterator[Line]:
    """Lines of words; one that no place has anything in is left out."""
    for head, tell in told.items():
        cells = [tell(venue) for venue in venues]
        if any(cells):
            yield Line(head, cells)
