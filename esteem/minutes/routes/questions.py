"""Questions between meetings: listed, put, changed, closed early, withdrawn, answered by who is signed in."""

from __future__ import annotations

from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.committee.queries import has_committee
from esteem.kernel import dates, history
from esteem.kernel.pages import go, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.kernel.text import plural
from esteem.minutes.actions import answers
from esteem.minutes.actions import questions as actions
from esteem.minutes.forms.questions import (
    AnswerForm,
    AskAlsoForm,
    ChangeQuestionForm,
    QuestionForm,
    WithdrawQuestionForm,
)
from esteem.minutes.models import Question, QuestionAsked
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries import questions as queries
from esteem.minutes.queries.questions import WantedQuestions
from esteem.minutes.queries.speaking import called
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.rules.questions import How, Needs, Shown
from esteem.people.permissions import People


def the_question(number: int) -> Question:
    """The question as the reader may see it, or the plain 404 page."""
    found = queries.the_question(number)
    if found is None:
        abort(404)
    return found


def who_is_asked(question: Question, asked_id: int) -> QuestionAsked:
    """One of those who are asked this, or the plain 404 page."""
    found = next((one for one in question.asked if one.id == asked_id), None)
    if found is None:
        abort(404)
    return found


@bp.get("/questions/")
@allows(MinutesOf.SEE)
def questions() -> Response:
    wanted = WantedQuestions(
        shown=Shown.read(request.args.get("show"), Shown.OPEN), sought=request.args.get("q", "")[:100]
    )
    listing = queries.questions_listed(wanted, number=page_number())
    return page(
        "minutes/questions.html", wanted=wanted, shown=Shown, listing=listing, has_committee=has_committee(),
        mine={question.id for question in queries.unanswered_by_me()},
    )  # fmt: skip


@bp.route("/questions/ask/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def ask() -> Response:
    """Whom to ask is chosen by name, so it is for those who may see people."""
    if not may(People.SEE):
        abort(403)
    least = queries.quorum()
    first = {"asked": sorted(queries.on_committee()), "needs": Needs.MOST_OF_ASKED, "least": least}
    form, kept = _question_form(first)
    if form.sent() and (question := form.carry_out(actions.put_question, **kept)):
        said = f"Asked of {plural(len(question.asked), 'person', 'people')}. Send each their link, or let them sign in."
        return go("minutes.question", question_id=question.id, said=said)
    return page("minutes/ask.html", form=form, quorum=least, has_committee=has_committee())


def _question_form(first: dict[str, Any]) -> tuple[QuestionForm, dict[str, Any]]:
    """The form without what there is nothing to choose from, and what stands in its place."""
    form, kept = QuestionForm(data=first), {}
    if not form.also_id.is_search:  # everybody stands there to be ticked
        del form.also_id
    if not form.asked.offered:
        del form.asked
        kept["asked"] = ()
    return form, kept


@bp.get("/questions/<int:question_id>/")
@allows(MinutesOf.SEE)
def question(question_id: int) -> Response:
    shown = the_question(question_id)
    return page(
        "minutes/question.html", question=shown, called=called, sees_answers=queries.sees_answers(shown),
        mine=queries.my_part(shown), gone=queries.gone_since(shown) if shown.is_open else frozenset(),
        quorum=queries.quorum() if any(one.as_committee for one in shown.asked) else None,
        meetings=queries.meetings_to_ratify_at(shown) if shown.state == "agreed" else [],
        entries=history.of("question", shown.id) if may(MinutesOf.SEE_ALL) else [],
    )  # fmt: skip


@bp.route("/questions/<int:question_id>/change/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def change_question(question_id: int) -> Response:
    changed = the_question(question_id)
    form = ChangeQuestionForm(obj=changed)
    done = {"question": changed, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.change_question, **done) is not None:
        return go("minutes.question", question_id=changed.id, said="Saved.")
    return page("minutes/change_question.html", form=form, question=changed)


@bp.post("/questions/<int:question_id>/close/")
@allows(MinutesOf.WRITE)
def close_question(question_id: int) -> Response:
    closed = actions.close_early(question=the_question(question_id))
    return go("minutes.question", question_id=closed.id, said="Closed. Nothing more can be answered.")


@bp.route("/questions/<int:question_id>/withdraw/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def withdraw_question(question_id: int) -> Response:
    gone = the_question(question_id)
    form = WithdrawQuestionForm(obj=gone)
    if form.sent() and form.carry_out(actions.withdraw, question=gone, seen_version=form.seen_version) is not None:
        return go("minutes.question", question_id=gone.id, said="Withdrawn. No link to it works any more.")
    return page("minutes/withdraw_question.html", form=form, question=gone)


@bp.route("/questions/<int:question_id>/ask-also/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def ask_also(question_id: int) -> Response:
    if not may(People.SEE):
        abort(403)
    asked = the_question(question_id)
    form = AskAlsoForm()
    if form.sent() and (one := form.carry_out(answers.ask_also, question=asked)):
        return go("minutes.question", question_id=asked.id, said=f"{one.person.goes_by} is asked too.")
    return page("minutes/ask_also.html", form=form, question=asked)


@bp.post("/questions/<int:question_id>/<int:asked_id>/no-longer/")
@allows(MinutesOf.WRITE)
def ask_no_longer(question_id: int, asked_id: int) -> Response:
    one = who_is_asked(the_question(question_id), asked_id)
    answers.ask_no_longer(one=one)
    return go("minutes.question", question_id=question_id, said=f"{called(one.person)} is asked no longer.")


@bp.route("/questions/<int:question_id>/answer/", methods=["GET", "POST"])
@allows(MinutesOf.SEE)
def answer(question_id: int) -> Response:
    """One's own answer, signed in; whoever is not asked, or no longer, is told that there is nothing."""
    asked = the_question(question_id)
    mine = queries.my_part(asked)
    if mine is None:
        abort(404)
    form = answer_form(mine)
    if form.sent() and form.carry_out(answers.answer, one=mine, how=How.SIGNED_IN) is not None:
        said = f"Kept. You can change it until the end of {dates.say_weekday(asked.closes_on)}."
        return go("minutes.question", question_id=asked.id, said=said)
    return page("minutes/answer.html", form=form, question=asked, one=mine, has_committee=has_committee())


def answer_form(one: QuestionAsked) -> AnswerForm:
    """The form with the answers to choose from, and what they answered before."""
    form = AnswerForm(obj=one)
    form.chose.offer(enumerate(one.question.choices))
    return form
