"""Members' own door, from inside: switched on and off, links made and taken back, and what people sent."""

from __future__ import annotations

from flask import session, url_for
from werkzeug.wrappers import Response

from esteem.group.permissions import Group
from esteem.kernel import dates, history, visit
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.people.actions import yours as actions
from esteem.people.forms.yours import TakeOverForm
from esteem.people.models import Person, YoursAnswer
from esteem.people.permissions import People
from esteem.people.queries import yours as queries
from esteem.people.routes.blueprint import bp
from esteem.people.rules.yours import Outcome, message

LINK = "yours"  # in the cookie: the private link to show on the next page, once


@bp.get("/yours/")
@allows(People.CHANGE)
def own_door() -> Response:
    return page(
        "people/own_door.html", is_open=queries.own_door_is_open(), links_out=queries.links_out(),
        answers=queries.answers_waiting(), entries=history.of("people_settings", 1),
    )  # fmt: skip


@bp.post("/yours/open/")
@allows(Group.CHANGE)
def open_own_door() -> Response:
    actions.set_own_door(is_open=True)
    return go("people.own_door", said="Switched on. A link is made on somebody's own page.")


@bp.post("/yours/shut/")
@allows(Group.CHANGE)
def shut_own_door() -> Response:
    actions.set_own_door(is_open=False)
    return go("people.own_door", said="Switched off. No link works any more.")


@bp.post("/<int:person_id>/yours/make/")
@allows(People.CHANGE)
def make_yours(person_id: int) -> Response:
    """On to the page that shows the link, once: it travels in the coordinator's own cookie and is kept nowhere."""
    someone = find(Person, person_id)
    session[LINK] = [someone.id, actions.make_link(person=someone)]
    return go("people.yours_link", person_id=someone.id)


@bp.get("/<int:person_id>/yours/")
@allows(People.CHANGE)
def yours_link(person_id: int) -> Response:
    someone = find(Person, person_id)
    number, token = session.pop(LINK, (None, ""))
    link = queries.working_link_of(someone.id)
    if link is None or number != someone.id:
        return page("people/yours_link.html", person=someone, link=link, text="")
    text = message(
        goes_by=someone.goes_by, until=dates.say_day(dates.day_of(link.expires_at)),
        address=url_for("people.yours", token=token, _external=True),
    )  # fmt: skip
    return page("people/yours_link.html", person=someone, link=link, text=text, stays_here=visit.is_at_this_computer())


@bp.post("/<int:person_id>/yours/stop/")
@allows(People.CHANGE)
def stop_yours(person_id: int) -> Response:
    someone = find(Person, person_id)
    actions.stop_links(person=someone)
    return go("people.person", person_id=someone.id, said="The link works no more.")


@bp.route("/answers/<int:answer_id>/", methods=["GET", "POST"])
@allows(People.CHANGE)
def yours_answer(answer_id: int) -> Response:
    answer = find(YoursAnswer, answer_id)
    someone = find(Person, answer.person_id)
    corrections = queries.corrections_of(answer, someone)
    form = TakeOverForm(obj=someone, data={"take": [one.field for one in corrections if not one.is_overtaken]})
    told = {"answer": answer, "person": someone, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.take_over, **told) is not None:
        return go("people.person", person_id=someone.id, said=f"{answer.outcome.says}.")
    return page(
        "people/yours_answer.html", form=form, answer=answer, person=someone, corrections=corrections,
        shown=queries.shown, outcomes=Outcome, entries=history.of("yours_answer", answer.id),
    )  # fmt: skip


@bp.post("/answers/<int:answer_id>/decline/")
@allows(People.CHANGE)
def decline_answer(answer_id: int) -> Response:
    answer = actions.decline(answer=find(YoursAnswer, answer_id))
    return go("people.person", person_id=answer.person_id, said="Declined. Nothing of it was taken over.")


@bp.post("/answers/<int:answer_id>/look-again/")
@allows(People.CHANGE)
def look_again(answer_id: int) -> Response:
    answer = actions.look_again(answer=find(YoursAnswer, answer_id))
    return go("people.yours_answer", answer_id=answer.id)
