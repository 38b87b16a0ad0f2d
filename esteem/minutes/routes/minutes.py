"""Minutes of a meeting: written on one page beside the agenda, read, finished, set aside, approved."""

from __future__ import annotations

from typing import Any

from flask import abort, jsonify, request
from werkzeug.wrappers import Response

from esteem.kernel import dates, history
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import check_form_key, go, page
from esteem.kernel.permissions import allows, may
from esteem.meetings.models import Meeting
from esteem.minutes.actions import minutes as actions
from esteem.minutes.actions import writing
from esteem.minutes.forms.minutes import ApproveForm
from esteem.minutes.models import Minutes
from esteem.minutes.papers.minutes import approved_pdf
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.approving import later_meetings
from esteem.minutes.queries.meetings import Open, called
from esteem.minutes.queries.told import code_of, told
from esteem.minutes.queries.writing import chair_on, quorum_said
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.the_meeting import opened, said_of
from esteem.minutes.routes.typing import answer_typing, show_typing
from esteem.minutes.rules.parts import CODE_LENGTH
from esteem.people.permissions import People


@bp.get("/<int:meeting_id>/")
@allows(MinutesOf.SEE)
def minutes(meeting_id: int) -> Response:
    """To be written by whoever may while they are a draft, and to be read by the others."""
    shown = opened(meeting_id)
    if shown.minutes is None:
        return page(
            "minutes/none.html", opened=shown, called=called(), title=said_of(shown.meeting),
            has_agenda=bool(items_of(meeting_id)),
        )  # fmt: skip
    if shown.can_be_written and shown.minutes.set_aside_at is None and "read" not in request.args:
        return show_typing(shown)
    return _read(shown, shown.minutes)


def _read(shown: Open, minutes: Minutes) -> Response:
    rows = [("minutes", minutes.id), *(("agenda_item", item.id) for item in items_of(minutes.meeting_id))]
    entries = history.of_many(rows) if may(MinutesOf.SEE_ALL) and may(People.SEE) else []
    return page(
        "minutes/read.html", opened=shown, minutes=minutes, told=told(minutes), called=called(), entries=entries,
        title=f"{called()}: {said_of(shown.meeting)}",
        approved_at=said_of(minutes.approved_at) if minutes.approved_at else "",
    )  # fmt: skip


@bp.post("/<int:meeting_id>/begin/")
@allows(MinutesOf.WRITE)
def begin_minutes(meeting_id: int) -> Response:
    writing.begin_minutes(meeting=_written(meeting_id).meeting)
    return go("minutes.minutes", meeting_id=meeting_id)


@bp.post("/<int:meeting_id>/")
@allows(MinutesOf.WRITE)
def write_minutes(meeting_id: int) -> Response:
    return answer_typing(_written(meeting_id))


@bp.post("/<int:meeting_id>/save/")
@allows(MinutesOf.WRITE)
def save_minutes(meeting_id: int) -> Any:
    """One field, from a page with scripts: it is led to what to say of it; 409 with both texts, 422 with why not."""
    told = {name: request.form.get(name, "") for name in ("name", "typed", "seen")}
    meeting = _written(meeting_id).meeting
    try:
        saved = writing.save(meeting=meeting, **told)
    except RuleBroken as refused:
        return _answer(422, says=refused.sentence)
    if not saved.is_saved:
        return _answer(409, seen=saved.seen, theirs=saved.theirs, both=saved.both)
    return go("minutes.saved", meeting_id=meeting_id, seen=saved.seen)


@bp.get("/<int:meeting_id>/saved/")
@allows(MinutesOf.WRITE)
def saved(meeting_id: int) -> Any:
    """The code of the words that were saved a moment ago, as the address gives it, when that was, and the quorum."""
    begun = _written(meeting_id).minutes
    seen = request.args.get("seen", "")[:CODE_LENGTH]
    return _answer(200, seen=seen, at=dates.say_time(_now()), quorum=quorum_said(begun) if begun else "")


def _now() -> Any:
    return dates.now().astimezone(dates.DISPLAY_ZONE).time()


def _answer(status: int, **facts: Any) -> Any:
    answer = jsonify(**facts)
    answer.status_code = status
    return answer


def _written(meeting_id: int) -> Open:
    """A meeting whose minutes whoever asks may write; drafts they cannot read are not there for them."""
    shown = opened(meeting_id)
    if not shown.may_write:
        abort(404)
    return shown


def _draft(meeting_id: int) -> Minutes:
    """The minutes that are there to be read, of a meeting that has some."""
    shown = opened(meeting_id)
    return shown.minutes or abort(404)


@bp.post("/<int:meeting_id>/finished/")
@allows(MinutesOf.WRITE)
def finish_minutes(meeting_id: int) -> Response:
    actions.finish_minutes(minutes=_draft(meeting_id))
    return go(
        "minutes.minutes", meeting_id=meeting_id, read=1,
        said="They wait to be approved at a later meeting. Until then they can still be mended.",
    )  # fmt: skip


@bp.post("/<int:meeting_id>/not-finished/")
@allows(MinutesOf.WRITE)
def write_on(meeting_id: int) -> Response:
    actions.write_on(minutes=_draft(meeting_id))
    return go("minutes.minutes", meeting_id=meeting_id, said="They are being written again.")


@bp.post("/<int:meeting_id>/set-aside/")
@allows(MinutesOf.WRITE)
def set_minutes_aside(meeting_id: int) -> Response:
    actions.set_aside(minutes=_draft(meeting_id))
    return go(
        "minutes.minutes", meeting_id=meeting_id, said="Set aside. Every word is kept, and they can be taken up again."
    )


@bp.post("/<int:meeting_id>/take-up/")
@allows(MinutesOf.WRITE)
def take_minutes_up(meeting_id: int) -> Response:
    actions.take_up(minutes=_draft(meeting_id))
    return go("minutes.minutes", meeting_id=meeting_id, said="They are taken up again.")


@bp.route("/<int:meeting_id>/approve/", methods=["GET", "POST"])
@allows(MinutesOf.APPROVE)
def approve_minutes(meeting_id: int) -> Response:
    shown = opened(meeting_id)
    draft = shown.minutes
    if draft is None or draft.is_approved or draft.set_aside_at is not None:
        abort(404)
    later = later_meetings(shown.meeting)
    form = ApproveForm(data=_guess(shown.meeting, later))
    form.approved_meeting_id.offer([(one.id, said_of(one)) for one in later])
    if form.sent() and form.carry_out(actions.approve_minutes, minutes=draft, print_it=_printed_once) is not None:
        return go("minutes.minutes", meeting_id=meeting_id, said="Approved, and stored for good.")
    form.words_seen.data = code_of(draft)
    return page(
        "minutes/approve.html", form=form, opened=shown, minutes=draft, told=told(draft), later=later, called=called(),
        title=said_of(shown.meeting),
    )  # fmt: skip


def _guess(meeting: Meeting, later: list[Meeting]) -> dict[str, Any]:
    first = next((one for one in later if one.what == meeting.what), None)
    return {"approved_meeting_id": first.id, "signed_by": chair_on(first)} if first else {}


def _printed_once(*facts: Any) -> bytes:
    """The paper; while it was printed, the same form may have been sent again and have done it already."""
    paper = approved_pdf(*facts)
    check_form_key()
    return paper
