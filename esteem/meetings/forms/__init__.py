"""What a person types about meetings and places."""

from esteem.meetings.forms.meetings import CancelForm, CountForm, MeetingForm
from esteem.meetings.forms.venues import VenueForm

__all__ = ["CancelForm", "CountForm", "MeetingForm", "VenueForm"]  # fmt: skip
