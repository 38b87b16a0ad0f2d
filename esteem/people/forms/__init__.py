"""What a person types about a person."""

from esteem.people.forms.person import LeavingForm, PersonForm

__all__ = ["LeavingForm", "PersonForm"]
