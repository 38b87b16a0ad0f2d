"""What an uploaded list would do, worked out from its lines and from who is here; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel import dates
from esteem.people.imports.reading import SAMPLES
from esteem.people.models import PeopleImport
from esteem.people.queries import imports as asked
from esteem.people.queries.imports import Chosen
from esteem.people.rules.columns import guess, is_heading
from esteem.people.rules.listed import read_line
from esteem.people.rules.planning import Kept, Plan, plan


@dataclass(frozen=True, slots=True)
class Look:
    """The columns of a list as somebody first sees them: their heads, a few values of each, and what they likely are."""

    heads: Sequence[str]
    samples: Sequence[Sequence[str]]
    chosen: Chosen
    heads_are_sure: bool
    remembered: bool


def first_look(brought: PeopleImport) -> Look:
    """What was chosen already, or the last time a list with these heads came, or else a good guess."""
    heads, lines = asked.table_of(brought)
    samples = [_samples([cells[n] for _, cells in lines]) for n in range(len(heads))]
    said = asked.columns_of(brought.columns) if brought.columns else None
    before = asked.columns_before(brought.heads_key) if any(heads) and said is None else None
    chosen = said or before or Chosen(tuple(guess(heads, samples)))
    return Look(heads, samples, chosen, is_heading(heads) > 0 or not any(heads), before is not None)


def _samples(values: Sequence[str]) -> list[str]:
    """The first few different values."""
    return list(dict.fromkeys(" ".join(value.split()) for value in values if value))[:SAMPLES]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that must be known to say what a list would do: asked first, so that working it out keeps nobody waiting."""

    lines: Sequence[tuple[int, Sequence[str]]]
    chosen: Chosen
    people: Sequence[Kept]
    marks: Mapping[str, Sequence[int]]
    choices: Mapping[int, str]
    only_gaps: bool
    today: date


def facts_for(brought: PeopleImport) -> Facts:
    """Everything the database has to say, in three queries."""
    chosen = asked.columns_of(brought.columns)
    heads, lines = asked.table_of(brought)
    first = [(lines[0][0] - 1, heads)] if chosen.first_is_person else []
    return Facts(
        [*first, *lines], chosen, asked.people_kept(), asked.marks_before(),
        asked.choices_of(brought), brought.only_gaps, dates.today(),
    )  # fmt: skip


def plan_from(facts: Facts) -> Plan:
    """What the list would do."""
    lines = [read_line(number, cells, facts.chosen.columns, facts.today) for number, cells in facts.lines]
    return plan(
        lines, facts.people, marks=facts.marks, choices=facts.choices, only_gaps=facts.only_gaps, mark_of=asked.mark_of
    )
