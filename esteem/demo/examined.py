"""The invented group's examiner: two weeks with the books of the year before, before the annual meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from esteem.access.actions.passwords import give_password
from esteem.access.queries import account_named
from esteem.demo.story import Deed, Story, on
from esteem.examining import actions, queries
from esteem.examining.models import ExaminerLook, ExaminerVisit
from esteem.examining.rules.visits import picked
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.money.models import Transaction
from esteem.money.queries.years import this_year

RUTH, SIGN_IN = "Ruth Bellamy", "ruth"
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


def comes_back(password: str) -> None:
    """Now: Ruth looks in at the year that is going on, so that the examiner's pages can be tried too."""
    today = dates.today()
    visit = actions.invite(
        ending=this_year().last_day.year,
        name=RUTH,
        sign_in=SIGN_IN,
        until_on=today + timedelta(days=21),
        shows_names=False,
    )
    account = account_named(SIGN_IN)
    if account is None or account.id != visit.account_id:
        raise RuntimeError("the examiner has no account")
    give_password(account=account, password=password)


def _of(made: list[ExaminerVisit]) -> ExaminerVisit:
    return session.get_one(ExaminerVisit, made[0].id)


def _invite(day: date, made: list[ExaminerVisit]) -> None:
    visit = actions.invite(
        ending=day.year, name=RUTH, sign_in=SIGN_IN, until_on=day + timedelta(days=21), shows_names=True
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
