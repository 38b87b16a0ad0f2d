"""Things for tests to stand on, each made by the app's own actions with dull defaults that a test may replace.

A maker needs a group at work: `group.makes(make_person, name="Ann")`, or plainly inside the `books` fixture.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from esteem.access.actions.accounts import add_account
from esteem.access.models import Account
from esteem.claims import actions as claims
from esteem.claims.models import Claim
from esteem.claims.rules.mileage import Vehicle
from esteem.committee.actions import add_office, begin_term
from esteem.committee.models import Office, Term
from esteem.committee.queries import office_called
from esteem.committee.rules import Came
from esteem.funding.actions import begin_application
from esteem.funding.models import Application
from esteem.group.actions import begin_group, change_group, finish_set_up
from esteem.group.models import Group
from esteem.group.rules import Formality
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.kernel.permissions import act_as, actor
from esteem.kernel.uploads import Uploaded
from esteem.meetings.actions import add_meeting, add_venue
from esteem.meetings.actions.bookings import write_booking
from esteem.meetings.actions.jobs import ask_for_job
from esteem.meetings.actions.kinds import add_kind
from esteem.meetings.actions.lifts import add_lift
from esteem.meetings.actions.outside import write_outside
from esteem.meetings.actions.series import add_series, make_meetings
from esteem.meetings.actions.talks import add_talk
from esteem.meetings.actions.turns import put_down
from esteem.meetings.models import Booking, Job, JobTurn, Lift, Meeting, Outside, OwnKind, Series, Talk, Venue
from esteem.meetings.rules.bookings import BookingStatus
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lifts import Way as LiftWay
from esteem.meetings.rules.patterns import Every
from esteem.minutes.actions.actions import add_action
from esteem.minutes.actions.agenda import add_item
from esteem.minutes.actions.decisions import record_decision
from esteem.minutes.actions.minutes import approve_minutes
from esteem.minutes.actions.questions import put_question
from esteem.minutes.actions.speaking import add_mandate, write_said
from esteem.minutes.actions.writing import begin_minutes
from esteem.minutes.models import Action, Decision, Mandate, Minutes, Question, SaidOutside
from esteem.minutes.queries.told import code_of
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.questions import Needs as Needed
from esteem.money import actions as money
from esteem.money.models import MoneyAccount, Transaction
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind
from esteem.people.actions import add_entry, add_person, yours
from esteem.people.actions.connections import add_connection
from esteem.people.actions.needs import keep_needs
from esteem.people.models import Connection, Needs, Person, Source, YoursAnswer
from esteem.people.queries.yours import link_of
from esteem.people.rules.connections import Connected
from esteem.people.rules.consents import Way
from esteem.people.rules.needs import FIELDS
from esteem.people.rules.standing import Stands
from esteem.people.rules.yours import ASKED
from esteem.privacy.actions.requests import record_request
from esteem.privacy.models import PrivacyRequest
from esteem.privacy.rules.requests import Came as Asked
from esteem.privacy.rules.requests import Kind
from esteem.subs.actions.plans import add_plan
from esteem.subs.models import SubsPlan
from esteem.subs.rules.kinds import Every as SubsEvery
from esteem.support.actions import add_helper, add_organisation, add_speaker, begin_agreement, sign_agreement
from esteem.support.models import Helper, Organisation, Speaker
from esteem.support.queries import Organisations


def make_group(*, name: str = "Riverside Friends", formality: Formality = Formality.CONSTITUTED) -> Group:
    """The ready-made group every test gets a copy of: set up, constituted, its year ends on 31 March, nothing in it."""
    begin_group(name=name)
    change_group(formality=formality)
    return finish_set_up()


def make_person(*, name: str = "Ann Example", **details: object) -> Person:
    """Somebody of the group, here now."""
    return add_person(name=name, **details)


def make_needs(*, name: str = "Ann Example", **words: str) -> Needs:
    """Somebody who said yes today, and told of this."""
    someone = make_person(name=name)
    told = {**dict.fromkeys(FIELDS, ""), **words}
    kept = keep_needs(person=someone, seen_version=None, how=Way.PAPER, said_on=dates.today(), **told)
    assert kept is not None
    set_committed_value(kept, "person", someone)
    return kept


def make_connection(one: Person, other: Person, kind: Connected, *, words: str = "") -> Connection:
    """The one is that to the other."""
    return add_connection(person=one, other_id=other.id, kind=kind, words=words)


def make_yours_link(person: Person) -> str:
    """The secret of a link with which they look at their own details; the door is opened for it."""
    yours.set_own_door(is_open=True)
    return yours.make_link(person=person)


def make_answer(person: Person, **corrected: object) -> YoursAnswer:
    """What they sent through a link of theirs; it waits to be looked at."""
    link = link_of(make_yours_link(person))
    assert link is not None
    wrote = {**{field: getattr(person, field) for field in ASKED}, **corrected}
    sender = actor()
    answer = yours.receive(link=link, seen_version=None, **wrote)
    act_as(sender)
    return answer


def make_enquirer(*, name: str = "Ann Example", **details: object) -> Person:
    """Somebody who asked about the group today, and has not come yet."""
    return add_person(name=name, stands=Stands.ENQUIRER, **details)


def make_source(*, name: str = "The café", **details: object) -> Source:
    """A way of hearing of the group, at the end of its list."""
    return add_entry(kind=Source, name=name, **details)


def make_application(
    *, funder: str = "Sample Fund", purpose: str = "Room hire for a year", **details: object
) -> Application:
    """An application that is being written."""
    return begin_application(funder=funder, purpose=purpose, **details)


def make_office(
    *, name: str = "Treasurer", needed: bool = True, on_committee: bool = True, **details: object
) -> Office:
    """An office that nobody holds yet; the same one again when it is there already."""
    there = office_called(name)
    return there or add_office(name=name, needed=needed, on_committee=on_committee, **details)


def make_term(
    *,
    office: str = "Treasurer",
    person: Person | None = None,
    since_on: date = date(2026, 4, 20),
    until_on: date | None = None,
    came: Came | None = Came.ELECTED,
) -> Term:
    """Somebody in an office, from its last annual meeting on."""
    someone = person or make_person()
    return begin_term(
        office=make_office(name=office), person_id=someone.id, since_on=since_on, until_on=until_on, came=came
    )


def make_account(
    *, name: str = "Erin Vale", sign_in: str = "", roles: Iterable[str] = ("viewer",), person: Person | None = None
) -> Account:
    """Somebody who may sign in once they have chosen a password."""
    number = person.id if person else None
    return add_account(sign_in=sign_in or name, name=name, roles=dict.fromkeys(roles), person_id=number)


def make_venue(*, name: str = "Riverside Centre", **details: object) -> Venue:
    """A place to meet."""
    return add_venue(name=name, **details)


def make_booking(*, meeting: Meeting, stands: BookingStatus = BookingStatus.CONFIRMED, reference: str = "") -> Booking:
    """The room of a meeting, given today."""
    told = {"on": dates.today(), "reference": reference, "by_whom": "Ann Example"}
    return write_booking(meeting=meeting, seen_version=None, stands=stands, **told)


def make_meeting(
    *, kind: MeetingKind = MeetingKind.MEETING, meets_on: date = date(2026, 12, 1), **details: object
) -> Meeting:
    """A meeting a week from today, with no time or place decided."""
    return add_meeting(kind=kind, meets_on=meets_on, **details)


def make_asked(*people: Person, job_id: int = 3) -> Job:
    """They may be asked for a job: the third of the list is tea."""
    job = session.get_one(Job, job_id)
    ask_for_job(job=job, person_ids=[person.id for person in people])
    return job


def make_turn(*, meeting: Meeting | None = None, person: Person | None = None, job_id: int = 3) -> JobTurn:
    """Somebody does a job at a meeting."""
    job, met = session.get_one(Job, job_id), meeting or make_meeting()
    return put_down(meeting=met, job=job, person_id=(person or make_person()).id)


def make_talk(*, meeting: Meeting | None = None, topic: str = "A sample talk", **details: object) -> Talk:
    """Somebody is put down to speak, in words unless told."""
    told = details if "person_id" in details else {"who": "Nia Example", **details}
    return add_talk(meeting=meeting or make_meeting(), topic=topic, **told)


def make_lift(*, meeting: Meeting | None = None, way: LiftWay = LiftWay.WANTED, **details: object) -> Lift:
    """Somebody wants a lift, or offers one; a name unless told whose."""
    told = details if "person_id" in details else {"name": "Kit Example", **details}
    return add_lift(meeting=meeting or make_meeting(), way=way, **told)


def make_series(*, starts_on: date = date(2026, 12, 1), every: Every = Every.WEEKDAY, **details: object) -> Series:
    """Meetings on the first Tuesday of the month from next week on; none of them is made yet."""
    return add_series(starts_on=starts_on, every=every, **{"kind": MeetingKind.MEETING, **details})


def make_round(**details: object) -> Series:
    """The same with a year of them made."""
    series = make_series(**details)
    make_meetings(series=series, seen_version=None, moved={})
    return series


def make_own_kind(*, name: str = "Walk", is_like: MeetingKind = MeetingKind.OUTING) -> OwnKind:
    """A kind of the group's own."""
    return add_kind(name=name, is_like=is_like)


