"""What kinds of account, heading, fund and booking there are, in the words a treasurer knows."""

from __future__ import annotations

from enum import StrEnum

from esteem.kernel.text import Said


class AccountKind(Said):
    """Where money is kept."""

    TIN = "tin", "A tin or a cash box"
    BANK = "bank", "A bank or building society account"
    OTHER = "other", "Something else, such as a card reader"


class HeadingKind(Said):
    """What a heading stands for in the year's account; the last two are the books' own, one of each."""

    RECEIPT = "receipt", "Money in"
    PAYMENT = "payment", "Money out"
    TRANSFER = "transfer", "Transfers between funds"
    OPENING = "opening", "Money the books began with"


class FundClass(Said):
    """The columns of the account: a designated pot is still unrestricted."""

    UNRESTRICTED = "unrestricted", "Unrestricted"
    RESTRICTED = "restricted", "Restricted"
    ENDOWMENT = "endowment", "Endowment"


class FundKind(Said):
    """What may be done with a fund's money."""

    GENERAL = "general", "General: spend it on anything the group does"
    DESIGNATED = "designated", "Designated: the group set it aside, and may change its mind"
    RESTRICTED = "restricted", "Restricted: given for one purpose only"
    EXPENDABLE = "expendable", "Expendable endowment: kept, but the group may decide to spend it"
    PERMANENT = "permanent", "Permanent endowment: the sum itself is never spent"

    @property
    def fund_class(self) -> FundClass:
        if self in (FundKind.GENERAL, FundKind.DESIGNATED):
            return FundClass.UNRESTRICTED
        return FundClass.RESTRICTED if self is FundKind.RESTRICTED else FundClass.ENDOWMENT

    @property
    def is_unrestricted(self) -> bool:
        return self.fund_class is FundClass.UNRESTRICTED

    @property
    def short(self) -> str:
        """The kind in a word or two, for lists."""
        return self.says.partition(":")[0]


class TransactionKind(Said):
    """What a treasurer does."""

    IN = "in", "Money in"
    OUT = "out", "Money out"
    MOVE = "move", "Move between accounts"
    TRANSFER = "transfer", "Transfer between funds"
    OPENING = "opening", "Money to start with"


class HoldingKind(Said):
    """What else the group owns and owes at the year's end (CC16a section B, lines B2 to B5)."""

    OWED = "owed", "Money owed to the group"
    INVESTMENT = "investment", "Investments"
    KEPT = "kept", "Things the group keeps and uses"
    LIABILITY = "liability", "Money the group owes"

    @property
    def line(self) -> str:
        """The line of form CC16a it is printed under."""
        return f"B{list(HoldingKind).index(self) + 2}"


class Section(StrEnum):
    """The four sections of a receipts and payments account (form CC16a)."""

    RECEIPTS = "A1"
    ASSET_SALES = "A2"
    PAYMENTS = "A3"
    ASSET_PURCHASES = "A4"


class Statutory(Said):
    """The headings that Scottish law asks to be shown apart; a good sorting of everybody's headings.

    Source: The Charities Accounts (Scotland) Regulations 2006 (SSI 2006/218), Schedule 3.
    """

    DONATIONS = "donations", "Donations"
    LEGACIES = "legacies", "Legacies"
    GRANTS = "grants", "Grants"
    FUNDRAISING = "fundraising", "Receipts from fundraising"
    TRADING = "trading", "Gross trading receipts"
    INVESTMENT_INCOME = "investment_income", "Income from investments other than land and buildings"
    RENTS = "rents", "Rents from land and buildings"
    ACTIVITIES = "activities", "Gross receipts from other charitable activities"
    ASSET_SALES = "asset_sales", "Proceeds from sale of fixed assets"
    INVESTMENT_SALES = "investment_sales", "Proceeds from sale of investments"

    FUNDRAISING_COSTS = "fundraising_costs", "Expenses for fundraising activities"
    TRADING_COSTS = "trading_costs", "Gross trading payments"
    INVESTMENT_COSTS = "investment_costs", "Investment management costs"
    CHARITABLE = "charitable", "Payments relating directly to charitable activities"
    GRANTS_MADE = "grants_made", "Grants and donations"
    EXAMINATION = "examination", "Governance: audit or independent examination"
    ACCOUNTS = "accounts", "Governance: preparation of annual accounts"
    LEGAL = "legal", "Governance: legal costs and constitution"
    ASSET_PURCHASES = "asset_purchases", "Purchase of fixed assets"
    INVESTMENT_PURCHASES = "investment_purchases", "Purchase of investments"

    @property
    def kind(self) -> HeadingKind:
        """Whether it is a receipt or a payment."""
        names = list(Statutory)
        is_receipt = names.index(self) < names.index(Statutory.FUNDRAISING_COSTS)
        return HeadingKind.RECEIPT if is_receipt else HeadingKind.PAYMENT

    @property
    def section(self) -> Section:
        """Where form CC16a puts it: sales and purchases of assets stand apart from gross income and spending."""
        if self in (Statutory.ASSET_SALES, Statutory.INVESTMENT_SALES):
            return Section.ASSET_SALES
        if self in (Statutory.ASSET_PURCHASES, Statutory.INVESTMENT_PURCHASES):
            return Section.ASSET_PURCHASES
        return Section.RECEIPTS if self.kind is HeadingKind.RECEIPT else Section.PAYMENTS

    @classmethod
    def usual(cls, kind: HeadingKind) -> Statutory:
        """Where a heading of the group's own belongs unless it says otherwise."""
        return cls.ACTIVITIES if kind is HeadingKind.RECEIPT else cls.CHARITABLE
