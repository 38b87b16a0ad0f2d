"""Constitutions to look at: a case with its clauses, without a database."""

from __future__ import annotations

from collections.abc import Iterable

from esteem.governance.rules.case import Case, Facts
from esteem.governance.rules.clauses import CATALOGUE, Key, usually_in
from esteem.governance.rules.document import Document, Wording, put_together
from esteem.governance.rules.parameters import usual
from esteem.group.rules import Formality, Nation

NAME = "Thursday Circle"


def make_case(
    formality: Formality = Formality.CONSTITUTED,
    nation: Nation = Nation.ENGLAND,
    *,
    clauses: Iterable[Key] | None = None,
    facts: dict[str, object] | None = None,
    **chosen: object,
) -> Case:
    """A group of this kind with its usual constitution, but for what is `chosen`."""
    own = Facts(name=NAME, formality=formality, nation=nation, **(facts or {}))  # type: ignore[arg-type]
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
