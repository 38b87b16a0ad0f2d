"""What a person types about a person."""

from esteem.people.forms.own_lists import EntryForm
from esteem.people.forms.person import LeavingForm, PersonForm
from esteem.people.forms.standing import BecomeForm, PeriodForm, RecordForm

__all__ = ["BecomeForm", "EntryForm", "LeavingForm", "PeriodForm", "PersonForm", "RecordForm"]
