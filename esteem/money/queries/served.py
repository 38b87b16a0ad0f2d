"""Who was on the committee within a period: a year's report names them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager

from esteem.committee.models import Office, Term
from esteem.committee.queries import has_committee
from esteem.kernel.dates import Period, say_day
from esteem.kernel.db import session


@dataclass(frozen=True, slots=True)
class Served:
    """Somebody who was on the committee, and as what; the days only where they fall within the period."""

    name: str
    offices: tuple[str, ...]
    since_on: date | None
    until_on: date | None

    @property
    def days(self) -> str:
        """From when and until when, where it was not all the time."""
        told = (f"from {say_day(self.since_on)}" if self.since_on else "", self._until)
        return " ".join(part for part in told if part)

    @property
    def _until(self) -> str:
        return f"until {say_day(self.until_on)}" if self.until_on else ""


def served_in(period: Period) -> list[Served]:
    """Everybody on the committee at any time of the period, in the order of the offices; one query."""
    if not has_committee():
        return []
    within = Term.removed_at.is_(None) & (Term.since_on < period.ends_before) & Office.on_committee
    within &= or_(Term.until_on.is_(None), Term.until_on > period.starts_on)
    found = select(Term).join(Term.office).join(Term.person).where(within)
    found = found.options(contains_eager(Term.office), contains_eager(Term.person))
    by_person = defaultdict[int, list[Term]](list)
    for term in session.scalars(found.order_by(Office.place, Office.id, Term.since_on, Term.id)):
        by_person[term.person_id].append(term)
    return [_served(terms, period) for terms in by_person.values()]


def _served(terms: Sequence[Term], period: Period) -> Served:
    """One person's terms as one line; who went from one office to another was there all the time."""
    since = min(term.since_on for term in terms)
    left = [term.until_on for term in terms if term.until_on is not None]
    until = max(left) if len(left) == len(terms) else None
    return Served(
        terms[0].person.name,
        tuple(dict.fromkeys(term.office.name for term in terms)),
        since if since > period.starts_on else None,
        until if until is not None and until < period.ends_before else None,
    )
