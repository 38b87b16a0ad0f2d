"""What was said for the group outside: listed, written down, put right; without a mandate it is said, not refused."""

from __future__ import annotations

from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.kernel import dates, history
from esteem.kernel.pages import asked_number, go, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.meetings.queries.outside import outside_of
from esteem.minutes.actions import speaking as actions
from esteem.minutes.exports.speaking import said_file
from esteem.minutes.forms.speaking import SaidForm
from esteem.minutes.models import SaidOutside
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries import speaking as queries
from esteem.minutes.queries.speaking import WantedSaid, called
from esteem.minutes.routes.blueprint import bp
from esteem.people.permissions import People

MANDATE_MISSING = (
    "Written down. Nobody had been asked to speak for the group on that day: talk about it at the next meeting."
)


def _wanted() -> WantedSaid:
    return WantedSaid(sought=request.args.get("q", "")[:100], removed=request.args.get("show") == "removed")


def _entry(number: int) -> SaidOutside:
    found = queries.said_numbered(number)
    if found is None:
        abort(404)
    return found


@bp.get("/speaking/said/")
@allows(MinutesOf.SEE_ALL)
def said() -> Response:
    wanted = _wanted()
    listing = queries.said_listed(wanted, number=page_number())
    unasked = queries.unasked(listing.rows)
    return page("minutes/said.html", wanted=wanted, listing=listing, unasked=unasked, called=called)


@bp.get("/speaking/said/what-was-said.csv")
@allows(MinutesOf.SEE_ALL)
def said_as_file() -> Response:
    found = queries.said_found(_wanted())
    return said_file(found, queries.unasked(found))


def _form(entry: SaidOutside | None = None, **first: Any) -> tuple[SaidForm, dict[str, Any]]:
    """The form, and what stays as it is: whoever may not see people names them in words."""
    form = SaidForm(obj=entry, data=first)
    form.meeting_id.offer(queries.outside_meetings(entry.meeting if entry else None))
    kept: dict[str, Any] = {}
    if not may(People.SEE):
        del form.person_id
        kept["person_id"] = entry.person_id if entry else None
        if kept["person_id"] is not None:
            del form.who
            kept["who"] = ""
    return form, kept


def _first() -> dict[str, Any]:
    """What the form starts with: a meeting outside that the address names, and who went."""
    meeting = queries.outside_meeting(asked_number("meeting"))
    if meeting is None:
        return {"said_on": dates.today(), "person_id": asked_number("person")}
    went = outside_of(meeting)
    return {
        "said_on": meeting.meets_on, "meeting_id": meeting.id, "person_id": went.person_id if went else None,
        "to_whom": meeting.title, "place": meeting.venue.name if meeting.venue else "",
    }  # fmt: skip


@bp.route("/speaking/said/add/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def add_said() -> Response:
    form, kept = _form(**_first())
    if form.sent() and (entry := form.carry_out(actions.write_said, **kept)):
        return go("minutes.said_once", said_id=entry.id, said=_told(entry))
    return page("minutes/add_said.html", form=form)


def _told(entry: SaidOutside) -> str:
    return MANDATE_MISSING if queries.unasked([entry]) else "Written down."


@bp.get("/speaking/said/<int:said_id>/")
@allows(MinutesOf.SEE_ALL)
def said_once(said_id: int) -> Response:
    entry = _entry(said_id)
    return page(
        "minutes/said_once.html", entry=entry, called=called, unasked=bool(queries.unasked([entry])),
        entries=history.of("said_outside", entry.id) if may(People.SEE) else [],
    )  # fmt: skip


@bp.route("/speaking/said/<int:said_id>/change/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def change_said(said_id: int) -> Response:
    entry = _entry(said_id)
    form, kept = _form(entry)
    if (
        form.sent()
        and form.carry_out(actions.write_said, entry=entry, seen_version=form.seen_version, **kept) is not None
    ):
        return go("minutes.said_once", said_id=entry.id, said=_told(entry))
    return page("minutes/change_said.html", form=form, entry=entry)


@bp.post("/speaking/said/<int:said_id>/take-off/")
@allows(MinutesOf.WRITE)
def take_off_said(said_id: int) -> Response:
    actions.take_off(row=_entry(said_id))
    return go("minutes.said_once", said_id=said_id, said="It is off the list, and can be put back.")


@bp.post("/speaking/said/<int:said_id>/put-back/")
@allows(MinutesOf.WRITE)
def put_back_said(said_id: int) -> Response:
    actions.put_back(row=_entry(said_id))
    return go("minutes.said_once", said_id=said_id, said="It is on the list again.")
