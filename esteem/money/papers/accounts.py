"""The annual accounts on paper: all its facts, taken from the books at one moment.

The template is `money/accounts_paper.html`; `AnnualAccounts` is everything it may say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from esteem.committee.queries import officer
from esteem.committee.rules import OfficeKind
from esteem.group.models import Group
from esteem.group.queries import our_group
from esteem.group.rules import Formality, Nation
from esteem.kernel import dates, history
from esteem.kernel.dates import Period, say_day
from esteem.kernel.history import Head
from esteem.kernel.money import Money
from esteem.kernel.papers import Paper
from esteem.money.queries import years
from esteem.money.rules import layouts, statements
from esteem.money.rules.books import YearBooks
from esteem.money.rules.kinds import HoldingKind
from esteem.money.rules.layouts import Layout
from esteem.money.rules.rows import Row
from esteem.money.rules.scrutiny import Regime, Scrutiny, scrutiny
from esteem.money.rules.statements import YearStatement

TEMPLATE = "money/accounts_paper.html"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who signs: what they sign as, and their name where it is known."""

    office: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalWords:
    """When, by which meeting, and by whom the accounts were approved, as the paper says it."""

    approved_on: date
    meeting: str
    signed_by: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note to the accounts."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AnnualAccounts:
    """What the paper of one year's accounts is made from. Figures are said by `layout.say`."""

    group_name: str
    year: Period
    statement: YearStatement
    balance_lines: tuple[Row, ...]
    notes: tuple[Note, ...]
    signatories: tuple[Signatory, ...]
    approval_says: str
    approval: ApprovalWords | None
    head: Head
    runs_to: date | None  # the day the figures run to while the year is not over, or None

    @property
    def layout(self) -> Layout:
        return self.statement.layout

    @property
    def unit(self) -> str:
        return "to the nearest pound" if self.layout.is_rounded else "in pounds and pence"

    @property
    def is_charity(self) -> bool:
        return self.layout.key != "plain"


def layout_for(group: Group, books: YearBooks) -> Layout:
    """The form of account that this group's law asks for; the plain sheet where no law does."""
    if not group.is_charity:
        return layouts.plain(books.fund_kinds)
    form = layouts.SCOTTISH if group.nation is Nation.SCOTLAND else layouts.CC16A
    return layouts.without_empty_endowments(form, books.fund_kinds)


def regime_of(group: Group) -> Regime | None:
    """Whose charity law the group is under; None for a group that is no registered charity."""
    if not group.is_charity:
        return None
    by_nation = {Nation.SCOTLAND: Regime.SCOTLAND, Nation.NORTHERN_IRELAND: Regime.NORTHERN_IRELAND}
    return by_nation.get(group.nation, Regime.ENGLAND_AND_WALES)


def scrutiny_of(statement: YearStatement) -> Scrutiny:
    """What the law asks of these accounts. What the group owns is its cash and whatever was typed in for the year's end."""
    assets = statement.assets.total_cash.total
    assets += Money.total(
        other.value or other.amount or Money(0) for other in statement.books.others if not _is_owed(other.kind)
    )
    income = statement.account.gross_income
    return scrutiny(regime_of(our_group()), statement.books.year, income=income, assets=assets)


def _is_owed(kind: HoldingKind) -> bool:
    return kind is HoldingKind.LIABILITY


def annual_accounts(year: Period, *, approval: ApprovalWords | None = None) -> AnnualAccounts:
    """Everything the paper says of this year; with `approval` as it was approved, without it as a draft."""
    group = our_group()
    books = years.year_books(year)
    statement = statements.build(books, layout_for(group, books))
    return AnnualAccounts(
        group_name=group.name,
        year=year,
        statement=statement,
        balance_lines=tuple(_balance_lines(statement)),
        notes=tuple(_notes(group, statement)),
        signatories=tuple(_signatories(group)),
        approval_says=_approval_says(group, approval),
        approval=approval,
        head=history.head(),
        runs_to=dates.today() if year.last_day > dates.today() else None,
    )


