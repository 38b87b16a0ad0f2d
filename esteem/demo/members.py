"""Who is in the invented group, who may sign in, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from esteem.committee.actions import add_office, add_usual_offices, begin_term, hand_over
from esteem.committee.models import Office, Term
from esteem.committee.rules import Came, starter_called
from esteem.demo.story import YEARS, Deed, Story, on
from esteem.people import queries
from esteem.people.actions import add_person, become, follow_up, record_leaving, tick, welcome_back
from esteem.people.models import Person
from esteem.people.rules.following import Outcome
from esteem.people.rules.reach import Channel, MayReach
from esteem.people.rules.standing import Stands


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
    {
        "name": "Geoffrey Lyle",
        "known_as": "Geoff",
        "phone": "01632 960271",
        "phone_care": "After six, he works days",
        "by_phone": MayReach.YES,
        "by_text": MayReach.NO,
        "by_post": MayReach.YES,
        "preferred": Channel.PHONE,
        "best_times": "Evenings, not on Fridays",
        "address": "2 Invention Row",
        "town": "Sampleton",
        "postcode": "ZZ1 1ZZ",
    },
    {"name": "Dorota Wiśniewska", "phone": "07700 900519", "email": "dorota@example.org"},
    {
        "name": "Siân Probert",
        "pronouns": "she or they",
        "phone": "01632 960388",
        "no_voicemail": True,
        "withhold_number": True,
        "by_email": MayReach.NO,
        "address": "7 Made-up Mews",
        "town": "Sampleton",
        "postcode": "ZZ2 2ZZ",
        "plain_envelope": True,
        "by_post": MayReach.ASK,
    },
    {
        "name": "Winston Clarke",
        "phone": "01632 960402",
        "second_phone": "07700 900465 in the daytime",
        "second_phone_care": "Say you are from the allotment",
        "by_phone": MayReach.ASK,
    },
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
    (1, 5, 8, {"name": "Beryl Stott", "phone": "01632 960733", "shared_phone": True}),
    (1, 10, 2, {"name": "Anil Deshmukh", "email": "anil.d@example.org"}),
    (1, 3, 5, {"name": "Ruth Feldman", "phone": "07700 900848", "email": "ruth.feldman@example.org"}),
)
# Who asked first: how many days before they came, or did not; and by which of the usual ways they heard of the group.
ASKED: tuple[tuple[int, int, int, str, dict[str, Any]], ...] = (
    (0, 6, 3, "A poster or leaflet", {"name": "Marjorie Quill", "phone": "01632 960801"}),
    (0, 11, 8, "A doctor or nurse", {"name": "Desmond Vale", "email": "desmond.vale@example.org"}),
    (1, 6, 17, "Somebody in the group", {"name": "Leila Haddad", "phone": "07700 900877", "by_text": MayReach.YES}),
)
LATELY: tuple[tuple[int, str, dict[str, Any]], ...] = (
    (66, "A library or community centre", {"name": "Gwen Pritchard-Jones", "known_as": "Gwen", "phone": "01632 960822"}),
    (
        17, "A poster or leaflet",
        {"name": "Bronagh Tully", "phone": "07700 900955", "no_voicemail": True, "phone_care": "Say you are Sam",
         "best_times": "Mornings"},
    ),
    (15, "Looking on the internet", {"name": "Osagie Ibori", "email": "osagie@example.org", "by_phone": MayReach.NO}),
    (4, "A friend or relative", {"name": "Tamsin Fell", "phone": "07700 900961"}),
)  # fmt: skip
HELPER = {"name": "Noor Sadiq", "phone": "01632 960880", "email": "noor.sadiq@example.org", "stands": Stands.HELPER}
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

    def is_asked_by(self, day: date, source: str, details: dict[str, Any]) -> None:
        """Somebody asks about the group, and says how they heard of it."""
        number = {name: number for number, name in queries.sources_offered()}[source]
        self.people[details["name"]] = add_person(stands=Stands.ENQUIRER, enquired_on=day, source_id=number, **details)

    def becomes_member(self, day: date, name: str) -> None:
        become(person=self.people[name], became=Stands.MEMBER, on=day, note="At the door, after a first visit")

    def welcome_begins(self, _day: date, name: str, steps: int) -> None:
        """The first few steps of welcoming them are done."""
        for step, _ in queries.welcome_of(self.people[name].id)[:steps]:
            tick(person=self.people[name], step=step)

    def say_goodbye(self, day: date, name: str) -> None:
        record_leaving(person=self.people[name], left_on=day, note="Moved away")

    def does_not_come(self, _day: date, name: str) -> None:
        follow_up(person=self.people[name], outcome=Outcome.NOT_COMING)

    def comes_back(self, _day: date, name: str) -> None:
        welcome_back(person=self.people[name])

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
    yield on(story.day(0, 7, 11), circle.say_goodbye, "Joan Whitlock")
    yield on(story.day(0, 10, 3), circle.comes_back, "Joan Whitlock")
    yield from _enquirers(story, circle)
    yield on(story.annual_meeting(0), circle.first_election)
    for year in range(1, YEARS + 1):
        yield on(story.annual_meeting(year), circle.election, year)


def _enquirers(story: Story, circle: Circle) -> Iterator[Deed]:
    """Who asked about the group: some long ago, of whom two joined and one did not; some lately; and a helper."""
    for year, month, day, source, details in ASKED:
        yield on(story.day(year, month, day), circle.is_asked_by, source, details)
    yield on(story.day(0, 6, 20), circle.becomes_member, "Marjorie Quill")
    yield on(story.day(1, 7, 8), circle.becomes_member, "Leila Haddad")
    yield on(story.day(0, 12, 5), circle.does_not_come, "Desmond Vale")
    yield on(story.day(1, 9, 4), circle.welcome, HELPER)
    for ago, source, details in LATELY:
        yield on(story.today - timedelta(days=ago), circle.is_asked_by, source, details)
    yield on(story.today - timedelta(days=45), circle.becomes_member, "Gwen Pritchard-Jones")
    yield on(story.today - timedelta(days=38), circle.welcome_begins, "Gwen Pritchard-Jones", 4)
