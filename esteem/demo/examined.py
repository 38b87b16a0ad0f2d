"""The invented group's examiner: two weeks with the books of the year before, before the annual meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from esteem.demo.story import Deed, Story, on
from esteem.examining import actions, queries
from esteem.examining.models import ExaminerLook, ExaminerVisit
from esteem.examining.rules.visits import picked
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.money.models import Transaction

SAMPLE = 40


def life(story: Story) -> Iterator[Deed]:
    """Invited in April, looks and asks, is answered, and is done in May."""
    invited, made = story.day(2, 4, 14), list[ExaminerVisit]()
    return story.past(
        iter(
            (
                on(invited, _invite, made), on(story.day(2, 4, 19), _look, made), on(story.day(2, 4, 21), _answer, made),
                on(story.day(2, 4, 24), _close, made), on(story.day(2, 5, 4), lambda _day: actions.end_visit(visit=_of(made))),
            )
        )
    )  # fmt: skip


def _of(made: list[ExaminerVisit]) -> ExaminerVisit:
    return session.get_one(ExaminerVisit, made[0].id)


def _invite(day: date, made: list[ExaminerVisit]) -> None:
    visit = actions.invite(
        ending=day.year, name="Ruth Bellamy", sign_in="ruth", until_on=day + timedelta(days=21), shows_names=True
    )
    made.append(visit)


def _look(_day: date, made: list[ExaminerVisit]) -> None:
    visit = _of(made)
    rows = [
        session.get_one(Transaction, one) for one in picked(queries.numbers_of(queries.year_of(visit)), wanted=SAMPLE)
    ]
    for row in rows:
        session.add(ExaminerLook(visit_id=visit.id, what=f"Voucher {row.number}", at=dates.now()))
        actions.tick(visit=visit, transaction=row)
    odd = rows[SAMPLE // 2]
    actions.untick(visit=visit, transaction=odd)
    actions.comment_on(visit=visit, transaction=odd, comment="I could not find the slip for this one.")
    actions.ask(visit=visit, words="Where is the slip for this one?", transaction=odd)
    actions.ask(visit=visit, words="Who counts the tin with you?")


def _answer(_day: date, made: list[ExaminerVisit]) -> None:
    visit, answers = (
        _of(made),
        ("In the blue folder, behind the bank’s letters.", "Priya or Maureen, and we both sign the slip."),
    )
    for query, words in zip(queries.queries_of([visit.id]), answers, strict=True):
        actions.answer(visit=visit, query=query, answer=words)


def _close(_day: date, made: list[ExaminerVisit]) -> None:
    visit = _of(made)
    for query in queries.queries_of([visit.id]):
        actions.close_query(visit=visit, query=query)