def accounts_paper(year: Period, *, approval: ApprovalWords | None = None) -> Paper:
    """The paper, DRAFT until it is approved."""
    group = our_group()
    accounts = annual_accounts(year, approval=approval)
    return Paper(
        template=TEMPLATE,
        title=f"Receipts and payments account for the year ended {say_day(year.last_day)}",
        group_name=group.name,
        file_name=f"Annual accounts {year.last_day.isoformat()}",
        registered_as=f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else "",
        draft=approval is None,
        facts={"accounts": accounts, "statement": accounts.statement, "say": accounts.layout.say},
    )


def _balance_lines(statement: YearStatement) -> Iterator[Row]:
    """Scotland's statement of balances begins with how the cash came to be what it is."""
    if not statement.layout.by_statutory:
        return
    account = statement.account
    yield account.brought_forward.plus(account.begun_with)
    yield account.net.plus(account.transfers).named("Surplus or deficit shown above")


def _notes(group: Group, statement: YearStatement) -> Iterator[Note]:
    yield Note(
        "How these accounts are made",
        "They show money on the day it was received or paid, in cash or through the bank. Nothing owed or promised is counted.",
    )
    if statement.rounding_shows:
        yield Note(
            "Whole pounds", "Each figure is rounded on its own from pounds and pence, so a sum may differ by a pound."
        )
    if not statement.books.has_last_year:
        yield Note("Last year", "These books began within the year, so there are no figures for the year before.")
    if len(statement.funds) > 1:
        yield Note("Funds at the year's end", _held_by_fund(statement))
    for story in statement.funds:
        fund = story.fund
        told = [fund.purpose.rstrip("."), f"given by {fund.given_by.rstrip('.')}" if fund.given_by else ""]
        if said := "; ".join(text for text in told if text):
            yield Note(f"{fund.name} ({fund.kind.short.lower()} fund)", f"{said}.")
    if group.is_charity:
        told_by_law = scrutiny_of(statement)
        basis = (
            f"({told_by_law.source}, as read on {say_day(told_by_law.checked_on)}.)" if told_by_law.checked_on else ""
        )
        yield Note("Examination", f"{told_by_law.sentence} {told_by_law.reason} {basis}".strip())


def _held_by_fund(statement: YearStatement) -> str:
    """Each fund with what was left of it, as the account rounds it."""
    held = [(story.fund.name, story.carried_forward) for story in statement.funds]
    told = [f"{name} {f'£{statement.layout.say(amount)}' if amount else 'nothing'}" for name, amount in held]
    return f"{', '.join(told)}."


def _signatories(group: Group) -> Iterator[Signatory]:
    """Two of those who answer for the group, by name where the committee's list knows them, and who checked the books."""
    offices = {
        Formality.CHARITY: ("trustee", "trustee"),
        Formality.CONSTITUTED: ("chair", "treasurer"),
        Formality.INFORMAL: ("for the group", "who looks after the money"),
    }[group.formality]
    for office, kind in zip(offices, (OfficeKind.CHAIR, OfficeKind.TREASURER), strict=True):
        holder = officer(kind)
        yield Signatory(office, holder.name if holder else "")
    if not group.is_charity:
        yield Signatory("who checked these accounts")


def _approval_says(group: Group, approval: ApprovalWords | None) -> str:
    body = {
        Formality.CHARITY: "the trustees",
        Formality.CONSTITUTED: "the committee",
        Formality.INFORMAL: "the group",
    }[group.formality]
    if approval is None:
        return f"To be approved by {body} and signed on their behalf."
    meeting = f" at {approval.meeting}" if approval.meeting else ""
    signed = f", and signed by {approval.signed_by}" if approval.signed_by else ""
    return f"Approved by {body}{meeting} on {say_day(approval.approved_on)}{signed}."
