"""What a person types about money."""

from esteem.money.forms.payments import AgreeForm, LimitForm, MadeForm, OnPaperForm, RefuseForm
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
    "AccountForm", "AgreeForm", "ApprovalForm", "FundForm", "HeadingForm", "HoldingForm", "LimitForm", "MadeForm",
    "MoneyInForm", "MoneyOutForm", "MoveForm", "NewAccountForm", "OnPaperForm", "OpeningForm", "ParentBodyForm",
    "ProjectForm", "ReceiptForm", "RefuseForm", "ReopenForm", "RepeatForm", "ReverseForm", "SplitForm", "TagForm",
    "TransferForm",
]  # fmt: skip
