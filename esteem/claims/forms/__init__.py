"""What a person types about claims."""

from esteem.claims.forms.claims import (
    ApproveForm,
    HandInForm,
    JourneyForm,
    PayForm,
    SendBackForm,
    SpentForm,
    WhoForm,
)
from esteem.claims.forms.petty import CountForm, TinForm, TopUpForm
from esteem.claims.forms.settings import RateForm, RuleForm

__all__ = [
    "ApproveForm", "CountForm", "HandInForm", "JourneyForm", "PayForm", "RateForm", "RuleForm", "SendBackForm", "SpentForm",
    "TinForm", "TopUpForm", "WhoForm",
]  # fmt: skip
