"""What a person types about money."""

from esteem.money.forms.places import AccountForm, FundForm, HeadingForm, NewAccountForm, OpeningForm
from esteem.money.forms.recording import MoneyInForm, MoneyOutForm, MoveForm, ReverseForm, TransferForm
from esteem.money.forms.year_ends import ApprovalForm, HoldingForm

__all__ = [
    "AccountForm", "ApprovalForm", "FundForm", "HeadingForm", "HoldingForm", "MoneyInForm", "MoneyOutForm", "MoveForm",
    "NewAccountForm", "OpeningForm", "ReverseForm", "TransferForm",
]  # fmt: skip
