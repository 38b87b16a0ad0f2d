"""What meetings bring to the house: their tab, under the group's own word, and what they keep about people."""

from typing import Any

from esteem.kernel import dates
from esteem.kernel.house import STOPPED, House, Panel, Tab
from esteem.kernel.pages import words
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO
from esteem.meetings import queries
from esteem.meetings.actions.feeds import end_with_account, end_with_person, erase_feeds, merge_feeds
from esteem.meetings.actions.lifts import erase_from_lifts, forget_old_lifts, merge_at_lifts
from esteem.meetings.actions.outside import forget_outside, merge_outside
from esteem.meetings.actions.presence import erase_from_door, merge_at_door, turn_old_names
from esteem.meetings.actions.talks import erase_from_talks, merge_at_talks
from esteem.meetings.actions.turns import erase_from_jobs, merge_at_jobs
from esteem.meetings.actions.venues import forget_at_venues, merge_at_venues
from esteem.meetings.models import Meeting
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.bookings import booked
from esteem.meetings.queries.door import door_of, door_settings
from esteem.meetings.queries.feeds import Owner, feed_of, has_feeds, held_of_feeds
from esteem.meetings.queries.jobs import hangs_on_jobs, held_of_jobs, is_used, jobs_of, jobs_on
from esteem.meetings.queries.lifts import hangs_on_lifts, has_lifts, held_of_lifts, lifts_on
from esteem.meetings.queries.outside import has_outside, held_outside, outside_of, who_went
from esteem.meetings.queries.presence import apologies_of, held_of_door, keeps_names
from esteem.meetings.queries.room_costs import costs_of_meeting
from esteem.meetings.queries.talks import hangs_on_talks, has_speakers, held_of_talks, speakers_on, talks_of
from esteem.meetings.queries.venues import held_of_venues
from esteem.meetings.rules.bookings import say_when
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.stays import HANGS_ON
from esteem.meetings.tasks import to_do
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.rules.held import ERASED, GONE, HELD, MERGED
from esteem.people.rules.kept import KEPT, Basis, Kept

CONTACTS = Kept(
    "If you look after a place we meet in, or hold its key: your name and your number",
    "To book it, and to ring when something is wrong.",
    Basis.INTEREST, "helpers", Meetings.SEE, place=36,
)  # fmt: skip
CAME = Kept(
    "Which meetings you came to, or sent apologies for, where names are written down", "To know who was there.",
    Basis.INTEREST, "presence", People.SEE, place=38,
)  # fmt: skip
WENT = Kept(
    "Which meetings of others you went to for the group", "To know who spoke for the group.",
    Basis.INTEREST, "minutes", People.SEE, place=39,
)  # fmt: skip
FEEDS = Kept(
    "That you have a private link to our calendar, if you asked for one", "So that your phone shows when we meet.",
    Basis.INTEREST, "current", People.CHANGE, place=40,
)  # fmt: skip

SPOKE = Kept(
    "If you speak to us: when and what about, the fee, what you need, and when we thanked you",
    "To welcome you well, and to pay you.", Basis.INTEREST, "helpers", Meetings.SEE, place=37,
)  # fmt: skip
LIFTS = Kept(
    "If you share lifts: your seats and where you set out, until four weeks after", "To put people together.",
    Basis.INTEREST, "current", People.SEE, also="the one who drives", place=42,
)  # fmt: skip
DOES = Kept(
    "Which jobs at our meetings you said you may be asked for, which you did, and when you could not",
    "To share them out fairly.", Basis.INTEREST, "current", People.SEE, place=41,
)  # fmt: skip


def add_to(house: House) -> None:
    house.on(TO_DO, to_do)
    house.tabs.append(Tab(lambda: str(words().Meetings), "meetings.index", Meetings.SEE, place=40))
    add_door(house)
    add_patterns(house)
    add_jobs(house)
    add_speakers(house)
    add_lifts(house)
    add_calendar(house)
    add_places(house)


def add_places(house: House) -> None:
    """The room of a meeting: booked or not, and what it costs; and whom of our people the places name."""
    house.panels.append(Panel("meetings.meeting", "meetings/booking_panel.html", Meetings.SEE, _room, place=10))
    house.on(HELD, held_of_venues)
    house.on(ERASED, forget_at_venues)
    house.on(MERGED, merge_at_venues)
    house.on(KEPT, lambda: CONTACTS if queries.has_contacts() else None)


def _room(meeting: Meeting) -> dict[str, Any] | None:
    """Of a meeting of ours that takes place somewhere, or whose room is not needed any more."""
    told = booked(meeting)
    on = meeting.venue is not None and not (meeting.is_cancelled or meeting.removed_at)
    if meeting.kind is MeetingKind.OUTSIDE or not (on or told.is_off):
        return None
    was = told.booking
    return {
        "meeting": meeting, "told": told, "on": on, "must_book": meeting.venue is not None and meeting.venue.must_book,
        "costs": costs_of_meeting(meeting) if on else None, "contacts": may(People.SEE) or may(Meetings.CHANGE),
        "booked_for": say_when((was.booked_on, was.from_time, was.to_time)) if was else "",
    }  # fmt: skip


