"""A list is uploaded, brought in all or nothing, undone whole, or thrown away; what it said is not kept afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.people.actions.person import alter_person, new_person, record_leaving
from esteem.people.models import ImportLine, PeopleImport, Person
from esteem.people.queries import imports as asked
from esteem.people.queries.imports import Chosen
from esteem.people.queries.likeness import people_by_id
from esteem.people.rules.columns import DAYS, REACH, check_columns
from esteem.people.rules.listed import Happened, plain
from esteem.people.rules.planning import Kind, Plan, Planned
from esteem.people.rules.reach import MayReach
from esteem.people.rules.standing import Stands

KEPT_FOR = timedelta(days=7)  # a list that nobody brings in
UNDONE_WITHIN = timedelta(days=90)

Did = tuple[Planned, Person, Happened, dict[str, Any], dict[str, Any]]


def upload_list(
    *, file_name: str, heads: Sequence[str], lines: Sequence[tuple[int, Sequence[str]]], heads_key: str, note: str
) -> PeopleImport:
    """Keep what was read from a file until it is brought in, or for a week. Flushes."""
    brought = PeopleImport(
        file_name=file_name, sheet_note=note, heads_key=heads_key, heads=json.dumps(heads, ensure_ascii=False),
        lines=json.dumps(lines, ensure_ascii=False), line_count=len(lines), uploaded_at=dates.now(),
    )  # fmt: skip
    session.add(brought)
    session.flush()
    return brought


def choose_columns(*, brought: PeopleImport, seen_version: int | None, chosen: Chosen, only_gaps: bool) -> PeopleImport:
    """Say what each column is; what was decided about single lines is asked anew. Raises RuleBroken, StaleEdit."""
    check_version(brought, seen_version)
    _check_waits(brought)
    if wrong := check_columns(chosen.columns):
        raise RuleBroken(wrong)
    if chosen.written != brought.columns:
        brought.choices = ""
    brought.columns, brought.only_gaps = chosen.written, only_gaps
    session.flush()
    return brought


def decide(*, brought: PeopleImport, choices: Mapping[int, str]) -> PeopleImport:
    """Remember what was decided about some doubtful lines; "" takes a decision back. Raises RuleBroken."""
    _check_waits(brought)
    kept = {**asked.choices_of(brought), **choices}
    brought.choices = json.dumps({str(number): choice for number, choice in kept.items() if choice})
    session.flush()
    return brought


def _check_waits(brought: PeopleImport) -> None:
    if not brought.waits:
        raise RuleBroken("This list was brought in already.")


def bring_in(*, brought: PeopleImport, plan: Plan, seen: str) -> PeopleImport:
    """Add and change everybody the plan says, and let go of the list. Raises RuleBroken, and then nothing was done.

    `seen` is the digest of the plan that somebody looked at before.
    """
    _check_waits(brought)
    if plan.undecided:
        raise RuleBroken("Decide about the doubtful lines first.")
    if seen != plan.digest:
        raise RuleBroken("Something was changed since you looked. Look once more at what this list would do.")
    with session.no_autoflush:
        done = _carried_out(plan)
    session.flush()
    for row, person, happened, before, after in done:
        session.add(_line(brought, row, person, happened, before, after))
    brought.left_out = plan.counts[Kind.LEFT_OUT]
    brought.heads = brought.lines = brought.choices = ""
    brought.imported_at = dates.now()
    session.flush()
    return brought


def _carried_out(plan: Plan) -> list[Did]:
    found = people_by_id({row.kept.known.id for row in plan.rows if row.kept is not None})
    done: dict[int, Did] = {}
    for row in plan.rows:
        if row.does is Kind.NEW:
            person = new_person(**row.line.values)
            done[row.line.number] = (row, person, Happened.ADDED, {}, {})
        elif row.kept is not None and row.does in (Kind.CHANGED, Kind.SAME):
            done[row.line.number] = _changed(row, found[row.kept.known.id])
        elif row.does is Kind.SAME and row.twin in done:
            done[row.line.number] = (row, done[row.twin][1], Happened.SAME, {}, {})
    return list(done.values())


def _changed(row: Planned, person: Person) -> Did:
    before = {change.column: plain(change.old) for change in row.changes}
    after = {change.column: plain(change.new) for change in row.changes}
    details = {change.column: change.new for change in row.changes}
    leaves_on = details.pop("left_on") if "left_on" in details and person.left_on is None else None
    if details:
        alter_person(person=person, **details)
    if leaves_on is not None:
        record_leaving(person=person, left_on=leaves_on)
    return row, person, Happened.CHANGED if before else Happened.SAME, before, after


def _line(
    brought: PeopleImport,
    row: Planned,
    person: Person,
    happened: Happened,
    before: dict[str, Any],
    after: dict[str, Any],
) -> ImportLine:
    return ImportLine(
        import_id=brought.id, person_id=person.id, line=row.line.number, happened=happened,
        mark=asked.mark_of(row.line.says), before=_json(before), after=_json(after),
    )  # fmt: skip


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""


def may_undo(brought: PeopleImport) -> bool:
    """Whether it was brought in, is not undone, and what stood there before is still known."""
    imported_at = brought.imported_at
    return imported_at is not None and brought.undone_at is None and imported_at > dates.now() - UNDONE_WITHIN


def undo_import(*, brought: PeopleImport) -> PeopleImport:
    """Take off the lists whom it added, and give back what it changed, unless that was changed again. Raises RuleBroken."""
    if not may_undo(brought):
        raise RuleBroken("This cannot be undone any more.")
    kept_back: list[tuple[int, str]] = []
    with session.no_autoflush:
        for line in asked.lines_to_undo(brought):
            if line.happened is Happened.ADDED:
                line.person.removed_at = line.person.removed_at or dates.now()
            elif line.person.erased_at is None:
                kept_back += [(line.person_id, column) for column in _give_back(line)]
            line.before = line.after = ""
    brought.undone_at, brought.kept_back = dates.now(), json.dumps(kept_back) if kept_back else ""
    session.flush()
    return brought


def _give_back(line: ImportLine) -> list[str]:
    """Let the person say again what they said before; returns the columns that were changed since, which stay."""
    before, after = json.loads(line.before or "{}"), json.loads(line.after or "{}")
    changed_since = [column for column in after if plain(getattr(line.person, column)) != after[column]]
    given = {column: _whole(column, old) for column, old in before.items() if column not in changed_since}
    if given:
        alter_person(person=line.person, **given)
    return changed_since


def _whole(column: str, kept: Any) -> Any:
    """A value as the person's column has it, from what JSON kept."""
    if kept is None:
        return None
    if column in DAYS:
        return date.fromisoformat(kept)
    if column == "stands":
        return Stands.read(kept, Stands.MEMBER)
    return MayReach.read(kept, MayReach.NO) if column in REACH else kept


