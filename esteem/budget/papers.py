"""A budget on paper, against what came and went; and what was given in kind, for a funder."""

from __future__ import annotations

from collections.abc import Sequence

from esteem.budget.models import YearBudget
from esteem.budget.rules.against import Against
from esteem.budget.rules.forecast import Forecast
from esteem.budget.rules.in_kind import YearInKind
from esteem.group.queries import our_group
from esteem.kernel.dates import Period, say_day
from esteem.kernel.papers import Paper
from esteem.money.rules.sheets import Sheet
from esteem.money.rules.spans import Span, When
from esteem.money.rules.years import name_of

TEMPLATE = "budget/budget_paper.html"
WIDE = 4  # with more columns than these the sheet is turned in large type


def says_agreed(budget: YearBudget | None) -> str:
    """How the budget stands, in words."""
    if budget is None or budget.agreed_on is None:
        return ""
    return f"Agreed on {say_day(budget.agreed_on)}{f' at {budget.meeting}' if budget.meeting else ''}."


def budget_paper(budget: YearBudget | None, against: Against, ahead: Forecast | None) -> Paper:
    """A draft until the group agreed to it; with the forecast of the cash while the year is not over."""
    sheets: list[Sheet] = [*against.sheets, *([ahead.sheet] if ahead and ahead.months else [])]
    name = name_of(against.year)
    agreed = says_agreed(budget)
    changed = bool(budget and budget.revision > 1)
    return _paper(f"Budget {name}", against.year, sheets, draft=not agreed, agreed=agreed, changed=changed)


def in_kind_paper(given: YearInKind) -> Paper:
    """What was given in a year, for a funder or the yearly meeting."""
    return _paper(f"Given in kind {name_of(given.year)}", given.year, given.sheets)


def _paper(title: str, year: Period, sheets: Sequence[Sheet], *, draft: bool = False, **more: object) -> Paper:
    """Tables of figures, as the reports of the books are printed."""
    group = our_group()
    widest = max((len(sheet.heads) for sheet in sheets), default=0)
    facts = {"span": Span(When.YEAR, year), "sheets": sheets, "bars": (), "signatories": (), "turned": False}
    return Paper(
        template=TEMPLATE, title=title, group_name=group.name, draft=draft,
        file_name=title.replace("–", "-"),
        registered_as=f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else "",
        facts={**facts, "turned_large": widest > WIDE, **more},
    )  # fmt: skip
