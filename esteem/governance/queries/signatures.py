"""Where somebody's name stands under a constitution."""

from __future__ import annotations

from sqlalchemy import func, select

from esteem.governance.models import Constitution, ConstitutionSignature
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.people.models import Person
from esteem.people.rules.held import Held


def signatures_held(person_id: int) -> Held | None:
    """The versions that carry their name as a signature. A name alone says it: nothing else links it to them."""
    name = session.get_one(Person, person_id).name
    wanted = select(Constitution, ConstitutionSignature).join(ConstitutionSignature)
    found = session.execute(
        wanted.where(func.lower(ConstitutionSignature.name) == name.lower()).order_by(Constitution.id)
    )
    rows = [
        (
            f"Version {version.number}",
            say_day(version.adopted_on) if version.adopted_on else "",
            signed.name,
            signed.office,
        )
        for version, signed in found
    ]
    return (
        Held(
            "Signatures under the constitution, by this name",
            ("Which", "Adopted on", "Name", "Office"),
            rows,
            stays="A constitution stays as it was adopted and signed.",
            kept_as="The paper as it is.",
            place=65,
        )
        if rows
        else None
    )
