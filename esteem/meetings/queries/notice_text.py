"""What is to be told of a meeting."""

from __future__ import annotations

from esteem.group.queries import our_words, the_group
from esteem.kernel.dates import say_time
from esteem.kernel.house import the_house
from esteem.meetings.models import Meeting, Venue
from esteem.meetings.queries.programme import contact_line
from esteem.meetings.rules.notice_text import NOTICE_SAYS, Told


def told_of(meeting: Meeting, *, named: bool) -> Told:
    """Everything a message needs; what it is about comes from whoever keeps the agenda."""
    group, venue = the_group(), meeting.venue
    business = [line for answer in the_house().ask(NOTICE_SAYS, meeting=meeting) for line in answer]
    return Told(
        kind=meeting.kind,
        kind_said=meeting.kind_in(our_words().Meeting),
        group_name=group.name if group else "",
        meets_on=meeting.meets_on,
        times=" to ".join(say_time(at) for at in (meeting.start_time, meeting.end_time) if at is not None),
        topic=meeting.title,
        place=[venue.name, *venue.address.splitlines()] if venue else [],
        access=_access(venue) if venue else [],
        business=business,
        contact=contact_line(),
        is_cancelled=meeting.is_cancelled,
        because=meeting.because,
        named=named,
    )


def _access(venue: Venue) -> list[str]:
    """Getting there and in."""
    steps = {True: "Step-free.", False: "It cannot be reached without steps."}
    parking = f"Parking: {venue.parking}" if venue.parking else ""
    said = [
        steps[venue.step_free] if venue.step_free is not None else "",
        *venue.access.splitlines(),
        *parking.splitlines(),
    ]
    return [line for line in said if line]
