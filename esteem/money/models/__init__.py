"""The tables of the books."""

from esteem.money.models.bookings import Line, MonthTotal, Transaction
from esteem.money.models.cash_books import CashBookFile
from esteem.money.models.closing import ClosedYear, ClosingCash, YearLook
from esteem.money.models.payments import PaymentLimit, PaymentWord, Proposal, ProposedPart
from esteem.money.models.places import Fund, Heading, MoneyAccount, ParentBody, Project
from esteem.money.models.receipts import Receipt
from esteem.money.models.repeats import Repeat
from esteem.money.models.year_ends import ApprovedAccounts, OtherHolding
from esteem.money.models.year_papers import YearNote, YearReport

__all__ = [
    "ApprovedAccounts", "CashBookFile", "ClosedYear", "ClosingCash", "Fund", "Heading", "Line", "MoneyAccount", "MonthTotal",
    "OtherHolding", "ParentBody", "PaymentLimit", "PaymentWord", "Project", "Proposal", "ProposedPart", "Receipt", "Repeat",
    "Transaction", "YearLook", "YearNote", "YearReport",
]  # fmt: skip
