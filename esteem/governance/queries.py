"""What the group wants to know of its constitution: which is in force, what the draft says, what it still lacks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from types import SimpleNamespace

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from esteem.committee.queries import holders_on
from esteem.committee.rules import OfficeKind
from esteem.governance.models import ClauseWording, Constitution, ConstitutionClause
from esteem.governance.rules.advice import second_looks
from esteem.governance.rules.case import Case, Facts
from esteem.governance.rules.checks import Finding, to_fill_in
from esteem.governance.rules.choices import Post, Power
from esteem.governance.rules.clauses import CATALOGUE, Key
from esteem.governance.rules.document import (
    Adoption,
    Document,
    Signature,
    from_texts,
    heading_of,
    in_order,
    put_together,
)
from esteem.governance.rules.parameters import NAMES
from esteem.governance.rules.standing import Standing, standing
from esteem.governance.rules.text import show
from esteem.governance.rules.wording import standard_text
from esteem.group.queries import our_group
from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.people.queries import count_here

WHOLE = (selectinload(Constitution.clauses), selectinload(Constitution.signatures))
KEYS = frozenset(Key)
MOST_TOLD = 80


def facts() -> Facts:
    """What the constitution takes from the group as it is now."""
    group = our_group()
    return Facts(
        name=group.name,
        formality=group.formality,
        nation=group.nation,
        members_word=group.members_word,
        subs_word=group.subs_word,
        year_end=(group.year_end_day, group.year_end_month),
    )


def case_of(constitution: Constitution) -> Case:
    """What the clauses of a draft are written from."""
    included = frozenset(Key(clause.key) for clause in constitution.clauses if clause.included and clause.key in KEYS)
    return Case(facts(), constitution.chosen, included)


def document_of(constitution: Constitution, adoption: Adoption | None = None) -> Document:
    """What it says: an adopted version word for word as it was adopted, a draft as it stands now."""
    wordings = [clause.wording for clause in constitution.clauses]
    if not constitution.is_adopted:
        return put_together(wordings, case_of(constitution), adoption)
    kept = {clause.key: clause for clause in constitution.clauses}
    adopted = [replace(wording, heading=kept[wording.key].adopted_heading) for wording in wordings]
    texts = {key: clause.adopted_text for key, clause in kept.items()}
    return from_texts(adopted, texts, constitution.group_name, constitution.adoption)


def words_seen(document: Document) -> str:
    """A code for exactly these words: what is adopted must be what was looked at."""
    said = "\n\n".join(f"{clause.number} {clause.heading}\n{clause.plain}" for clause in document.clauses)
    return hashlib.sha256(f"{document.name}\n{said}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Review:
    """What a draft still lacks, and what is worth a second look."""

    gaps: list[Finding]
    looks: list[Finding]


def review_of(constitution: Constitution) -> Review:
    case, wordings = case_of(constitution), [clause.wording for clause in constitution.clauses]
    by_hand = [wording.key for wording in wordings if wording.text]
    return Review(to_fill_in(case, by_hand), second_looks(case, wordings, members=count_here()))


def answers_of(constitution: Constitution) -> SimpleNamespace:
    """What was answered so far, by the names of the questions; `with_powers` says that the clause is in."""
    answers = {name: getattr(constitution, name) for name in NAMES}
    answers["powers"] = [power for power in Power if power in constitution.chosen.powers]
    answers["posts"] = [post for post in Post if post in constitution.chosen.posts]
    ticks = {question_of(clause.key): clause.included for clause in constitution.clauses}
    return SimpleNamespace(**answers, **ticks, version=constitution.version)


def question_of(key: str) -> str:
    """The name of the question whether that clause is in."""
    return f"with_{key.replace('-', '_')}"


# Versions


def version(number: int) -> Constitution | None:
    """The version with this number of the table, whole."""
    if not 0 < number < 2**63:
        return None
    return session.scalar(select(Constitution).where(Constitution.id == number).options(*WHOLE))


def in_force() -> Constitution | None:
    """The version the group goes by now."""
    found = select(Constitution).where(Constitution.number.is_not(None)).order_by(Constitution.number.desc()).limit(1)
    return session.scalar(found.options(*WHOLE))


def draft() -> Constitution | None:
    """The version being written, if any."""
    wanted = Constitution.number.is_(None) & Constitution.set_aside_at.is_(None)
    return session.scalar(select(Constitution).where(wanted).options(*WHOLE))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every version by where it stands; of each, the newest first."""

    in_force: Constitution | None
    draft: Constitution | None
    replaced: list[Constitution]
    set_aside: list[Constitution]


