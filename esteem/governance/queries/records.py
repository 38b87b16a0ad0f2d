"""What was written and done before, and what most likely happened at its adoption."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from esteem.committee.queries import holders_on
from esteem.committee.rules import OfficeKind
from esteem.governance.models import ClauseWording, Constitution, ConstitutionClause
from esteem.governance.queries.words import KEYS, heading
from esteem.governance.rules.document import Signature
from esteem.governance.rules.standing import AdoptedAt
from esteem.kernel import dates, history
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.meetings.queries import meetings_held
from esteem.meetings.rules.kinds import MeetingKind

MOST_TOLD = 80
RECENT = timedelta(days=400)
GENERAL = {MeetingKind.AGM: AdoptedAt.AGM, MeetingKind.SPECIAL: AdoptedAt.SPECIAL}


@dataclass(frozen=True, slots=True)
class Written:
    """Words somebody wrote for a clause before, and who did."""

    id: int
    heading: str
    text: str
    at: datetime
    who: str


def written_for(clause: ConstitutionClause) -> list[Written]:
    """Everything that was ever written for it by hand, the newest first."""
    found = select(ClauseWording).where(ClauseWording.clause_id == clause.id).order_by(ClauseWording.id.desc())
    rows = session.scalars(found).all()
    names = {number: _name(number) for number in {row.account_id for row in rows}}
    return [Written(row.id, row.heading, row.text, row.written_at, names[row.account_id]) for row in rows]


@dataclass(frozen=True, slots=True)
class Told:
    """A line of history, as this page says it."""

    said: str
    who: str
    at: datetime


def told(constitution: Constitution) -> list[Told]:
    """What was done to it and its clauses, the newest first; how a draft begins is one line, not thirty."""
    headings = {clause.id: heading(clause) for clause in constitution.clauses}
    own = {clause.id for clause in constitution.clauses if clause.key not in KEYS}
    subjects = [(Constitution.__tablename__, constitution.id)]
    subjects += [(ConstitutionClause.__tablename__, number) for number in headings]
    lines, entries = [], history.of_many(subjects, most=MOST_TOLD)
    names = {who: entry.who for who, entry in {(entry.account_id, entry.via): entry for entry in entries}.items()}
    for entry in entries:
        whole, added = entry.subject == Constitution.__tablename__, entry.what == history.ADDED
        if added and not whole and entry.subject_id not in own:
            continue
        said = "The draft was begun." if added else entry.said
        said = said if whole else f"{headings[entry.subject_id]}: {'added.' if added else entry.said}"
        lines.append(Told(said, names[entry.account_id, entry.via], entry.at))
    return lines


def _name(account_id: int | None) -> str:
    named = the_house().name_account(account_id) if account_id is not None else None
    return named or "Somebody"


def likely_signatories() -> list[Signature]:
    """Chair, secretary and treasurer of today, for the lines they sign on; an office nobody holds has no name."""
    held = {office.kind: person.name for office, person, _ in reversed(holders_on(dates.today()))}
    return [Signature(held.get(kind, ""), kind.says) for kind in OfficeKind]


def adoption_guess(draft: Constitution) -> dict[str, Any]:
    """How it was most likely adopted, by the names of the form's fields: at the last general meeting, by those in office.

    A change is adopted after it was drafted; a first constitution may be older than its draft here.
    """
    guess: dict[str, Any] = {}
    first_day = dates.day_of(draft.started_at) if draft.based_on_id else dates.today() - RECENT
    held = meetings_held(Period(first_day, dates.today() + timedelta(days=1)), GENERAL.keys())
    if held:
        last = held[-1]
        place = last.venue.name if last.venue else ""
        guess |= {"adopted_on": last.meets_on, "adopted_by": GENERAL[last.kind], "adopted_in": place}
    for line, one in enumerate((one for one in likely_signatories() if one.name), 1):
        guess |= {f"name_{line}": one.name, f"office_{line}": one.office}
    return guess
