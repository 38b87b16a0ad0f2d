"""Plans are made, changed and put away; somebody is put on one from a day; the words of a reminder are the group's own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING
from esteem.kernel.text import fold
from esteem.money.models import Heading
from esteem.money.rules.kinds import HeadingKind
from esteem.people.models import Person
from esteem.subs.models import SubsOn, SubsPlan, SubsWords
from esteem.subs.queries.plans import the_words, usual_plan
from esteem.subs.rules.amounts import check_terms
from esteem.subs.rules.kinds import Every, Rate


def add_plan(*, is_usual: bool = False, **details: Any) -> SubsPlan:
    """A plan more; the first is everybody's. Raises RuleBroken."""
    plan = SubsPlan(is_usual=False)
    _write(plan, is_usual=is_usual or usual_plan() is None, **details)
    session.add(plan)
    session.flush()
    return plan


def change_plan(*, plan: SubsPlan, seen_version: int | None, **details: Any) -> SubsPlan:
    """Raises RuleBroken, StaleEdit."""
    check_version(plan, seen_version)
    _write(plan, **details)
    session.flush()
    return plan


def _write(plan: SubsPlan, *, is_usual: bool, **details: Any) -> None:
    if details["every"] is Every.NONE or details.get("amount") is None:
        details["amount"] = NOTHING
    heading = session.get(Heading, details["heading_id"])
    if heading is None or heading.kind is not HeadingKind.RECEIPT:
        raise RuleBroken("Choose what money comes in for.", field="heading_id")
    if is_usual and not plan.is_usual and (other := usual_plan()) is not None and other is not plan:
        other.is_usual = False
    if plan.is_usual and not is_usual:
        raise RuleBroken("Say of another plan that it is everybody’s; then this no longer is.", field="is_usual")
    with session.no_autoflush:
        for name, value in details.items():
            setattr(plan, name, value)
        plan.is_usual, plan.folded_name = is_usual, fold(plan.name)
        check_terms(plan.terms)


def put_away_plan(*, plan: SubsPlan) -> SubsPlan:
    """Nobody is put on it any more; who is on it stays. Raises RuleBroken for everybody's."""
    if plan.is_usual:
        raise RuleBroken("This plan is everybody’s. Say of another that it is, first.")
    plan.put_away_at = dates.now()
    session.flush()
    return plan


def bring_back_plan(*, plan: SubsPlan) -> SubsPlan:
    """It can be chosen again."""
    plan.put_away_at = None
    session.flush()
    return plan


def put_on_plan(
    *, person: Person, plan_id: int, rate: Rate, starts_on: date, payer_id: int | None = None
) -> SubsOn:  # fmt: skip
    """From this day they are on this plan; what they were on before ends the day before. Raises RuleBroken."""
    plan = session.get(SubsPlan, plan_id)
    if plan is None or plan.put_away_at is not None:
        raise RuleBroken("Choose one of the list.", field="plan_id")
    if rate not in plan.terms.rates:
        raise RuleBroken(f"{plan.name} does not have that.", field="rate")
    if payer_id is not None and session.scalar(_latest(payer_id, payer=True)) is not None:
        raise RuleBroken("Somebody else pays for them. Choose who pays for both.", field="payer_id")
    latest = session.scalar(_latest(person.id))
    if latest is not None and latest.starts_on >= starts_on:
        said = dates.say_day(latest.starts_on)
        raise RuleBroken(f"Something else begins on {said}. Choose a later day, or take that away.", field="starts_on")
    if latest is not None and (latest.ends_on is None or latest.ends_on >= starts_on):
        latest.ends_on = starts_on - timedelta(days=1)
    row = SubsOn(person_id=person.id, plan_id=plan.id, rate=rate, starts_on=starts_on, payer_id=payer_id)
    session.add(row)
    session.flush()
    return row


def _latest(person_id: int, *, payer: bool = False) -> Any:
    wanted = select(SubsOn).where(SubsOn.person_id == person_id)
    if payer:
        wanted = wanted.where(SubsOn.payer_id.is_not(None), SubsOn.ends_on.is_(None))
    return wanted.order_by(SubsOn.starts_on.desc()).limit(1)


def take_off_plan(*, on: SubsOn) -> None:
    """The latest of theirs goes, as if it had never been; what they were on before goes on. Raises RuleBroken."""
    latest = session.scalar(_latest(on.person_id))
    if latest is not on:
        raise RuleBroken("Only the latest can be taken away.")
    ended = on.starts_on - timedelta(days=1)
    before = session.scalar(select(SubsOn).where(SubsOn.person_id == on.person_id, SubsOn.ends_on == ended))
    session.delete(on)
    if before is not None:
        before.ends_on = None
    session.flush()


def write_words(*, reminder: str, seen_version: int | None) -> SubsWords:
    """The group's own words for a reminder. Raises StaleEdit."""
    words = the_words()
    if words.version is not None:
        check_version(words, seen_version)
    words.reminder = reminder
    session.add(words)
    session.flush()
    return words
