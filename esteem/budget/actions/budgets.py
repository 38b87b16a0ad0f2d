"""What the group does about a budget: begun, written, agreed, changed after that with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace

from esteem.budget.models import BudgetLine, BudgetRule, YearBudget
from esteem.budget.queries.budgets import latest
from esteem.budget.queries.settings import own_rule
from esteem.budget.rules.planned import LONGEST_NOTE, Planned, check_planned, field_of, is_changed
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.money import Money
from esteem.kernel.permissions import actor
from esteem.money.rules.bookings import check_size


def begin_budget(*, year: Period, planned: Sequence[Planned] = ()) -> YearBudget:
    """The draft of a year's budget, with these lines to begin with. Raises RuleBroken when there is one already."""
    if latest(year) is not None:
        raise RuleBroken("This year has a budget already.")
    check_planned(planned)
    return _add(year, planned, revision=1, nth=1)


def save_budget(*, year: Period, planned: Sequence[Planned], because: str = "", seen: int | None = None) -> YearBudget:
    """The lines as they are now. A draft is changed; what was agreed stays, and the change is kept beside it with why.

    Raises RuleBroken, StaleEdit.
    """
    check_planned(planned)
    now = latest(year)
    if now is None:
        return _add(year, planned, revision=1, nth=1)
    if seen is not None and seen != now.nth:
        raise StaleEdit(_as_a_form(now))
    if not is_changed(now.planned, planned):
        return now
    if now.revision == 1 and now.agreed_on is None:
        _rewrite(now, planned)
        return now
    if not because:
        raise RuleBroken("Say why it changes, in a word or two.", field="because")
    return _add(year, planned, revision=now.revision + 1, nth=now.nth + 1, because=because)


def _add(year: Period, planned: Sequence[Planned], *, revision: int, nth: int, because: str = "") -> YearBudget:
    made = YearBudget(
        year_ends_on=year.last_day, revision=revision, nth=nth, because=because, made_at=dates.now(),
        made_by=actor().account_id, lines=[_line(one) for one in planned],
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def _line(one: Planned) -> BudgetLine:
    return BudgetLine(heading_id=one.heading, fund_id=one.fund, amount=one.amount, note=one.note[:LONGEST_NOTE])


def _rewrite(budget: YearBudget, planned: Sequence[Planned]) -> None:
    """Only what changed: the lines that stay are the same rows."""
    wanted = {one.spot: one for one in planned}
    for line in list(budget.lines):
        one = wanted.pop((line.heading_id, line.fund_id), None)
        if one is None:
            budget.lines.remove(line)
        else:
            line.amount, line.note = one.amount, one.note
    budget.lines += [_line(one) for one in wanted.values()]
    budget.nth, budget.made_at, budget.made_by = budget.nth + 1, dates.now(), actor().account_id
    session.flush()


def _as_a_form(budget: YearBudget) -> SimpleNamespace:
    """What somebody else saved, as the fields of the screen hold it."""
    amounts = {field_of(one.spot): one.amount for one in budget.planned}
    notes = {field_of(one.spot).replace("amount", "note", 1): one.note for one in budget.planned}
    return SimpleNamespace(version=budget.nth, **amounts, **notes)


def agree_budget(*, budget: YearBudget, agreed_on: date, meeting: str = "") -> YearBudget:
    """The group agreed to it: from now on changes are kept beside it. The day may be put right. Raises RuleBroken."""
    if not budget.lines:
        raise RuleBroken("There is nothing in this budget yet. Write a line first.")
    if agreed_on > dates.today():
        raise RuleBroken("That day is still to come.", field="agreed_on")
    budget.agreed_on, budget.meeting = agreed_on, meeting
    session.flush()
    return budget


def decide_rule(*, room: int | None = None, low_cash: Money | None = None) -> BudgetRule:
    """Which heading is the room (None: the usual one), and below which sum the desk warns. Raises RuleBroken."""
    if low_cash is not None:
        check_size(low_cash, field="low_cash")
    rule = own_rule()
    if rule is None:
        rule = BudgetRule(id=1)
        session.add(rule)
    rule.room_id, rule.low_cash = room, low_cash
    session.flush()
    return rule
