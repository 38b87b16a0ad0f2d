"""The programme of a term: chosen, looked at, printed."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.group.queries import the_group
from esteem.kernel import dates
from esteem.kernel.pages import go, page, words
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.meetings.actions.programme import write_contact
from esteem.meetings.forms.calendar import ContactForm
from esteem.meetings.papers.programme import programme as paper_of
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.kinds import kinds_offered
from esteem.meetings.queries.programme import contact_line, programme_settings, term_of
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.rules.kinds import GATHERINGS, What
from esteem.meetings.rules.programme import Span, read_span


def _span() -> Span:
    return read_span(request.args.get("from", "")[:40], request.args.get("to", "")[:40], dates.today())


def _kinds() -> list[tuple[What, str, bool]]:
    """The kinds there are, each with its words and whether it is wanted; at first those that everybody is asked to."""
    asked, offered = request.args.getlist("kind"), kinds_offered(str(words().Meeting), put_away=True)
    known = {str(what) for what, _ in offered}
    wanted = known.intersection(asked) or {str(what) for what, _ in offered if what.kind in GATHERINGS}
    return [(what, says, str(what) in wanted) for what, says in offered]


def _asked() -> dict[str, Any]:
    """What an address carries on to the next."""
    span, kinds = _span(), _kinds()
    return {
        "from": span.first_on.isoformat(), "to": span.last_on.isoformat(),
        "kind": [str(what) for what, _, wanted in kinds if wanted], "unnamed": request.args.get("unnamed") and 1,
    }  # fmt: skip


def _paper() -> Paper:
    span, group = _span(), the_group()
    wanted = [what for what, _, wanted in _kinds() if wanted]
    whose = "" if group is None or "unnamed" in request.args else group.name
    paper = paper_of(
        term_of(span, wanted), span, word=str(words().Meeting), words=str(words().meetings), contact=contact_line(),
        group_name=whose,
    )  # fmt: skip
    return paper.larger() if "large" in request.args else paper


@bp.get("/programme/")
@allows(Meetings.SEE)
def programme() -> Response:
    span, told = _span(), _paper().facts["told"]
    return page(
        "meetings/programme.html", span=span, kinds=_kinds(), told=told, asked=_asked(), contact=contact_line(),
        unnamed="unnamed" in request.args,
    )  # fmt: skip


@bp.get("/programme/paper/")
@allows(Meetings.SEE)
def programme_paper() -> str:
    kept, large = _asked(), 1 if "large" in request.args else None
    above = [
        ("Print or save as PDF", url_for("meetings.programme_pdf", large=large, **kept)),
        ("Ordinary type" if large else "Large type", url_for("meetings.programme_paper", large=None if large else 1, **kept)),
        ("Choose other days", url_for("meetings.programme", **kept)),
    ]  # fmt: skip
    return _paper().html(above=above)


@bp.get("/programme/programme.pdf")
@allows(Meetings.SEE)
def programme_pdf() -> Response:
    paper = _paper()
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.route("/programme/contact/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def programme_contact() -> Response:
    settings = programme_settings()
    form = ContactForm(obj=settings)
    told = {"settings": settings, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(write_contact, **told) is not None:
        return go("meetings.programme", said="Saved.")
    return page("meetings/programme_contact.html", form=form)
