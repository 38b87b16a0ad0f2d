"""What is counted at the door, and whether names are ticked: the group's own."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.meetings.actions import tallies as actions
from esteem.meetings.actions.door import decide_door
from esteem.meetings.forms.door import DoorForm, TallyForm
from esteem.meetings.models import Tally
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.door import called, door_settings, every_tally
from esteem.meetings.routes.blueprint import bp


@bp.get("/what-we-count/")
@allows(Meetings.CHANGE)
def tallies() -> Response:
    shown = [(tally, called(tally)) for tally in every_tally()]
    return page("meetings/tallies.html", tallies=shown, settings=door_settings())


@bp.route("/what-we-count/add/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def add_tally() -> Response:
    form = TallyForm()
    if form.sent() and form.carry_out(actions.add_tally) is not None:
        return go("meetings.tallies", said="Added.")
    return page("meetings/tally.html", form=form, tally=None, title="Count something else")


@bp.route("/what-we-count/<int:tally_id>/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def change_tally(tally_id: int) -> Response:
    tally = find(Tally, tally_id)
    form = TallyForm(obj=tally)
    if not form.is_submitted():
        form.name.data = called(tally)
    if tally.usual is not None:
        del form.is_people
    if form.sent() and form.carry_out(actions.change_tally, tally=tally, seen_version=form.seen_version) is not None:
        return go("meetings.tallies", said="Saved.")
    return page("meetings/tally.html", form=form, tally=tally, title=f"Change {called(tally)}")


@bp.post("/what-we-count/<int:tally_id>/put-away/")
@allows(Meetings.CHANGE)
def put_away_tally(tally_id: int) -> Response:
    actions.put_away_tally(tally=find(Tally, tally_id))
    return go("meetings.tallies", said="Put away. What was counted stays, and it can be brought back.")


@bp.post("/what-we-count/<int:tally_id>/back/")
@allows(Meetings.CHANGE)
def bring_back_tally(tally_id: int) -> Response:
    actions.bring_back_tally(tally=find(Tally, tally_id))
    return go("meetings.tallies", said="It is counted again.")


@bp.route("/what-we-count/names/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def decide_names() -> Response:
    form = DoorForm(obj=door_settings())
    if form.sent() and form.carry_out(decide_door) is not None:
        return go("meetings.tallies", said="Saved.")
    return page("meetings/door_settings.html", form=form)
