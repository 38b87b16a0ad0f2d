"""The contact sheet on paper.

It does not carry the group's name: a copy left on a bus should tell nobody what the people on it share. The template is
`people/contact_sheet_paper.html`; `SheetPaper` is everything it may say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel.dates import say_day
from esteem.kernel.pages import words
from esteem.kernel.papers import Paper
from esteem.people.rules.consents import Audience
from esteem.people.rules.sheets import DESTROY, Entry, warning

TEMPLATE = "people/contact_sheet_paper.html"


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """What the paper is made from; `numbers` are those of the copies, none for a look at it on the screen."""

    entries: Sequence[Entry]
    numbers: Sequence[int]
    made_on: date
    replaces: str
    only: str
    destroy: str = DESTROY


def contact_sheet(
    audience: Audience, entries: Sequence[Entry], made_on: date, *, replaces: str = "", numbers: Sequence[int] = ()
) -> Paper:
    """The sheet for these people, once for each number."""
    told = SheetPaper(entries, numbers, made_on, replaces, warning(audience, words().Members))
    return Paper(
        template=TEMPLATE,
        title=f"Contact sheet, {say_day(made_on)}",
        group_name="",
        file_name=_file_name(made_on, numbers),
        facts={"told": told},
        draft=False,
    )


def _file_name(made_on: date, numbers: Sequence[int]) -> str:
    which = f" numbers {numbers[0]} to {numbers[-1]}" if numbers else ""
    return f"Contact sheet {made_on.isoformat()}{which}"
