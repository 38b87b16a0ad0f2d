"""What a person types about jobs on the night: the list, who may be asked, and who does what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wtforms import HiddenField

from esteem.kernel.dates import say_weekday
from esteem.kernel.forms import Choice, Choose, Form, Sought, Text, WholeNumber
from esteem.meetings.queries.rota import Cell, Rota
from esteem.meetings.rules.jobs import MOST_PEOPLE, Size
from esteem.meetings.rules.kinds import MeetingKind
from esteem.people.queries.choosing import Everybody


def job_form(kinds: list[tuple[MeetingKind, str]], **first: object) -> Form:
    """The form of a job; `kinds` are those this group knows, in its own words."""

    class JobForm(Form):
        name = Text(
            "What is the job called?", required="Enter what the job is called.", most=40, hint="Like: Tea, Music, Keys."
        )
        people = WholeNumber(
            "How many people?", required="Enter how many people it takes.", least=1, most_allowed=MOST_PEOPLE, default=1
        )
        size = Choice(
            "How much work?", choices=Size.choices(), required="Choose how much work it is.", default=Size.SMALL,
            hint="A suggested rota gives nobody more than two small jobs, or one medium one, on one evening.",
        )  # fmt: skip
        kinds_needed = Choose("Which of these need it?", choices=kinds)

    return JobForm(**first)


def takers_form(people: Iterable[tuple[int, str]], asked: Iterable[int]) -> Form:
    """Who may be asked for one job."""

    class TakersForm(Form):
        person_ids = Choose("Who may be asked?", choices=list(people))

    return TakersForm(data={"person_ids": list(asked)})


def asked_form(jobs: Iterable[tuple[int, str]], asked: Iterable[int]) -> Form:
    """The jobs one person may be asked for."""

    class AskedForm(Form):
        job_ids = Choose("May be asked for", choices=list(jobs))

    return AskedForm(data={"job_ids": list(asked)})


class TurnForm(Form):
    job_id = Choice("Which job?", required="Choose a job.")
    person_id = Sought("Who does it?", among=Everybody, required="Choose somebody.", blank="Choose somebody")


class CannotForm(Form):
    person_id = Sought("Who cannot?", among=Everybody, required="Choose somebody.", blank="Choose somebody")


class GiveForm(Form):
    person_id = Sought("Somebody else", among=Everybody, required="Choose somebody.", blank="Choose somebody")


def rota_form(plan: Rota, names: dict[int, str]) -> Form:
    """A field for every place of the rota, each offering who may be asked; `names` is how people are called."""
    fields: dict[str, object] = {"was": HiddenField()}
    first: dict[str, object] = {"was": _was(plan)}
    for cell in plan.cells:
        offered = _offered(plan, cell, names)
        for name, person, _ in cell.slots:
            fields[name] = Choice(f"{cell.job.name}, {say_weekday(cell.meeting.meets_on)}", choices=offered, blank="–")
            first[name] = person.id if person else None
    made: type[Form] = type("RotaForm", (Form,), fields)
    return made(data=first)


def _offered(plan: Rota, cell: Cell, names: dict[int, str]) -> list[tuple[int, str]]:
    """Who may be asked and did not say no; and who is down for it, whoever that is."""
    free = [one for one in plan.can.get(cell.job.id, ()) if (cell.meeting.id, one.id) not in plan.no]
    there = [turn.person for turn in cell.turns if turn.person not in free]
    return [(one.id, names[one.id]) for one in [*there, *free]]


def _was(plan: Rota) -> str:
    """Who stood where when the page was shown: `12_3=4.5;12_4=`."""
    return ";".join(f"{cell.key}={'.'.join(str(turn.person_id) for turn in cell.turns)}" for cell in plan.cells)


def read_was(written: str) -> dict[tuple[int, int], list[int]]:
    """The same back again; nonsense in it counts as nothing."""
    found = {}
    for part in written.split(";"):
        key, _, people = part.partition("=")
        numbers = [int(one) if one.isascii() and one.isdigit() else 0 for one in key.split("_")]
        if len(numbers) == 2:
            found[numbers[0], numbers[1]] = [int(one) for one in people.split(".") if one.isascii() and one.isdigit()]
    return found


def day_of(written: str | None) -> date | None:
    """The day an address names, as 2026-11-24; None for none, or nonsense."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None
