"""Who of some people is written to in one e-mail, and who is not and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esteem.people.models import Person
from esteem.people.queries.consents import agreed_ids
from esteem.people.rules.consents import Purpose
from esteem.people.rules.mailing import LeftOut, Mailing, each_once, left_out


@dataclass(frozen=True, slots=True)
class Addressed:
    """Those written to, and those left out each with the reason.

    Whoever has something to be minded stands apart: an address is never copied without what stands beside it.
    """

    plain: Sequence[Person]
    to_mind: Sequence[Person]
    left_out: Sequence[tuple[Person, LeftOut]]

    @property
    def together(self) -> Mailing:
        return Mailing(each_once(person.email for person in self.plain))


def addressed(people: Sequence[Person]) -> Addressed:
    """Who of them agreed to e-mail news and did not say no to e-mail."""
    agreed = agreed_ids(Purpose.EMAIL_NEWS)
    reasons = [
        (p, left_out(is_here=p.is_here, email=p.email, by_email=p.by_email, agreed=p.id in agreed)) for p in people
    ]
    written = [person for person, why in reasons if why is None]
    return Addressed(
        plain=[person for person in written if not person.email_cautions],
        to_mind=[person for person in written if person.email_cautions],
        left_out=[(person, why) for person, why in reasons if why is not None],
    )