def throw_away(*, brought: PeopleImport) -> None:
    """Delete a list that is not to be brought in. Raises RuleBroken when it was."""
    _check_waits(brought)
    session.delete(brought)
    session.flush()


def forget_waiting() -> None:
    """Delete lists that waited for a week, and what stood before in those nobody can undo any more."""
    for brought in asked.waiting(before=dates.now() - KEPT_FOR):
        session.delete(brought)
    for line in asked.beyond_undoing(dates.now() - UNDONE_WITHIN):
        line.before = line.after = ""
    session.flush()


def forgotten_on(brought: PeopleImport) -> datetime:
    """When a list that waits is deleted by itself."""
    return brought.uploaded_at + KEPT_FOR


def forget_lines(*, person_id: int) -> None:
    """What lists did about somebody who is erased; lists that still wait go whole, for they may name them."""
    for line, _ in asked.lines_about(person_id):
        session.delete(line)
    for brought in asked.waiting():
        session.delete(brought)
    session.flush()


def merge_lines(*, kept_id: int, gone_id: int) -> None:
    """What lists did about the one is about the other now; undoing a list takes nobody off it who was merged since."""
    for line, _ in asked.lines_about(gone_id):
        line.person_id, line.before, line.after = kept_id, "", ""
        line.happened = Happened.MERGED if line.happened is not Happened.SAME else line.happened
    session.flush()
