"""The rota to hang up: a line for each meeting, a column for each job. It never says whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esteem.group.queries import our_words
from esteem.kernel.dates import say_day, say_weekday
from esteem.kernel.papers import Paper
from esteem.meetings.queries.rota import Rota
from esteem.meetings.rules.door import first_names
from esteem.meetings.rules.jobs import Shows
from esteem.people.models import Person
from esteem.people.rules.names import initials

TEMPLATE = "meetings/jobs/rota_paper.html"


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting: its day, what is on, and who does each job; None where a job is not needed, "" where nobody has it."""

    day: str
    what: str
    cells: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class RotaPaper:
    period: str
    heads: Sequence[str]
    lines: Sequence[Line]


def rota_paper(plan: Rota, *, shows: Shows) -> Paper:
    """The rota as it stands; where nobody has a job, a line to write on."""
    called, word = _called(plan, shows), str(our_words().Meeting)
    lines = [
        Line(
            say_weekday(meeting.meets_on).rpartition(" ")[0],
            meeting.kind_in(word),
            [
                ", ".join(called[turn.person_id] for turn in cell.turns) if cell.turns or cell.is_needed else None
                for cell in row
            ],
        )
        for meeting, row in plan.rows
    ]
    days = [meeting.meets_on for meeting in plan.meetings]
    day = f" {days[0].isoformat()}" if days else ""
    period = f"{say_day(days[0])} to {say_day(days[-1])}" if days else ""
    return Paper(
        template=TEMPLATE, title="Rota", group_name="", draft=False, file_name=f"Rota{day}",
        facts={"told": RotaPaper(period, [job.name for job in plan.jobs], lines)},
    )  # fmt: skip


def _called(plan: Rota, shows: Shows) -> dict[int, str]:
    people: dict[int, Person] = {turn.person_id: turn.person for cell in plan.cells for turn in cell.turns}
    if shows is Shows.INITIALS:
        return {number: initials(one.name) for number, one in people.items()}
    return dict(zip(people, first_names(one.known_as or one.name for one in people.values()), strict=True))
