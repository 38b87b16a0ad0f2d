"""What a form about meetings lets one choose: the kinds this group knows, and the places it uses."""

from __future__ import annotations

from esteem.kernel.pages import words
from esteem.meetings import queries
from esteem.meetings.forms import MeetingForm, SeriesChangeForm, SeriesForm
from esteem.meetings.models import Meeting, Series
from esteem.meetings.queries.kinds import kinds_offered
from esteem.meetings.rules.lists import Use


def offer_kinds_and_places(form: MeetingForm | SeriesForm | SeriesChangeForm, now: Meeting | Series | None) -> None:
    """Offer those in use, and what it has now when that is no longer offered."""
    kinds = kinds_offered(str(words().Meeting))
    if now is not None and now.own_kind is not None and now.own_kind.put_away_at is not None:
        kinds.append((now.what, f"{now.own_kind.name} (no longer used)"))
    form.what.offer(kinds)
    places = [(venue.id, venue.name) for venue in queries.venues_found(use=Use.IN_USE)]
    if now is not None and now.venue is not None and now.venue.retired_at is not None:
        places.append((now.venue.id, f"{now.venue.name} (no longer used)"))
    form.venue_id.offer(places)
