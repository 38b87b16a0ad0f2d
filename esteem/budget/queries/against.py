"""A budget against what came and went, from the same month totals as the year's account."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.budget.models import YearBudget
from esteem.budget.queries.budgets import latest
from esteem.budget.rules.against import Against, AgainstLine
from esteem.budget.rules.planned import Planned, Spot, from_actual
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.money import NOTHING
from esteem.money.queries import places, years
from esteem.money.rules.books import FundFacts, HeadingFacts, YearBooks
from esteem.money.rules.kinds import FundKind
from esteem.money.rules.years import ends_in


def year_before(year: Period) -> Period:
    """The group's year before this one."""
    return years.year_ending_in(ends_in(year) - 1)


def books_until(year: Period, until: date) -> YearBooks:
    """What came in and went out by heading and fund until that day, and in the year before."""
    ends = min(max(until, year.starts_on), year.last_day) + timedelta(days=1)
    return years.year_books(Period(year.starts_on, ends), year_before(year))


def against(year: Period, *, until: date | None = None, budget: YearBudget | None = None) -> Against:
    """The budget in use, or another revision, against the books until today or another day."""
    until = min(until or dates.today(), year.last_day)
    chosen = budget or latest(year)
    return put_together(year, until, chosen.planned if chosen else (), books_until(year, until))


def put_together(
    year: Period, until: date, planned: Sequence[Planned], books: YearBooks, *, every: bool = False
) -> Against:
    """Headings in their order, fund by fund; with `every`, those open that have nothing yet stand there too."""
    headings = {one.id: one for one in books.heading_order if one.statutory is not None}
    funds = {one.id: one for one in books.fund_order}
    plans = {one.spot: one for one in planned}
    moved = {(one.heading.id, one.fund.id): one for one in books.movements if one.heading.statutory is not None}
    wanted = set(plans) | set(moved) | (_open(headings.values(), books.fund_order) if every else set())
    order = [(heading, fund) for fund in funds for heading in headings if (heading, fund) in wanted]
    return Against(
        year,
        until,
        tuple(
            AgainstLine(
                headings[heading], funds[fund],
                plans[heading, fund].amount if (heading, fund) in plans else None,
                moved[heading, fund].this_year if (heading, fund) in moved else NOTHING,
                moved[heading, fund].last_year if (heading, fund) in moved else NOTHING,
                plans[heading, fund].note if (heading, fund) in plans else "",
            )
            for heading, fund in order
        ),
    )  # fmt: skip


def _open(headings: Iterable[HeadingFacts], funds: Iterable[FundFacts]) -> set[Spot]:
    general = next(one.id for one in funds if one.kind is FundKind.GENERAL)
    return {(one.id, general) for one in headings if not one.is_closed}


@dataclass(frozen=True, slots=True)
class Source:
    """What a new budget could be copied from."""

    budget: list[Planned]
    actual: list[Planned]


def sources(year: Period) -> Source:
    """Last year's budget and what last year came to, of headings and funds that are still open."""
    before = latest(year_before(year))
    open_headings = {row.id for row in places.headings()}
    open_funds = {row.id for row in places.funds()}

    def still(planned: Sequence[Planned]) -> list[Planned]:
        return [one for one in planned if one.heading in open_headings and one.fund in open_funds]

    return Source(
        still(before.planned if before else []), still(from_actual(books_until(year, year.last_day).movements))
    )
