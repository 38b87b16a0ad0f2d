"""Things for tests to stand on, each made by the app's own actions with dull defaults that a test may replace.

A maker needs a group at work: `group.makes(make_person, name="Ann")`, or plainly inside the `books` fixture.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from esteem.access.actions.accounts import add_account
from esteem.access.models import Account
from esteem.committee.actions import add_office, begin_term
from esteem.committee.models import Office, Term
from esteem.committee.queries import office_called
from esteem.committee.rules import Came
from esteem.funding.actions import begin_application
from esteem.funding.models import Application
from esteem.group.actions import begin_group, change_group, finish_set_up
from esteem.group.models import Group
from esteem.group.rules import Formality
from esteem.kernel.money import Money
from esteem.meetings.actions import add_meeting, add_venue
from esteem.meetings.models import Meeting, Venue
from esteem.meetings.rules.kinds import MeetingKind
from esteem.money import actions as money
from esteem.money.models import MoneyAccount, Transaction
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind
from esteem.people.actions import add_person
from esteem.people.models import Person


def make_group(*, name: str = "Riverside Friends", formality: Formality = Formality.CONSTITUTED) -> Group:
    """The ready-made group every test gets a copy of: set up, constituted, its year ends on 31 March, nothing in it."""
    begin_group(name=name)
    change_group(formality=formality)
    return finish_set_up()


def make_person(*, name: str = "Ann Example", **details: object) -> Person:
    """Somebody of the group, here now."""
    return add_person(name=name, **details)


def make_application(
    *, funder: str = "Sample Fund", purpose: str = "Room hire for a year", **details: object
) -> Application:
    """An application that is being written."""
    return begin_application(funder=funder, purpose=purpose, **details)


def make_office(
    *, name: str = "Treasurer", needed: bool = True, on_committee: bool = True, **details: object
) -> Office:
    """An office that nobody holds yet; the same one again when it is there already."""
    there = office_called(name)
    return there or add_office(name=name, needed=needed, on_committee=on_committee, **details)


def make_term(
    *,
    office: str = "Treasurer",
    person: Person | None = None,
    since_on: date = date(2026, 4, 20),
    until_on: date | None = None,
    came: Came | None = Came.ELECTED,
) -> Term:
    """Somebody in an office, from its last annual meeting on."""
    someone = person or make_person()
    return begin_term(
        office=make_office(name=office), person_id=someone.id, since_on=since_on, until_on=until_on, came=came
    )


def make_account(
    *, name: str = "Erin Vale", sign_in: str = "", roles: Iterable[str] = ("viewer",), person: Person | None = None
) -> Account:
    """Somebody who may sign in once they have chosen a password."""
    number = person.id if person else None
    return add_account(sign_in=sign_in or name, name=name, roles=dict.fromkeys(roles), person_id=number)


def make_venue(*, name: str = "Riverside Centre", **details: object) -> Venue:
    """A place to meet."""
    return add_venue(name=name, **details)


def make_meeting(
    *, kind: MeetingKind = MeetingKind.MEETING, meets_on: date = date(2026, 12, 1), **details: object
) -> Meeting:
    """A meeting a week from today, with no time or place decided."""
    return add_meeting(kind=kind, meets_on=meets_on, **details)


def make_money_account(*, name: str = "Tin", kind: AccountKind = AccountKind.TIN, pence: int = 10000) -> MoneyAccount:
    """Where money is kept, with a little in it from the first; the same one again when it is there already."""
    there = next((account for account in places.accounts() if account.name == name), None)
    return there or money.open_account(name=name, kind=kind, opening=Money(pence), on=date(2026, 4, 1))


def make_payment(
    *, pence: int = 2250, heading: str = "Room hire", day: date = date(2026, 5, 7), **told: object
) -> Transaction:
    """Money out of the tin, from the general fund."""
    number = {row.name: row.id for row in places.headings()}[heading]
    tin, general = make_money_account(), places.general_fund()
    return money.record_money_out(day=day, amount=Money(pence), account=tin.id, heading=number, fund=general.id, **told)
