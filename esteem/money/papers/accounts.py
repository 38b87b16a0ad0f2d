"""The annual accounts on paper: all its facts, taken from the books at one moment.

The template is `money/accounts_paper.html`; `AnnualAccounts` is everything it may say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from esteem.group.models import Group
from esteem.group.queries import our_group
from esteem.group.rules import Formality, Nation
from esteem.kernel import dates, history
from esteem.kernel.dates import Period, say_day
from esteem.kernel.history import Head
from esteem.kernel.money import Money
from esteem.kernel.papers import Paper
from esteem.money.papers.notes import Note, notes
from esteem.money.papers.signing import ApprovalWords, Signatory, approval_says, signatories
from esteem.money.queries import years
from esteem.money.queries.closing import looked_at
from esteem.money.queries.year_papers import note_of, our_regime
from esteem.money.rules import layouts, statements
from esteem.money.rules.books import OtherFacts, YearBooks
from esteem.money.rules.closing import Look
from esteem.money.rules.kinds import HoldingKind
from esteem.money.rules.layouts import Layout
from esteem.money.rules.rows import Row
from esteem.money.rules.scrutiny import Duty, Regime, Scrutiny, must_it_register, regime_of, scrutiny
from esteem.money.rules.statements import YearStatement

TEMPLATE = "money/accounts_paper.html"
_LOOKED_AT = {
    Look.OWED_TO_US.value: (HoldingKind.OWED,),
    Look.OWED_BY_US.value: (HoldingKind.LIABILITY,),
    Look.THINGS.value: (HoldingKind.KEPT, HoldingKind.INVESTMENT),
}


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
    looked: frozenset[HoldingKind]  # of which somebody said that all is written down
    runs_to: date | None  # the day the figures run to while the year is not over, or None

    @property
    def layout(self) -> Layout:
        return self.statement.layout

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns of figures; last year's only where the books know of it."""
        return self.layout.titles if self.statement.books.has_last_year else self.layout.titles[:-1]

    @property
    def is_coded(self) -> bool:
        """Whether lines carry the codes of form CC16a."""
        return self.layout.key == "cc16a"

    @property
    def agrees(self) -> bool:
        """Whether the cash that is listed is what the account comes to, fund by fund."""
        return not any(self.statement.differences)

    @property
    def others(self) -> tuple[tuple[HoldingKind, tuple[OtherFacts, ...]], ...]:
        """What is owned and owed besides cash, kind by kind."""
        return self.statement.assets.others

    @property
    def nothing_of(self) -> list[tuple[str, list[HoldingKind]]]:
        """The kinds of which a charity's form must say that there is nothing: somebody looked, or nobody has yet."""
        told = {kind for kind, _ in self.others}
        empty = [kind for kind in HoldingKind if kind not in told] if self.is_charity else []
        sorted_out = (
            ("none", [kind for kind in empty if kind in self.looked]),
            ("nothing written down", [kind for kind in empty if kind not in self.looked]),
        )
        return [(says, kinds) for says, kinds in sorted_out if kinds]

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
    return layouts.SCOTTISH if group.nation is Nation.SCOTLAND else layouts.CC16A


def scrutiny_of(statement: YearStatement) -> Scrutiny:
    """What the law asks of these accounts. What the group owns is its cash and whatever was typed in for the year's end."""
    assets = statement.assets.total_cash.total
    assets += Money.total(
        other.value or other.amount or Money(0) for other in statement.books.others if not _is_owed(other.kind)
    )
    income = statement.account.gross_income
    return scrutiny(our_regime(), statement.books.year, income=income, assets=assets)


def _is_owed(kind: HoldingKind) -> bool:
    return kind is HoldingKind.LIABILITY


def register_hint(statement: YearStatement) -> Duty | None:
    """What a constituted group in England and Wales that is no registered charity ought to know of its income."""
    group = our_group()
    if group.formality is not Formality.CONSTITUTED or regime_of(group.nation) is not Regime.ENGLAND_AND_WALES:
        return None
    return must_it_register(statement.books.year, statement.account.gross_income)


def scrutiny_of_year(year: Period) -> Scrutiny:
    """What the law asks of this year's accounts as the books stand."""
    books = years.year_books(year)
    return scrutiny_of(statements.build(books, layout_for(our_group(), books)))


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
        notes=tuple(notes(group, statement, note_of(year), scrutiny_of(statement))),
        signatories=(*signatories(group), *([] if group.is_charity else [Signatory("who checked these accounts")])),
        approval_says=approval_says(group, approval),
        approval=approval,
        head=history.head(),
        looked=frozenset(kind for look in looked_at(year) for kind in _LOOKED_AT.get(look, ())),
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
        registered_as=registered_as(group),
        draft=approval is None,
        facts={"accounts": accounts, "statement": accounts.statement, "say": accounts.layout.say},
    )


def registered_as(group: Group) -> str:
    """The line under the name of a charity that has a number."""
    return f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else ""


def _balance_lines(statement: YearStatement) -> Iterator[Row]:
    """Scotland's statement of balances begins with how the cash came to be what it is."""
    if not statement.layout.by_statutory:
        return
    account = statement.account
    yield account.brought_forward.plus(account.begun_with)
    yield account.net.plus(account.transfers).named("Surplus or deficit, with transfers, as shown above")
