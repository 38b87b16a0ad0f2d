"""The contact sheets the invented group handed out: each spring a new one, and most of the old copies came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from esteem.demo.story import YEARS, Deed, Story, on
from esteem.people.actions.sheets import make_sheet, write_copies
from esteem.people.models import ContactSheet, Person
from esteem.people.queries import people_found
from esteem.people.queries.sheets import chosen_for
from esteem.people.rules.consents import Audience
from esteem.people.rules.finding import Wanted

MEMBERS = ("Maureen Achebe", "Tom Hargreaves", "Priya Raman", "Dorota Wiśniewska", "Winston Clarke", "Eileen O’Rourke")
NOT_BACK = "Winston Clarke"


class Sheets:
    """Those that were made."""

    def __init__(self, people: dict[str, Person]) -> None:
        self.people = people
        self.made: list[ContactSheet] = []

    def hand_out(self, day: date, names: Sequence[str]) -> None:
        """One copy for each; the copies of the sheet before come back, but for one."""
        entries = chosen_for(Audience.MEMBERS, people_found(Wanted())).entries
        numbers = [entry.person_id for entry in entries]
        sheet = make_sheet(audience=Audience.MEMBERS, copies=len(names), person_ids=numbers)
        if self.made:
            self._collect(self.made[-1], names)
        write_copies(sheet=sheet, holders=self._holders(sheet, names), back=frozenset())
        self.made.append(sheet)

    def _collect(self, old: ContactSheet, names: Sequence[str]) -> None:
        came = (number for number, name in zip(old.numbers, names, strict=False) if name != NOT_BACK)
        write_copies(sheet=old, holders=self._holders(old, names), back=frozenset(came))

    def _holders(self, sheet: ContactSheet, names: Sequence[str]) -> dict[int, int | None]:
        return {number: self.people[name].id for number, name in zip(sheet.numbers, names, strict=True)}


def life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    """A sheet each spring, some weeks after the forms were handed in."""
    sheets = Sheets(people)
    return story.past(on(story.day(year, 6, 12), sheets.hand_out, MEMBERS) for year in range(YEARS + 1))