def shelf() -> Shelf:
    newest = (Constitution.number.desc().nulls_last(), Constitution.id.desc())
    found = session.scalars(select(Constitution).order_by(*newest).options(selectinload(Constitution.signatures))).all()
    latest = found[0].number if found else None
    stands: dict[Standing, list[Constitution]] = {where: [] for where in Standing}
    for one in found:
        stands[standing(number=one.number, latest=latest, set_aside_at=one.set_aside_at)].append(one)
    return Shelf(
        next(iter(stands[Standing.IN_FORCE]), None),
        next(iter(stands[Standing.DRAFT]), None),
        stands[Standing.REPLACED],
        stands[Standing.SET_ASIDE],
    )


def latest_number() -> int:
    """The number of the newest adopted version; 0 when there is none."""
    return session.scalar(select(func.max(Constitution.number))) or 0


def standing_of(constitution: Constitution) -> Standing:
    return standing(number=constitution.number, latest=latest_number(), set_aside_at=constitution.set_aside_at)


def title_of(constitution: Constitution) -> str:
    """`Constitution, version 2`; a draft bears the number it would come to have."""
    if constitution.number is not None:
        return f"Constitution, version {constitution.number}"
    return f"Constitution, draft of version {latest_number() + 1}"


# Clauses


def clause_of(constitution: Constitution, key: str) -> ConstitutionClause | None:
    return next((clause for clause in constitution.clauses if clause.key == key), None)


def heading(clause: ConstitutionClause) -> str:
    """What it is called in its constitution."""
    return clause.adopted_heading or clause.heading or standard_heading(clause.key)


def may_be_left_out(clause: ConstitutionClause) -> bool:
    """Whether a constitution can do without it; one of the group's own always may go."""
    return clause.key not in KEYS or bool(CATALOGUE[Key(clause.key)].optional)


def left_out(constitution: Constitution) -> list[tuple[str, str]]:
    """The clauses that are not in it, in their order: key and heading."""
    ordered = in_order(clause.wording for clause in constitution.clauses)
    return [(wording.key, heading_of(wording)) for wording in ordered if not wording.included]


def standard_heading(key: str) -> str:
    """The heading of a clause of the catalogue; nothing for one of the group's own."""
    return CATALOGUE[Key(key)].heading if key in KEYS else ""


def standard_words(constitution: Constitution, clause: ConstitutionClause) -> str:
    """The standard words as kept, for what is chosen now; nothing for a clause of the group's own."""
    return standard_text(Key(clause.key), case_of(constitution)) if clause.key in KEYS else ""


def shown(constitution: Constitution, clause: ConstitutionClause) -> SimpleNamespace:
    """A clause as its form shows it: heading and words, with the numbers and the name of today."""
    numbers = document_of(constitution).numbers
    text = show(clause.text or standard_words(constitution, clause), numbers, facts().name)
    return SimpleNamespace(heading=heading(clause), text=text, numbers=" ".join(numbers), version=clause.version)


def standard_shown(constitution: Constitution, clause: ConstitutionClause) -> str:
    """The standard words with the numbers and the name of today."""
    return show(standard_words(constitution, clause), document_of(constitution).numbers, facts().name)


def numbers_shown(constitution: Constitution) -> str:
    """The keys of the clauses in the order of their numbers, for a form to carry."""
    return " ".join(document_of(constitution).numbers)


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


def adoption_guess() -> dict[str, str]:
    """Who is likely to have signed, by the names of the form's fields."""
    signed = [one for one in likely_signatories() if one.name]
    guess: dict[str, str] = {}
    for place, one in enumerate(signed, 1):
        guess |= {f"name_{place}": one.name, f"office_{place}": one.office}
    return guess


def is_informal() -> bool:
    """Whether this group has, and wants, no committee."""
    return not our_group().has_committee
