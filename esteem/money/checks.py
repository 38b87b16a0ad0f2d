"""What must be true of the books, each said in words and added up again from the lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Integer, func, select, type_coerce
from sqlalchemy.orm import selectinload

from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.kernel.text import plural
from esteem.money.models import ClosedYear, Heading, Line, MonthTotal, Transaction
from esteem.money.queries import years
from esteem.money.queries.payments import paid_without
from esteem.money.rules import statements
from esteem.money.rules.events import CHECKED, Check, Step
from esteem.money.rules.kinds import HeadingKind
from esteem.money.rules.layouts import SCREEN
from esteem.money.rules.years import first_of_month, name_of


def all_checks() -> list[Check]:
    """Every statement, in the order a treasurer would ask; then those of what stands on the books."""
    return [Check(title, check(), mend) for title, check, mend in CHECKS] + [
        check for answer in the_house().ask(CHECKED) for check in answer
    ]


def books_hold(*, year: Period) -> list[Step]:
    """Before a year is closed the books hold, and what stands on them should; the house asks for it with the other steps."""
    found = all_checks()
    own, others = found[: len(CHECKS)], found[len(CHECKS) :]
    return [
        Step("The books hold", all(c.holds for c in own), _broken(own), "money.check", (), needed=True, place=42),
        Step(
            "What stands on the books holds", all(c.holds for c in others), _broken(others), "money.check", (), place=43
        ),
    ]


def _broken(found: Sequence[Check]) -> str:
    count = sum(not check.holds for check in found)
    return f"{plural(count, 'statement')} {'does' if count == 1 else 'do'} not hold." if count else ""


def payments_checked() -> list[Check]:
    """Payments over the limit of their day: somebody else agreed to each."""
    problem = _numbers(paid_without(), "over the limit, and nobody else is written down")
    mend = "Open each: write down who agreed on paper, or that nobody did and who was told."
    return [Check("Every payment over the limit of its day was agreed by somebody else.", problem, mend)]


def money_is_where_it_should_be() -> str:
    """A + B − C = D + E: begun with, plus received, less paid, is what is in the bank and in the tin."""
    pence = func.coalesce(func.sum(type_coerce(Line.amount, Integer)), 0)
    summed = select(Heading.kind, pence).join(Line, Line.heading_id == Heading.id).group_by(Heading.kind)
    by_kind: dict[HeadingKind, int] = dict(row for row in session.execute(summed))
    begun, received = -by_kind.get(HeadingKind.OPENING, 0), -by_kind.get(HeadingKind.RECEIPT, 0)
    held = session.scalar(select(pence).where(Line.account_id.is_not(None))) or 0
    lacking = begun + received - by_kind.get(HeadingKind.PAYMENT, 0) - held
    return f"The accounts differ by {Money(abs(lacking))} from what came in and went out." if lacking else ""


def lines_balance() -> str:
    """Every transaction has all its lines, and they sum to nought within each fund."""
    unbalanced = (
        select(Line.transaction_id)
        .group_by(Line.transaction_id, Line.fund_id)
        .having(func.sum(Line.amount) != Money(0))
    )
    lacking = (
        select(Transaction.id)
        .outerjoin(Line, Line.transaction_id == Transaction.id)
        .group_by(Transaction.id)
        .having(func.count(Line.id) != Transaction.line_count)
    )
    chosen = select(Transaction.number).where(Transaction.id.in_(unbalanced) | Transaction.id.in_(lacking))
    return _numbers(session.scalars(chosen.order_by(Transaction.number)).all(), "not whole")


def numbers_have_no_gaps() -> str:
    """The transactions are numbered 1, 2, 3 and so on, with none missing."""
    count, last = session.execute(select(func.count(Transaction.id), func.max(Transaction.number))).one()
    return f"The last number is {last}, but there are {count} bookings." if count != (last or 0) else ""


def days_agree() -> str:
    """Each line carries the day of its transaction."""
    chosen = (
        select(Transaction.number).join(Line, Line.transaction_id == Transaction.id).where(Line.day != Transaction.day)
    )
    return _numbers(session.scalars(chosen.distinct().order_by(Transaction.number)).all(), "on two days")


def month_totals_agree() -> str:
    """The totals kept by month are what the lines add up to."""
    totals: dict[tuple[object, ...], int] = {}
    pence = type_coerce(Line.amount, Integer)
    days = select(Line.day, Line.account_id, Line.heading_id, Line.fund_id, func.sum(pence))
    for day, *place, amount in session.execute(days.group_by(Line.day, Line.account_id, Line.heading_id, Line.fund_id)):
        key = (first_of_month(day), *place)
        totals[key] = totals.get(key, 0) + amount
    kept: dict[tuple[object, ...], int] = {}
    months = select(MonthTotal.month, MonthTotal.account_id, MonthTotal.heading_id, MonthTotal.fund_id)
    for *place, amount in session.execute(months.add_columns(type_coerce(MonthTotal.amount, Integer))):
        kept[tuple(place)] = kept.get(tuple(place), 0) + amount
    wrong = {key[0] for key in totals.keys() | kept.keys() if totals.get(key, 0) != kept.get(key, 0)}
    return f"The totals of {len(wrong)} months differ from their lines." if wrong else ""


def statements_agree() -> str:
    """In every year: brought forward and what moved make what is carried forward, which is the cash of the accounts."""
    wrong = []
    for year in years.years_with_books():
        statement = statements.build(years.year_books(year), SCREEN)
        if not (statement.agrees and statement.account.adds_up):
            wrong.append(name_of(year))
    return f"The account of {', '.join(wrong)} does not add up." if wrong else ""


def reversals_undo() -> str:
    """A reversal is its original the other way round: together they come to nought wherever they stand."""
    both = (Line.transaction_id == Transaction.id) | (Line.transaction_id == Transaction.reversal_of_id)
    place = (Transaction.number, Line.account_id, Line.heading_id, Line.fund_id)
    left = select(Transaction.number).join(Line, both).where(Transaction.reversal_of_id.is_not(None))
    found = session.scalars(
        left.group_by(*place).having(func.sum(Line.amount) != Money(0)).order_by(Transaction.number)
    )
    return _numbers(found.unique().all(), "not the opposite of what they reverse")


def closed_years_stay() -> str:
    """What every account held of every fund when a year was closed is what the books say of that day now."""
    wrong = []
    kept = select(ClosedYear).where(ClosedYear.reopened_on.is_(None)).options(selectinload(ClosedYear.cash))
    for closed in session.scalars(kept.order_by(ClosedYear.ends_on)):
        year = years.year_of_day(closed.ends_on)
        now = {(held.account.id, held.fund.id): held.at_end for held in years.year_books(year).holdings if held.at_end}
        if now != {(cash.account_id, cash.fund_id): cash.amount for cash in closed.cash}:
            wrong.append(name_of(year))
    return f"The cash at the end of {', '.join(wrong)} is not what it was when the year was closed." if wrong else ""


def _numbers(found: Sequence[int], what: str) -> str:
    return f"Number {', '.join(str(number) for number in found[:10])}: {what}." if found else ""


BACKUP = "Somebody changed the database by another way than Esteem. Keep a copy of it as it is, and go back to the last backup."

CHECKS: tuple[tuple[str, Callable[[], str], str], ...] = (
    (
        "What the books began with, and what came in, less what went out, is what the accounts hold.",
        money_is_where_it_should_be,
        f"Look which booking below is not whole. {BACKUP}",
    ),
    ("Every booking has two sides or more, and they balance within each fund.", lines_balance, BACKUP),
    (
        "Bookings are numbered without a gap.",
        numbers_have_no_gaps,
        f"A booking was taken out. {BACKUP} Then record what came since.",
    ),
    ("Both sides of a booking are on the same day.", days_agree, BACKUP),
    ("A reversal undoes exactly what it reverses.", reversals_undo, BACKUP),
    ("The totals kept by month agree with the bookings.", month_totals_agree, BACKUP),
    (
        "A closed year is as it was when it was closed.",
        closed_years_stay,
        f"Compare the accounts that were approved with the year’s account now. {BACKUP}",
    ),
    (
        "Every year's account adds up, and its cash is the cash of the accounts, fund by fund.",
        statements_agree,
        "Mend what does not hold above; then this does.",
    ),
)
