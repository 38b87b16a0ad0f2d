"""What the file of everything held about a person says of their account."""

from __future__ import annotations

from esteem.access.queries import account_of_person, every_seat, kept_forms
from esteem.access.rules.way_back import readable, unpack
from esteem.kernel import dates
from esteem.people.rules.held import Held


def account_held(person_id: int) -> Held | None:
    """Their account and where they are signed in, for the file of everything held about them."""
    account = account_of_person(person_id)
    if account is None:
        return None
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
