"""Constitutions to look at: in plain rules without a database, and made by the app's own actions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from esteem.governance.actions import adopt_constitution, begin_constitution, write_clause
from esteem.governance.models import Constitution, ConstitutionClause
from esteem.governance.queries import clause_of, document_of, words_seen
from esteem.governance.rules.case import Case, Facts
from esteem.governance.rules.clauses import CATALOGUE, Key, usually_in
from esteem.governance.rules.document import Document, Signature, Wording, put_together
from esteem.governance.rules.parameters import usual
from esteem.governance.rules.standing import AdoptedAt
from esteem.group.rules import Formality, Nation
from esteem.kernel import db

NAME = "Thursday Circle"
SIGNED = (Signature("Ann Example", "Chair"), Signature("Bo Example", "Secretary"))


def make_case(
    formality: Formality = Formality.CONSTITUTED,
    nation: Nation = Nation.ENGLAND,
    *,
    clauses: Iterable[Key] | None = None,
    facts: dict[str, object] | None = None,
    **chosen: object,
) -> Case:
    """A group of this kind with its usual constitution, but for what is `chosen`."""
    own = Facts(name=NAME, formality=formality, nation=nation, **(facts or {}))  # type: ignore[arg-type]  # the facts by their names
    included = [key for key in Key if usually_in(key, formality)] if clauses is None else clauses
    filled = {"area": "Nottingham", "beneficiaries": "people in Nottingham", **chosen}
    return Case(own, usual(formality, nation).changed(**filled), frozenset(included))


def wordings_of(case: Case, **own_texts: str) -> list[Wording]:
    """A wording for every clause of the catalogue, with some texts by hand."""
    return [
        Wording(key=key, part=spec.part, included=case.has(key), text=own_texts.get(key.replace("-", "_"), ""))
        for key, spec in CATALOGUE.items()
    ]


def make_document(case: Case | None = None, **own_texts: str) -> Document:
    case = case or make_case()
    return put_together(wordings_of(case, **own_texts), case)


def text_of(document: Document, key: str) -> str:
    """One clause in plain words."""
    clause = document.clause(key)
    assert clause is not None, f"there is no clause {key}"
    return clause.plain


def make_draft(**answers: object) -> Constitution:
    """A draft with nothing left to fill in, but for what is answered otherwise."""
    draft = begin_constitution()
    draft.chosen = draft.chosen.changed(**{"area": "Nottingham", **answers})
    db.session.flush()
    return draft


def write_by_hand(constitution: Constitution, key: str, text: str, heading: str = "") -> ConstitutionClause:
    """A clause in the group's own words."""
    clause = clause_of(constitution, key)
    assert clause is not None
    return write_clause(
        constitution=constitution, clause=clause, seen_version=None, heading=heading, text=text,
        numbers=document_of(constitution).numbers,
    )  # fmt: skip


def make_adopted(*, on: date = date(2026, 11, 1), draft: Constitution | None = None, **answers: object) -> Constitution:
    """A version in force, with a stand-in for its printed file."""
    draft = draft or make_draft(**answers)
    return adopt_constitution(
        constitution=draft, words_seen=words_seen(document_of(draft)), adopted_on=on, adopted_by=AdoptedAt.AGM,
        adopted_in="St Ann’s Hall", signed=SIGNED, print_it=lambda *_: b"%PDF-1.7 a stand-in",
    )  # fmt: skip