def make_outside(*, person: Person | None = None, who: str = "", came_back: str = "", **details: object) -> Outside:
    """A meeting of others, somebody who went there for the group, and what came back."""
    meeting = make_meeting(kind=MeetingKind.OUTSIDE, **details)
    told = {"person_id": person.id if person else None, "who": who, "came_back": came_back}
    return write_outside(meeting=meeting, outside=None, seen_version=None, **told)


def make_action(*, words: str = "Ring the hall", **details: object) -> Action:
    """Something to do that nobody took on yet."""
    return add_action(words=words, **details)


def make_decision(
    *, words: str = "We buy an urn", decided_on: date = date(2026, 11, 10), **details: object
) -> Decision:
    """A decision of two weeks ago, at no meeting unless one is given."""
    return record_decision(words=words, decided_on=decided_on, **details)


def make_money_account(*, name: str = "Tin", kind: AccountKind = AccountKind.TIN, pence: int = 10000) -> MoneyAccount:
    """Where money is kept, with a little in it from the first; the same one again when it is there already."""
    there = next((account for account in places.accounts() if account.name == name), None)
    return there or money.open_account(name=name, kind=kind, opening=Money(pence), on=date(2026, 4, 1))


def make_payment(
    *, pence: int = 2250, heading: str = "Room hire", day: date = date(2026, 5, 7), **told: object
) -> Transaction:
    """Money out of the tin, from the general fund."""
    number = {row.name: row.id for row in places.headings()}[heading]
    tin, general = make_money_account(), places.general_fund()
    return money.record_money_out(day=day, amount=Money(pence), account=tin.id, heading=number, fund=general.id, **told)


