"""A claim is written: begun, lines and journeys added, handed in, taken back, sent back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from esteem.claims.models import Claim, Journey, Spent
from esteem.claims.queries.claims import miles_before, name_of, own_rates
from esteem.claims.queries.settings import approvals_needed
from esteem.claims.rules.mileage import Rate, Vehicle, rate_on, tax_year, worth
from esteem.claims.rules.standing import MOST_LINES, Standing, check_day, check_whole, check_written
from esteem.kernel import dates, storage
from esteem.kernel.attached import SCANS, prepare, title_from
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.kernel.permissions import actor
from esteem.kernel.uploads import Uploaded
from esteem.money.queries.closing import closed_until
from esteem.money.rules.bookings import check_size
from esteem.money.rules.wanted import findable


def begin_claim(*, person_id: int) -> Claim:
    """Somebody begins to write down what they spent, or somebody does it for them. Raises RuleBroken."""
    claim = Claim(
        person_id=person_id, name=name_of(person_id), standing=Standing.DRAFT, begun_on=dates.today(),
        begun_by=actor().account_id, nth=0, needed=1, total=Money(0), spent=[], journeys=[], approvals=[],
    )  # fmt: skip
    session.add(claim)
    session.flush()
    return claim


def add_spent(*, claim: Claim, receipt: Uploaded | None = None, **said: Any) -> Spent:
    """One thing that was paid, with its receipt. Raises RuleBroken."""
    _check_room(claim)
    line = Spent(claim_id=claim.id)
    _fill(line, **said)
    _keep_receipt(line, receipt)
    claim.spent.append(line)
    _add_up(claim)
    return line


def change_spent(
    *, line: Spent, claim: Claim, seen_version: int | None = None, receipt: Uploaded | None = None, **said: Any
) -> Spent:
    """What was written wrongly is put right while the claim is being written. Raises RuleBroken, StaleEdit."""
    check_written(claim.standing)
    check_version(line, seen_version)
    _fill(line, **said)
    _keep_receipt(line, receipt)
    _add_up(claim)
    return line


def _fill(
    line: Spent, *, day: date, purpose: str, amount: Money, fund: int, heading: int | None = None, project: int | None = None,
) -> None:  # fmt: skip
    check_day(day, dates.today(), closed_until())
    check_size(amount)
    line.day, line.purpose, line.amount = day, purpose, amount
    line.heading_id, line.fund_id, line.project_id = heading, fund, project


def _keep_receipt(line: Spent, receipt: Uploaded | None) -> None:
    if receipt is None:
        return
    ready = prepare(receipt, endings=SCANS, field="receipt")
    kept = storage.keep(ready.content)
    line.receipt_name, line.ending = title_from(receipt.name, receipt.ending), ready.ending
    line.sha256, line.file_size = kept.sha256, kept.size


def add_journey(*, claim: Claim, **said: Any) -> Journey:
    """One journey; what it is worth is worked out from its day. Raises RuleBroken."""
    _check_room(claim)
    journey = Journey(claim_id=claim.id, amount=Money(0))
    _drive(journey, **said)
    claim.journeys.append(journey)
    _add_up(claim)
    return journey


def change_journey(*, journey: Journey, claim: Claim, seen_version: int | None = None, **said: Any) -> Journey:
    """The same put right. Raises RuleBroken, StaleEdit."""
    check_written(claim.standing)
    check_version(journey, seen_version)
    _drive(journey, **said)
    _add_up(claim)
    return journey


def _drive(
    journey: Journey, *, day: date, from_place: str, to_place: str, purpose: str, tenths: int, vehicle: Vehicle, fund: int,
    passengers: int | None = None, heading: int | None = None, project: int | None = None,
) -> None:  # fmt: skip
    check_day(day, dates.today(), closed_until())
    rate_on(vehicle, day, own_rates())
    journey.day, journey.from_place, journey.to_place, journey.purpose = day, from_place, to_place, purpose
    journey.tenths, journey.vehicle, journey.passengers = tenths, vehicle, passengers or 0
    journey.heading_id, journey.fund_id, journey.project_id = heading, fund, project


def remove_thing(*, claim: Claim, thing: Spent | Journey) -> Claim:
    """It does not belong in the claim. Raises RuleBroken once the claim is handed in."""
    check_written(claim.standing)
    if isinstance(thing, Spent):
        claim.spent.remove(thing)
    else:
        claim.journeys.remove(thing)
    _add_up(claim)
    return claim


def _check_room(claim: Claim) -> None:
    check_written(claim.standing)
    if len(claim.spent) + len(claim.journeys) >= MOST_LINES:
        raise RuleBroken(f"There are {MOST_LINES} things in this claim. Hand it in, and begin another.")


def _add_up(claim: Claim) -> None:
    """Every journey is worked out again, for one may stand before another; then the sum, and what the claim is found by."""
    rates = own_rates()
    for vehicle in {journey.vehicle for journey in claim.journeys}:
        _work_out(claim, [one for one in claim.journeys if one.vehicle is vehicle], rates)
    claim.total = Money.total(thing.amount for thing in claim.things)
    check_size(claim.total)
    purposes = (thing.purpose for thing in claim.things)
    claim.found_by = findable(claim.name, claim.total.plain(), *purposes)
    session.flush()


def _work_out(claim: Claim, journeys: list[Journey], rates: Sequence[Rate]) -> None:
    before = miles_before(claim, journeys[0].vehicle, {one.day for one in journeys})
    for journey in sorted(journeys, key=lambda one: (one.day, one.id or 0)):
        year, _ = tax_year(journey.day)
        rate = rate_on(journey.vehicle, journey.day, rates)
        made = worth(rate, journey.tenths, passengers=journey.passengers, before=before.get(year, 0))
        journey.amount, journey.worked_out = made.amount, made.says
        before[year] = before.get(year, 0) + journey.tenths


def hand_in(*, claim: Claim) -> Claim:
    """It is whole, and somebody else looks at it now. Raises RuleBroken: empty, handed in already, an impossible day."""
    check_written(claim.standing)
    check_whole(len(claim.things))
    until = closed_until()
    for thing in claim.things:
        check_day(thing.day, dates.today(), until)
    _add_up(claim)
    claim.standing, claim.nth, claim.needed = Standing.SUBMITTED, claim.nth + 1, approvals_needed()
    claim.handed_in_on, claim.handed_in_by, claim.sent_back_because = dates.today(), actor().account_id, ""
    session.flush()
    return claim


def take_back(*, claim: Claim) -> Claim:
    """The claimant wants to change something before anybody paid. Raises RuleBroken."""
    if claim.standing not in (Standing.SUBMITTED, Standing.APPROVED):
        raise RuleBroken("Only a claim that waits can be taken back.")
    return _back(claim, "")


def send_back(*, claim: Claim, because: str) -> Claim:
    """Something is not right: whoever claims it reads why, and may change it. Raises RuleBroken."""
    if claim.standing not in (Standing.SUBMITTED, Standing.APPROVED):
        raise RuleBroken("Only a claim that waits to be approved or paid can be sent back.")
    if not because:
        raise RuleBroken("Say what is not right.", field="because")
    return _back(claim, because)


def _back(claim: Claim, because: str) -> Claim:
    claim.standing, claim.sent_back_because, claim.handed_in_on = Standing.DRAFT, because, None
    session.flush()
    return claim


def withdraw(*, claim: Claim) -> Claim:
    """Nothing is wanted back after all; it stays to be seen, and can be taken up again. Raises RuleBroken."""
    if claim.standing is Standing.WITHDRAWN:
        claim.standing = Standing.DRAFT
    else:
        check_written(claim.standing)
        claim.standing = Standing.WITHDRAWN
    session.flush()
    return claim
