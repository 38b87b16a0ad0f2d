"""What a person types about meetings and places."""

from esteem.meetings.forms.kinds import KindForm
from esteem.meetings.forms.meetings import CancelForm, CountForm, MeetingForm, OutsideForm
from esteem.meetings.forms.series import DatesForm, EndForm, SeriesChangeForm, SeriesForm, dates_form
from esteem.meetings.forms.venues import VenueForm

__all__ = [
    "CancelForm", "CountForm", "DatesForm", "EndForm", "KindForm", "MeetingForm", "OutsideForm", "SeriesChangeForm",
    "SeriesForm", "VenueForm", "dates_form",
]  # fmt: skip