def add_door(house: House) -> None:
    """Who came: how many by kind on the meeting's page, apologies to those who may see people."""
    house.panels.append(Panel("meetings.meeting", "meetings/door_panel.html", Meetings.SEE, _door, place=30))
    house.panels.append(Panel("meetings.meeting", "meetings/apologies_panel.html", People.SEE, _apologies, place=31))
    house.daily["names at the door"] = turn_old_names
    house.on(HELD, held_of_door)
    house.on(ERASED, erase_from_door)
    house.on(MERGED, merge_at_door)
    house.on(KEPT, lambda: CAME if door_settings().names or keeps_names() else None)


def _door(meeting: Meeting) -> dict[str, Any] | None:
    """Others hold the door of a meeting outside."""
    if meeting.is_cancelled or meeting.removed_at is not None or meeting.kind is MeetingKind.OUTSIDE:
        return None
    return {"meeting": meeting, "count": door_of(meeting)}


def _apologies(meeting: Meeting) -> dict[str, Any] | None:
    if meeting.is_cancelled or meeting.removed_at is not None:
        return None
    return {"meeting": meeting, "apologies": apologies_of(meeting.id)}


def add_patterns(house: House) -> None:
    """What a meeting is part of; and who goes to a meeting outside."""
    house.panels.append(Panel("meetings.meeting", "meetings/series_panel.html", Meetings.SEE, _part_of, place=5))
    house.panels.append(Panel("meetings.meeting", "meetings/outside_panel.html", Meetings.SEE, _outside, place=35))
    house.on(HELD, held_outside)
    house.on(KEPT, lambda: WENT if has_outside() else None)
    house.on(ERASED, forget_outside)
    house.on(MERGED, merge_outside)


def _part_of(meeting: Meeting) -> dict[str, Any] | None:
    if meeting.series is None:
        return None
    ahead = meeting.meets_on >= dates.today() and meeting.series.is_live
    return {"meeting": meeting, "series": meeting.series, "ahead": ahead and not meeting.removed_at}


def _outside(meeting: Meeting) -> dict[str, Any] | None:
    if meeting.kind is not MeetingKind.OUTSIDE:
        return None
    written = outside_of(meeting)
    return {"meeting": meeting, "outside": written, "who": who_went(written) if written else []}


def add_calendar(house: House) -> None:
    """Private links to the calendar; a meeting taken along, told to others, and marked for the public page."""
    house.panels.append(
        Panel("meetings.meeting", "meetings/take_along_panel.html", Meetings.SEE, _take_along, place=70)
    )
    house.panels.append(Panel("people.person", "meetings/feed_panel.html", People.CHANGE, _feed, place=52))
    house.on(STOPPED, end_with_account)
    house.on(GONE, end_with_person)
    house.on(HELD, held_of_feeds)
    house.on(ERASED, erase_feeds)
    house.on(MERGED, merge_feeds)
    house.on(KEPT, lambda: FEEDS if has_feeds() else None)


def _take_along(meeting: Meeting) -> dict[str, Any] | None:
    return {"meeting": meeting} if meeting.removed_at is None else None


def _feed(person: Person) -> dict[str, Any] | None:
    """For those who are here; whoever signs in makes their own."""
    return {"person": person, "feed": feed_of(Owner(person_id=person.id))} if person.is_here else None


def add_jobs(house: House) -> None:
    """Who does what: on the meeting's page by name or by initials, on a person's page to those who see people."""
    house.panels.append(Panel("meetings.meeting", "meetings/jobs/panel.html", Meetings.SEE, jobs_on, place=40))
    house.panels.append(Panel("people.person", "meetings/jobs/person_panel.html", Meetings.SEE, jobs_of, place=55))
    house.on(HANGS_ON, hangs_on_jobs)
    house.on(HELD, held_of_jobs)
    house.on(KEPT, lambda: DOES if is_used() else None)
    house.on(ERASED, erase_from_jobs)
    house.on(MERGED, merge_at_jobs)


def add_speakers(house: House) -> None:
    """Who speaks: on the meeting's page, and past talks on the page of whoever gave them."""
    house.panels.append(Panel("meetings.meeting", "meetings/talks/panel.html", Meetings.SEE, speakers_on, place=20))
    for where in ("people.person", "support.helper", "support.speaker"):
        house.panels.append(Panel(where, "meetings/talks/spoke_panel.html", Meetings.SEE, talks_of, place=52))
    house.on(HANGS_ON, hangs_on_talks)
    house.on(HELD, held_of_talks)
    house.on(KEPT, lambda: SPOKE if has_speakers() else None)
    house.on(ERASED, erase_from_talks)
    house.on(MERGED, merge_at_talks)


def add_lifts(house: House) -> None:
    """Lifts, to those who may see people; forgotten every night four weeks after."""
    house.panels.append(Panel("meetings.meeting", "meetings/lifts/panel.html", People.SEE, lifts_on, place=60))
    house.daily["lifts"] = forget_old_lifts
    house.on(HANGS_ON, hangs_on_lifts)
    house.on(HELD, held_of_lifts)
    house.on(KEPT, lambda: LIFTS if has_lifts() else None)
    house.on(ERASED, erase_from_lifts)
    house.on(MERGED, merge_at_lifts)
