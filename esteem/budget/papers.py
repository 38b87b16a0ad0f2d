"""A budget on paper, against what came and went; and what was given in kind, for a funder."""

from __future__ import annotations

from dataclasses import replace

from esteem.budget.models import YearBudget
from esteem.budget.rules.against import Against
from esteem.budget.rules.forecast import Forecast
from esteem.budget.rules.in_kind import YearInKind
from esteem.kernel.dates import Period, say_day
from esteem.kernel.papers import Paper
from esteem.money.papers import report_paper
from esteem.money.rules.sheets import Sheet
from esteem.money.rules.spans import Span, When
from esteem.money.rules.years import name_of

TEMPLATE = "budget/budget_paper.html"


def says_agreed(budget: YearBudget | None) -> str:
    """How the budget stands, in words."""
    if budget is None or budget.agreed_on is None:
        return ""
    return f"Agreed on {say_day(budget.agreed_on)}{f' at {budget.meeting}' if budget.meeting else ''}."


def budget_paper(budget: YearBudget | None, against: Against, ahead: Forecast | None) -> Paper:
    """A draft until the group agreed to it; with the forecast of the cash while the year is not over."""
    sheets: list[Sheet] = [*against.sheets, *([ahead.sheet] if ahead and ahead.months else [])]
    name = name_of(against.year)
    paper = _paper(f"Budget {name}", f"Budget {name.replace('–', '-')}", against.year, sheets)
    agreed = says_agreed(budget)
    more = {"agreed": agreed, "changed": bool(budget and budget.revision > 1)}
    return replace(paper, template=TEMPLATE, draft=not agreed, facts={**paper.facts, **more})


def in_kind_paper(given: YearInKind) -> Paper:
    """What was given in a year, for a funder or the yearly meeting."""
    name = name_of(given.year)
    return _paper(f"Given in kind {name}", f"Given in kind {name.replace('–', '-')}", given.year, given.sheets)


def _paper(title: str, file_name: str, year: Period, sheets: list[Sheet] | tuple[Sheet, ...]) -> Paper:
    return report_paper(title, file_name, Span(When.YEAR, year), sheets)
