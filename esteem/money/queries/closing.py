"""Which years are closed, and what is still to be done before one may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import func, select

from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.text import plural
from esteem.money.models import ClosedYear, Receipt, Transaction, YearLook
from esteem.money.queries import years
from esteem.money.queries.year_papers import note_of, our_regime, report_is_whole
from esteem.money.rules.closing import Look, in_order
from esteem.money.rules.events import STEPS, Step
from esteem.money.rules.kinds import FundClass, TransactionKind
from esteem.money.rules.layouts import SCREEN
from esteem.money.rules.statements import build
from esteem.money.rules.years import ends_in


def closed_until() -> date | None:
    """The last day of the latest closed year; None while none is closed."""
    return session.scalar(select(func.max(ClosedYear.ends_on)).where(ClosedYear.reopened_on.is_(None)))


def year_end_stays() -> str | None:
    """Why the group's year cannot end on another day: years were closed with this one."""
    until = closed_until()
    if until is None:
        return None
    closed = f"The books are closed up to {dates.say_day(until)}, by this year’s end."
    return f"{closed} Open those years again first, the latest one first."


def closings_of(year: Period) -> Sequence[ClosedYear]:
    """Every time it was closed, the latest first; those opened again among them."""
    chosen = select(ClosedYear).where(ClosedYear.ends_on == year.last_day)
    return session.scalars(chosen.order_by(ClosedYear.id.desc())).all()


def first_open_before(year: Period) -> date | None:
    """The end of the earliest year, before this one and not closed, in which something stands; what was reversed does not."""
    until, undone = closed_until(), select(Transaction.reversal_of_id).where(Transaction.reversal_of_id.is_not(None))
    stands = select(func.min(Transaction.day)).where(
        Transaction.reversal_of_id.is_(None), Transaction.id.not_in(undone), Transaction.day < year.starts_on
    )
    day = session.scalar(stands if until is None else stands.where(Transaction.day > until))
    return years.year_of_day(day).last_day if day else None


def looked_at(year: Period) -> dict[str, YearLook]:
    """What somebody said of this year's end, by what it was."""
    chosen = select(YearLook).where(YearLook.year_ends_on == year.last_day)
    return {row.what: row for row in session.scalars(chosen)}


def without_receipt(year: Period) -> int:
    """How many payments of the year have no receipt kept with them; reversed ones and reversals aside."""
    undone = select(Transaction.reversal_of_id).where(Transaction.reversal_of_id.is_not(None))
    shown = select(Receipt.id).where(Receipt.transaction_id == Transaction.id, Receipt.removed_at.is_(None)).exists()
    paid = select(func.count(Transaction.id)).where(
        Transaction.kind == TransactionKind.OUT, Transaction.day >= year.starts_on, Transaction.day < year.ends_before,
        Transaction.reversal_of_id.is_(None), Transaction.id.not_in(undone), ~shown,
    )  # fmt: skip
    return session.scalar(paid) or 0


def steps_of(year: Period) -> list[Step]:
    """The whole guided list: what the books themselves need, and what stands on them asks for, in order."""
    return in_order([*_own_steps(year), *(step for answer in the_house().ask(STEPS, year=year) for step in answer)])


def _own_steps(year: Period) -> Iterator[Step]:
    ending, here = ends_in(year), (("ending", ends_in(year)),)
    over = year.last_day < dates.today()
    yield Step(
        "The year is over", over, "" if over else f"It lasts until {dates.say_day(year.last_day)}.",
        "money.year", here, needed=True, place=5,
    )  # fmt: skip
    lacking = without_receipt(year)
    none_kept = (
        f"{plural(lacking, 'payment')} {'has' if lacking == 1 else 'have'} none kept here. They may be on paper."
    )
    yield Step(
        "Every payment has its receipt", not lacking, none_kept if lacking else "",
        "money.index", (("year", ending), ("receipt", "none")), place=10,
    )  # fmt: skip
    yield from _funds(year, ending)
    looked = looked_at(year)
    for place, look in enumerate(Look, 50):
        seen = looked.get(look.value)
        said = f"Said on {dates.say_day(seen.looked_on)}." if seen else "Look, and tick it here."
        yield Step(look.says, seen is not None, said, "money.finish", here, place=place)
    yield from _papers(year, here)
    yield _approved(year, here)


def _approved(year: Period, here: tuple[tuple[str, object], ...]) -> Step:
    """They are approved as they are: what was booked since is looked at, and approved too."""
    approved, since = years.approvals(year), 0
    says = "By the committee or the members; then print and sign."
    if approved:
        says = f"On {dates.say_day(approved[0].approved_on)}."
        since = years.booked_since(year, approved[0].last_number)
    if since:
        says = f"{says[:-1]}; {plural(since, 'booking')} came since. Let them be approved again."
    is_done = bool(approved) and not since
    return Step("The accounts are approved", is_done, says, "money.approve", here, needed=True, place=80)


def _papers(year: Period, here: tuple[tuple[str, object], ...]) -> Iterator[Step]:
    """The notes, and the report that a charity writes."""
    noted = note_of(year) is not None
    says = "" if noted else "Expenses repaid, dealings with connected people, guarantees and debts."
    yield Step("The notes are written", noted, says, "money.year_notes", here, place=60)
    if our_regime() is not None:
        whole = report_is_whole(year)
        says = "" if whole else "What was done in the year, for whom, and what is kept in reserve."
        yield Step("The trustees’ annual report is written", whole, says, "money.write_report", here, place=65)


def _funds(year: Period, ending: int) -> Iterator[Step]:
    """No fund that is bound may end below nought: an examiner expects a transfer that makes it good."""
    books = years.year_books(year)
    short = [
        fund.name
        for fund in books.funds_used
        if fund.kind.fund_class is not FundClass.UNRESTRICTED
        and sum(holding.at_end.pence for holding in books.holdings if holding.fund == fund) < 0
    ]
    mend = f"{', '.join(short)}: record a transfer that makes it good."
    yield Step(
        "No restricted fund is overspent", not short, mend if short else "",
        "money.transfer", (), needed=True, place=30,
    )  # fmt: skip
    statement = build(books, SCREEN)
    agrees = statement.agrees and statement.account.adds_up
    yield Step(
        "The account and the cash agree, fund by fund", agrees, "" if agrees else "Look where the books do not hold.",
        "money.check", (), needed=True, place=40,
    )  # fmt: skip
