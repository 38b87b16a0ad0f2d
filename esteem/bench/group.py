"""The group that is measured: larger than any self-help group, made by the same actions as a small one."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import select

from esteem.access.actions.links import begin_claim, claim
from esteem.committee.actions import add_usual_offices, begin_term
from esteem.committee.rules import Came
from esteem.funding.actions import begin_application
from esteem.group.actions import begin_group, change_group, finish_set_up
from esteem.group.rules import Formality
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.meetings.actions import add_meeting, add_venue, count_who_came
from esteem.meetings.actions.door import decide_door, write_numbers
from esteem.meetings.actions.feeds import make_feed
from esteem.meetings.models import Meeting, Presence, PresenceSum
from esteem.meetings.queries.door import tally_of
from esteem.meetings.queries.feeds import Owner
from esteem.meetings.rules.door import Usual
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.actions import add_action, mark_done
from esteem.minutes.actions.decisions import record_decision
from esteem.money.actions import add_fund, open_account, record_money_in, record_money_out
from esteem.money.models import Line, MonthTotal, Transaction
from esteem.money.queries import places
from esteem.money.queries.years import last_number
from esteem.money.rules.bookings import Booked, Part, money_in, money_out, size_of
from esteem.money.rules.kinds import AccountKind, FundKind, TransactionKind
from esteem.money.rules.wanted import findable
from esteem.money.rules.years import first_of_month
from esteem.people.actions import add_person, imports
from esteem.people.actions.person import make_findable
from esteem.people.models import Person
from esteem.people.queries.imports import Chosen
from esteem.people.rules.columns import Column

SIGN_IN, PASSWORD = "bench", "measured twice and cut once"  # of a group that is thrown away
YEARS = 5
FLUSHED = 5_000  # bookings at once
NAMED_FOR = timedelta(days=730)
GIVEN = "Ann Bilal Carys Dev Ewa Femi Gwen Hugh Ines Jola Kit Lola Mair Nia Omar Pia Raj Sue Tess Una Vic Wyn Yan Zoe".split()
FAMILY = (
    "Ash Bell Cole Dunn Ellis Frost Gill Hale Ince Jones Khan Lane Moss Nash Orr Penn Quinn Reid Shaw Todd Ward".split()
)
IN = (("Subs at meetings", 200, 3_000), ("Donations", 500, 10_000), ("Raffle and refreshments", 300, 2_500))
DECIDED_ON = ("hall for another year", "urn", "leaflets", "outing to the sea", "bus", "shelf of books", "notice board")
OUT = (("Room hire", 1_500, 2_500), ("Refreshments", 200, 1_200), ("Printing and publicity", 300, 2_000))


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything there is."""

    people: int = 2_000
    transactions: int = 10_000
    meetings: int = 500
    applications: int = 60

    def divided(self, by: int) -> Size:
        return Size(
            *(max(2, count // by) for count in (self.people, self.transactions, self.meetings, self.applications))
        )


def make_group(size: Size) -> None:
    """Set it up, with its coordinator's account, and fill it; the same each time."""
    chance = random.Random(7)  # noqa: S311 - invents, guards nothing
    claim(token=begin_claim(), sign_in=SIGN_IN, name="Ben Chambers", password=PASSWORD)
    begin_group(name="The Large Circle")
    change_group(formality=Formality.CONSTITUTED)
    finish_set_up()
    _list_from_a_file(_people(size.people, chance))
    _money(size.transactions, chance)
    _meetings(size.meetings, chance, size.people)
    _applications(size.applications)


def _people(count: int, chance: random.Random) -> list[Person]:
    somebody = [
        add_person(
            name=f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {number}", phone=f"01632 960{number % 1000:03}",
            email=f"person{number}@example.org", address=f"{number} Sample Street", town="Sampleton", postcode="ZZ1 1ZZ",
            joined_on=_first_day() + timedelta(days=number % (365 * YEARS)),
        )
        for number in range(count)
    ]  # fmt: skip
    for office, person in zip(add_usual_offices(), somebody, strict=False):
        begin_term(office=office, person_id=person.id, since_on=_first_day(), came=Came.ELECTED)
    return somebody


def _list_from_a_file(somebody: Sequence[Person]) -> None:
    """A list that waits to be brought in: half of it people who are here, with a town to add, half of it new ones."""
    told = [
        (p.name, p.phone, p.email) if n % 2 else (f"New {p.name}", f"7700{n:06}", "") for n, p in enumerate(somebody)
    ]
    lines = [(n, (*cells, "Riverside")) for n, cells in enumerate(told, 2)]
    brought = imports.upload_list(
        file_name="list.csv", heads=("Name", "Tel", "E-mail", "Town"), lines=lines, heads_key="0" * 64, note=""
    )
    chosen = Chosen((Column.NAME, Column.PHONE, Column.EMAIL, Column.TOWN))
    imports.choose_columns(brought=brought, seen_version=None, chosen=chosen, only_gaps=False)


def add_many(count: int) -> None:
    """So many more people in one flush, for lists far longer than any group's."""
    chance = random.Random(8)  # noqa: S311 - invents, guards nothing
    more = [
        Person(
            name=f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} the {number}th", phone=f"01632 961{number % 1000:03}",
            email=f"more{number}@example.org", town=f"{chance.choice(FAMILY)}ton", joined_on=_first_day(),
            known_as="", second_phone="", postcode="",
        )
        for number in range(count)
    ]  # fmt: skip
    for person in more:
        make_findable(person)
    session.add_all(more)
    session.flush()


def _first_day() -> date:
    return dates.today() - timedelta(days=365 * YEARS)


def _money(count: int, chance: random.Random) -> None:
    tin = open_account(name="Tin", kind=AccountKind.TIN, opening=Money(5_000), on=_first_day()).id
    bank = open_account(name="Bank", kind=AccountKind.BANK, opening=Money(100_000), on=_first_day()).id
    funds = [places.general_fund().id, add_fund(name="Days out", kind=FundKind.RESTRICTED).id]
    headings = {heading.name: heading.id for heading in places.headings()}
    for number in range(count):
        record: Callable[..., object] = record_money_in if number % 2 else record_money_out
        heading, least, most = chance.choice(IN if number % 2 else OUT)
        record(
            day=_day_of(number, count), amount=Money(chance.randint(least, most)),
            account=(tin, bank)[number % 3 == 0], heading=headings[heading], fund=funds[number % 11 == 0],
            description=f"{heading}, the {number}th", who=chance.choice(FAMILY),
        )  # fmt: skip


def _day_of(number: int, count: int) -> date:
    return _first_day() + timedelta(days=number * 365 * YEARS // count)


def book_many(count: int) -> None:
    """So many more bookings over the same days, some thousand in a flush: one by one a hundred thousand take minutes."""
    chance, last = random.Random(9), last_number()  # noqa: S311 - invents, guards nothing
    tin, bank, *_ = (account.id for account in places.accounts())
    general, other, *_ = (fund.id for fund in places.funds())
    headings = {heading.name: heading.id for heading in places.headings()}
    totals = {
        (row.month, row.account_id, row.heading_id, row.fund_id): row for row in session.scalars(select(MonthTotal))
    }
    for number in range(count):
        heading, least, most = chance.choice(IN if number % 2 else OUT)
        booked = (money_in if number % 2 else money_out)(
            [Part(Money(chance.randint(least, most)), headings[heading], (general, other)[number % 11 == 0])],
            account=(tin, bank)[number % 3 == 0],
        )
        day, said, who = _day_of(number, count), f"{heading}, the {number}th more", chance.choice(FAMILY)
        session.add(
            Transaction(
                number=last + 1 + number, day=day, kind=TransactionKind.IN if number % 2 else TransactionKind.OUT,
                description=said, who=who, line_count=len(booked), recorded_at=dates.now(),
                found_by=findable(said, who, size_of(booked).plain()), lines=[_line(day, one) for one in booked],
            )
        )  # fmt: skip
        for one in booked:
            place = (first_of_month(day), one.account, one.heading, one.fund)
            if place not in totals:
                totals[place] = MonthTotal(
                    month=place[0], account_id=one.account, heading_id=one.heading, fund_id=one.fund, amount=Money(0)
                )
                session.add(totals[place])
            totals[place].amount += one.amount
        if number % FLUSHED == FLUSHED - 1:
            session.flush()
    session.flush()


def _line(day: date, one: Booked) -> Line:
    return Line(
        day=day, account_id=one.account, heading_id=one.heading, fund_id=one.fund, amount=one.amount,
        leads=one.account is not None,
    )  # fmt: skip


def _meetings(count: int, chance: random.Random, people: int) -> None:
    decide_door(names=True, by_itself=False)
    hall = add_venue(name="The hall", step_free=True).id
    for number in range(count):
        meeting = add_meeting(
            kind=MeetingKind.MEETING, meets_on=dates.today() + timedelta(days=28 - number * 365 * YEARS // count),
            venue_id=hall, start_time=time(19, 30), end_time=time(21),
        )  # fmt: skip
        if meeting.meets_on <= dates.today():
            _decided(meeting, number, chance)
            count_who_came(meeting=meeting, seen_version=None, headcount=chance.randint(5, 40), first_timers=0)
            if meeting.meets_on < dates.today():
                _counted(meeting, chance, people)


def _counted(meeting: Meeting, chance: random.Random, people: int) -> None:
    """How many of each kind came, and the names of a dozen of them, which are numbers after two years."""
    write_numbers(
        meeting=meeting,
        numbers={
            tally_of(usual).id: chance.randint(0, 6) for usual in (Usual.FIRST_TIMERS, Usual.CARERS, Usual.VISITORS)
        },
    )
    if meeting.meets_on < dates.today() - NAMED_FOR:
        session.add(PresenceSum(meeting_id=meeting.id, named=12, returners=9))
        return
    who = chance.sample(range(1, people + 1), min(12, people))
    session.add_all([Presence(meeting_id=meeting.id, person_id=person_id) for person_id in who])


def plan_ahead(count: int) -> str:
    """So many meetings more from tomorrow on, and the secret of a link with which a phone asks for them all."""
    hall = add_venue(name="The new hall", address="1 Sample Street\nSampleton").id
    for number in range(count):
        add_meeting(
            kind=MeetingKind.TALK, meets_on=dates.today() + timedelta(days=1 + number % 365), venue_id=hall,
            start_time=time(19, 30), end_time=time(21), title=f"The {number}th evening, with tea; and cake",
        )  # fmt: skip
    person = add_person(name="Somebody with a phone")
    return make_feed(owner=Owner(person_id=person.id), show_topic=True, show_place=True)


def _decided(meeting: Meeting, place: int, chance: random.Random) -> None:
    """Four decisions of a meeting, and what somebody does about one of them; most of that is done."""
    for number in range(4):
        words = f"We {chance.choice(('keep', 'buy', 'ask for', 'mend'))} the {chance.choice(DECIDED_ON)}, {place} and {number}"
        made = record_decision(
            words=words, decided_on=meeting.meets_on, meeting=meeting, votes_for=5, votes_against=number
        )
    taken_on = add_action(words=f"See to {chance.choice(DECIDED_ON)} {place}", who="the whole committee", decision=made)
    if place % 5:
        mark_done(action=taken_on)


def _applications(count: int) -> None:
    for number in range(count):
        begin_application(
            funder=f"{FAMILY[number % len(FAMILY)]} Trust {number}", purpose="Room hire for a year",
            asked=Money(50_000 + number), deadline_on=dates.today() + timedelta(days=number),
        )  # fmt: skip
