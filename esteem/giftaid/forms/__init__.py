"""What is typed: Gift Aid: declarations, qualifying gifts, claims."""

from esteem.giftaid.forms.claims import ClaimForm, MatchForm, SayForm, SettingsForm
from esteem.giftaid.forms.declarations import CancelForm, DeclarationForm, MovedForm, SentForm, WhoForm

__all__ = [
    "CancelForm", "ClaimForm", "DeclarationForm", "MatchForm", "MovedForm", "SayForm", "SentForm", "SettingsForm", "WhoForm",
]  # fmt: skip
