"""Places compared, on the screen and on paper, and what rooms cost and gave in a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.group.queries import financial_year
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.pages import asked_number, page
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.meetings import queries
from esteem.meetings.exports import costs_file
from esteem.meetings.models import Venue
from esteem.meetings.papers.comparison import comparison_paper
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.comparison import FEWEST, MOST, MOST_TIMES, Comparison, compare
from esteem.meetings.queries.room_costs import OwnPattern, first_and_last_day, own_pattern, room_costs
from esteem.meetings.queries.venues import venues_chosen
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.rules.lists import Use
from esteem.meetings.rules.venues import read_length, show_length

MOST_YEARS, AT_FIRST = 40, 3


def _chosen() -> list[int]:
    asked = [one for one in request.args.getlist("place")[:100] if one.isascii() and one.isdigit() and len(one) < 12]
    return list(dict.fromkeys(int(one) for one in asked))


def _reckoned(own: OwnPattern) -> tuple[int, int | None]:
    """How many meetings, and how long each: as asked, or as the group meets."""
    times, length = asked_number("times"), request.args.get("length", "").strip()[:20]
    try:
        minutes = read_length(length) if length else own.minutes
    except ValueError:
        minutes = own.minutes
    return (own.times if times is None else min(times, MOST_TIMES)), minutes


def _compared() -> Comparison:
    times, minutes = _reckoned(own_pattern())
    return compare(venues_chosen(_chosen()[:MOST]), times=times, minutes=minutes)


def _ticked(offered: Sequence[Venue]) -> list[int]:
    """Those chosen, or to begin with the first few."""
    return _chosen() or [one.id for one in offered[:AT_FIRST]]


def _kept(told: Comparison) -> dict[str, Any]:
    places = [venue.id for venue in told.venues]
    return {"place": places, "times": told.times, "length": show_length(told.minutes) or None}


@bp.get("/venues/compare/")
@allows(Meetings.SEE)
def compare_venues() -> Response:
    own, offered = own_pattern(), queries.venues_found(use=Use.IN_USE)
    (times, minutes), chosen = _reckoned(own), _ticked(offered)
    told = compare(venues_chosen(chosen[:MOST]), times=times, minutes=minutes)
    return page(
        "meetings/compare.html", told=told, own=own, offered=offered,
        chosen=chosen, fewest=FEWEST, most=MOST, most_times=MOST_TIMES, length=show_length(told.minutes),
        kept=_kept(told),
    )  # fmt: skip


def _paper(told: Comparison) -> Paper:
    return comparison_paper(told, across=_across(told), large="large" in request.args)


def _across(told: Comparison) -> bool:
    asked = request.args.get("across")
    return len(told.venues) > 3 if asked not in ("0", "1") else asked == "1"


@bp.get("/venues/compare/paper/")
@allows(Meetings.SEE)
def comparison_as_paper() -> str:
    told = _compared()
    kept, across, large = _kept(told), int(_across(told)), 1 if "large" in request.args else None
    turned = {**kept, "across": 1 - across, "large": large}
    sized = {**kept, "across": across, "large": None if large else 1}
    above = [
        ("Print or save as PDF", url_for("meetings.comparison_pdf", **kept, across=across, large=large)),
        ("Ordinary type" if large else "Large type", url_for("meetings.comparison_as_paper", **sized)),
        ("Upright" if across else "Across the sheet", url_for("meetings.comparison_as_paper", **turned)),
        ("Back", url_for("meetings.compare_venues", **kept)),
    ]
    return _paper(told).html(above=above)


@bp.get("/venues/compare/places.pdf")
@allows(Meetings.SEE)
def comparison_pdf() -> Response:
    paper = _paper(_compared())
    return answer_pdf(paper.pdf(), paper.file_name)


# What rooms cost


def _years() -> list[Period]:
    """The group's financial years from the last with a meeting back to the first, this one among them."""
    first, last = first_and_last_day()
    today = dates.today()
    year, until = financial_year(max(last or today, today)), min(first or today, today)
    years = [year]
    while year.starts_on > until and len(years) < MOST_YEARS:
        year = financial_year(year.starts_on - timedelta(days=1))
        years.append(year)
    return years


def _year(years: Sequence[Period]) -> Period:
    asked = asked_number("year")
    now = financial_year(dates.today())
    return next((one for one in years if one.last_day.year == asked), now)


@bp.get("/venues/costs/")
@allows(Meetings.SEE)
def venue_costs() -> Response:
    years = _years()
    year = _year(years)
    told, today = room_costs(year), dates.today()
    past = told if year.last_day <= today else room_costs(year, until=today)
    return page("meetings/venue_costs.html", told=told, past=past, year=year, years=years, is_over=past is told)


@bp.get("/venues/costs/room-costs.csv")
@allows(Meetings.SEE)
def export_costs() -> Response:
    return costs_file(room_costs(_year(_years())))
