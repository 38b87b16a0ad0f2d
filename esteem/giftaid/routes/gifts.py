"""Gifts, what somebody said of a booking, and the schedule of a claim made today."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.giftaid import actions
from esteem.giftaid.exports import gifts_file, schedule_file
from esteem.giftaid.forms import SayForm
from esteem.giftaid.permissions import GiftAid
from esteem.giftaid.queries.claims import schedule_today
from esteem.giftaid.queries.gifts import every_gift, gift_of, gifts_shown
from esteem.giftaid.queries.small import small_of, tax_years
from esteem.giftaid.routes.blueprint import bp
from esteem.giftaid.rules.gifts import BADGES, Judged, Stands
from esteem.giftaid.rules.limits import say_tax_year, tax_on
from esteem.giftaid.rules.schedule import HEADS, earliest
from esteem.kernel import dates
from esteem.kernel.money import Money
from esteem.kernel.pages import go, page, page_number
from esteem.kernel.permissions import allows


def _stands() -> Stands | None:
    return next((one for one in Stands if one.value == request.args.get("stands")), None)


def together() -> bool:
    """Whether small gifts are wanted on one line."""
    return request.args.get("together") == "1"


@bp.get("/gifts/")
@allows(GiftAid.KEEP)
def gifts() -> Response:
    found = gifts_shown(_stands(), number=page_number())
    return page("giftaid/gifts.html", listing=found, stands=_stands(), Stands=Stands, badges=BADGES)


@bp.get("/gifts/gifts.csv")
@allows(GiftAid.KEEP)
def gifts_export() -> Response:
    return gifts_file(one for one in every_gift() if _stands() in (None, one.stands))


def the_gift(transaction_id: int) -> Judged:
    """Money in from somebody, or the plain 404 page."""
    found = gift_of(transaction_id) if 0 < transaction_id < 2**63 else None
    return found or abort(404)


@bp.route("/gifts/<int:transaction_id>/", methods=["GET", "POST"])
@allows(GiftAid.KEEP)
def say(transaction_id: int) -> Response:
    """A treasurer says that it is a gift, or none, and why."""
    gift = the_gift(transaction_id)
    said = gift.booking
    is_gift = None if said.said is None else "yes" if said.said else "no"
    form = SayForm(data={"is_gift": is_gift, "reason": said.reason, "sponsored": said.sponsored})
    is_yes = form.is_gift.data
    if form.sent():
        is_yes = form.is_gift.data == "yes"
        if form.carry_out(actions.say_gift, transaction_id=said.id, is_gift=is_yes) is not None:
            return go("giftaid.gifts", said="Saved, with your reason.")
    return page("giftaid/say.html", form=form, gift=gift, Stands=Stands, badges=BADGES)


@bp.post("/gifts/<int:transaction_id>/forget/")
@allows(GiftAid.KEEP)
def forget(transaction_id: int) -> Response:
    actions.forget_said(transaction_id=the_gift(transaction_id).booking.id)
    return go("giftaid.gifts", said="The headings decide again.")


@bp.get("/schedule/")
@allows(GiftAid.KEEP)
def schedule() -> Response:
    """What a claim made today would say, to copy into HMRC's form."""
    lines, later = schedule_today(together=together())
    total = Money.total(line.amount for line in lines)
    return page(
        "giftaid/schedule.html", lines=lines, heads=HEADS, later=later, together=together(), total=total,
        earliest=earliest(lines), tax=tax_on(total, dates.today()),
    )  # fmt: skip


@bp.get("/schedule/schedule.csv")
@allows(GiftAid.KEEP)
def schedule_export() -> Response:
    lines, _ = schedule_today(together=together())
    return schedule_file(lines, name=f"gift-aid-schedule-{dates.today().isoformat()}.csv")


@bp.get("/small/")
@allows(GiftAid.KEEP)
def small() -> Response:
    """Small gifts without a declaration, a tax year each."""
    years = [small_of(first) for first in tax_years()]
    return page("giftaid/small.html", years=years, says=say_tax_year, today=dates.today())
