"""What was given in kind: a year's list and sum, written down, put right, on paper; what an hour is worth."""

from __future__ import annotations

from datetime import date

from flask import request
from werkzeug.wrappers import Response

from esteem.budget import actions, exports
from esteem.budget.forms import GiftForm, HourValueForm
from esteem.budget.models import HourWorth, InKind
from esteem.budget.papers import in_kind_paper
from esteem.budget.permissions import Budget
from esteem.budget.queries.in_kind import first_given, hour_values, put_away_in, values_held, year_in_kind
from esteem.budget.routes.blueprint import bp
from esteem.budget.routes.finding import the_year
from esteem.budget.routes.papers import links_above
from esteem.budget.rules.in_kind import BESIDE, SHORT, say_hours
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.listings import PAGE_SIZE, Listing
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.money.queries import years
from esteem.money.rules.years import ends_in, name_of


@bp.get("/in-kind/")
@allows(Budget.SEE)
def in_kind() -> Response:
    return go("budget.in_kind_year", ending=ends_in(years.this_year()))


@bp.get("/in-kind/<int:ending>/")
@allows(Budget.SEE)
def in_kind_year(ending: int) -> Response:
    year = the_year(ending)
    given = year_in_kind(year)
    return page(
        "budget/in_kind.html", given=given, name=name_of(year), ending=ending, short=SHORT, say_hours=say_hours,
        beside=BESIDE, listing=_page_of(given.gifts), away=put_away_in(year), others=_others(year), name_of=name_of,
        ends_in=ends_in, has_values=bool(values_held()),
    )  # fmt: skip


def _page_of(gifts: tuple[object, ...]) -> Listing[object]:
    """The latest first, a page at a time."""
    newest = gifts[::-1]
    number = min(page_number(), max(1, -(-len(newest) // PAGE_SIZE)))
    return Listing(newest[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], len(newest), number)


def _others(year: Period) -> list[Period]:
    newest = ends_in(years.this_year())
    first: date | None = first_given()
    oldest = ends_in(years.year_of_day(first)) if first else newest
    found = range(newest, min(oldest, newest - 1) - 1, -1)
    return [years.year_ending_in(one) for one in found if one != ends_in(year)]


@bp.route("/in-kind/add/", methods=["GET", "POST"])
@allows(Budget.CHANGE)
def add_in_kind() -> Response:
    form = GiftForm()
    if form.sent() and (gift := form.carry_out(actions.add_gift)) is not None:
        return go("budget.in_kind_year", ending=_ending(gift), said="It is written down.")
    return page("budget/gift.html", form=form, gift=None, back=ends_in(years.this_year()))


@bp.route("/in-kind/gifts/<int:gift_id>/", methods=["GET", "POST"])
@allows(Budget.CHANGE)
def change_in_kind(gift_id: int) -> Response:
    gift = find(InKind, gift_id)
    form = GiftForm(obj=gift)
    if form.sent() and form.carry_out(actions.change_gift, gift=gift, seen_version=form.seen_version) is not None:
        return go("budget.in_kind_year", ending=_ending(gift), said="It is changed.")
    return page("budget/gift.html", form=form, gift=gift, back=_ending(gift))


@bp.post("/in-kind/gifts/<int:gift_id>/away/")
@allows(Budget.CHANGE)
def away_in_kind(gift_id: int) -> Response:
    gift = actions.put_away_gift(gift=find(InKind, gift_id))
    said = "It is put away." if gift.put_away_at else "It counts again."
    return go("budget.in_kind_year", ending=_ending(gift), said=said)


def _ending(gift: InKind) -> int:
    return ends_in(years.year_of_day(gift.day))


def _paper(ending: int) -> Paper:
    paper = in_kind_paper(year_in_kind(the_year(ending)))
    return paper.larger() if request.args.get("large") else paper


@bp.get("/in-kind/<int:ending>/paper/")
@allows(Budget.SEE)
def in_kind_on_paper(ending: int) -> str:
    above = links_above("budget.in_kind_pdf", "budget.in_kind_on_paper", "budget.in_kind_year", ending=ending)
    return _paper(ending).html(above=above)


@bp.get("/in-kind/<int:ending>/in-kind.pdf")
@allows(Budget.SEE)
def in_kind_pdf(ending: int) -> Response:
    paper = _paper(ending)
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/in-kind/<int:ending>/in-kind.csv")
@allows(Budget.SEE)
def export_in_kind(ending: int) -> Response:
    return exports.in_kind_file(year_in_kind(the_year(ending)))


@bp.get("/in-kind/hours/")
@allows(Budget.SEE)
def hours() -> Response:
    return page("budget/hours.html", values=hour_values(), today=dates.today())


@bp.route("/in-kind/hours/add/", methods=["GET", "POST"])
@allows(Budget.CHANGE)
def add_hour_value() -> Response:
    form = HourValueForm()
    if form.sent() and form.carry_out(actions.add_hour_value) is not None:
        return go("budget.hours", said="Hours from that day on are worth that much.")
    return page("budget/hour_value.html", form=form)


@bp.post("/in-kind/hours/<int:value_id>/away/")
@allows(Budget.CHANGE)
def away_hour_value(value_id: int) -> Response:
    value = actions.put_away_hour_value(value=find(HourWorth, value_id))
    return go("budget.hours", said="It is put away." if value.put_away_at else "It counts again.")
