"""What is marked for the public page, which comes later: nothing of it is published yet."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.meetings.models import Meeting, Series
from esteem.meetings.queries.meetings import is_ours, of_this_group, with_places
from esteem.meetings.rules.kinds import MeetingKind


def marked_meetings(*, number: int) -> Listing[Meeting]:
    """One page of those still to come, the next first; cancelled ones too."""
    marked = Meeting.is_public & (Meeting.kind != MeetingKind.COMMITTEE)
    found = with_places().where(of_this_group(), marked, Meeting.meets_on >= dates.today())
    return listing(found.order_by(Meeting.meets_on, Meeting.start_time.nulls_last(), Meeting.id), number=number)


def marked_series() -> Sequence[Series]:
    """The patterns whose new meetings are marked as they are made."""
    found = select(Series).where(Series.is_public, Series.ended_on.is_(None), Series.removed_at.is_(None))
    return [one for one in session.scalars(found.order_by(Series.id)) if is_ours(one.kind)]
