"""What a person types about the booking of a room, and about a comparison of places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Choose, Day, Form, Text
from esteem.meetings.queries.bookings import Booked, when_of
from esteem.meetings.rules.bookings import BookingStatus, say_when


class BookingForm(Form):
    stands = Choice("How does it stand?", choices=BookingStatus.choices(), required="Choose how it stands.")
    on = Day("Since when?", default=dates.today, hint="The day they were asked, or answered.")
    reference = Text("Booking reference", most=120)
    by_whom = Text("Who saw to it?", most=120)


class BookingsForm(BookingForm):
    """The same for all the meetings that are ticked."""

    reference = Text("Booking reference", most=120, hint="Blank leaves what each has.")
    by_whom = Text("Who saw to it?", most=120, hint="Blank leaves what each has.")
    meetings = Choose("For which?")


def bookings_form(offered: Iterable[Booked], **given: Any) -> BookingsForm:
    """With a tick for each of these. Ticked are those that were asked for, to be confirmed; or, before that, all unasked."""
    told = list(offered)
    asked = any(one.status is BookingStatus.ASKED for one in told)
    due, next_one = (
        (BookingStatus.ASKED, BookingStatus.CONFIRMED) if asked else (BookingStatus.NOT_ASKED, BookingStatus.ASKED)
    )
    choices = [(one.meeting.id, f"{say_when(when_of(one.meeting))}: {one.status.says.lower()}") for one in told]
    ticked = [one.meeting.id for one in told if one.status is due]
    field = Choose("For which?", choices=choices, default=ticked)
    made: BookingsForm = type("Bookings", (BookingsForm,), {"meetings": field})(**given)
    if made.stands.typed is None:
        made.stands.data = next_one
    return made
