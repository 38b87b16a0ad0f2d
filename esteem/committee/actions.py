"""What is done about offices and who holds them. Nothing is deleted: what is over stays as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from esteem.committee.models import Office, Term
from esteem.committee.queries import every_office, every_term, kept_terms, last_place, office_called, terms_of_office
from esteem.committee.rules import USUAL, Came, check_term, kind_called, overlaps
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken


def add_office(*, name: str, after: int | None = None, **details: Any) -> Office:
    """A new office, at the end of the list or after another. Raises RuleBroken when there is one of that name."""
    _check_name(name, None)
    kind = kind_called(name)
    free = kind is not None and all(office.kind is not kind for office in every_office())
    office = Office(name=name, kind=kind if free else None, place=last_place() + 1, **details)
    session.add(office)
    session.flush()
    _put_in_order(office, after)
    return office


def add_usual_offices() -> list[Office]:
    """Chair, secretary and treasurer, each with a first text of its duties, as far as they are missing."""
    present = {office.kind: office for office in every_office() if office.kind}
    made = []
    for starter in USUAL:
        kind = kind_called(starter.name)
        if kind in present:
            present[kind].retired_at = None
        elif office_called(starter.name) is None:
            made.append(add_office(name=starter.name, duties=starter.duties, needed=starter.needed, on_committee=True))
    session.flush()
    return made


def change_office(*, office: Office, seen_version: int | None, after: int | None = None, **details: Any) -> Office:
    """Change what it is called, what it is for, where it stands. Raises StaleEdit, RuleBroken."""
    check_version(office, seen_version)
    _check_name(details.get("name", office.name), office)
    for field, value in details.items():
        setattr(office, field, value)
    session.flush()
    _put_in_order(office, after)
    return office


def _check_name(name: str, office: Office | None) -> None:
    same = office_called(name)
    if same is None or same is office:
        return
    if same.retired_at is not None:
        raise RuleBroken(f"{same.name} is among the offices no longer used. Bring it back there.", field="name")
    raise RuleBroken(f"There is an office called {same.name} already. Two people may share it.", field="name")


def _put_in_order(office: Office, after: int | None) -> None:
    """Let it stand after that office (0 for the top, None for where it is), and number the list anew."""
    order = [other for other in every_office() if after is None or other is not office]
    if after is not None:
        before = [other.id for other in order]
        order.insert(before.index(after) + 1 if after in before else 0, office)
    for place, other in enumerate(order, 1):
        if other.place != place:
            other.place = place
    session.flush()


def retire_office(*, office: Office) -> Office:
    """The group uses it no longer; who held it stays. Raises RuleBroken while somebody holds it, or is to."""
    terms = terms_of_office(office, dates.today())
    if held := [*terms.now, *terms.ahead]:
        raise RuleBroken(f"{held[0].person.goes_by} is still down for it. End that first.")
    office.retired_at = office.retired_at or dates.now()
    session.flush()
    return office


def bring_back_office(*, office: Office) -> Office:
    """The group uses it again."""
    office.retired_at = None
    session.flush()
    return office


def begin_term(
    *, office: Office, person_id: int, since_on: date, came: Came | None, until_on: date | None = None
) -> Term:
    """Somebody holds the office from that day. Raises RuleBroken when they hold it then already."""
    check_term(since_on, until_on)
    _check_not_twice(office.id, person_id, since_on, until_on, None)
    term = Term(office_id=office.id, person_id=person_id, since_on=since_on, until_on=until_on, came=came)
    session.add(term)
    session.flush()
    return term


def change_term(
    *, term: Term, seen_version: int | None, since_on: date, until_on: date | None, came: Came | None
) -> Term:
    """Put right when and how. Raises StaleEdit, RuleBroken."""
    check_version(term, seen_version)
    check_term(since_on, until_on)
    _check_not_twice(term.office_id, term.person_id, since_on, until_on, term)
    term.since_on, term.until_on, term.came = since_on, until_on, came
    session.flush()
    return term


def end_term(*, term: Term, seen_version: int | None, until_on: date) -> Term:
    """They hold the office until that day; on it they hold it no longer. Raises StaleEdit, RuleBroken."""
    return change_term(term=term, seen_version=seen_version, since_on=term.since_on, until_on=until_on, came=term.came)


def hand_over(*, term: Term, seen_version: int | None, until_on: date, person_id: int, came: Came | None) -> Term:
    """One holder stops and the next begins on the same day; returns the new term. Raises StaleEdit, RuleBroken.

    The next may be the same person again, elected once more.
    """
    end_term(term=term, seen_version=seen_version, until_on=until_on)
    return begin_term(office=term.office, person_id=person_id, since_on=until_on, came=came)


def _check_not_twice(office_id: int, person_id: int, since_on: date, until_on: date | None, own: Term | None) -> None:
    for other in kept_terms(office_id=office_id, person_id=person_id):
        if other is not own and overlaps(since_on, until_on, other.since_on, other.until_on):
            raise RuleBroken(
                f"{other.person.goes_by} is down as {other.office.name} from {dates.say_day(other.since_on)} already.",
                field="since_on" if own else "person_id",
            )


def remove_term(*, term: Term) -> Term:
    """Take out a term recorded by mistake; it can be put back."""
    term.removed_at = term.removed_at or dates.now()
    session.flush()
    return term


def put_back_term(*, term: Term) -> Term:
    """Undo a removal. Raises RuleBroken when they are down for the same days in the meantime."""
    _check_not_twice(term.office_id, term.person_id, term.since_on, term.until_on, term)
    term.removed_at = None
    session.flush()
    return term


def end_everything(person_id: int) -> None:
    """Somebody is erased: they hold nothing any more; what they held stays, without a name."""
    today = dates.today()
    for term in every_term(person_id):
        if term.removed_at is None and (term.until_on is None or term.until_on > today):
            if term.since_on < today:
                term.until_on = today
            else:
                term.removed_at = dates.now()
    session.flush()


def hand_on(kept_id: int, gone_id: int) -> None:
    """Two people are one: what the one held, the other did."""
    for term in every_term(gone_id):
        term.person_id = kept_id
    session.flush()
