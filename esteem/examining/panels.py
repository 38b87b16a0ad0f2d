"""What this brings to the house: a visitor who examines one year’s books: ticks, questions, answers."""

from __future__ import annotations

from esteem.examining import queries
from esteem.examining.actions import end_with_account, shut_out_late
from esteem.examining.permissions import Examining
from esteem.examining.tasks import to_do
from esteem.kernel.dates import Period
from esteem.kernel.house import STOPPED, House, Tab
from esteem.kernel.permissions import actor
from esteem.kernel.tasks import TO_DO
from esteem.kernel.text import plural
from esteem.money.rules.events import STEPS, Step


def add_to(house: House) -> None:
    """Its tab, its sections on lower pages, and what it keeps about people."""
    house.tabs.append(Tab("Examiner", "examining.index", Examining.ANSWER, place=65, under="money.index"))
    house.tabs.append(Tab("The books", "examining.books", Examining.EXAMINE, place=40, shown=_is_a_visitor))
    house.daily["examiners whose day has passed"] = shut_out_late
    house.on(TO_DO, to_do)
    house.on(STEPS, _steps)
    house.on(STOPPED, end_with_account)


def _is_a_visitor() -> bool:
    return actor().reads_only


def _steps(year: Period) -> list[Step] | None:
    """When somebody looked through the year's books: whether each of their questions has its answer."""
    visits = queries.visits_of_year(year)
    if not visits:
        return None
    open_ones = sum(
        not (one.answered_at or one.closed_at) for one in queries.queries_of([visit.id for visit in visits])
    )
    lacking = f"{plural(open_ones, 'question waits', 'questions wait')} for an answer."
    here = (("visit_id", visits[0].id),)
    says = lacking if open_ones else ""
    return [Step("The examiner’s queries are answered", not open_ones, says, "examining.visit", here, place=75)]
