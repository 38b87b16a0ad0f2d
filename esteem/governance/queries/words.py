"""What a version says: its words, its clauses, its answers, and what it still lacks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from types import SimpleNamespace

from esteem.governance.models import Constitution, ConstitutionClause
from esteem.governance.rules.advice import second_looks
from esteem.governance.rules.case import Case, Facts
from esteem.governance.rules.checks import Finding, to_fill_in
from esteem.governance.rules.choices import Post, Power
from esteem.governance.rules.clauses import CATALOGUE, Key
from esteem.governance.rules.document import Adoption, Document, from_texts, heading_of, in_order, put_together
from esteem.governance.rules.parameters import NAMES
from esteem.governance.rules.text import show
from esteem.governance.rules.wording import standard_text
from esteem.group.queries import our_group
from esteem.people.queries import count_here

KEYS = frozenset(Key)


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
