"""What a person types about meetings and places."""

from esteem.meetings.forms.bookings import BookingForm, BookingsForm, bookings_form
from esteem.meetings.forms.kinds import KindForm
from esteem.meetings.forms.meetings import CancelForm, CountForm, MeetingForm, OutsideForm
from esteem.meetings.forms.series import DatesForm, EndForm, SeriesChangeForm, SeriesForm, dates_form
from esteem.meetings.forms.venues import AlarmForm, VenueForm, VenueNoteForm

__all__ = [
    "AlarmForm", "BookingForm", "BookingsForm", "CancelForm", "CountForm", "DatesForm", "EndForm", "KindForm", "MeetingForm",
    "OutsideForm", "SeriesChangeForm", "SeriesForm", "VenueForm", "VenueNoteForm", "bookings_form", "dates_form",
]  # fmt: skip
