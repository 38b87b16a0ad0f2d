"""Meetings that come round again: written down, looked at, made, carried on, changed, ended and taken back."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel import dates, history
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import asked_number, go, page, words
from esteem.kernel.permissions import allows
from esteem.kernel.text import plural
from esteem.meetings.actions import series as actions
from esteem.meetings.actions.series_changes import change_series
from esteem.meetings.forms import EndForm, SeriesChangeForm, SeriesForm, dates_form
from esteem.meetings.models import Meeting, Series
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import series as asked
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.choosing import offer_kinds_and_places
from esteem.meetings.routes.the_meeting import the_series
from esteem.meetings.rules.bank_holidays import LAST, READ_ON, is_known
from esteem.meetings.rules.kinds import MeetingKind, What
from esteem.meetings.rules.patterns import Every, misses


def _many(count: int) -> str:
    return plural(count, words().meeting, words().meetings)


def _from(series: Series) -> Meeting | None:
    """The meeting from which on something is to be otherwise, when the address names one of this pattern."""
    number = asked_number("from")
    return next((one for one in asked.meetings_of(series) if one.id == number), None)


@bp.get("/patterns/")
@allows(Meetings.SEE)
def patterns() -> Response:
    over = request.args.get("show") == "over"
    return page("meetings/patterns.html", patterns=asked.all_series(over=over), over=over)


def _form(series: Series | None = None, **first: Any) -> SeriesForm:
    form = SeriesForm(obj=series, data=first)
    offer_kinds_and_places(form, series)
    return form


@bp.route("/patterns/add/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def add_pattern() -> Response:
    form = _form(what=What(MeetingKind.MEETING), every=Every.WEEKDAY)
    if form.sent() and (series := form.carry_out(actions.add_series)):
        return go("meetings.pattern_dates", series_id=series.id)
    return page("meetings/add_pattern.html", form=form, series=None)


@bp.route("/patterns/<int:series_id>/rewrite/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def rewrite_pattern(series_id: int) -> Response:
    """For one of which nothing was made yet."""
    series = the_series(series_id)
    if series.made_until_on is not None:
        return go("meetings.change_pattern", series_id=series.id)
    form = _form(series)
    if (
        form.sent()
        and form.carry_out(actions.rewrite_series, series=series, seen_version=form.seen_version) is not None
    ):
        return go("meetings.pattern_dates", series_id=series.id)
    return page("meetings/add_pattern.html", form=form, series=series)


@bp.get("/patterns/<int:series_id>/")
@allows(Meetings.SEE)
def pattern(series_id: int) -> Response:
    series = the_series(series_id)
    coming = [one for one in asked.meetings_of(series) if one.meets_on >= dates.today()]
    noted = asked.look_ahead(series, [one.meets_on for one in coming])
    return page(
        "meetings/pattern.html",
        series=series,
        now=asked.now_of(series),
        coming=list(zip(coming, noted, strict=True)),
        minds=misses(series.pattern),
        entries=history.of("series", series.id),
    )


@bp.route("/patterns/<int:series_id>/dates/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def pattern_dates(series_id: int) -> Response:
    """The days it would make, before anything is made."""
    series = the_series(series_id)
    if not series.is_live:
        return go("meetings.pattern", series_id=series.id)
    days = asked.days_to_make(series)
    ahead = asked.look_ahead(series, days)
    form = dates_form(ahead, obj=series)
    if form.sent():
        told = {"series": series, "seen_version": form.seen_version, "moved": form.moved, "left_out": form.left_out}
        if (made := _make(form, told)) is not None:
            return go("meetings.pattern", series_id=series.id, said=f"{_many(len(made))} made.")
    unknown = LAST if any(not is_known(day) for day in days) else None
    return page(
        "meetings/pattern_dates.html",
        form=form,
        series=series,
        ahead=ahead,
        minds=misses(series.pattern),
        unknown=unknown,
        read_on=READ_ON,
    )


def _make(form: Any, told: dict[str, Any]) -> list[Meeting] | None:
    """The meetings, or None when a rule said no."""
    made: list[Meeting] | None = form.carry_out(lambda **_: actions.make_meetings(**told))
    return made


@bp.post("/patterns/<int:series_id>/carry-on/")
@allows(Meetings.CHANGE)
def carry_on_pattern(series_id: int) -> Response:
    series = the_series(series_id)
    try:
        made = actions.carry_on(series=series)
    except RuleBroken as broken:
        return go("meetings.pattern", series_id=series.id, said=broken.sentence)
    last = dates.say_day(max(one.meets_on for one in made))
    return go("meetings.pattern", series_id=series.id, said=f"{_many(len(made))} made, until {last}.")


@bp.route("/patterns/<int:series_id>/change/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def change_pattern(series_id: int) -> Response:
    """All still to come, or those from one on."""
    series = the_series(series_id)
    if series.made_until_on is None:
        return go("meetings.rewrite_pattern", series_id=series.id)
    first = _from(series)
    from_on = first.meets_on if first else dates.today()
    form = SeriesChangeForm(obj=series)
    offer_kinds_and_places(form, series)
    if form.sent():
        told = {"series": series, "seen_version": form.seen_version, "from_on": from_on}
        if (changed := form.carry_out(change_series, **told)) is not None:
            return go("meetings.pattern", series_id=series.id, said=changed.says)
    ahead = asked.meetings_ahead(series, from_on)
    stays = asked.stays(series, ahead)
    return page("meetings/change_pattern.html", form=form, series=series, first=first, ahead=ahead, stays=stays)


@bp.route("/patterns/<int:series_id>/end/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def end_pattern(series_id: int) -> Response:
    series = the_series(series_id)
    first = _from(series)
    from_on = first.meets_on if first else dates.today()
    form = EndForm(data={"off_from_on": first.meets_on if first else None, "version": series.version})
    told = {"series": series, "seen_version": form.seen_version}
    if form.sent() and (off := form.carry_out(actions.end_series, **told)) is not None:
        cancelled = f" {_many(off)} cancelled." if off else ""
        return go("meetings.pattern", series_id=series.id, said=f"It is ended.{cancelled}")
    ahead = asked.meetings_ahead(series, from_on)
    stays = asked.hangs_on(ahead)
    return page("meetings/end_pattern.html", form=form, series=series, first=first, ahead=ahead, stays=stays)


@bp.post("/patterns/<int:series_id>/back/")
@allows(Meetings.CHANGE)
def bring_back_pattern(series_id: int) -> Response:
    series = the_series(series_id)
    back = actions.bring_back_series(series=series)
    again = f" {_many(back)} on again." if back else ""
    return go("meetings.pattern", series_id=series.id, said=f"It goes on.{again}")


@bp.post("/patterns/<int:series_id>/undo/")
@allows(Meetings.CHANGE)
def undo_pattern(series_id: int) -> Response:
    series = the_series(series_id)
    try:
        gone = actions.undo_series(series=series)
    except RuleBroken as broken:
        return go("meetings.pattern", series_id=series.id, said=broken.sentence)
    return go("meetings.pattern", series_id=series.id, said=f"Taken back, with {_many(gone)}. It can be put back.")
