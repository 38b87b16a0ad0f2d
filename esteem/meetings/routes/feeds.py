"""Private links to the calendar: one's own, those of people who do not sign in, and what a phone is answered."""

from __future__ import annotations

import hashlib

from flask import abort, request, session, url_for
from werkzeug.wrappers import Response

from esteem.kernel import visit
from esteem.kernel.pages import find, go, page, words
from esteem.kernel.permissions import actor, allows, public
from esteem.meetings.actions import feeds as actions
from esteem.meetings.forms.calendar import FeedForm
from esteem.meetings.models import CalendarFeed
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import feeds as queries
from esteem.meetings.queries.feeds import Owner
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.the_meeting import the_meeting
from esteem.meetings.rules.feeds import FILE_NAME
from esteem.meetings.rules.icalendar import CONTENT_TYPE, Event, calendar_file
from esteem.people.models import Person
from esteem.people.permissions import People

LINK = "calendar link"  # in the cookie: the secret to show on the next page, once


@bp.get("/calendar/feed/<token>/meetings.ics")
@public
def feed(token: str) -> Response:
    """What a phone asks for every few hours: the secret is all it brings."""
    found = queries.feed_with(token) or abort(404)
    answer = _file(queries.events_of(found))
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.set_etag(hashlib.sha256(answer.get_data()).hexdigest())
    return answer.make_conditional(request.environ)


@bp.get("/<int:meeting_id>/meeting.ics")
@allows(Meetings.SEE)
def one_event(meeting_id: int) -> Response:
    answer = _file(queries.event_of(the_meeting(meeting_id), full="full" in request.args))
    answer.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return answer


def _file(events: list[Event]) -> Response:
    answer = Response(calendar_file(str(words().Meetings), events), content_type=CONTENT_TYPE)
    answer.headers["Content-Disposition"] = f'inline; filename="{FILE_NAME}"'
    return answer


# One's own


def _mine() -> Owner:
    return Owner(account_id=actor().account_id)


@bp.route("/calendar/link/", methods=["GET", "POST"])
@allows(Meetings.SEE)
def own_link() -> Response:
    found = queries.feed_of(_mine())
    form = FeedForm(obj=found)
    if form.sent() and _kept(form, _mine(), found):
        return go("meetings.own_link", said="Saved." if found else "Your link is made.")
    return page("meetings/own_link.html", form=form, feed=found, **_shown_once(_mine()))


@bp.post("/calendar/link/anew/")
@allows(Meetings.SEE)
def renew_own_link() -> Response:
    _make_anew(_mine())
    return go("meetings.own_link", said="The new link is made. The old one works no more.")


@bp.post("/calendar/link/end/")
@allows(Meetings.SEE)
def end_own_link() -> Response:
    actions.end_feed(owner=_mine())
    return go("meetings.own_link", said="Your link works no more.")


# Somebody's who does not sign in


@bp.route("/calendar/people/<int:person_id>/", methods=["GET", "POST"])
@allows(People.CHANGE)
def persons_link(person_id: int) -> Response:
    person = find(Person, person_id)
    owner = Owner(person_id=person.id)
    found = queries.feed_of(owner)
    form = FeedForm(obj=found)
    if form.sent() and _kept(form, owner, found):
        return go("meetings.persons_link", person_id=person.id, said="Saved." if found else "The link is made.")
    return page("meetings/persons_link.html", form=form, person=person, feed=found, **_shown_once(owner))


@bp.post("/calendar/people/<int:person_id>/anew/")
@allows(People.CHANGE)
def renew_persons_link(person_id: int) -> Response:
    person = find(Person, person_id)
    _make_anew(Owner(person_id=person.id))
    return go(
        "meetings.persons_link", person_id=person.id, said="The new link is made. The old one works no more."
    )  # fmt: skip


@bp.post("/calendar/people/<int:person_id>/end/")
@allows(People.CHANGE)
def end_persons_link(person_id: int) -> Response:
    person = find(Person, person_id)
    actions.end_feed(owner=Owner(person_id=person.id))
    return go("meetings.persons_link", person_id=person.id, said="The link works no more.")


def _kept(form: FeedForm, owner: Owner, found: CalendarFeed | None) -> bool:
    """What was ticked is kept; whoever had no link has one."""
    if found is not None:
        return form.carry_out(actions.change_feed, feed=found, seen_version=form.seen_version) is not None
    token = form.carry_out(actions.make_feed, owner=owner)
    _show_once(owner, token)
    return token is not None


def _make_anew(owner: Owner) -> None:
    old = queries.feed_of(owner)
    told = {"show_topic": old.show_topic, "show_place": old.show_place} if old else {}
    _show_once(owner, actions.make_feed(owner=owner, **told))


def _show_once(owner: Owner, token: str | None) -> None:
    """The secret travels in the cookie of whoever made it, and is kept nowhere."""
    if token is not None:
        session[LINK] = [owner.account_id, owner.person_id, token]


def _shown_once(owner: Owner) -> dict[str, object]:
    account_id, person_id, token = session.pop(LINK, (None, None, ""))
    if not token or (account_id, person_id) != (owner.account_id, owner.person_id):
        return {"address": "", "webcal": ""}
    address = url_for("meetings.feed", token=token, _external=True)
    return {
        "address": address, "webcal": f"webcal:{address.partition(':')[2]}", "stays_here": visit.is_at_this_computer()
    }  # fmt: skip
