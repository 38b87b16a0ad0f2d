"""What a person types about money."""

from esteem.money.forms.places import AccountForm, FundForm, HeadingForm, NewAccountForm, OpeningForm
from esteem.money.forms.projects import ParentBodyForm, ProjectForm, TagForm
from esteem.money.forms.recording import (
    MoneyInForm,
    MoneyOutForm,
    MoveForm,
    ReceiptForm,
    RepeatForm,
    ReverseForm,
    SplitForm,
    TransferForm,
)  # fmt: skip
from esteem.money.forms.year_ends import ApprovalForm, HoldingForm, ReopenForm

__all__ = [
    "AccountForm", "ApprovalForm", "FundForm", "HeadingForm", "HoldingForm", "MoneyInForm", "MoneyOutForm",
    "MoveForm", "NewAccountForm", "OpeningForm", "ParentBodyForm", "ProjectForm", "ReceiptForm", "ReopenForm", "RepeatForm",
    "ReverseForm", "SplitForm", "TagForm", "TransferForm",
]  # fmt: skip
