"""Members' own door, from outside: what somebody sees who was sent a private link. Open to anybody who has one.

Every link that does not work says the same. The addresses stay in the family: `Referrer-Policy: same-origin` (the door's,
on every answer) tells no other site of them; with `no-referrer` a browser would also hide where a form comes from,
and the door would refuse it.
"""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel.pages import go, page
from esteem.kernel.permissions import public
from esteem.people.actions import yours as actions
from esteem.people.forms.yours import YoursForm
from esteem.people.queries.yours import link_of
from esteem.people.routes.blueprint import bp


def _works_no_more() -> Response:
    answer = page("people/yours_gone.html")
    answer.status_code = 404
    return answer


@bp.route("/yours/<token>/", methods=["GET", "POST"])
@public
def yours(token: str) -> Response:
    link = link_of(token)
    if link is None:
        return _works_no_more()
    form = YoursForm(obj=link.person)
    told = {"link": link, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.receive, **told) is not None:
        return go("people.yours_thanks")
    return page("people/yours.html", form=form, token=token)


@bp.post("/yours/<token>/right/")
@public
def yours_right(token: str) -> Response:
    link = link_of(token)
    if link is None:
        return _works_no_more()
    actions.confirm(link=link)
    return go("people.yours_thanks")


@bp.get("/yours/thanks/")
@public
def yours_thanks() -> Response:
    return page("people/yours_thanks.html")
