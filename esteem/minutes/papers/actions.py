"""Who does what by when, to bring to a meeting. It never says whose it is: names stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esteem.kernel import dates
from esteem.kernel.dates import say_short_day
from esteem.kernel.papers import Paper
from esteem.minutes.exports.actions import agreed_at
from esteem.minutes.models import Action
from esteem.minutes.queries.actions import who_does

TEMPLATE = "minutes/actions_paper.html"
TITLE = "Who does what by when"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do, as it is printed."""

    words: str
    who: str
    by: str
    is_overdue: bool
    agreed: str


def actions_paper(actions: Sequence[Action], *, of: str) -> Paper:
    """These actions, with a box to tick each; `of` says which they are, "" for all."""
    today = dates.today()
    lines = [
        Line(
            one.words, who_does(one), say_short_day(one.due_on) if one.due_on else "",
            one.due_on is not None and one.due_on < today, agreed_at(one),
        )
        for one in actions
    ]  # fmt: skip
    return Paper(
        template=TEMPLATE, title=TITLE, group_name="", draft=False, facts={"lines": lines, "of": of},
        file_name=f"{TITLE} {today.isoformat()}",
    )  # fmt: skip
