"""What the file of everything held about a person says of their account."""

from __future__ import annotations

from esteem.access.queries import account_of_person, accounts_called, every_seat, kept_forms
from esteem.access.rules.way_back import readable, unpack
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.people.models import Person
from esteem.people.rules.held import Held


def account_held(person_id: int) -> Held | None:
    """Their account and where they are signed in, for the file of everything held about them."""
    account = account_of_person(person_id)
    if account is None:
        return _same_name(person_id)
    roles = ", ".join(role.name for role in account.roles_on(dates.today()))
    rows = [("Signs in as", account.sign_in), ("Name", account.name), ("May do what these may", roles)]
    rows += [("Stopped", dates.say_moment(account.disabled_at))] if account.disabled_at else []
    rows += [
        (
            f"Signed in with {seat.device or 'a browser'}",
            f"{dates.say_moment(seat.created_at)}, last {dates.say_moment(seat.seen_at)}",
        )
        for seat in every_seat(account.id)
    ]
    rows += [("Writing kept for a day", _written(kept.fields)) for kept in kept_forms(account.id)]
    kept_as = "The account is closed for good, without their name: what it did stays in history, by “Former member”."
    return Held("Signing in", ("What", ""), rows, kept_as=kept_as, place=68)


def _written(packed: str) -> str:
    return "\n".join(f"{name}: {value}" for name, value in readable(unpack(packed)))


def _same_name(person_id: int) -> Held | None:
    """Accounts with their whole name that nobody linked to them: only a person can tell whose they are."""
    found = accounts_called(session.get_one(Person, person_id).name)
    return (
        Held(
            "Signing in, by the same name",
            ("What", ""),
            [("Signs in as", account.sign_in) for account in found],
            stays="It is not linked to them, so it may be somebody else’s. If it is theirs, link it first under Who may sign in.",
            kept_as="The account as it is.",
            place=68,
        )
        if found
        else None
    )
