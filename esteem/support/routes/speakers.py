"""One talk: added, shown, changed, thanked for, put away and brought back."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel import dates, history
from esteem.kernel.pages import asked_number, find, go, page
from esteem.kernel.permissions import allows, may
from esteem.people.permissions import People
from esteem.support import actions, queries
from esteem.support.forms import AddSpeakerForm, SpeakerForm
from esteem.support.models import Speaker
from esteem.support.permissions import Support
from esteem.support.routes.blueprint import bp


@bp.route("/speakers/add/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def add_speaker() -> Response:
    form = AddSpeakerForm(person_id=asked_number("person"))
    if form.sent() and (added := form.carry_out(actions.add_speaker)):
        return go("support.speaker", speaker_id=added.id, said=f"{added.person.goes_by} is among your speakers.")
    return page("support/add_speaker.html", form=form)


@bp.get("/speakers/<int:speaker_id>/")
@allows(Support.SEE)
def speaker(speaker_id: int) -> Response:
    one = find(Speaker, speaker_id)
    return page(
        "support/speaker.html", speaker=one, person=one.person, today=dates.today(),
        helper=queries.helper_of(one.person_id), may_see_people=may(People.SEE),
        entries=history.of("speaker", one.id),
    )  # fmt: skip


@bp.route("/speakers/<int:speaker_id>/change/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def change_speaker(speaker_id: int) -> Response:
    one = find(Speaker, speaker_id)
    form = SpeakerForm(obj=one)
    if form.sent() and form.carry_out(actions.change_speaker, speaker=one, seen_version=form.seen_version) is not None:
        return go("support.speaker", speaker_id=one.id, said="Saved.")
    return page("support/change_speaker.html", form=form, speaker=one)


@bp.post("/speakers/<int:speaker_id>/thanks/")
@allows(Support.CHANGE)
def thank_speaker(speaker_id: int) -> Response:
    one = actions.thank_speaker(speaker=find(Speaker, speaker_id))
    return go("support.speaker", speaker_id=one.id, said="Thanks sent today: written down.")


@bp.post("/speakers/<int:speaker_id>/put-away/")
@allows(Support.CHANGE)
def put_away_speaker(speaker_id: int) -> Response:
    one = actions.put_away_speaker(speaker=find(Speaker, speaker_id))
    return go("support.speaker", speaker_id=one.id, said="The talk is put away. It can be brought back.")


@bp.post("/speakers/<int:speaker_id>/back/")
@allows(Support.CHANGE)
def bring_back_speaker(speaker_id: int) -> Response:
    one = actions.bring_back_speaker(speaker=find(Speaker, speaker_id))
    return go("support.speaker", speaker_id=one.id, said="The talk is on the list again.")
