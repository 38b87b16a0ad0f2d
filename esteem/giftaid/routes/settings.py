"""The front page, what the group decided, and the limits of law and form."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from esteem.giftaid import actions
from esteem.giftaid.forms import SettingsForm
from esteem.giftaid.permissions import GiftAid
from esteem.giftaid.queries.claims import reversed_since, unpaid_on
from esteem.giftaid.queries.declarations import how_many
from esteem.giftaid.queries.gifts import sums
from esteem.giftaid.queries.settings import (
    gift_headings,
    is_on,
    likely_gifts,
    likely_reclaimed,
    says_it_claims,
    subs_that_may,
    subs_ticked,
    the_settings,
    was_decided,
)
from esteem.giftaid.routes.blueprint import bp
from esteem.giftaid.rules.gifts import Stands
from esteem.giftaid.rules.limits import every_limit, tax_on
from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows


@bp.get("/")
@allows(GiftAid.KEEP)
def index() -> Response:
    """How much can be claimed, what is missing, and the ways on."""
    found = sums()
    return page(
        "giftaid/index.html", sums=found, Stands=Stands, tax=tax_on(found.ready, dates.today()), declared=how_many(),
        unpaid=unpaid_on(dates.today()), gone=reversed_since(), says_it_claims=says_it_claims(), is_on=is_on(),
    )  # fmt: skip


@bp.route("/settings/", methods=["GET", "POST"])
@allows(GiftAid.CLAIM)
def settings() -> Response:
    row = the_settings()
    first: dict[str, Any] = {"headings": gift_headings() or likely_gifts()}
    if not was_decided():
        first["reclaimed_id"] = likely_reclaimed()
    form = SettingsForm(obj=row, data=first)
    if form.sent() and form.carry_out(actions.decide, seen_version=form.seen_version) is not None:
        return go("giftaid.settings", said="Saved.")
    return page(
        "giftaid/settings.html", form=form, is_charity=our_group().is_charity, row=row, ticked=subs_ticked(),
        may_be=subs_that_may(),
    )  # fmt: skip


@bp.get("/limits/")
@allows(GiftAid.KEEP)
def limits() -> Response:
    return page("giftaid/limits.html", limits=every_limit())