def make_plan(
    *, name: str = "Evenings", every: SubsEvery = SubsEvery.MEETING, pence: int = 200, **details: object
) -> SubsPlan:
    """A plan booked under the first heading."""
    told: dict[str, object] = {
        "starts_on": date(2026, 9, 1),
        "grace_days": 30,
        "least": None,
        "reduced": Money(pence // 2),
    }
    heading = next(one.id for one in places.headings() if one.name == "Subs at meetings")
    return add_plan(
        name=name, every=every, amount=Money(pence), heading_id=heading, fund_id=places.general_fund().id, first_free=True,
        carer_free=True, may_be_gift=False, gift_reason="", **(told | details),
    )  # fmt: skip


def make_claim(*, name: str = "Sample Claimant", pence: int = 1250) -> Claim:
    """A claim being written, with a thing that was paid and a journey."""
    person = session.scalars(select(Person).where(Person.name == name)).first() or make_person(name=name)
    claim = claims.begin_claim(person_id=person.id)
    add_to_claim(claim, "Tea and biscuits", pence=pence)
    claims.add_journey(
        claim=claim, day=date(2026, 11, 3), from_place="Sampleton", to_place="Brookvale", purpose="A talk", tenths=240,
        vehicle=Vehicle.CAR, passengers=1, fund=places.general_fund().id,
        heading={row.name: row.id for row in places.headings()}["Transport and mileage"],
    )  # fmt: skip
    return claim


def add_to_claim(claim: Claim, purpose: str, *, pence: int = 300) -> None:
    """One thing more that was paid, with its receipt."""
    number = {row.name: row.id for row in places.headings()}["Refreshments"]
    claims.add_spent(
        claim=claim, day=date(2026, 11, 3), purpose=purpose, amount=Money(pence), heading=number,
        fund=places.general_fund().id, receipt=Uploaded("till.pdf", b"%PDF-1.7 sample"),
    )  # fmt: skip


def make_request(
    *,
    kind: Kind = Kind.ACCESS,
    received_on: date = date(2026, 11, 20),
    person: Person | None = None,
    name: str = "",
    **details: object,
) -> PrivacyRequest:
    """Somebody asked, four days ago; Ann if nobody is named."""
    whose = {"person_id": person.id} if person else {"person_id": None, "name": name or "Ann Example"}
    return record_request(kind=kind, received_on=received_on, came=Asked.SPOKEN, **whose, **details)


def make_organisation(*, name: str = "Example Advice Centre", **details: object) -> Organisation:
    """An organisation outside the group."""
    return add_organisation(name=name, **details)


def make_helper(*, name: str = "Sam Sample", person: Person | None = None, **details: object) -> Helper:
    """Somebody new who helps, or this person."""
    whose = {"person_id": person.id} if person else {"name": name}
    return add_helper(**whose, **details)


def make_colleague(number: int) -> Helper:
    """The nth helper of one organisation."""
    there = next(iter(Organisations().found("Example Practice")), None)
    house = there[0] if there else make_organisation(name="Example Practice").id
    return make_helper(name=f"Helper {number}", organisation_id=house)


def make_speaker(*, name: str = "Tess Sample", topic: str = "Sleeping better", **details: object) -> Speaker:
    """Somebody new who may speak."""
    return add_speaker(name=name, topic=topic, **details)


def make_signed_agreement(*, name: str = "Sam Sample", **details: object) -> Helper:
    """A helper with an agreement that was signed today."""
    helper = make_helper(name=name, **{"offers": "Grant forms", **details})
    sign_agreement(
        agreement=begin_agreement(helper=helper), seen_version=None, signed_on=dates.today(), signed_for_us="Alice Marsh",
        print_it=lambda *_: b"%PDF-1.7",
    )  # fmt: skip
    return helper


def make_mandate(
    *, person: Person | None = None, about: str = "How to join", since_on: date = date(2026, 11, 1), **details: object
) -> Mandate:
    """Somebody may speak for the group since this month, as the committee decided."""
    told = {"rests_on": "Committee in October", **details}
    return add_mandate(person_id=(person or make_person()).id, about=about, since_on=since_on, **told)


def make_said(
    *, person: Person | None = None, said_on: date = date(2026, 11, 24), words: str = "We meet on Thursdays.",
    **details: object,
) -> SaidOutside:  # fmt: skip
    """What somebody said for the group today."""
    named = {} if "who" in details else {"person_id": (person or make_person()).id}
    return write_said(said_on=said_on, words=words, **named, **details)


def make_question(
    *, people: Iterable[Person] = (), words: str = "Shall we book the coach?", closes_on: date = date(2026, 12, 1),
    options: str = "", needs: Needed = Needed.MOST_OF_ASKED, least: int | None = None, **details: object,
) -> Question:  # fmt: skip
    """A question that closes in a week, put to somebody."""
    asked = [person.id for person in people] or [make_person().id]
    told = {"words": words, "closes_on": closes_on, "options": options, "needs": needs, "least": least}
    return put_question(asked=asked, **told, **details)


def make_minutes(
    *, kind: MeetingKind = MeetingKind.COMMITTEE, meets_on: date = date(2026, 10, 13), items: Iterable[str] = ("Money",),
    **more: object,
) -> Minutes:  # fmt: skip
    """Minutes that were begun, of a meeting with these items on its agenda."""
    meeting = make_meeting(kind=kind, meets_on=meets_on, **more)
    for title in items:
        add_item(meeting=meeting, title=title, kind=ItemKind.REPORT)
    return begin_minutes(meeting=meeting)


def make_approved(minutes: Minutes, *, at: Meeting) -> Minutes:
    """They were approved there, and the file is a stand-in."""
    return approve_minutes(
        minutes=minutes, approved_meeting_id=at.id, approved_on=None, signed_by="Ann Example", words_seen=code_of(minutes),
        print_it=lambda *_: b"%PDF-1.7 a stand-in",
    )  # fmt: skip
