"""Private links to a question: made and shown once to send; and what somebody sees who opens theirs.

Every link that does not work says the same, whatever the reason. As with people's own details, the addresses stay in the
family: `Referrer-Policy: same-origin` tells no other site of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request, session, url_for
from werkzeug.wrappers import Response

from esteem.committee.queries import has_committee
from esteem.kernel import visit
from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows, public
from esteem.minutes.actions import answers
from esteem.minutes.models import Question
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries import questions as queries
from esteem.minutes.queries.speaking import called
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.questions import answer_form, the_question, who_is_asked
from esteem.minutes.rules.questions import How, invitation, reminder

LINKS = "question links"  # in the cookie: the private links to show on the next page, once
PLAIN: dict[str, Any] = {
    "group": None,
    "tabs": [],
}  # the frame does not say whose question it is


# From inside


@bp.post("/questions/<int:question_id>/links/make/")
@allows(MinutesOf.WRITE)
def make_question_links(question_id: int) -> Response:
    """New links for all who have not answered; on to the page that shows them, once."""
    asked = the_question(question_id)
    return _made(
        asked, answers.make_links(question=asked, asked=[one for one in asked.still_asked if one.chose is None])
    )


@bp.post("/questions/<int:question_id>/<int:asked_id>/link/")
@allows(MinutesOf.WRITE)
def make_question_link(question_id: int, asked_id: int) -> Response:
    asked = the_question(question_id)
    return _made(asked, answers.make_links(question=asked, asked=[who_is_asked(asked, asked_id)]))


def _made(question: Question, made: Mapping[int, str]) -> Response:
    session[LINKS] = [question.id, {str(number): token for number, token in made.items()}]
    return go("minutes.question_links", question_id=question.id)


@bp.post("/questions/<int:question_id>/<int:asked_id>/link/stop/")
@allows(MinutesOf.WRITE)
def stop_question_link(question_id: int, asked_id: int) -> Response:
    one = who_is_asked(the_question(question_id), asked_id)
    answers.stop_link(one=one)
    return go(
        "minutes.question_links", question_id=question_id, said=f"The link of {called(one.person)} works no more."
    )


@bp.get("/questions/<int:question_id>/links/")
@allows(MinutesOf.WRITE)
def question_links(question_id: int) -> Response:
    """What to send to each: with the link when it was made just now, else a reminder without it."""
    asked = the_question(question_id)
    number, made = session.pop(LINKS, (None, {}))
    gone = queries.gone_since(asked)
    lines = [
        (one, _text(asked, called(one.person), made.get(str(one.id)) if number == asked.id else None))
        for one in asked.still_asked
        if one.id not in gone and (one.chose is None or (number == asked.id and str(one.id) in made))
    ]
    return page(
        "minutes/question_links.html", question=asked, lines=lines, called=called, shown_now=number == asked.id,
        stays_here=visit.is_at_this_computer(),
    )  # fmt: skip


def _text(question: Question, goes_by: str, token: str | None) -> str:
    if token is None:
        return reminder(goes_by=goes_by, until=question.closes_on)
    address = url_for("minutes.own_answer", token=token, _external=True)
    return invitation(goes_by=goes_by, until=question.closes_on, address=address)


# From outside


@bp.route("/questions/yours/<token>/", methods=["GET", "POST"])
@public
def own_answer(token: str) -> Response:
    one = queries.asked_by_link(token)
    if one is None:
        return _plainly("minutes/own_answer_gone.html", 404)
    if not one.question.is_open:  # and what is sent now is not kept
        status = 409 if request.method == "POST" else 200
        return _plainly("minutes/own_answer_over.html", status, one=one, question=one.question)
    form = answer_form(one)
    if form.sent() and form.carry_out(answers.answer, one=one, how=How.LINK) is not None:
        return go("minutes.own_answer_kept")  # an address without the secret: where a form led to is remembered
    told = {"question": one.question, "one": one, "has_committee": has_committee()}
    return page("minutes/own_answer.html", form=form, **told, **PLAIN)


@bp.get("/questions/yours/")
@public
def own_answer_kept() -> Response:
    return _plainly("minutes/own_answer_kept.html", 200)


def _plainly(template: str, status: int, **facts: object) -> Response:
    answered = page(template, **facts, **PLAIN)
    answered.status_code = status
    return answered
