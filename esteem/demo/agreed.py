"""What the invented group decided at its committee meetings, who took what on, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select

from esteem.demo.gatherings import COMMITTEE_MONTHS
from esteem.demo.story import YEARS, Deed, Story, on
from esteem.kernel.db import session
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.actions import add_action, drop_action, mark_done
from esteem.minutes.actions.decisions import record_decision
from esteem.minutes.actions.decisions_book import record_between, withdraw_decision
from esteem.minutes.models import Action, Decision
from esteem.people.models import Person

Votes = tuple[int, int, int | None]
# For each committee meeting: what was decided, the votes where they were counted, what is done about it, and by whom.
DECIDED: tuple[tuple[str, Votes | None, str, str], ...] = (
    ("We meet at St Mary’s Hall for another year", None, "Tell Mrs Dale that we stay", "Priya Raman"),
    ("Subs stay at £2 an evening, and nobody is asked for them", (4, 0, None), "Say so at the next evening", "Tom Hargreaves"),
    ("We put leaflets in both surgeries", None, "Take leaflets round", "Dorota Wiśniewska"),
    ("We apply to the town council for the hall hire", (4, 0, 1), "Write the application", "Maureen Achebe"),
    ("We buy a second urn", (3, 1, None), "Find an urn for less than £60", "Norman Pike"),
    ("Talks are on every ninth Thursday", None, "Ask speakers for the spring", "Joan Whitlock"),
    ("The committee reads the constitution once a year", None, "Put it on the agenda for June", "Priya Raman"),
    ("Lifts are paid at 30p a mile when somebody asks", (5, 0, None), "Write it on the notice board", "Geoffrey Lyle"),
    ("We try a daytime meeting once a month", (3, 2, None), "Ask the library for a room", "Siân Probert"),
    ("We keep £300 back for three months of rent", (5, 0, None), "Put it into the accounts", "Tom Hargreaves"),
    ("New faces are welcomed at the door by name", None, "Find a second welcomer", "Eileen O’Rourke"),
    ("The winter dates are printed in large type", None, "Bring twenty copies", "Joan Whitlock"),
)  # fmt: skip


@dataclass
class Book:
    """What was decided, by its place in the story, and who is who."""

    people: dict[str, Person]
    decided: dict[int, Decision] = field(default_factory=dict)
    taken_on: dict[int, Action] = field(default_factory=dict)

    def decide(self, day: date, place: int, met_on: date) -> None:
        """The day after, the secretary writes down what was decided, and who does what."""
        words, votes, to_do, who = DECIDED[place % len(DECIDED)]
        yes, no, neither = votes or (None, None, None)
        self.decided[place] = record_decision(
            words=words, decided_on=met_on, meeting=_met(met_on, MeetingKind.COMMITTEE), votes_for=yes, votes_against=no,
            abstained=neither,
        )  # fmt: skip
        self.taken_on[place] = add_action(
            words=to_do, person_id=self.people[who].id, decision=self.decided[place], due_on=day + timedelta(days=20)
        )

    def do(self, _day: date, place: int) -> None:
        mark_done(action=self.taken_on[place])

    def give_up(self, day: date, place: int) -> None:
        """Hardly anybody came in the daytime."""
        withdraw_decision(decision=self.decided[place], because="Hardly anybody could come", withdrawn_on=day)

    def between(self, day: date) -> None:
        words = "We send flowers to Mrs Dale, for £15 at the most"
        record_between(words=words, decided_on=day, proposed_by="Joan Whitlock", votes_for=5, votes_against=0)

    def lately(self, day: date) -> None:
        """What members took on at their last Thursday but one: one thing is late, one in hand, one is not needed any more."""
        meeting, late = _met(day, MeetingKind.MEETING), day + timedelta(days=7)
        add_action(
            words="Mend the tea trolley", person_id=self.people["Geoffrey Lyle"].id, due_on=late, meeting=meeting
        )
        add_action(words="Ask for a bigger room in January", who="the whole committee", meeting=meeting)
        drop_action(
            action=add_action(words="Order name badges", person_id=self.people["Eileen O’Rourke"].id, meeting=meeting),
            because="People would rather not wear them",
        )


def _met(day: date, kind: MeetingKind) -> Meeting | None:
    return session.scalars(select(Meeting).where(Meeting.meets_on == day, Meeting.kind == kind)).first()


def life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    """Every decision and what came of it."""
    return story.past(_life(story, Book(people)))


def _life(story: Story, book: Book) -> Iterator[Deed]:
    days = [story.day(year, month, 9) for year in range(YEARS + 1) for month in COMMITTEE_MONTHS]
    for place, day in enumerate(sorted(days)):
        yield on(day + timedelta(days=1), book.decide, place, day)
        yield on(day + timedelta(days=17), book.do, place)
        if place == 8:  # the daytime meetings
            yield on(day + timedelta(days=50), book.give_up, place)
    yield on(story.day(2, 5, 4), book.between)
    yield on(list(story.thursdays())[-2], book.lately)
