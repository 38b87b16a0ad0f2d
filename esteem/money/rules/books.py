"""The facts of one year's books, as plain values: what the statements are built from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esteem.kernel.dates import Period
from esteem.kernel.money import Money
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, HoldingKind, Statutory


@dataclass(frozen=True, slots=True)
class AccountFacts:
    id: int
    name: str
    kind: AccountKind
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class FundFacts:
    id: int
    name: str
    kind: FundKind
    given_by: str = ""
    purpose: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class HeadingFacts:
    id: int
    name: str
    kind: HeadingKind
    statutory: Statutory | None = None
    is_closed: bool = False
    with_parent: bool = False  # money that passes to or from the body that stands over the group


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    id: int
    name: str
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """What went through one heading in one fund, in a year and the year before.

    More than nought is money received for a receipt, money paid for a payment, and money coming into the fund for
    transfers and openings.
    """

    heading: HeadingFacts
    fund: FundFacts
    this_year: Money
    last_year: Money


@dataclass(frozen=True, slots=True)
class Holding:
    """What one account holds of one fund: before last year, before this year, and at this year's end."""

    account: AccountFacts
    fund: FundFacts
    before_last_year: Money
    before_this_year: Money
    at_end: Money


@dataclass(frozen=True, slots=True)
class Opening:
    """Money that came into the books with its account, rather than being received."""

    fund: FundFacts
    amount: Money
    on: date


@dataclass(frozen=True, slots=True)
class OtherFacts:
    """A line typed in by hand for the statement of assets and liabilities (B2 to B5); amounts may be unknown."""

    id: int
    kind: HoldingKind
    details: str
    fund: FundFacts
    amount: Money | None = None
    value: Money | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class YearBooks:
    """Everything one year's account is made from; headings, funds and accounts in the order they are shown."""

    year: Period
    last_year: Period
    movements: tuple[Movement, ...] = ()
    holdings: tuple[Holding, ...] = ()
    openings: tuple[Opening, ...] = ()
    others: tuple[OtherFacts, ...] = ()
    fund_order: tuple[FundFacts, ...] = ()
    account_order: tuple[AccountFacts, ...] = ()
    heading_order: tuple[HeadingFacts, ...] = ()

    @property
    def has_last_year(self) -> bool:
        """Whether these books say anything of the year before."""
        moved = any(movement.last_year for movement in self.movements)
        return moved or any(holding.before_this_year or holding.before_last_year for holding in self.holdings)

    @property
    def fund_kinds(self) -> frozenset[FundKind]:
        """The kinds of fund that moved or held anything in either year."""
        moved = {m.fund.kind for m in self.movements if m.this_year or m.last_year}
        return frozenset(moved | {h.fund.kind for h in self.holdings if h.at_end or h.before_this_year})

    @property
    def funds_used(self) -> tuple[FundFacts, ...]:
        """The funds that moved or held anything in either year, in the order they are shown."""
        used = {m.fund for m in self.movements} | {h.fund for h in self.holdings if h.at_end or h.before_this_year}
        return tuple(fund for fund in self.fund_order if fund in used)
