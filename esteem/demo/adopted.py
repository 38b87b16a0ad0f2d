"""What the invented group adopted and approved: its constitution, and each year's accounts, stored as printed then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from esteem.demo.story import YEARS, Deed, Story, alone, on
from esteem.governance import papers as constitution_papers
from esteem.governance import queries as constitution_queries
from esteem.governance.actions import adopt_constitution, answer_part, begin_constitution
from esteem.governance.models import Constitution
from esteem.governance.rules.choices import Part
from esteem.governance.rules.document import Signature
from esteem.governance.rules.parameters import names_in
from esteem.governance.rules.standing import AdoptedAt
from esteem.kernel.money import Money
from esteem.kernel.papers import printing_problem
from esteem.minutes.rules.parts import seen_code
from esteem.money.actions import approve_accounts
from esteem.money.actions.year_papers import begin_report, save_part, write_notes
from esteem.money.papers import ApprovalWords, accounts_paper, year_report_paper
from esteem.money.queries import years

ABOUT: dict[str, Any] = {
    "area": "Brookvale and the villages around it",
    "beneficiaries": "people who look after somebody at home",
    "aims": "\n".join((
        "give people who look after somebody at home an evening of good company each week",
        "share what they know about help, benefits and breaks",
        "take them out for a day now and then",
    )),
}  # fmt: skip
REPORT = {
    "aims": "Good company each week for people who look after somebody at home, and what they need to know.",
    "did": "An evening every Thursday but in August, with tea first and a talk or a game after it, and days out in summer.",
    "benefit": "People who seldom leave the house come, and stay. Several say that it is the one evening they have.",
    "ahead": "More lifts, so that nobody stays away for want of a bus.",
    "other": "Our thanks to whoever made tea, drove, or opened the door.",
}


def life(story: Story) -> Iterator[Deed]:
    """Written in the first spring and adopted by the first annual meeting; where nothing can be printed, still a draft."""
    yield on(story.annual_meeting(0) - timedelta(days=24), write_constitution)
    if printing_problem() is None:
        yield from story.past(_stored(story))


def _stored(story: Story) -> Iterator[Deed]:
    yield alone(story.annual_meeting(0), adopt)
    for year in range(YEARS):
        ended, meets_on = story.day(year, 3, 31), story.annual_meeting(year + 1)
        yield on(meets_on - timedelta(days=10), write_papers, ended)
        yield alone(meets_on, approve, ended)


def write_constitution(_day: date) -> None:
    _answer(begin_constitution(), Part.ABOUT, **ABOUT)


def _answer(draft: Constitution, part: Part, **changed: Any) -> None:
    """Save one page of answers as it stands, but for what is changed."""
    present = vars(constitution_queries.answers_of(draft))
    asked = {name: present[name] for name in names_in(part)}
    answer_part(constitution=draft, part=part, seen_version=None, **{**asked, **changed})


def adopt(day: date) -> None:
    draft = constitution_queries.draft()
    assert draft is not None  # written three weeks before
    adopt_constitution(
        constitution=draft, words_seen=constitution_queries.words_seen(constitution_queries.document_of(draft)),
        adopted_on=day, adopted_by=AdoptedAt.AGM, adopted_in="St Mary’s Hall, Brookvale",
        signed=(Signature("Winston Clarke", "Chair"), Signature("Priya Raman", "Secretary")),
        print_it=constitution_papers.adopted_pdf,
    )  # fmt: skip


def write_papers(_day: date, year_ends_on: date) -> None:
    """The treasurer's notes, and what the chair says of the year."""
    year = years.year_of_day(year_ends_on)
    write_notes(
        year=year, expenses=Money(0), expenses_people=0, expenses_for="", paid="None", guarantees="None", debts="None",
        related="None", other="",
    )  # fmt: skip
    texts = begin_report(year=year).texts
    for name, typed in REPORT.items():
        save_part(year=year, name=name, typed=typed, seen=seen_code(texts[name]))


def approve(day: date, year_ends_on: date) -> None:
    words, year = (
        {"meeting": "Annual general meeting", "signed_by": "Tom Hargreaves, treasurer"},
        years.year_of_day(year_ends_on),
    )
    known, approval = years.last_number(), ApprovalWords(day, **words)
    paper, report = accounts_paper(year, approval=approval).pdf(), year_report_paper(year, approval=approval).pdf()
    approve_accounts(
        year_ends_on=year_ends_on, approved_on=day, paper=paper, report=report, as_of_number=known, **words
    )
