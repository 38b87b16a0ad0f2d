"""Speakers at meetings: put down, changed, asked, confirmed, thanked, taken off; the list of all of them."""

from __future__ import annotations

from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.group.queries import the_group
from esteem.kernel import dates, history
from esteem.kernel.pages import asked_number, find, go, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.meetings.actions import talks as actions
from esteem.meetings.forms.talks import TalkForm
from esteem.meetings.models import Meeting, Talk
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import is_ours
from esteem.meetings.queries import talks as queries
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.meetings.rules.speakers import TalkState, TalkWhen, thank_you
from esteem.people.permissions import People
from esteem.support.models import Speaker
from esteem.support.permissions import Support


@bp.get("/speakers/")
@allows(Meetings.SEE)
def talks() -> Response:
    when = TalkWhen.read(request.args.get("when"), TalkWhen.NEXT)
    listing = queries.talks_listed(when, number=page_number())
    shown = [queries.Said(talk, queries.say_speaker(talk)) for talk in listing.rows]
    return page("meetings/talks/talks.html", listing=listing, shown=shown, when=when, whens=TalkWhen)


def _form(talk: Talk | None, **first: Any) -> TalkForm:
    """Whoever may not see people names a speaker in words; who is linked already stays."""
    form = TalkForm(obj=talk, data=first)
    if not may(People.SEE):
        del form.person_id
    return form


@bp.route("/<int:meeting_id>/speakers/add/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def add_talk(meeting_id: int) -> Response:
    meeting = the_meeting(meeting_id)
    form = _form(None, **_begun())
    if meeting.meets_on >= dates.today():
        del form.declined_on, form.thanked_on
    if form.sent() and form.carry_out(actions.add_talk, meeting=meeting) is not None:
        return go("meetings.meeting", meeting_id=meeting_id, said="The speaker is put down.", _anchor="speakers")
    meeting = the_meeting(meeting_id)
    return page(
        "meetings/talks/add.html", form=form, meeting=meeting, called=said_of(meeting),
        offered=queries.speakers_offered(meeting),
    )  # fmt: skip


def _begun() -> dict[str, Any]:
    """What the form starts with: nothing, or what one of your speakers offers."""
    number = asked_number("speaker")
    if number is None or not (may(Support.SEE) and may(People.SEE)):
        return {}
    offered = find(Speaker, number)
    return {"person_id": offered.person_id, "topic": offered.topic, "fee": offered.fee, "needs": offered.needs}


def _the_talk(talk_id: int) -> Talk:
    talk = find(Talk, talk_id)
    if not is_ours(talk.meeting.kind):
        abort(404)
    return talk


@bp.get("/speakers/<int:talk_id>/")
@allows(Meetings.SEE)
def talk(talk_id: int) -> Response:
    one = _the_talk(talk_id)
    detailed = may(People.SEE) or may(Meetings.CHANGE)
    return page(
        "meetings/talks/talk.html", talk=one, meeting=one.meeting, called=said_of(one.meeting), who=queries.say_speaker(one),
        detailed=detailed, letter=_letter(one) if detailed else "", states=TalkState, over=one.meeting.meets_on < dates.today(),
        entries=history.of("talk", one.id) if may(People.SEE) else [],
    )  # fmt: skip


def _letter(talk: Talk) -> str:
    """A letter of thanks, once they spoke."""
    meeting: Meeting = talk.meeting
    if meeting.meets_on > dates.today() or talk.declined_on:
        return ""
    group = the_group()
    who = talk.person.goes_by if talk.person and may(People.SEE) else talk.who
    return thank_you(who=who, topic=talk.topic, meets_on=meeting.meets_on, from_whom=group.name if group else "")


@bp.route("/speakers/<int:talk_id>/change/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def change_talk(talk_id: int) -> Response:
    one = _the_talk(talk_id)
    form = _form(one)
    more: dict[str, Any] = {} if "person_id" in form else {"person_id": one.person_id}
    if (
        form.sent()
        and form.carry_out(actions.change_talk, talk=one, seen_version=form.seen_version, **more) is not None
    ):
        return go("meetings.talk", talk_id=talk_id, said="Saved.")
    one = _the_talk(talk_id)
    return page("meetings/talks/change.html", form=form, talk=one, called=said_of(one.meeting))


@bp.post("/speakers/<int:talk_id>/asked/")
@allows(Meetings.CHANGE)
def ask_speaker(talk_id: int) -> Response:
    one = actions.ask_speaker(talk=_the_talk(talk_id))
    return go("meetings.talk", talk_id=one.id, said="Asked today: written down.")


@bp.post("/speakers/<int:talk_id>/confirmed/")
@allows(Meetings.CHANGE)
def confirm_speaker(talk_id: int) -> Response:
    one = actions.confirm_speaker(talk=_the_talk(talk_id))
    return go("meetings.talk", talk_id=one.id, said="Confirmed today: written down.")


@bp.post("/speakers/<int:talk_id>/declined/")
@allows(Meetings.CHANGE)
def speaker_declines(talk_id: int) -> Response:
    one = actions.speaker_declines(talk=_the_talk(talk_id))
    return go("meetings.talk", talk_id=one.id, said="They cannot come: written down.")


@bp.post("/speakers/<int:talk_id>/thanked/")
@allows(Meetings.CHANGE)
def thank_at_meeting(talk_id: int) -> Response:
    one = actions.thank_at_meeting(talk=_the_talk(talk_id))
    return go("meetings.talk", talk_id=one.id, said="Thanks sent today: written down.")


@bp.post("/speakers/<int:talk_id>/remove/")
@allows(Meetings.CHANGE)
def remove_talk(talk_id: int) -> Response:
    one = actions.remove_talk(talk=_the_talk(talk_id))
    return go("meetings.talk", talk_id=one.id, said="Taken off. It can be put back.")


@bp.post("/speakers/<int:talk_id>/put-back/")
@allows(Meetings.CHANGE)
def put_back_talk(talk_id: int) -> Response:
    one = actions.put_back_talk(talk=_the_talk(talk_id))
    return go("meetings.talk", talk_id=one.id, said="Put back.")
