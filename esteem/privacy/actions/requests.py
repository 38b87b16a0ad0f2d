"""What is done about requests and complaints: written down, acknowledged, paused, given longer, closed, opened again."""

from __future__ import annotations

from datetime import date

from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.privacy.models import PrivacyPause, PrivacyRequest
from esteem.privacy.rules.clock import check_extension, clock_of
from esteem.privacy.rules.requests import Awaiting, Came, Ended, Kind, check_day


def record_request(
    *, kind: Kind, received_on: date, came: Came, person_id: int | None, name: str = "", details: str = ""
) -> PrivacyRequest:
    """Somebody asked, or complained. Flushes. Raises RuleBroken for a day to come, or when nobody is named."""
    check_day(received_on, dates.today(), field="received_on")
    _check_named(person_id, name)
    request = PrivacyRequest(
        kind=kind, received_on=received_on, came=came, person_id=person_id, name="" if person_id else name, details=details,
        extended_because="", answer="",
    )  # fmt: skip
    session.add(request)
    session.flush()
    return request


def change_request(
    *, request: PrivacyRequest, seen_version: int | None, kind: Kind, received_on: date, came: Came,
    person_id: int | None, name: str, details: str,
) -> PrivacyRequest:  # fmt: skip
    """Put right what was written down. Raises StaleEdit, RuleBroken."""
    check_version(request, seen_version)
    check_day(received_on, dates.today(), field="received_on")
    _check_named(person_id, name)
    request.kind, request.received_on, request.came, request.details = kind, received_on, came, details
    request.person_id, request.name = person_id, "" if person_id else name
    session.flush()
    session.expire(request, ["person"])
    return request


def _check_named(person_id: int | None, name: str) -> None:
    if person_id is None and not name:
        raise RuleBroken("Choose who asks, or write their name below.", field="person_id")


def acknowledge(*, request: PrivacyRequest, acknowledged_on: date) -> PrivacyRequest:
    """They were told that it came. Raises RuleBroken."""
    _check_open(request)
    check_day(acknowledged_on, dates.today(), not_before=request.received_on, field="acknowledged_on")
    request.acknowledged_on = acknowledged_on
    session.flush()
    return request


def take_longer(*, request: PrivacyRequest, extended_on: date, extended_because: str) -> PrivacyRequest:
    """They were told that it takes up to two months longer, and why. Raises RuleBroken when that was too late."""
    _check_open(request)
    check_day(extended_on, dates.today(), not_before=request.received_on, field="extended_on")
    clock = clock_of(
        request.received_on, nation=our_group().nation, today=dates.today(), pauses=request.waits
    )  # fmt: skip
    check_extension(extended_on, clock.law_on, dates.today())
    request.extended_on, request.extended_because = extended_on, extended_because
    session.flush()
    return request


def stop_clock(*, request: PrivacyRequest, awaiting: Awaiting, since_on: date) -> PrivacyPause:
    """They were asked something without which it cannot be answered. Raises RuleBroken while another is awaited."""
    _check_open(request)
    check_day(since_on, dates.today(), not_before=request.received_on, field="since_on")
    if request.running_pause:
        raise RuleBroken("The clock stands still already.", field="since_on")
    if any(pause.until_on and pause.until_on > since_on for pause in request.pauses):
        raise RuleBroken("The clock stood still on that day already.", field="since_on")
    pause = PrivacyPause(awaiting=awaiting, since_on=since_on)
    request.pauses.append(pause)
    session.flush()
    return pause


def start_clock(*, request: PrivacyRequest, until_on: date) -> PrivacyRequest:
    """What was awaited has come. Raises RuleBroken for a day to come, or before the clock was stopped."""
    pause = request.running_pause
    if pause is None:
        raise RuleBroken("The clock is running.")
    check_day(until_on, dates.today(), field="until_on")
    if until_on < pause.since_on:
        raise RuleBroken("That is before the day the clock was stopped.", field="until_on")
    pause.until_on = until_on
    session.flush()
    return request


def close_request(*, request: PrivacyRequest, closed_on: date, ended: Ended, answer: str = "") -> PrivacyRequest:
    """It is settled, and they were told. Raises RuleBroken."""
    _check_open(request)
    check_day(closed_on, dates.today(), not_before=request.received_on, field="closed_on")
    if pause := request.running_pause:
        pause.until_on = max(closed_on, pause.since_on)
    request.closed_on, request.ended, request.answer = closed_on, ended, answer
    session.flush()
    return request


def open_again(*, request: PrivacyRequest) -> PrivacyRequest:
    """It is not settled after all."""
    request.closed_on, request.ended = None, None
    session.flush()
    return request


def _check_open(request: PrivacyRequest) -> None:
    if not request.is_open:
        raise RuleBroken("It is closed. Open it again first.")
