"""Who is in the invented group, who may sign in, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from esteem.committee.actions import add_office, add_usual_offices, begin_term, hand_over
from esteem.committee.models import Office, Term
from esteem.committee.rules import Came, starter_called
from esteem.demo.story import YEARS, Deed, Story, on
from esteem.people.actions import add_person, record_leaving
from esteem.people.models import Person


@dataclass(frozen=True, slots=True)
class Seat:
    """An account: whose, with which role."""

    role: str
    sign_in: str
    name: str


SEATS = (
    Seat("coordinator", "maureen", "Maureen Achebe"),
    Seat("treasurer", "tom", "Tom Hargreaves"),
    Seat("secretary", "priya", "Priya Raman"),
    Seat("committee", "geoff", "Geoffrey Lyle"),
    Seat("member", "dorota", "Dorota Wiśniewska"),
    Seat("viewer", "helen", "Helen Marsh"),
)

# Numbers and addresses that were set apart for invention and belong to nobody.
FOUNDERS: tuple[dict[str, Any], ...] = (
    {"name": "Maureen Achebe", "phone": "01632 960114", "email": "maureen@example.org"},
    {"name": "Tom Hargreaves", "phone": "07700 900127", "email": "tom.hargreaves@example.org"},
    {"name": "Priya Raman", "phone": "07700 900343", "email": "priya@example.org"},
    {"name": "Geoffrey Lyle", "known_as": "Geoff", "phone": "01632 960271", "phone_care": "After six, he works days"},
    {"name": "Dorota Wiśniewska", "phone": "07700 900519", "email": "dorota@example.org"},
    {"name": "Siân Probert", "phone": "01632 960388", "no_voicemail": True},
    {"name": "Winston Clarke", "phone": "01632 960402"},
    {"name": "Eileen O’Rourke", "phone": "01632 960465", "phone_care": "Let it ring, she is slow to the phone"},
    {"name": "Norman Pike", "phone": "01632 960511"},
    {
        "name": "Joan Whitlock",
        "phone": "01632 960590",
        "email": "joan.w@example.org",
        "email_care": "Her daughter reads it too",
    },
)
NEWCOMERS: tuple[tuple[int, int, int, dict[str, Any]], ...] = (
    (0, 9, 12, {"name": "Hamid Rezaei", "phone": "07700 900656", "email": "hamid@example.org"}),
    (0, 1, 16, {"name": "Kofi Mensah", "phone": "07700 900702", "no_voicemail": True, "phone_care": "Text first"}),
    (1, 5, 8, {"name": "Beryl Stott", "phone": "01632 960733"}),
    (1, 10, 2, {"name": "Anil Deshmukh", "email": "anil.d@example.org"}),
    (1, 3, 5, {"name": "Ruth Feldman", "phone": "07700 900848", "email": "ruth.feldman@example.org"}),
)
OTHER_OFFICES = ("Committee member", "Welcomer", "Refreshments")
# Each office with its holders from the first, second and third annual meeting.
ELECTED = (
    ("Chair", "Winston Clarke", "Joan Whitlock", "Joan Whitlock"),
    ("Secretary", "Priya Raman", "Priya Raman", "Priya Raman"),
    ("Treasurer", "Tom Hargreaves", "Tom Hargreaves", "Tom Hargreaves"),
    ("Committee member", "Geoffrey Lyle", "Geoffrey Lyle", "Geoffrey Lyle"),
    ("Committee member", "Siân Probert", "Siân Probert", "Hamid Rezaei"),
    ("Welcomer", "Eileen O’Rourke", "Eileen O’Rourke", "Kofi Mensah"),
)


@dataclass
class Circle:
    """The people by name, and the terms that run, so that one can be handed over."""

    people: dict[str, Person]
    running: dict[int, Term] = field(default_factory=dict)

    def welcome(self, day: date, details: dict[str, Any]) -> None:
        self.people[details["name"]] = add_person(joined_on=day, **details)

    def say_goodbye(self, day: date, name: str) -> None:
        record_leaving(person=self.people[name], left_on=day)

    def first_election(self, day: date) -> None:
        offices: dict[str, Office] = {office.name: office for office in add_usual_offices()}
        for starter in filter(None, map(starter_called, OTHER_OFFICES)):
            offices[starter.name] = add_office(
                name=starter.name, duties=starter.duties, needed=starter.needed, on_committee=starter.on_committee
            )
        for place, (office, name, *_) in enumerate(ELECTED):
            self.running[place] = begin_term(
                office=offices[office], person_id=self.people[name].id, since_on=day, came=Came.ELECTED
            )

    def election(self, day: date, year: int) -> None:
        """Everybody stands again, or hands over."""
        for place, (_, *holders) in enumerate(ELECTED):
            self.running[place] = hand_over(
                term=self.running[place], seen_version=None, until_on=day, person_id=self.people[holders[year]].id,
                came=Came.ELECTED,
            )  # fmt: skip


def join() -> dict[str, Person]:
    """Those who were there on the first day, by name."""
    return {details["name"]: add_person(**details) for details in FOUNDERS}


def life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    """Who came and left, and who was elected to what."""
    return story.past(_life(story, Circle(people)))


def _life(story: Story, circle: Circle) -> Iterator[Deed]:
    for year, month, day, details in NEWCOMERS:
        yield on(story.day(year, month, day), circle.welcome, details)
    yield on(story.day(1, 11, 20), circle.say_goodbye, "Norman Pike")
    yield on(story.annual_meeting(0), circle.first_election)
    for year in range(1, YEARS + 1):
        yield on(story.annual_meeting(year), circle.election, year)
