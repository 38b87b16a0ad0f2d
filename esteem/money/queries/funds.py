"""One fund: what came in and went out of it in a year, what would make it good, and which must be spent soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.signs import in_days, some
from esteem.money.models import Fund, Heading, MonthTotal
from esteem.money.queries import places
from esteem.money.queries.prefill import likely
from esteem.money.queries.years import sums_before, this_year, years_with_books
from esteem.money.rules.funds import SOON
from esteem.money.rules.kinds import HeadingKind, TransactionKind
from esteem.money.rules.sheets import Sheet, SheetLine, part, row, sub_total, total
from esteem.money.rules.years import ends_in, name_of

SOME_TO_SPEND = some(Fund.closed_on.is_(None), Fund.spend_by_on <= in_days(SOON))


@dataclass(frozen=True, slots=True)
class FundYear:
    """What a fund began a year with, what came in and went out by heading, and what it ended with."""

    opening: Money
    came: tuple[tuple[int, str, Money], ...]
    went: tuple[tuple[int, str, Money], ...]
    transfers: Money
    begun: Money  # what was in it when the books began, if that was in this year

    @property
    def money_in(self) -> Money:
        return Money.total(amount for _, _, amount in self.came)

    @property
    def money_out(self) -> Money:
        return Money.total(amount for _, _, amount in self.went)

    @property
    def closing(self) -> Money:
        return self.opening + self.begun + self.money_in - self.money_out + self.transfers

    @property
    def is_empty(self) -> bool:
        return not (self.came or self.went or self.transfers or self.begun or self.opening)

    @property
    def sheet(self) -> Sheet:
        """The same as a table: in, out, transfers, left."""
        lines: list[SheetLine] = [row("It had", self.opening)]
        if self.begun:
            lines.append(row("In it when the books began", self.begun))
        for title, found, whole in (("Came in", self.came, self.money_in), ("Went out", self.went, self.money_out)):
            if found:
                lines += [part(title), *(row(name, amount) for _, name, amount in found), sub_total("In all", whole)]
        if self.transfers:
            lines.append(row("Moved in from other funds, less what was moved out", self.transfers))
        return Sheet("In and out", ("What", "Amount"), (*lines, total("Is left", self.closing)))


def fund_year(fund: Fund, year: Period) -> FundYear:
    """The fund's year, from the month totals: as quick in long books as in short ones."""
    headings = {heading.id: heading for heading in session.scalars(select(Heading).order_by(Heading.place))}
    sums: dict[int, Money] = {}
    opening = NOTHING
    for (_, heading, number), (before, after) in sums_before(year.starts_on, year.ends_before).items():
        if number != fund.id:
            continue
        if heading is None:
            opening += Money(before)
        elif after - before:
            sums[heading] = Money(after - before)
    moved = [(row, sums[row.id]) for row in headings.values() if row.id in sums]
    kinds = {kind: [(row.id, row.name, amount) for row, amount in moved if row.kind is kind] for kind in HeadingKind}
    return FundYear(
        opening,
        tuple((n, name, -amount) for n, name, amount in kinds[HeadingKind.RECEIPT]),
        tuple(kinds[HeadingKind.PAYMENT]),
        -Money.total(amount for _, _, amount in kinds[HeadingKind.TRANSFER]),
        -Money.total(amount for _, _, amount in kinds[HeadingKind.OPENING]),
    )


def years_to_choose(ending: int | None) -> tuple[Period, list[tuple[int, str]]]:
    """The year an address asks for (this one, unless there are books of it), and all there are to choose from."""
    known = {ends_in(year): year for year in years_with_books()}
    year = known.get(ending or 0) or this_year()
    return year, [(number, name_of(one)) for number, one in known.items()]


def making_good(number: int) -> dict[str, Any]:
    """The transfer an examiner expects for a fund that is overspent: from general money, all that it lacks, where it lacks."""
    fund = session.get(Fund, number) if 0 < number < 2**63 else None
    filled = likely(TransactionKind.TRANSFER, to_fund=fund.id if fund else None)
    if fund is None:
        return filled
    held = {account: amount for (account, of), amount in places.cash_now().items() if of == fund.id}
    lacks = -Money.total(held.values())
    if lacks <= NOTHING:
        return filled
    is_open = {account.id for account in places.accounts()}
    lowest = min(
        (account for account in held if account in is_open), key=lambda account: held[account].pence, default=None
    )
    return filled | {"amount": lacks} | ({"account": lowest} if lowest else {})


@dataclass(frozen=True, slots=True)
class ToSpend:
    """A fund with money in it that is to be spent by a day that is near, or past."""

    id: int
    name: str
    by: date
    left: Money


def to_spend() -> Sequence[ToSpend]:
    """Those, the most pressing first, in one query."""
    left = func.sum(MonthTotal.amount)
    found = (
        select(Fund.id, Fund.name, Fund.spend_by_on, left)
        .join(MonthTotal, MonthTotal.fund_id == Fund.id)
        .where(
            Fund.closed_on.is_(None), MonthTotal.account_id.is_not(None),
            Fund.spend_by_on <= dates.today() + timedelta(days=SOON),
        )
        .group_by(Fund.id, Fund.name, Fund.spend_by_on)
        .having(left > NOTHING)
        .order_by(Fund.spend_by_on, Fund.id)
    )  # fmt: skip
    return [ToSpend(number, name, by, amount) for number, name, by, amount in session.execute(found) if by is not None]
