"""Those who are asked: one more, one no longer; their links; their answers; and when they are erased or merged."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.permissions import Actor, act_as
from esteem.kernel.tokens import fingerprint, new_token
from esteem.minutes.actions.questions import check_open
from esteem.minutes.models import Question, QuestionAsked
from esteem.minutes.queries.questions import may_answer, on_committee, people_asked
from esteem.minutes.rules.questions import ALL_ANSWERED, MOST_ASKED, OVER, TOO_MANY, How


def ask_also(*, question: Question, person_id: int) -> QuestionAsked:
    """Ask somebody more, or again. Flushes. Raises RuleBroken."""
    check_open(question)
    there = next((one for one in question.asked if one.person_id == person_id), None)
    if there is not None and there.left_out_at is None:
        raise RuleBroken("They are asked already.", field="person_id")
    if not people_asked([person_id]):
        raise RuleBroken("Only somebody who is here can be asked.", field="person_id")
    if len(question.still_asked) >= MOST_ASKED:
        raise RuleBroken(TOO_MANY, field="person_id")
    if there is None:
        there = QuestionAsked(person_id=person_id)
        question.asked.append(there)
    there.as_committee, there.left_out_at = person_id in on_committee(), None
    session.flush()
    return there


def ask_no_longer(*, one: QuestionAsked) -> None:
    """They are not among those asked any more. Flushes. Raises RuleBroken: nobody's answer is taken out of the count."""
    check_open(one.question)
    if one.chose is not None:
        raise RuleBroken("They have answered, and their answer counts. Withdraw the question if it must not.")
    if len(one.question.still_asked) < 2:
        raise RuleBroken("Nobody else is asked. Withdraw the question instead.")
    one.left_out_at, one.fingerprint = one.left_out_at or dates.now(), None
    session.flush()


def make_links(*, question: Question, asked: Iterable[QuestionAsked]) -> dict[int, str]:
    """The secrets of new links by the number of who is asked; an older one of theirs counts no more.

    They are kept nowhere else. Flushes. Raises RuleBroken when the question is closed, or none of them may answer.
    """
    check_open(question)
    made = {}
    for one in asked:
        if may_answer(one):
            made[one.id] = token = new_token()
            one.fingerprint, one.link_made_at = fingerprint(token), dates.now()
    if not made:
        raise RuleBroken(ALL_ANSWERED)
    session.flush()
    return made


def stop_link(*, one: QuestionAsked) -> None:
    """Their link works no more. Flushes."""
    one.fingerprint = None
    session.flush()


def answer(*, one: QuestionAsked, chose: int, remark: str, how: How) -> QuestionAsked:
    """What they answer, or answer now instead. Flushes. Raises RuleBroken when it is closed or they are asked no longer."""
    if not may_answer(one):
        raise RuleBroken(OVER)
    if not 0 <= chose < len(one.question.choices):
        raise RuleBroken("Choose one of the answers.", field="chose")
    if how is How.LINK:
        act_as(Actor(via="own link"))
    one.chose, one.remark, one.how, one.answered_at = chose, remark, how, dates.now()
    session.flush()
    return one


def _of(person_id: int) -> list[QuestionAsked]:
    return list(session.scalars(select(QuestionAsked).where(QuestionAsked.person_id == person_id)))


def forget_answers(*, person_id: int) -> None:
    """They are erased: what they answered counts, of a former member; their remark goes, and so does their link."""
    gone = _of(person_id)
    for one in gone:
        one.remark, one.fingerprint = "", None
        if one.chose is None and one.question.is_open:
            one.left_out_at = one.left_out_at or dates.now()
    session.flush()
    for one in gone:
        history.blank(QuestionAsked.__tablename__, one.id)


def merge_answers(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: who was asked as either was asked once. The answer given last counts, no remark is lost."""
    kept = {one.question_id: one for one in _of(kept_id)}
    for one in _of(gone_id):
        one.fingerprint = None
        if (other := kept.get(one.question_id)) is None:
            one.person_id = kept_id
        else:
            _put_together(other, one)
            session.delete(one)
    session.flush()


def _put_together(kept: QuestionAsked, gone: QuestionAsked) -> None:
    remarks = [text for text in dict.fromkeys((kept.remark, gone.remark)) if text]
    kept.remark = "\n".join(remarks)[:500]
    if gone.answered_at is not None and (kept.answered_at is None or gone.answered_at > kept.answered_at):
        kept.chose, kept.how, kept.answered_at = gone.chose, gone.how, gone.answered_at
    if gone.left_out_at is None:
        kept.left_out_at = None
    kept.as_committee = kept.as_committee and gone.as_committee
