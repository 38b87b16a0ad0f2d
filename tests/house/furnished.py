"""A group with some of everything, and the app's long lists: what the house tests walk through.

Each feature adds its things to `furnish` and its lists to `LISTS`, as they come.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from esteem.access.actions.accounts import stop_account
from esteem.access.actions.keeping import keep_form
from esteem.access.actions.seats import open_seat
from esteem.access.models import Account
from esteem.access.queries import account_named
from esteem.bank import imports as bank_imports
from esteem.bank.actions import cash as cash_counts
from esteem.bank.actions import matching as bank_matches
from esteem.bank.actions import reconciling, statements
from esteem.bank.actions import rules as bank_rules
from esteem.bank.models import BankLine, BankUpload
from esteem.bank.queries.reconciling import reckon
from esteem.bank.rules.columns import Column as BankColumn
from esteem.bank.rules.columns import Columns as BankColumns
from esteem.bank.rules.learnt import Way as BankWay
from esteem.budget import actions as budgets_done
from esteem.budget.queries.budgets import latest as latest_budget
from esteem.budget.rules.in_kind import Given as InKindGiven
from esteem.budget.rules.planned import Planned
from esteem.claims import actions as claims_done
from esteem.claims.models import Claim, PettyTin
from esteem.claims.rules.mileage import Vehicle
from esteem.claims.rules.standing import Approver
from esteem.committee.actions import remove_term, retire_office
from esteem.examining import actions as examining
from esteem.examining.models import ExaminerLook, ExaminerVisit
from esteem.funding.actions import record_event, remove_application
from esteem.funding.rules import Happening
from esteem.giftaid import actions as gift_aid
from esteem.giftaid.models import ClaimedGift, GiftAidClaim
from esteem.giftaid.models import Declaration as GiftDeclaration
from esteem.giftaid.queries.declarations import declaration_of
from esteem.giftaid.queries.settings import likely_gifts, likely_reclaimed, says_it_claims
from esteem.giftaid.rules.declared import How as GiftHow
from esteem.governance.actions import add_clause, begin_constitution, set_aside
from esteem.governance.models import Constitution
from esteem.governance.rules.choices import Part
from esteem.governance.rules.clauses import Key
from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.queries import our_group
from esteem.group.rules import Formality, RuleKey
from esteem.kernel.dates import now
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.kernel.permissions import act_as, actor
from esteem.kernel.uploads import Uploaded
from esteem.meetings.actions import cancel_meeting, remove_meeting, retire_venue, venues
from esteem.meetings.actions import presence as door_presence
from esteem.meetings.actions.door import decide_door, write_numbers
from esteem.meetings.actions.feeds import make_feed
from esteem.meetings.actions.jobs import add_job, ask_for_job, put_away_job
from esteem.meetings.actions.kinds import put_away_kind
from esteem.meetings.actions.lifts import go_along
from esteem.meetings.actions.programme import write_contact
from esteem.meetings.actions.public import mark_meeting, mark_series
from esteem.meetings.actions.series import end_series, make_meetings, undo_series
from esteem.meetings.actions.talks import remove_talk, speaker_declines
from esteem.meetings.actions.tallies import add_tally, put_away_tally
from esteem.meetings.actions.turns import give, say_cannot
from esteem.meetings.models import CalendarFeed, DoorCount, Job, Lift, Meeting, Presence, Series, Talk, Venue
from esteem.meetings.queries.feeds import Owner
from esteem.meetings.queries.jobs import takers_of
from esteem.meetings.rules.costs import Charged
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lifts import Way as LiftWay
from esteem.meetings.rules.patterns import Every
from esteem.minutes.actions import agenda, answers
from esteem.minutes.actions import minutes as minutes_done
from esteem.minutes.actions import papers as agenda_papers
from esteem.minutes.actions import questions as asking
from esteem.minutes.actions.actions import drop_action, mark_done
from esteem.minutes.actions.building import build_agenda, keep_as_usual
from esteem.minutes.actions.decisions_book import withdraw_decision
from esteem.minutes.actions.speaking import end_mandate, take_off
from esteem.minutes.actions.writing import save as write_minutes
from esteem.minutes.models import AgendaItem, AgendaPaper, Decision, Mandate, Question
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.building import lines_for
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.parts import seen_code
from esteem.minutes.rules.questions import How
from esteem.money import actions as money
from esteem.money import imports as cash_book_files
from esteem.money.actions import cash_books
from esteem.money.actions.closing import say_looked
from esteem.money.actions.parent_body import name_parent_body
from esteem.money.actions.payments import agree as agree_payment
from esteem.money.actions.payments import decide_limit, propose, write_down
from esteem.money.actions.payments import make as make_agreed_payment
from esteem.money.actions.payments import refuse as refuse_payment
from esteem.money.actions.payments import withdraw as withdraw_payment
from esteem.money.actions.receipts import attach_receipt, take_away_receipt
from esteem.money.actions.repeats import begin_repeat, stop_repeat
from esteem.money.actions.year_papers import save_part, write_notes
from esteem.money.models import CashBookFile, ClosedYear, Fund, MoneyAccount, Proposal, Transaction
from esteem.money.queries import places
from esteem.money.queries.years import last_number, year_ending_in
from esteem.money.rules.bookings import Part as MoneyPart
from esteem.money.rules.cash_books import Chosen as BookColumns
from esteem.money.rules.closing import Look as MoneyLook
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, HoldingKind, Statutory, TransactionKind
from esteem.money.rules.payments import Signatory
from esteem.money.rules.repeats import Every as MoneyEvery
from esteem.people import actions, imports
from esteem.people.actions import change_person, merging, sheets
from esteem.people.actions import imports as imports_done
from esteem.people.actions.connections import remove_connection
from esteem.people.actions.consents import record_answers, strike, withdraw
from esteem.people.actions.saved_lists import put_away_list, save_list
from esteem.people.actions.tags import make_tag, put_away_tag, set_tags
from esteem.people.actions.wordings import write_wording
from esteem.people.actions.yours import confirm, decline
from esteem.people.models import Consent, ContactSheet, ImportLine, PeopleImport, Person, WelcomeStep
from esteem.people.queries import every_entry
from esteem.people.queries.imports import Chosen
from esteem.people.queries.yours import link_of
from esteem.people.rules.columns import Column
from esteem.people.rules.connections import Connected
from esteem.people.rules.consents import Audience, Item, Purpose, Way
from esteem.people.rules.finding import Wanted
from esteem.people.rules.listed import Happened
from esteem.people.rules.reach import Channel, MayReach
from esteem.people.rules.standing import Order, Stands
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.actions.notice import adopt_notice, write_details
from esteem.privacy.actions.requests import close_request, stop_clock, take_longer
from esteem.privacy.actions.retention import decide, keep_longer
from esteem.privacy.models import AdoptedNotice, Erasure
from esteem.privacy.queries.notice import details
from esteem.privacy.rules.erasures import Reason
from esteem.privacy.rules.requests import Awaiting, Ended, Kind
from esteem.privacy.rules.retention import Item as KeptItem
from esteem.subs.actions import plans as subs_plans
from esteem.subs.actions.door import take_at_door
from esteem.subs.actions.payments import pay as pay_subs
from esteem.subs.models import SubsPlan
from esteem.subs.queries.plans import usual_plan
from esteem.subs.rules.kinds import Every as SubsEvery
from esteem.subs.rules.kinds import Method as SubsMethod
from esteem.subs.rules.kinds import Rate as SubsRate
from esteem.subs.rules.takings import Counted as TinCounted
from esteem.support import actions as support
from esteem.support.rules.roles import Area, Role
from tests import makers
from tests.governance.sample import make_adopted, make_draft, write_by_hand


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that shows many of something, and how to make the nth of them."""

    address: str
    make: Callable[[int], object]


def make_budget_line(number: int) -> None:
    """Somebody plans something more: under a heading of its own, with a note."""
    year, heading = year_ending_in(2027), money.add_heading(name=f"Plan {number}", statutory=Statutory.CHARITABLE)
    budget = latest_budget(year)
    planned = [
        *(budget.planned if budget else ()),
        Planned(heading.id, places.general_fund().id, Money(100 * number), "Why"),
    ]
    budgets_done.save_budget(year=year, planned=planned, because=f"Reason {number}")


def make_in_kind(number: int) -> None:
    """Something more was given."""
    budgets_done.add_gift(
        kind=InKindGiven.HOURS, day=date(2026, 11, 5), what=f"Stall {number}", minutes=60 * number + 30
    )


def make_hour_value(number: int) -> None:
    """An hour is worth something else."""
    day = date(2026, 4, 1) + timedelta(days=number)
    budgets_done.add_hour_value(starts_on=day, amount=Money(1000 + number), source=f"Committee {number}")


def make_ticked(number: int) -> None:
    """Somebody more ticked at the first meeting's door."""
    decide_door(names=True, by_itself=False)
    met = session.get(Meeting, 1) or makers.make_meeting(meets_on=date(2026, 11, 10))
    door_presence.tick(meeting=met, person=makers.make_person(name=f"Person {number}"))


def make_apology(number: int) -> None:
    """Apologies for the first meeting, from somebody more."""
    met = session.get(Meeting, 1) or makers.make_meeting(meets_on=date(2026, 11, 10))
    door_presence.keep_apology(meeting=met, person_id=makers.make_person(name=f"Person {number}").id)


def make_counted(number: int) -> None:
    """A meeting more, of which lines of its own were counted."""
    met = makers.make_meeting(meets_on=date(2025, 1 + number % 12, 1 + number // 12))
    write_numbers(meeting=met, numbers={add_tally(name=f"Line {number}").id: number + 1})


def make_behind(number: int) -> None:
    """Somebody more who owes a year, and for whom the first person there pays."""
    plan = session.scalar(select(SubsPlan).where(SubsPlan.every == SubsEvery.YEAR))
    plan = plan or makers.make_plan(name="Membership", every=SubsEvery.YEAR, pence=1200)
    person, first = makers.make_person(name=f"Person {number}"), session.get(Person, 1)
    payer = first.id if first is not None and first.id != person.id else None
    put = {"plan_id": plan.id, "rate": SubsRate.STANDARD, "starts_on": date(2026, 4, 1), "payer_id": payer}
    subs_plans.put_on_plan(person=person, **put)


def make_paid_evening(number: int) -> None:
    """Somebody more who may pay at the first meeting, on everybody's plan."""
    if session.get(Meeting, 1) is None:
        makers.make_meeting(meets_on=date(2026, 11, 10))
    if usual_plan() is None:
        makers.make_plan()
    makers.make_person(name=f"Person {number}")


def make_paid_year(number: int) -> None:
    """The first person pays for one year more."""
    if not places.accounts():
        makers.make_money_account()
    if session.get(Person, 1) is None:
        make_behind(number)
    pay_subs(
        person=session.get_one(Person, 1), amount=Money(1200), method=SubsMethod.CASH, account=places.accounts()[0].id,
        paid_on=date(2026, 11, 3), first=date(2026 + number, 4, 1), times=1,
    )  # fmt: skip


def say_we_claim() -> None:
    """The group claims Gift Aid, whatever it is today."""
    before = our_group().formality
    change_group(formality=Formality.CHARITY)
    if not says_it_claims():
        gift_aid.decide(claims=True, reference="XR00000", headings=likely_gifts(), reclaimed_id=likely_reclaimed())
    change_group(formality=before)


def make_declared(number: int) -> GiftDeclaration:
    """Somebody more declares."""
    say_we_claim()
    return gift_aid.declare(
        person_id=makers.make_person(name=f"Gift Donor {number}").id, first_name="Donor", last_name=f"Sample {number}",
        house="12", postcode="S19 2BD", made_on=date(2026, 5, 1), how=GiftHow.WRITTEN, for_future=True, for_past=True,
    )  # fmt: skip


def make_gift(number: int) -> None:
    """Somebody more declares and gives."""
    donor = make_declared(number)
    tin, headings = makers.make_money_account(), {row.name: row.id for row in places.headings()}
    money.record_money_in(
        day=date(2026, 6, 1), amount=Money(1000 + number), account=tin.id, heading=headings["Donations"],
        fund=places.general_fund().id, person=donor.person_id, who=donor.donor,
    )  # fmt: skip


def make_donor_moved(number: int) -> None:
    """The first donor moves once more."""
    donor = declaration_of(1) or make_declared(number)
    said = {"house": str(number), "postcode": "S19 2BD", "from_on": date(2026, 5, 2) + timedelta(days=number)}
    gift_aid.move_home(declaration=donor, **said)


def make_gift_claim(number: int) -> None:
    """One claim more, of one gift."""
    make_gift(number)
    before = our_group().formality
    change_group(formality=Formality.CHARITY)
    gift_aid.record_claim(made_on=date(2026, 11, 20), reference=f"HMRC {number}")
    change_group(formality=before)


def make_gift_claimed(number: int) -> None:
    """One gift more in the first claim: claimed again with the others."""
    claim = session.get(GiftAidClaim, 1)
    make_gift_claim(number)
    if claim is not None:
        for line in session.scalars(select(ClaimedGift).where(ClaimedGift.claim_id != 1)):
            line.claim_id = 1
        session.flush()


def make_claimed(number: int) -> None:
    """One claim more that waits, of somebody more."""
    claims_done.hand_in(claim=makers.make_claim(name=f"Claimant {number}"))


def make_first_claim_longer(number: int) -> None:
    """One thing more in the first claim, as long as there is room."""
    claim = session.get(Claim, 1) or makers.make_claim()
    makers.add_to_claim(claim, f"Thing {number}")


def make_own_rate(number: int) -> None:
    """One rate more of the group's own."""
    day = date(2012, 1, 1) + timedelta(days=number)
    claims_done.add_rate(vehicle=Vehicle.BICYCLE, starts_on=day, first=Money(21), source=f"Committee {number}")


def make_voucher(number: int) -> None:
    """One payment more from the tin that is the first petty cash."""
    tin = makers.make_money_account()
    if session.get(PettyTin, 1) is None:
        claims_done.keep_tin(account=tin.id, level=Money(10000))
    makers.make_payment(description=f"Voucher {number}", pence=100)


def make_petty_tin(number: int) -> None:
    """One tin more that is kept as petty cash."""
    claims_done.keep_tin(account=makers.make_money_account(name=f"Petty {number}", pence=500).id, level=Money(1000))


def make_repeat(number: int) -> None:
    begin_repeat(transaction=makers.make_payment(description=f"Evening {number}"), every=MoneyEvery.MONTH)


def make_payment_limit(number: int) -> None:
    decide_limit(starts_on=date(2026, 1, 1) + timedelta(days=number), amount=Money(90000 + number), decided="Committee")


def make_proposal(number: int, *, with_receipt: bool = False) -> Proposal:
    """One payment more that waits to be agreed."""
    tin, heading = makers.make_money_account(name=f"Box {number}"), {row.name: row.id for row in places.headings()}
    parts = [MoneyPart(Money(30000), heading["Room hire"], places.general_fund().id)]
    return propose(
        day=date(2026, 11, 20), parts=parts, account=tin.id, by=Signatory(900, None, "Sample Proposer"),
        who=f"Hall {number}", description=f"Evening {number}",
        receipt=Uploaded("sample.pdf", b"%PDF-1.7 sample") if with_receipt else None,
    )  # fmt: skip


def make_fund_heading(number: int) -> None:
    """One heading more under which something was paid from the first fund beside the general one."""
    fund = session.get(Fund, 2) or money.add_fund(name="Sample fund", kind=FundKind.RESTRICTED)
    heading = money.add_heading(name=f"Kind {number}", statutory=Statutory.CHARITABLE)
    tin = makers.make_money_account()
    money.record_money_out(day=date(2026, 5, 7), amount=Money(100), account=tin.id, heading=heading.id, fund=fund.id)


def furnish_payments() -> None:
    """A limit; payments that wait, are agreed, refused, withdrawn, made, reversed, and one that was agreed on paper."""
    make_payment_limit(0)
    by, other = Signatory(900, None, "Sample Proposer"), Signatory(901, None, "Sample Signatory")
    make_proposal(0, with_receipt=True)
    agreed = [agree_payment(proposal=make_proposal(number), by=other) for number in (1, 2, 3)]
    refuse_payment(proposal=make_proposal(4), by=other, because="Too dear")
    withdraw_payment(proposal=make_proposal(5), by=by)
    for row in agreed[1:]:
        told = {"day": date(2026, 11, 20), "account": row.account_id, "all_the_same": True}
        paid = make_agreed_payment(proposal=row, by=by, **told)
    money.reverse(transaction=paid, reason="Wrong hall", day=date(2026, 11, 20))
    write_down(transaction=makers.make_payment(description="Agreed on paper"), on_paper="Ann and Bo", by=by)
    makers.make_payment(pence=90100, description="Agreed by nobody", day=date(2026, 11, 20))
    person = makers.make_person(name="Wilfred Earner")
    again = make_proposal(6)
    again.person_id, again.who = person.id, person.name


def make_first_action(number: int) -> None:
    """Something more for the first person to do, agreed at a meeting of its own."""
    ann = session.get(Person, 1) or makers.make_person(name="Ann Example")
    met = makers.make_meeting(meets_on=date(2025, 1 + number % 12, 1 + number // 12))
    makers.make_action(words=f"Thing {number}", person_id=ann.id, meeting=met)


def make_carried(number: int) -> None:
    """Something more that is still open before the first meeting, and something more it took on."""
    first = session.get(Meeting, 1) or makers.make_meeting()
    make_first_action(number)
    makers.make_action(words=f"New thing {number}", meeting=first, who="all of us")


def make_decided(number: int) -> None:
    """A decision more, of a meeting of its own, and something more that comes of the first."""
    made = makers.make_decision(words=f"We do {number}", meeting=makers.make_meeting(meets_on=date(2026, 11, 5)))
    first = session.get(Decision, 1) or made
    makers.make_action(
        words=f"Thing {number}", decision=first, person_id=makers.make_person(name=f"Person {number}").id
    )


def make_on_agenda(number: int) -> None:
    """One thing more on the first meeting's agenda, with who brings it and a paper."""
    met = session.get(Meeting, 1) or makers.make_meeting(meets_on=date(2026, 12, 1))
    item = agenda.add_item(
        meeting=met, title=f"Thing {number}", kind=ItemKind.DECIDE, minutes=5, about="Read it", brought_by="Ann Example"
    )
    file = Uploaded("paper.txt", f"Paper {number}".encode())
    agenda_papers.attach_paper(meeting=met, file=file, item_id=item.id)


def make_minuted(number: int) -> None:
    """One item more in the first meeting's minutes, with what was said, decided and taken on; and minutes of another."""
    makers.make_minutes(kind=MeetingKind.MEETING, meets_on=date(2026, 10, 1) - timedelta(days=number))
    met = session.get_one(Meeting, 1)
    item = agenda.add_item(meeting=met, title=f"Thing {number}", kind=ItemKind.REPORT)
    write_minutes(meeting=met, name=f"note_{item.id}", typed=f"We talked of {number}.", seen=seen_code(""))
    made = makers.make_decision(words=f"We do {number}", meeting=met, item=item)
    makers.make_action(words=f"Do {number}", decision=made, person_id=makers.make_person(name=f"Person {number}").id)


def make_waiting(number: int) -> None:
    """One thing more that waits for a meeting, and one such meeting."""
    if session.get(Meeting, 1) is None:
        makers.make_meeting(meets_on=date(2026, 12, 1))
    agenda.park_idea(title=f"Idea {number}")


def make_speaking(number: int) -> None:
    """Somebody more who may speak for the group."""
    makers.make_mandate(person=makers.make_person(name=f"Person {number}"))


def make_said_by_first(number: int) -> None:
    """The first who may speak says something more, at a meeting of others."""
    first = session.get(Mandate, 1) or makers.make_mandate()
    met = makers.make_outside(meets_on=date(2026, 11, 3), title=f"Forum {number}")
    makers.make_said(person=first.person, words=f"Thing {number}", meeting_id=met.meeting_id)


def make_asked(number: int) -> None:
    """Somebody more is asked the first question."""
    person = makers.make_person(name=f"Person {number}")
    first = session.get(Question, 1)
    if first is None:
        makers.make_question(people=[person])
    else:
        answers.ask_also(question=first, person_id=person.id)


def make_looked_after(number: int) -> None:
    """One place more, with somebody who is asked for it, and a meeting there."""
    person = makers.make_person(name=f"Person {number}")
    venue = makers.make_venue(name=f"Place {number}", contact_id=person.id, key_holder_id=person.id)
    makers.make_meeting(venue_id=venue.id)


def make_booked(number: int) -> None:
    """One meeting more at the first place, its room asked for, one whose room is not needed any more, and a note."""
    venue = session.get(Venue, 1) or makers.make_venue()
    for meeting in (makers.make_meeting(venue_id=venue.id), off := makers.make_meeting(venue_id=venue.id)):
        makers.make_booking(meeting=meeting, reference=f"B{number}")
    cancel_meeting(meeting=off, seen_version=None)
    venues.note_use(venue=venue, used_on=date(2026, 11, 3), text=f"Note {number}")


def make_evening(number: int) -> None:
    """A meeting more, somebody more who may be asked for tea, and somebody down for it."""
    met = makers.make_meeting(meets_on=date(2026, 11, 25) + timedelta(days=number))
    asked = [*(taker.person_id for taker in takers_of(3)), makers.make_person(name=f"Person {number}").id]
    ask_for_job(job=session.get_one(Job, 3), person_ids=asked)
    makers.make_turn(meeting=met, person=session.get_one(Person, asked[-1]))


def make_done(number: int) -> None:
    """Somebody more who did a job."""
    met = makers.make_meeting(meets_on=date(2026, 11, 1))
    makers.make_turn(meeting=met, person=makers.make_person(name=f"Person {number}"))


def make_busy(name: str) -> None:
    """Somebody more down for tea at the first meeting, and somebody who cannot."""
    met = session.get(Meeting, 1) or makers.make_meeting()
    makers.make_turn(meeting=met, person=makers.make_person(name=name))
    say_cannot(meeting=met, person_id=makers.make_person(name=f"{name} too").id)


def make_shared_lift(number: int) -> None:
    """At the first meeting somebody more drives, and somebody goes along."""
    met = session.get(Meeting, 1) or makers.make_meeting(kind=MeetingKind.OUTING)
    driver, rider = (makers.make_person(name=f"{which} {number}") for which in ("Driver", "Rider"))
    car = makers.make_lift(meeting=met, way=LiftWay.OFFERED, person_id=driver.id)
    go_along(lift=makers.make_lift(meeting=met, person_id=rider.id), driver=car)


def make_public(number: int) -> None:
    """One meeting more that may be on the public page."""
    meeting = makers.make_meeting(new_venue=f"Place {number}")
    mark_meeting(meeting=meeting, seen_version=None, is_public=True, public_words=f"Evening {number}")


def make_told(number: int) -> None:
    """One meeting more of a pattern of its own, at a place of its own, with somebody who speaks, and a day left out."""
    venue = makers.make_venue(name=f"Hall {number}")
    series = makers.make_series(every=Every.WEEKS, times=2, venue_id=venue.id)
    (meeting,) = make_meetings(series=series, seen_version=None, moved={}, left_out=[date(2026, 12, 8)])
    someone = makers.make_person(name=f"Person {number}")
    session.add(Talk(meeting_id=meeting.id, person_id=someone.id, confirmed_on=date(2026, 11, 24)))


def make_fund_moved(number: int) -> None:
    """A fund more, with a gift in it."""
    tin, gifts = makers.make_money_account(), {row.name: row.id for row in places.headings()}["Donations"]
    fund = money.add_fund(name=f"Fund {number}", kind=FundKind.RESTRICTED).id
    money.record_money_in(day=date(2026, 5, 7), amount=Money(900), account=tin.id, heading=gifts, fund=fund)


def make_heading_moved(number: int) -> None:
    """A heading more, with a payment under it."""
    money.add_heading(name=f"Heading {number}", statutory=Statutory.CHARITABLE)
    makers.make_payment(heading=f"Heading {number}")


def make_month_moved(number: int) -> None:
    """A payment on another day."""
    makers.make_payment(day=date(2026, 4, 1) + timedelta(days=number))


def make_project_moved(number: int) -> None:
    """A project more, with a payment for it."""
    makers.make_payment(project=money.add_project(name=f"Project {number}").id)


def make_levy(number: int) -> None:
    """A levy more to the body over the group."""
    name_parent_body(name="Sample National", with_usual=True)
    makers.make_payment(heading="Levies to the body over us", description=f"Levy {number}")


def make_person_paid(number: int) -> None:
    """Somebody more who was paid."""
    makers.make_payment(person=makers.make_person(name=f"Person {number}").id)


def make_statement(*, account: MoneyAccount, name: str, rows: str, brought: bool = True) -> BankUpload:
    """A statement of an account, as Starling writes it, brought in unless it should wait."""
    text = f"Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)\n{rows}"
    upload = statements.upload_statement(account=account, file_name=name, words=text)
    told = bank_imports.preview(upload)
    if brought and isinstance(told, bank_imports.Preview):
        statements.bring_in(upload=upload, statement=told.statement, marks=told.marks, is_new=told.is_new)
    return upload


def make_bank_line(number: int) -> BankUpload:
    """One line more that waits, in a file of its own, with a booking it may be."""
    tin = makers.make_money_account()
    makers.make_payment(pence=100 + number, day=date(2026, 5, 7), who=f"Payee {number}")
    return make_statement(
        account=tin,
        name=f"file {number}.csv",
        rows=f"08/05/2026,Payee {number},,FASTER PAYMENT,-{1 + number / 100:.2f},\n",
    )


def make_unknown_line(number: int) -> None:
    """One line more that is in no book, and a rule more for others."""
    rows = f"08/05/2026,Shop {number},,CARD,-{1 + number / 100:.2f},\n"
    make_statement(account=makers.make_money_account(), name=f"file {number}.csv", rows=rows)


def make_bank_rule(number: int) -> None:
    fund, heading = places.general_fund().id, places.headings()[0].id
    bank_rules.learn(text=f"Shop {number}", way=BankWay.OUT, heading=heading, fund=fund)


def make_reconciled(number: int) -> None:
    """The tin reconciled to one day more."""
    tin = makers.make_money_account()
    reconciling.keep_reconciliation(account=tin, until=date(2026, 5, 1) + timedelta(days=number), closing=Money(10_000))


def make_cash_count(number: int) -> None:
    counters = [makers.make_person(name=f"{name} {number}").id for name in ("Counter", "Second")]
    tin = makers.make_money_account()
    cash_counts.count_cash(
        account=tin, day=date(2026, 5, 7), coins={100: number}, first=counters[0], second=counters[1]
    )


def make_examiner(number: int) -> None:
    """One more visit, with a question and a look."""
    visit = examining.invite(
        name=f"Examiner {number}",
        sign_in=f"examiner-{number}",
        ending=2027,
        until_on=date(2026, 12, 8),
        shows_names=True,
    )
    examining.ask(visit=visit, words="Why?")


def make_examined(number: int) -> None:
    """One more voucher with a comment and a question, in the visit of whoever furnishes."""
    visit = session.scalars(select(ExaminerVisit).where(ExaminerVisit.account_id == (actor().account_id or 1))).first()
    if visit is None:
        visit = examining.invite(
            name="Alice Marsh", sign_in="own", ending=2027, until_on=date(2026, 12, 8), shows_names=True
        )
        visit.account_id = actor().account_id or 1
    paid = makers.make_payment(description=f"Looked at {number}", day=date(2026, 6, 4))
    examining.comment_on(visit=visit, transaction=paid, comment="Seen")
    examining.ask(visit=visit, words=f"Why {number}?", transaction=paid)
    pages = ("The list of vouchers", "The cash book", "The questions")  # lately opened: they are not written down again
    session.add_all(ExaminerLook(visit_id=visit.id, what=what, at=now()) for what in (*pages, f"Voucher {number}"))
    session.flush()


def make_cash_book(number: int, rows: str = "1/5/2026,Raffle,5.00,\n") -> CashBookFile:
    """An uploaded cash book with its columns as guessed."""
    makers.make_money_account()
    sheet = cash_book_files.read_file(f"Date,What,In,Out\n{rows}".encode(), ".csv")
    book = cash_books.upload_cash_book(file_name=f"book-{number}.csv", digest=f"{number}", words=sheet.written)
    first = {heading.kind: heading.id for heading in reversed(places.headings())}
    chosen = BookColumns(
        cash_book_files.guessed_for(sheet), places.accounts()[0].id, places.general_fund().id,
        first[HeadingKind.RECEIPT], first[HeadingKind.PAYMENT],
    )  # fmt: skip
    return cash_books.choose_columns(book=book, chosen=chosen)


def bring_cash_book_in(book: CashBookFile) -> CashBookFile:
    plan = cash_book_files.plan_for(book)
    lines, marks = cash_book_files.lines_of(plan), [row.mark for row in plan.new]
    return cash_books.bring_in(book=book, lines=lines, marks=marks, known=plan.known_count)


LISTS: list[ListPage] = [
    ListPage("/", lambda number: makers.make_application(funder=f"Fund {number}", deadline_on=date(2026, 12, 1))),
    ListPage("/money/years/2027/", lambda number: makers.make_payment(description=f"Evening {number}")),
    ListPage("/examiner/", make_examiner),
    ListPage("/examiner/1/", make_examined),
    ListPage("/examiner/books/vouchers/", make_examined),
    ListPage("/examiner/books/cash-book/", make_examined),
    ListPage("/examiner/books/queries/", make_examined),
    ListPage("/access/", lambda number: makers.make_account(name=f"Person {number}")),
    ListPage("/people/", lambda number: makers.make_person(name=f"Person {number}")),
    ListPage("/people/?q=person&tag=1", lambda number: make_tagged(f"Person {number}")),
    ListPage("/people/many/", lambda number: make_tagged(f"Person {number}", f"Tag {number}")),
    ListPage("/people/tags/", lambda number: make_tagged(f"Person {number}", f"Tag {number}")),
    ListPage("/people/1/tags/", lambda number: make_tagged(f"Person {number}", f"Tag {number}")),
    ListPage("/people/lists/", lambda number: save_list(wanted=Wanted(), name=f"List {number}")),
    ListPage("/people/addresses/", lambda number: make_shown(f"Person {number}")),
    ListPage("/people/phone-list/", lambda number: make_shown(f"Person {number}")),
    ListPage("/people/contact-sheets/", lambda _: make_contact_sheet()),
    ListPage("/people/contact-sheets/make/", lambda number: makers.make_person(name=f"Person {number}")),
    ListPage(
        "/people/labels/", lambda number: makers.make_person(name=f"P {number}", address="1 Row", plain_envelope=True)
    ),
    ListPage("/people/imports/", lambda number: make_list("Ann Example", name=f"list {number}.csv")),
    ListPage("/people/imports/1/preview/", lambda number: make_list_line(f"Person {number}")),
    ListPage("/people/imports/1/preview/new/", lambda number: make_list_line(f"Person {number}")),
    ListPage("/people/imports/1/", lambda number: make_line_brought_in(f"Person {number}")),
    ListPage("/people/alike/", lambda number: makers.make_person(name=f"Ann Example{chr(97 + number)}")),
    ListPage("/people/consents/", lambda number: make_old_answer(f"Person {number}", Purpose.KEEP)),
    ListPage("/people/1/consents/", lambda _: make_old_answer("Ann Example", Purpose.EMAIL_NEWS)),
    ListPage("/people/needs/", lambda number: makers.make_needs(name=f"Person {number}", diet="No nuts")),
    ListPage(
        "/people/yours/", lambda number: makers.make_answer(makers.make_person(name=f"Person {number}"), town="Leeds")
    ),
    ListPage(
        "/people/follow-up/",
        lambda number: makers.make_enquirer(name=f"Person {number}", follow_up_on=date(2026, 11, 3)),
    ),
    ListPage("/people/our-lists/sources/", lambda number: makers.make_source(name=f"Way {number}")),
    ListPage(
        "/people/our-lists/welcome/", lambda number: actions.add_entry(kind=WelcomeStep, name=f"The {number}th step")
    ),
    ListPage(
        "/people/heard/", lambda number: makers.make_enquirer(source_id=makers.make_source(name=f"Way {number}").id)
    ),
    ListPage("/privacy/", lambda number: makers.make_request(name=f"Person {number}")),
    ListPage("/privacy/requests/", lambda number: makers.make_request(name=f"Person {number}")),
    ListPage("/privacy/forget/", lambda number: make_long_gone(f"Person {number}")),
    ListPage("/privacy/erasures/", lambda number: make_erased(f"Person {number}")),
    ListPage("/privacy/notice/", lambda number: make_notice(date(2026, 10, 1) + timedelta(days=number))),
    ListPage("/committee/", lambda number: makers.make_term(office=f"Office {number}")),
    ListPage("/meetings/", lambda number: makers.make_meeting(new_venue=f"Place {number}")),
    ListPage("/money/", lambda number: makers.make_payment(description=f"Evening {number}")),
    ListPage("/money/repeats/", make_repeat),
    ListPage("/money/payments/", make_proposal),
    ListPage("/money/payments/limit/", make_payment_limit),
    ListPage("/money/funds/2/", make_fund_heading),
    ListPage("/money/cash-books/", make_cash_book),
    ListPage("/bank/", lambda number: makers.make_money_account(name=f"Box {number}")),
    ListPage("/bank/accounts/1/", make_bank_line),
    ListPage("/bank/accounts/1/match/", make_bank_line),
    ListPage("/bank/accounts/1/match/?unknown", make_unknown_line),
    ListPage("/bank/accounts/1/reconcile/", make_bank_line),
    ListPage("/bank/lines/1/", make_bank_line),
    ListPage("/bank/rules/", make_bank_rule),
    ListPage("/bank/reconciliations/", make_reconciled),
    ListPage("/bank/counts/", make_cash_count),
    ListPage("/budget/2027/", make_budget_line),
    ListPage("/budget/2027/change/", make_budget_line),
    ListPage("/budget/in-kind/2027/", make_in_kind),
    ListPage("/budget/in-kind/hours/", make_hour_value),
    ListPage("/gift-aid/declarations/", make_declared),
    ListPage("/gift-aid/declarations/1/", make_donor_moved),
    ListPage("/gift-aid/gifts/", make_gift),
    ListPage("/gift-aid/schedule/", make_gift),
    ListPage("/gift-aid/claims/", make_gift_claim),
    ListPage("/gift-aid/claims/1/", make_gift_claimed),
    ListPage("/claims/", make_claimed),
    ListPage("/claims/1/", make_first_claim_longer),
    ListPage("/claims/1/paper/", make_first_claim_longer),
    ListPage("/claims/rates/", make_own_rate),
    ListPage("/claims/petty-cash/", make_petty_tin),
    ListPage("/claims/petty-cash/1/", make_voucher),
    ListPage("/claims/petty-cash/1/slip/", make_voucher),
    ListPage("/money/places/", lambda number: makers.make_money_account(name=f"Box {number}")),
    ListPage("/money/reports/treasurer/", make_fund_moved),
    ListPage("/money/reports/funds/", make_fund_moved),
    ListPage("/money/reports/headings/", make_heading_moved),
    ListPage("/money/reports/months/", make_month_moved),
    ListPage("/money/reports/projects/", make_project_moved),
    ListPage("/money/reports/parent-body/", make_levy),
    ListPage("/money/by-person/", make_person_paid),
    ListPage("/money/ledger/", make_heading_moved),
    ListPage("/money/ledger/account-1/", lambda number: makers.make_payment(description=f"Evening {number}")),
    ListPage("/money/projects/", lambda number: money.add_project(name=f"Project {number}")),
    ListPage("/subs/", lambda number: makers.make_plan(name=f"Plan {number}")),
    ListPage("/subs/people/", make_behind),
    ListPage("/subs/behind/", make_behind),
    ListPage("/subs/many/", make_behind),
    ListPage("/subs/people/1/pay/", make_behind),
    ListPage("/subs/people/1/", make_paid_year),
    ListPage("/subs/years/2027/", make_behind),
    ListPage("/subs/meetings/1/", make_paid_evening),
    ListPage("/constitution/", lambda _: set_aside(constitution=begin_constitution())),
    ListPage("/funding/", lambda number: makers.make_application(funder=f"Fund {number}")),
    ListPage(
        "/helpers/", lambda number: makers.make_helper(name=f"Helper {number}", new_organisation=f"House {number}")
    ),
    ListPage("/helpers/organisations/1/", makers.make_colleague),
    ListPage("/helpers/?show=speakers", lambda number: makers.make_speaker(name=f"Speaker {number}")),
    ListPage("/helpers/agreements/", lambda number: makers.make_signed_agreement(name=f"Helper {number}")),
    ListPage("/meetings/patterns/", lambda number: makers.make_round(new_venue=f"Hall {number}")),
    ListPage("/meetings/patterns/1/", lambda number: make_longer(number, made=True)),
    ListPage("/meetings/patterns/1/dates/", lambda number: make_longer(number, made=False)),
    ListPage("/meetings/patterns/1/change/", lambda number: make_longer(number, made=True)),
    ListPage("/meetings/kinds/", lambda number: makers.make_own_kind(name=f"Kind {number}")),
    ListPage("/meetings/what-we-count/", lambda number: add_tally(name=f"Line {number}")),
    ListPage("/meetings/1/door/", make_ticked),
    ListPage("/meetings/jobs/", lambda number: add_job(name=f"Job {number}", kinds=[])),
    ListPage("/meetings/jobs/1/who/", lambda number: makers.make_person(name=f"Person {number}")),
    ListPage("/meetings/jobs/rota/", make_evening),
    ListPage("/meetings/jobs/rota/fill/", make_evening),
    ListPage("/meetings/jobs/rota/fill/?suggest=1", make_evening),
    ListPage("/meetings/jobs/rota/paper/", make_evening),
    ListPage("/meetings/jobs/who-does-what/", make_done),
    ListPage("/meetings/1/jobs/", lambda number: make_busy(f"Person {number}")),
    ListPage("/meetings/speakers/", lambda number: makers.make_talk(topic=f"Talk {number}")),
    ListPage("/meetings/1/lifts/", make_shared_lift),
    ListPage("/meetings/1/lifts/sheet/", make_shared_lift),
    ListPage("/meetings/1/apologies/", make_apology),
    ListPage("/meetings/attendance/?year=2025", make_counted),
    ListPage("/minutes/actions/?show=open&q=thing", make_first_action),
    ListPage("/minutes/actions/paper/", make_first_action),
    ListPage("/people/1/", make_first_action),
    ListPage("/meetings/1/", make_carried),
    ListPage("/minutes/decisions/", make_decided),
    ListPage("/minutes/decisions/1/", make_decided),
    ListPage("/minutes/decisions/book/", make_decided),
    ListPage("/minutes/", make_minuted),
    ListPage("/minutes/1/", make_minuted),
    ListPage("/minutes/1/?read=1", make_minuted),
    ListPage("/minutes/1/paper/", make_minuted),
    ListPage("/minutes/1/agenda/", make_on_agenda),
    ListPage("/minutes/1/agenda/paper/", make_on_agenda),
    ListPage("/minutes/1/agenda/build/", make_waiting),
    ListPage("/minutes/parked/", make_waiting),
    ListPage("/meetings/calendar/?month=2026-12", lambda number: makers.make_meeting(new_venue=f"Place {number}")),
    ListPage("/meetings/public/", make_public),
    ListPage("/meetings/programme/?from=2026-12-01&to=2028-11-01", make_told),
    ListPage("/meetings/programme/paper/?from=2026-12-01&to=2028-11-01", make_told),
    ListPage("/minutes/speaking/", make_speaking),
    ListPage("/minutes/speaking/1/", make_said_by_first),
    ListPage("/minutes/speaking/paper/", make_speaking),
    ListPage("/minutes/speaking/said/", lambda number: makers.make_said(words=f"Thing {number}")),
    ListPage("/minutes/questions/", lambda number: makers.make_question(words=f"Thing {number}?")),
    ListPage("/minutes/questions/1/", make_asked),
    ListPage("/minutes/questions/1/links/", make_asked),
    ListPage("/minutes/questions/ask/", lambda number: makers.make_person(name=f"Person {number}")),
    ListPage("/meetings/venues/", make_looked_after),
    ListPage("/meetings/venues/1/", make_booked),
    ListPage("/meetings/venues/1/bookings/", make_booked),
    ListPage("/meetings/venues/costs/", make_looked_after),
    ListPage("/meetings/venues/compare/", make_looked_after),
]


def furnish() -> None:
    """Some of everything that can be made."""
    makers.make_person(name="Ann Example")
    actions.remove_person(person=makers.make_person(name="Ben Example"))
    left = makers.make_person(name="Cat Example", joined_on=date(2025, 1, 7))
    actions.record_leaving(person=left, left_on=date(2026, 6, 2))
    for furnish_more in FURNISHING:
        furnish_more()


def furnish_minutes() -> None:
    """Minutes that were approved, a draft that is finished, one that is being written, one set aside."""
    told, finished, aside, written = (
        makers.make_minutes(kind=kind, meets_on=date(2026, 9, day), items=("Money", "The outing"))
        for day, kind in enumerate((MeetingKind.COMMITTEE, MeetingKind.AGM, MeetingKind.MEETING, MeetingKind.TALK), 1)
    )
    for minutes in (told, finished, aside, written):
        write_minutes(meeting=minutes.meeting, name="present", typed="Ann Example\nBen Example", seen=seen_code(""))
        write_minutes(meeting=minutes.meeting, name="other_words", typed="Thanks to **all**.", seen=seen_code(""))
    item = items_of(told.meeting_id)[0]
    made = makers.make_decision(
        meeting=told.meeting, item=item, votes_for=3, votes_against=1, proposed_by="Ann Example"
    )
    makers.make_action(decision=made, who="the treasurer", due_on=date(2026, 12, 1))
    makers.make_approved(told, at=makers.make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 11, 3)))
    minutes_done.finish_minutes(minutes=finished)
    minutes_done.set_aside(minutes=aside)


def furnish_agenda() -> None:
    """The agenda of an annual meeting, with something taken off, papers with the whole and with an item, and one taken away;
    something parked and something dropped; a usual order of the group's own."""
    meeting = makers.make_meeting(kind=MeetingKind.AGM, meets_on=date(2027, 4, 20))
    build_agenda(meeting=meeting, take={line.key for line in lines_for(meeting)})
    first, second, *_ = items_of(meeting.id)
    agenda.take_off(meeting=meeting, item=second)
    for number, name in ((None, "Map"), (first.id, "Lease"), (first.id, "Old lease")):
        file = Uploaded(f"{name}.pdf", b"%PDF-1.7 a stand-in")
        paper = agenda_papers.attach_paper(meeting=meeting, file=file, item_id=number)
    agenda_papers.take_away_paper(meeting=meeting, paper=paper)
    agenda.park_idea(title="A walk", parked_for=MeetingKind.AGM)
    agenda.drop_parked(item=agenda.park_idea(title="A poem"))
    keep_as_usual(meeting=meeting)


def furnish_speaking() -> None:
    """Who may speak by a decision, who might until lately, a mistake; what was said by who may and by who may not."""
    uma = makers.make_person(name="Uma Example")
    makers.make_mandate(
        person=uma, decision_id=makers.make_decision().id, to_whom="the press", last_on=date(2027, 3, 31)
    )
    end_mandate(mandate=makers.make_mandate(person=uma), seen_version=None, last_on=date(2026, 11, 10))
    take_off(row=makers.make_mandate(about="Wills"))
    there = makers.make_outside(person=uma, meets_on=date(2026, 11, 20), title="Town forum")
    makers.make_said(person=uma, said_on=date(2026, 11, 20), meeting_id=there.meeting_id, follow_up="They *ring* us.")
    makers.make_said(who="Uma’s cousin", to_whom="The Argus", place="By telephone")
    take_off(row=makers.make_said(words="Nothing"))


def furnish_questions() -> None:
    """A question that is open, answered by one; others to be ratified, ratified, not ratified, without result, withdrawn."""
    alice = account_named("alice")
    assert alice is not None
    alice.person_id = makers.make_person(name="Alice Example").id  # or she could not answer signed in
    people = [makers.make_person(name=name) for name in ("Val Example", "Wes Example")]
    people.append(session.get_one(Person, alice.person_id))
    still = makers.make_question(people=people, about="It costs **£40**.")
    answers.make_links(question=still, asked=still.asked)
    answers.answer(one=still.asked[1], chose=2, remark="I was tired", how=How.SIGNED_IN)
    met = makers.make_meeting(meets_on=date(2026, 11, 24), title="Ratifying")
    waits, ratified, refused, _ = (
        make_closed(words=f"{word} question?") for word in ("Second", "Third", "Fourth", "Fifth")
    )
    asking.ratify(question=ratified, seen_version=None, meeting=met, words="The third was agreed.")
    asking.refuse(question=refused, seen_version=None, meeting=met)
    asking.close_early(question=makers.make_question(words="Nothing?", options="Tea\nCoffee"))
    asking.withdraw(question=makers.make_question(words="Mistake?"), seen_version=None, because="A mistake")
    assert waits.result.won


def make_closed(*, words: str) -> Question:
    """A question to which everybody said yes."""
    question, sender = makers.make_question(words=words), actor()
    answers.answer(one=question.asked[0], chose=0, remark="", how=How.LINK)
    act_as(sender)
    return asking.close_early(question=question)


def furnish_evenings() -> None:
    """Jobs, speakers and lifts."""
    furnish_jobs()
    furnish_talks()
    furnish_lifts()


def furnish_jobs() -> None:
    """Who may be asked, who does what next and did, who cannot; a job more, and one that is not done any more."""
    ann, bea = makers.make_person(name="Tess Example"), makers.make_person(name="Tim Example")
    makers.make_asked(ann, bea, makers.make_person(name="Tia Example"))
    met, later = makers.make_meeting(), makers.make_meeting(meets_on=date(2026, 12, 8))
    turn = makers.make_turn(meeting=met, person=ann)
    give(turn=turn, person_id=bea.id)
    makers.make_turn(meeting=later, person=ann)
    makers.make_turn(meeting=makers.make_meeting(meets_on=date(2026, 11, 3)), person=ann)
    say_cannot(meeting=met, person_id=ann.id)
    add_job(name="Music", kinds=[MeetingKind.SOCIAL])
    put_away_job(job=add_job(name="Raffle", kinds=[MeetingKind.MEETING]))


def furnish_talks() -> None:
    """Speakers to come and past, one who declined, one taken off."""
    nia = makers.make_person(name="Nell Example", phone="0115 496 0123", no_voicemail=True)
    past = makers.make_meeting(kind=MeetingKind.TALK, meets_on=date(2026, 11, 17))
    makers.make_talk(meeting=past, person_id=nia.id, fee=Money(4000), needs="A projector", notes="Likes tea")
    speaker_declines(talk=makers.make_talk(meeting=past, topic="Another"))
    remove_talk(talk=makers.make_talk(topic="By mistake"))
    makers.make_talk(asked_on=date(2026, 11, 20))
    makers.make_talk(topic="An idea")


def furnish_lifts() -> None:
    """Two cars to an outing, one who goes along, one who waits."""
    outing = makers.make_meeting(kind=MeetingKind.OUTING, meets_on=date(2026, 12, 12))
    car = makers.make_lift(meeting=outing, way=LiftWay.OFFERED, seats=3, name="Dan Driver", from_where="The corner")
    makers.make_lift(meeting=outing, way=LiftWay.OFFERED, person_id=makers.make_person(name="Dot Example").id)
    rider = makers.make_lift(meeting=outing, person_id=make_shown("Ros Example").id, notes="A folding frame")
    go_along(lift=rider, driver=car)
    makers.make_lift(meeting=outing, name="Wil Waits", seats=2)


def furnish_sheets() -> None:
    """A contact sheet with a copy given and one that came back, the next one, one not handed out; labels with cares."""
    ann = makers.make_person(name="Kit Example", phone="0115 496 0123", address="1 Sample Street", plain_envelope=True)
    given = {"said_on": date(2026, 11, 3), "how": Way.IN_PERSON, "shows": [(Item.PHONE, Audience.MEMBERS)]}
    record_answers(person=ann, yes=[Purpose.PHONE_LIST], **given)
    first = make_contact_sheet()
    sheets.write_copies(sheet=first, holders={first.first_number: ann.id}, back=frozenset({first.first_number + 1}))
    make_contact_sheet()
    sheets.set_aside_sheet(sheet=make_contact_sheet())
    makers.make_person(
        name="Lou Example", address="\n".join(f"Line {number} of an endless street" for number in range(20))
    )


def make_contact_sheet() -> ContactSheet:
    """Two copies of a sheet of somebody new."""
    return sheets.make_sheet(audience=Audience.MEMBERS, copies=2, person_ids=[makers.make_person(name="Mo Example").id])


def furnish_consents() -> None:
    """Somebody who agreed to all, took one thing back, and said one thing by mistake; one who is due, in older words."""
    ivo = makers.make_person(name="Ivo Example")
    told = {"said_on": date(2026, 11, 3), "how": Way.PAPER}
    record_answers(person=ivo, yes=list(Purpose), shows=[(Item.PHONE, Audience.MEMBERS)], **told)
    withdraw(person=ivo, purpose=Purpose.PHOTO_WEBSITE, reason="A cousin saw it", **told)
    (mistake,) = record_answers(person=ivo, yes=[], no=[Purpose.EMAIL_NEWS], **told)
    strike(consent=mistake)
    make_old_answer("Una Example", Purpose.KEEP)
    make_old_answer("Una Example", Purpose.EMAIL_NEWS)
    write_wording(
        purpose=Purpose.EMAIL_NEWS, seen_number=1, text="News, twice a year.", years=3, source="Agreed in May"
    )


def furnish_lists() -> None:
    """Two who have tags, a tag put away, a list saved and one put away; one on the phone list whose address needs minding."""
    make_tagged("Lea Example")
    make_tagged("Max Example", "Makes tea")
    put_away_tag(tag=make_tag("Sings"))
    save_list(wanted=Wanted(sought="example", order=Order.NEWEST), name="The newest")
    put_away_list(kept=save_list(wanted=Wanted(sought="lea"), name="Old list"))
    make_shown("Nat Example")


def furnish_imports() -> None:
    """A list that was brought in, one that was undone, one to be looked at with a doubtful line, one just uploaded, one ready; a
    pair that is alike, two who are said not to be the same, and an entry that was merged."""
    brought = make_list("Pat Example,pat@example.org", "Quin Example,quin@example.org")
    bring_in(brought)
    undone = make_list("Rae Example,rae@example.org")
    bring_in(undone)
    imports_done.undo_import(brought=undone)
    make_list("Pat Exampel,", "Pat Example,pat@example.org", "Someone New,7", ",")
    imports_done.upload_list(file_name="new.csv", heads=("Name",), lines=[(2, ("Ann",))], heads_key="1" * 64, note="")
    make_list("Fay New,fay@example.org")
    one, other, third = (makers.make_person(name="Sal Example", phone="0115 496 0123") for _ in range(3))
    merging.say_not_the_same(one_id=one.id, other_id=other.id)
    merging.merge_people(kept=one, gone=third, seen_version=None, other_version=None, sides={})


def make_list(*rows: str, name: str = "people.csv") -> PeopleImport:
    """A list that was uploaded and whose columns are named."""
    lines = [(number, tuple(row.split(",", 1))) for number, row in enumerate((f"{row}," for row in rows), 2)]
    brought = imports_done.upload_list(
        file_name=name, heads=("Name", "E-mail"), lines=lines, heads_key="0" * 64, note=""
    )
    chosen = Chosen((Column.NAME, Column.EMAIL))
    return imports_done.choose_columns(brought=brought, seen_version=None, chosen=chosen, only_gaps=False)


def bring_in(brought: PeopleImport) -> PeopleImport:
    plan = imports.plan_from(imports.facts_for(brought))
    return imports_done.bring_in(brought=brought, plan=plan, seen=plan.digest)


def make_list_line(name: str) -> PeopleImport:
    """One more line in the first list, which waits."""
    brought = session.get(PeopleImport, 1) or make_list("Ann Example")
    lines = json.loads(brought.lines)
    brought.lines = json.dumps([*lines, (len(lines) + 2, (name, ""))])
    session.flush()
    return brought


def make_line_brought_in(name: str) -> None:
    """One more line of the first list, which was brought in."""
    brought = session.get(PeopleImport, 1) or bring_in(make_list("Ann Example"))
    person = makers.make_person(name=name)
    session.add(ImportLine(import_id=brought.id, person_id=person.id, line=9, happened=Happened.ADDED, mark=name))
    session.flush()


def make_tagged(name: str, tag: str = "Drives") -> Person:
    return set_tags(person=makers.make_person(name=name), tags=[], new=tag)


def make_shown(name: str) -> Person:
    """Somebody whose e-mail address everyone may see, and who has agreed to e-mail news."""
    person = makers.make_person(name=name, email=f"{name.replace(' ', '.')}@example.org", email_care="A shared inbox")
    agreed = (Purpose.PHONE_LIST, Purpose.EMAIL_NEWS)
    shows = [(Item.EMAIL, Audience.MEMBERS)]
    record_answers(person=person, yes=agreed, shows=shows, said_on=date(2026, 11, 3), how=Way.PAPER)
    return person


def make_old_answer(name: str, purpose: Purpose) -> Consent:
    """A yes of nearly a year ago, of somebody of that name; of the first person when they are called that."""
    first = session.get(Person, 1)
    person = first if first and first.name == name else makers.make_person(name=name)
    return record_answers(person=person, yes=[purpose], said_on=date(2025, 12, 1), how=Way.PAPER)[0]


def furnish_needs() -> None:
    """One who told of everything."""
    makers.make_needs(
        name="Jo Example", contact_name="Bo Example", contact_number="0115 496 0123", contact_is="daughter",
        access="No stairs", diet="No nuts",
    )  # fmt: skip


def furnish_connections() -> None:
    """One that stands, one that was taken off."""
    kim, lee = makers.make_person(name="Kim Example"), makers.make_person(name="Lee Example")
    makers.make_connection(kim, lee, Connected.CARES_FOR, words="at weekends")
    remove_connection(connection=makers.make_connection(kim, lee, Connected.FRIEND))


def furnish_own_door() -> None:
    """A link that works, corrections that wait, corrections that were declined; and one who said that all is right."""
    mo = makers.make_person(name="Mo Example", phone="0115 496 0123")
    confirm(link=link_of(makers.make_yours_link(mo)))
    decline(answer=makers.make_answer(mo, phone="0115 496 0124"))
    makers.make_answer(mo, phone="0115 496 0125", town="Leeds")
    change_person(person=mo, seen_version=None, phone="0115 496 0126")
    makers.make_yours_link(mo)


def furnish_support() -> None:
    """Helpers at work, ended, with an agreement signed and one set aside; organisations in use and not; talks."""
    support.begin_agreement(helper=makers.make_helper(name="Max Example", review_on=date(2026, 11, 20)))
    house = makers.make_organisation(name="Sample Advice", phone="01632 960200", care="Ask for the duty desk")
    support.in_touch(subject=house, day=date(2026, 11, 3), about="The spring programme")
    support.put_away_organisation(organisation=makers.make_organisation(name="Old Example House"))
    helper = makers.make_signed_agreement(
        name="Kit Example", phone="01632 960201", job="Link worker", organisation_id=house.id,
        roles=[Role.RESOURCE_BUILDER, Role.FACILITATOR], areas=[Area.EXPERTISE],
    )  # fmt: skip
    support.in_touch_today(subject=helper)
    support.begin_agreement(helper=helper)
    ended = makers.make_helper(name="Lou Example")
    support.set_aside(agreement=support.begin_agreement(helper=ended))
    support.end_help(helper=ended, ended_on=date(2026, 11, 1))
    makers.make_speaker(name="Nia Example", fee=Money(4000), needs="A projector", speaks_on=date(2026, 11, 17))
    support.put_away_speaker(speaker=makers.make_speaker(name="Oz Pemberton"))
    support.name_roles(names={Role.CO_EDUCATOR: "Learning partner"})


def furnish_standing() -> None:
    """Enquirers to get in touch with, now and later; a helper who was a member; somebody new, half welcomed; put away entries."""
    source = makers.make_source(name="A sample leaflet")
    everything = {
        "known_as": "Bea", "pronouns": "she", "phone": "0115 496 0123 evenings", "no_voicemail": True, "shared_phone": True,
        "second_phone": "07700 900123", "second_phone_care": "Ask for Sam", "email": "bea@example.org",
        "email_care": "Her son reads it", "address": "1 Sample Row", "town": "Sampleton", "postcode": "ZZ1 1ZZ",
        "plain_envelope": True, "by_text": MayReach.NO, "by_post": MayReach.ASK, "preferred": Channel.PHONE,
        "best_times": "Mornings", "notes": "Likes tea", "source_id": source.id, "source_note": "From the library",
    }  # fmt: skip
    makers.make_enquirer(name="Beatrice Example", follow_up_on=date(2026, 11, 3), **everything)
    makers.make_enquirer(name="Una Example", enquired_on=date(2026, 11, 20))
    helper = makers.make_person(name="Abe Example", joined_on=date(2025, 1, 7))
    actions.become(person=helper, became=Stands.HELPER, on=date(2026, 1, 7), note="Runs the library group")
    told = {"said_on": date(2026, 11, 3), "how": Way.PAPER}
    _, mistake = record_answers(person=helper, yes=[Purpose.KEEP], no=[Purpose.EMAIL_NEWS], **told)
    strike(consent=mistake)
    new = makers.make_person(name="Wyn Example", joined_on=date(2026, 11, 3))
    first, second, *_ = every_entry(WelcomeStep)
    actions.tick(person=new, step=first)
    actions.put_away_entry(entry=second)
    actions.put_away_entry(entry=makers.make_source(name="A sample poster"))


def furnish_privacy() -> None:
    """One asked and is waited for, one was told it takes longer, one complained, one is settled; one erased, one kept longer."""
    someone = make_long_gone("Nora Oakapple")
    stop_clock(request=makers.make_request(person=someone), awaiting=Awaiting.IDENTITY, since_on=date(2026, 11, 22))
    late = makers.make_request(kind=Kind.CORRECTION, name="Oz Pemberton")
    take_longer(request=late, extended_on=date(2026, 11, 23), extended_because="The papers are with the examiner")
    makers.make_request(kind=Kind.COMPLAINT, received_on=date(2026, 9, 1), details="They rang me at work")
    settled = makers.make_request(kind=Kind.ERASURE, person=makers.make_person(name="Perpetua Vane"))
    close_request(request=settled, closed_on=date(2026, 11, 21), ended=Ended.WITHDRAWN, answer="Gladly")
    makers.make_request(kind=Kind.ERASURE, person=make_long_gone("Quin Marlowe"))
    ancient = makers.make_request(name="Una Larkspur", received_on=date(2019, 3, 1), details="Her own words")
    close_request(request=ancient, closed_on=date(2019, 3, 5), ended=Ended.DONE)
    keep_longer(person_id=make_long_gone("Rae Thistle").id, because="A grant is still to be reported")
    decide(item=KeptItem.FORMER, months=36, because="Our funder asks for three years")
    write_details(contact="The secretary", recipients="", abroad="", more="One more sentence.")
    for day in (date(2026, 5, 1), date(2026, 6, 1)):
        make_notice(day)
    make_erased("Sol Underhill")


def make_long_gone(name: str) -> Person:
    """Somebody who left years ago."""
    person = makers.make_person(name=name, joined_on=date(2019, 1, 7))
    actions.record_leaving(person=person, left_on=date(2020, 6, 2))
    return person


def make_erased(name: str) -> Erasure:
    return erase_person(person_id=makers.make_person(name=name).id, reason=Reason.ASKED)


def make_notice(day: date) -> AdoptedNotice:
    if details() is None:
        write_details(contact="The secretary", recipients="", abroad="", more="")
    return adopt_notice(adopted_on=day, print_it=lambda *_: b"%PDF-1.7")


def furnish_committee() -> None:
    """An office that two share, one that somebody holds, one that stands empty, one no longer used."""
    makers.make_term(office="Chair", person=makers.make_person(name="Di Example"))
    makers.make_term(office="Chair", person=makers.make_person(name="Ed Example"))
    remove_term(term=makers.make_term(office="Chair", person=makers.make_person(name="Flo Example")))
    makers.make_term(office="Secretary", person=makers.make_person(name="Gil Example"))
    makers.make_office(name="Refreshments")
    retire_office(office=makers.make_office(name="Archivist"))


def furnish_meetings() -> None:
    """One that needs notice, one that was cancelled, one that nobody counted, one removed; a place in use, one not."""
    put_rules_in_force({RuleKey.AGM_NOTICE_DAYS: "21"}, source="Constitution", since_on=date(2026, 4, 20))
    venue = makers.make_venue(name="Sample Hall", phone="0115 496 0123", no_voicemail=True)
    makers.make_meeting(kind=MeetingKind.AGM, meets_on=date(2026, 12, 31), venue_id=venue.id)
    cancel_meeting(meeting=makers.make_meeting(), seen_version=None, because="The heating is broken")
    makers.make_meeting(meets_on=date(2026, 11, 3), title="Sample topic")
    remove_meeting(meeting=makers.make_meeting())
    retire_venue(venue=makers.make_venue(name="Example Café"))
    furnish_places()


def furnish_series() -> None:
    """Patterns not made yet, at work, running out, ended and taken back; own kinds; somebody who went to a meeting outside."""
    walk = makers.make_own_kind()
    put_away_kind(kind=makers.make_own_kind(name="Book evening", is_like=MeetingKind.MEETING))
    makers.make_series(every=Every.WEEKS, title="Sample evening")
    makers.make_round(kind=walk.is_like, own_kind_id=walk.id, venue_id=makers.make_venue(name="Sample Park").id)
    makers.make_round(every=Every.YEAR, starts_on=date(2025, 12, 2), title="Sample supper")
    end_series(series=makers.make_round(), seen_version=None, off_from_on=date(2027, 3, 1), because="The hall is sold")
    undo_series(series=makers.make_round())
    makers.make_outside(person=makers.make_person(name="Ola Example"), who="and a friend", came_back="Good *news*.")


def make_longer(number: int, *, made: bool) -> None:
    """The first pattern is one meeting longer; with `made` that meeting is made, and moved by hand."""
    told = {"every": Every.WEEKS, "times": 1, "venue_id": makers.make_venue(name=f"Hall {number}").id}
    series = session.get(Series, 1) or (makers.make_round(**told) if made else makers.make_series(**told))
    series.times = (series.times or 0) + 1
    session.flush()
    if made:
        (meeting,) = make_meetings(series=series, seen_version=None, moved={})
        meeting.moved_from_on = meeting.meets_on - timedelta(days=1)


def furnish_places() -> None:
    """A place of which all is written down, an alarm too, with notes and bookings; a price that went up."""
    person = makers.make_person(name="Ursula Hallam")
    hall = makers.make_venue(
        name="Example Hall", cost=Money(1_000), usual_rate=Money(1_500), charged=Charged.HOUR, minimum_minutes=90,
        contact_id=person.id, key_holder_id=person.id, key_holder="in words", capacity=40, step_free=True, lift=False,
        organisation_id=makers.make_organisation(name="Example Council").id, booking_terms="By e-mail", parking="Behind",
    )  # fmt: skip
    venues.change_venue(venue=hall, seen_version=None, rates_from_on=date(2026, 11, 2), cost=Money(1_200))
    venues.write_alarm(venue=hall, seen_version=None, note="Sample code")
    venues.note_use(venue=hall, used_on=date(2026, 11, 3), text="The heating was off")
    venues.put_note_away(note=venues.note_use(venue=hall, used_on=date(2026, 10, 6), text="Chairs short"))
    makers.make_booking(meeting=makers.make_meeting(venue_id=hall.id), reference="B7")
    off = makers.make_meeting(venue_id=hall.id, meets_on=date(2026, 12, 8))
    makers.make_booking(meeting=off)
    cancel_meeting(meeting=off, seen_version=None)


def furnish_calendar() -> None:
    """Two links, of Alice and of somebody who does not sign in; a meeting and a pattern for the public; whom to reach."""
    alice = account_named("alice")
    assert alice is not None
    make_feed(owner=Owner(account_id=alice.id), show_topic=True)
    make_feed(owner=Owner(person_id=makers.make_person(name="Pip Example").id))
    make_public(0)
    mark_series(series=makers.make_round(times=2), seen_version=None, is_public=True, public_words="All are welcome.")
    write_contact(settings=None, seen_version=None, contact="Ring 0115 496 0123")


def furnish_door() -> None:
    """A meeting counted by kind, with names and apologies; a line of the group's own, one put away."""
    decide_door(names=True, by_itself=True)
    ann, met = makers.make_person(name="Ann Doorstep"), makers.make_meeting(meets_on=date(2026, 11, 10))
    door_presence.tick(meeting=met, person=ann)
    write_numbers(meeting=met, numbers={add_tally(name="Cups of tea", is_people=False).id: 9})
    put_away_tally(tally=add_tally(name="Raffle winners"))
    door_presence.tick(meeting=makers.make_meeting(meets_on=date(2024, 11, 5)), person=ann)
    door_presence.turn_presence_into_counts(date(2025, 1, 1))


def furnish_apologies() -> None:
    """Somebody's apologies for each meeting, so that whichever is walked to has them."""
    for meeting in session.scalars(select(Meeting)):
        door_presence.keep_apology(meeting=meeting, name="Sam Sample")


def furnish_actions() -> None:
    """Things to do: overdue, of nobody, of a decision, done, dropped."""
    met = makers.make_meeting(meets_on=date(2026, 11, 5))
    makers.make_action(person_id=makers.make_person(name="Uma Example").id, due_on=date(2026, 11, 12), meeting=met)
    makers.make_action(words="Buy tea", decision=makers.make_decision(meeting=met))
    mark_done(action=makers.make_action(words="Write to the library", who="the whole committee"))
    drop_action(action=makers.make_action(words="Paint the door"), because="The hall does it")


def furnish_decisions() -> None:
    """One of the committee with votes, one withdrawn."""
    met = makers.make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 11, 5))
    makers.make_decision(
        words="We ask three halls", meeting=met, proposed_by="Ann Example", votes_for=4, votes_against=1
    )
    withdraw_decision(decision=makers.make_decision(), because="There is one", withdrawn_on=date(2026, 11, 20))


def furnish_governance() -> None:
    """A version replaced, one in force, a draft set aside, and one with words by hand and a clause of the group's own."""
    make_adopted(on=date(2025, 5, 1))
    make_adopted(on=date(2026, 5, 1))
    set_aside(constitution=begin_constitution())
    draft = make_draft()
    write_by_hand(draft, Key.AREA, "Nottingham and wherever its members live.")
    add_clause(constitution=draft, part=Part.MEMBERS, heading="Dogs", text="Dogs are welcome.", numbers={})


def furnish_access() -> None:
    """Somebody who has yet to choose a password, somebody who was stopped; a second browser and kept words of Alice's."""
    makers.make_account(name="Hal Example", roles=["member"])
    stop_account(account=makers.make_account(name="Ivy Example"))
    alice = account_named("alice")
    assert alice is not None
    open_seat(account_id=alice.id, agent="Safari iPhone")
    keep_form(account=alice, address="/people/add/", pairs=[("name", "Jo Example")], had_files=False)


def furnish_cash_books() -> None:
    """One waits, one cannot be read, one is undone, one was brought in."""
    make_cash_book(1)
    make_cash_book(2, '1/5/2026,Raffle,"12,50",\n')
    cash_books.undo(book=bring_cash_book_in(make_cash_book(3, "1/5/2026,Cake,3.00,\n")))
    bring_cash_book_in(make_cash_book(4, "2/5/2026,Cake,3.00,\n13/5/2026,Hall,,3.00\n"))


def furnish_charity() -> None:
    """The group became a charity after its rules were adopted: Gift Aid and the trustees' report are its affair now."""
    change_group(formality=Formality.CHARITY)
    waits = (Constitution.adopted_on.is_(None), Constitution.set_aside_at.is_(None))
    draft = session.scalars(select(Constitution).where(*waits)).one()
    draft.chosen = draft.chosen.changed(beneficiaries="people with a sample condition")
    signed = {"approved_on": date(2026, 6, 6), "meeting": "the sample meeting", "signed_by": "Ann, Bo"}
    ended = year_ending_in(2026).last_day  # as the books are by now: what was booked since the first time is in them
    money.approve_accounts(year_ends_on=ended, **signed, paper=b"%PDF-1.7", as_of_number=last_number())


def furnish_last_cash_book() -> None:
    """One after which nothing was booked, so that it can be undone."""
    bring_cash_book_in(make_cash_book(5, "3/5/2026,Cake,4.00,\n"))


def furnish_money() -> None:
    """A tin and a bank, one account closed; a booking, one reversed; a grant overspent, a pot closed; a year's end approved."""
    tin = makers.make_money_account()
    bank = makers.make_money_account(name="Bank", kind=AccountKind.BANK)
    money.close_account(account=makers.make_money_account(name="Old box", pence=0))
    makers.make_payment(who="Sample Hall", description="Two evenings", day=date(2026, 3, 5))
    money.reverse(transaction=makers.make_payment(heading="Speakers"), reason="Typed twice", day=date(2026, 5, 7))
    grant = money.add_fund(name="Sample grant", kind=FundKind.RESTRICTED, given_by="Sample Fund", purpose="Speakers")
    money.close_fund(fund=money.add_fund(name="Sample pot", kind=FundKind.DESIGNATED))
    plain = {"day": date(2026, 5, 7), "amount": Money(500), "account": tin.id, "fund": places.general_fund().id}
    money.record_move(to_account=bank.id, **plain)
    money.record_transfer(to_fund=grant.id, **plain)
    money.put_away_heading(heading=places.headings()[-1])
    ended = {"year_ends_on": date(2026, 3, 31)}
    money.add_holding(**ended, kind=HoldingKind.KEPT, details="Sample urn", fund=grant.id, amount=Money(4500))
    signed = {"approved_on": date(2026, 6, 4), "meeting": "the AGM", "signed_by": "Ann, Bo"}
    money.approve_accounts(**ended, **signed, paper=b"%PDF-1.7", as_of_number=last_number())
    furnish_recording()
    furnish_cash_books()
    furnish_payments()
    furnish_subs()
    furnish_claims()
    furnish_giftaid()
    furnish_bank(bank=bank, tin=tin)
    furnish_budget()
    furnish_examining()


def furnish_budget() -> None:
    """A budget that was agreed and changed since, with a note; things given in kind, one put away; values of an hour."""
    room, general = next(one.id for one in places.headings() if one.name == "Room hire"), places.general_fund().id
    year = year_ending_in(2027)
    agreed = budgets_done.begin_budget(year=year, planned=[Planned(room, general, Money(60000), "Sample note")])
    budgets_done.agree_budget(budget=agreed, agreed_on=date(2026, 5, 15), meeting="the sample meeting")
    more = [Planned(room, general, Money(66000)), Planned(places.headings()[0].id, general, Money(30000))]
    budgets_done.save_budget(year=year, planned=more, because="Sample reason")
    budgets_done.decide_rule(room=room, low_cash=Money(5000))
    day = date(2026, 11, 5)
    budgets_done.add_gift(kind=InKindGiven.HOURS, day=day, what="Sample stall", minutes=150)
    gift = budgets_done.add_gift(kind=InKindGiven.GOODS, day=day, what="Sample prizes", amount=Money(2500))
    budgets_done.put_away_gift(gift=gift)
    for source in ("Sample committee", "Sample funder"):
        value = budgets_done.add_hour_value(starts_on=date(2026, 4, 1), amount=Money(1260), source=source)
    budgets_done.put_away_hour_value(value=value)


def furnish_bank(*, bank: MoneyAccount, tin: MoneyAccount) -> None:
    """Statements that wait, that are undone and that are here: matched, by a rule, unknown; reconciled; cash counted."""
    general, heading = places.general_fund().id, places.headings()[0].id
    make_statement(account=bank, name="waits.csv", rows="08/05/2026,Sample Shop,,CARD,-1.00,\n", brought=False)
    statements.undo(
        upload=make_statement(account=bank, name="undone.csv", rows="09/05/2026,Sample Shop,,CARD,-2.00,\n")
    )
    rows = "07/05/2026,Cash paid in,,DEPOSIT,5.00,\n08/05/2026,Sample Café,,CARD,-3.00,\n09/05/2026,Sample Shop,,CARD,-4.00,\n"
    make_statement(account=bank, name="here.csv", rows=rows)
    first = session.scalars(select(BankLine).where(BankLine.amount == Money(500))).one()
    moved = session.scalars(select(Transaction.id).where(Transaction.kind == TransactionKind.MOVE)).first() or 0
    bank_matches.match(account_id=bank.id, lines=[first.id], bookings=[moved])
    bank_rules.learn(text="Sample Café", way=BankWay.OUT, heading=heading, fund=general, who="Sample Café")
    bank_rules.put_away_rule(rule=bank_rules.learn(text="Sample Mill", way=BankWay.OUT, heading=heading, fund=general))
    until = date(2026, 5, 31)
    closing = reckon(bank.id, until, Money(0)).should_be
    reconciling.keep_reconciliation(account=bank, until=until, closing=closing)
    told = {"account": bank.id, "heading": heading, "fund": general}
    money.record_money_out(day=date(2026, 5, 30), amount=Money(250), who="On no statement", **told)
    furnish_later_statements(bank)
    counters = [makers.make_person(name=f"{name} Counter").id for name in ("Sample", "Specimen")]
    for coins in ({100: 3}, {100: 4}):
        counted = cash_counts.count_cash(account=tin, day=until, coins=coins, first=counters[0], second=counters[1])
    cash_counts.book_difference(count=counted, heading=heading, reason="Sample reason")


def furnish_later_statements(bank: MoneyAccount) -> None:
    """One of which nothing is matched yet, though two lines may be in the books; one in a form whose columns were named."""
    heading = {row.name: row.id for row in places.headings()}["Room hire"]
    rows = ""
    for number in (1, 2):
        day, told = date(2026, 6, number), {"account": bank.id, "heading": heading, "fund": places.general_fund().id}
        money.record_money_out(day=day, amount=Money(700 + number), who=f"Sample Hall {number}", **told)
        rows += f"{day:%d/%m/%Y},Sample Hall {number},,CARD,-7.0{number},\n"
    make_statement(account=bank, name="later.csv", rows=rows)
    words = "When,What,How much\n03/06/2026,Sample Shop,-1.00\n"
    named = statements.upload_statement(account=bank, file_name="named.csv", words=words)
    columns = BankColumns("CSV", (BankColumn.DAY, BankColumn.WORDS, BankColumn.AMOUNT))
    statements.name_columns(upload=named, columns=columns, heads_key=bank_imports.table_of(words).key)


def furnish_examining() -> None:
    """A visit that is over, and one that goes on, of whoever furnishes: with ticks, a comment, a question of each kind, looks."""
    told = {"ending": 2026, "until_on": date(2026, 12, 8), "shows_names": True}
    examining.end_visit(visit=examining.invite(name="Sample Examiner", sign_in="sample-examiner", **told))
    visit = examining.invite(name="Alice Marsh", sign_in="specimen-examiner", **told)
    visit.account_id = actor().account_id or 1  # so that the walk of the house comes by the examiner's own pages too
    paid = makers.make_payment(description="Room in March", day=date(2026, 3, 4))
    attach_receipt(transaction=paid, file=Uploaded("sample.pdf", b"%PDF-1.7 sample"))
    examining.tick(visit=visit, transaction=paid)
    examining.comment_on(visit=visit, transaction=paid, comment="Lease seen")
    for words in ("Who signed the lease?", "Who counts the tin?", "Where is the lease?"):
        asked = examining.ask(visit=visit, words=words, transaction=paid)
    examining.close_query(visit=visit, query=examining.answer(visit=visit, query=asked, answer="In the file"))
    for number in range(2):
        session.add(ExaminerLook(visit_id=visit.id, what=f"Voucher {number}", at=now()))
    session.flush()


def furnish_recording() -> None:
    """A project, and one put away; a booking with a receipt and one taken away, that comes again; one that did."""
    project = money.add_project(name="Sample drop-in", about="Thursday mornings")
    money.put_away_project(project=money.add_project(name="Sample outing"))
    paid = makers.make_payment(description="Room in May", project=project.id)
    scan = Uploaded("sample.pdf", b"%PDF-1.7 sample")
    attach_receipt(transaction=paid, file=scan)
    take_away_receipt(receipt=attach_receipt(transaction=paid, file=scan))
    begin_repeat(transaction=paid, every=MoneyEvery.MONTH)
    stop_repeat(repeat=begin_repeat(transaction=paid, every=MoneyEvery.YEAR))
    say_looked(year=year_ending_in(2026), what=MoneyLook.THINGS)
    closed = year_ending_in(2025).last_day
    session.add(ClosedYear(ends_on=closed, nth=1, closed_on=date(2026, 4, 1), last_number=0, closed_at=now()))
    furnish_year_papers()


def furnish_year_papers() -> None:
    """Notes with expenses and dealings, and a report of which one part is written; accounts approved with a report."""
    year = year_ending_in(2026)
    words = dict.fromkeys(("expenses_for", "paid", "guarantees", "debts", "other"), "Sample words")
    write_notes(year=year, expenses=Money(4000), expenses_people=2, related="Sample dealings", **words)
    save_part(year=year, name="did", typed="Sample evenings.", seen=seen_code(""))
    signed = {"approved_on": date(2026, 6, 5), "meeting": "", "signed_by": "Ann"}
    papers = {"paper": b"%PDF-1.7", "report": b"%PDF-1.7 report"}
    money.approve_accounts(year_ends_on=year.last_day, **signed, **papers, as_of_number=last_number())
    furnish_reports()


def furnish_claims() -> None:
    """Claims that are written, sent back, withdrawn, waiting, approved and paid; own rates; petty cash counted and topped up."""
    for _ in range(2):
        makers.make_claim()
    claims_done.withdraw(claim=makers.make_claim(name="Sample Withdrawer"))
    claims_done.send_back(claim=claims_done.hand_in(claim=makers.make_claim()), because="No receipt")
    claims_done.decide_approvals(approvals=1)
    waiting, approved, paid = (
        claims_done.hand_in(claim=makers.make_claim(name=f"{n} Claimant")) for n in ("A", "B", "C")
    )
    for claim in (approved, paid):
        claims_done.approve(claim=claim, approver=Approver(2, None, "Bob Okafor"))
    bank = places.accounts()[-1].id
    claims_done.pay(claim=paid, day=date(2026, 11, 20), account=bank, reference="FP 1", all_the_same=True)
    rate = {"vehicle": Vehicle.CAR, "starts_on": date(2020, 1, 1), "first": Money(30), "source": "Sample committee"}
    claims_done.put_away_rate(rate=claims_done.add_rate(**rate))
    claims_done.add_rate(**rate)
    tin = claims_done.keep_tin(account=makers.make_money_account().id, level=Money(12000), kept_by="Sample keeper")
    claims_done.top_up(tin=tin, day=date(2026, 11, 20), account=bank, all_the_same=True)
    makers.make_payment(description="Petty milk", day=date(2026, 11, 21), pence=120, heading="Refreshments")
    make_petty_tin(1)
    claims_done.count_tin(tin=tin, counted=Money(11870), counted_by="Ann and Bob", note="A coin under the sofa")
    del waiting


def furnish_giftaid() -> None:
    """Declarations that stand, are cancelled, spoken and put away; gifts to claim and not; a claim paid, one reversed since."""
    for number in range(2):
        make_gift_claim(number)
    make_donor_moved(1)
    make_gift(3)
    gift_aid.say_gift(
        transaction_id=session.scalars(select(func.max(Transaction.id))).one(), is_gift=True, reason="Sample"
    )
    spoken, gone, mistake = (make_declared(number) for number in (4, 5, 6))
    spoken.how = GiftHow.ORAL
    gift_aid.cancel(declaration=gone, cancelled_on=date(2026, 6, 1))
    gift_aid.put_away(declaration=mistake)
    first, second = (session.get_one(GiftAidClaim, number) for number in (1, 2))
    heading = likely_reclaimed()
    assert heading is not None
    paid = money.record_money_in(
        day=date(2026, 11, 21), amount=first.tax, account=places.accounts()[0].id, heading=heading,
        fund=places.general_fund().id, who="HMRC",
    )  # fmt: skip
    gift_aid.match(
        claim=session.get_one(GiftAidClaim, 1, options=[selectinload(GiftAidClaim.lines)]), transaction_id=paid.id
    )
    claimed = session.scalars(select(ClaimedGift).where(ClaimedGift.claim_id == second.id)).one()
    gift = session.get_one(Transaction, claimed.transaction_id, options=[selectinload(Transaction.lines)])
    money.reverse(transaction=gift, reason="The cheque came back", day=date(2026, 11, 22))


def furnish_subs() -> None:
    """Three plans, one put away; somebody behind, who pays for another; a year paid; an evening taken; the group's own words."""
    makers.make_plan()
    yearly = makers.make_plan(name="Sample membership", every=SubsEvery.YEAR, pence=1200)
    subs_plans.put_away_plan(plan=makers.make_plan(name="Sample plan of old", every=SubsEvery.MONTH, pence=300))
    payer, other = (makers.make_person(name=f"{name} Subscriber") for name in ("Sample", "Specimen"))
    on = {"plan_id": yearly.id, "rate": SubsRate.STANDARD}
    subs_plans.put_on_plan(person=payer, starts_on=date(2025, 4, 1), **on)
    subs_plans.put_on_plan(person=other, starts_on=date(2026, 4, 1), payer_id=payer.id, **on)
    bank = places.accounts()[-1].id
    paid = {"method": SubsMethod.BANK, "account": bank, "paid_on": date(2026, 11, 3), "times": 1}
    pay_subs(person=payer, amount=Money(1200), first=date(2025, 4, 1), **paid)
    pay_subs(person=payer, amount=Money(0), first=date(2026, 4, 1), for_whom=[other.id], enough=True, **paid)
    met = makers.make_meeting(meets_on=date(2026, 11, 10))
    counted = TinCounted(Money(2750), others=14, counted_by="Ann", second_by="Bo")
    take_at_door(meeting=met, ticked=[], counted=counted, accounts={SubsMethod.CASH: places.accounts()[0].id})
    subs_plans.write_words(reminder="Dear {name}, {amount} when you can.", seen_version=None)


def furnish_reports() -> None:
    """A body over the group with a levy and a share; somebody who was paid; a project with a result."""
    make_levy(1)
    make_person_paid(1)
    make_project_moved(1)


def furnish_funding() -> None:
    """An application being written, one sent, one awarded, one removed."""
    makers.make_application(funder="Example Trust", deadline_on=date(2026, 12, 18))
    sent = makers.make_application(funder="Sample Foundation")
    record_event(application=sent, kind=Happening.SUBMITTED, on=date(2026, 10, 1), amount=Money(50000))
    awarded = makers.make_application(funder="Specimen Lottery")
    for kind, on in ((Happening.SUBMITTED, date(2026, 5, 1)), (Happening.AWARDED, date(2026, 7, 1))):
        record_event(application=awarded, kind=kind, on=on, amount=Money(80000))
    remove_application(application=makers.make_application(funder="Mistaken Fund"))


def furnish_own_jobs() -> None:
    """Alice has a job at one meeting to come, and said that she cannot at another."""
    alice = account_named("alice")
    assert alice is not None
    me = session.get_one(Person, session.get_one(Account, alice.id).person_id)
    makers.make_turn(meeting=makers.make_meeting(meets_on=date(2026, 12, 15)), person=me)
    say_cannot(meeting=makers.make_meeting(meets_on=date(2026, 12, 22)), person_id=me.id)


def rooms_to_see() -> tuple[str, ...]:
    """Where a walk begins besides the first page: what stands far down a list of its kind, in a state of its own."""
    with_lifts = session.scalars(select(Lift.meeting_id).distinct()).all()
    with_names = session.scalars(select(Presence.meeting_id).distinct()).all()
    taken_away = select(func.coalesce(AgendaPaper.meeting_id, AgendaItem.meeting_id))
    taken_away = taken_away.outerjoin(AgendaItem, AgendaItem.id == AgendaPaper.agenda_item_id)
    with_papers = session.scalars(taken_away.where(AgendaPaper.removed_at.is_not(None))).all()
    linked = session.scalars(select(CalendarFeed.person_id).where(CalendarFeed.person_id.is_not(None))).all()
    counted = session.scalars(select(DoorCount.meeting_id).distinct().limit(3)).all()
    with_jobs = session.scalars(
        select(Meeting.id).where(Meeting.meets_on.in_([date(2026, 12, 15), date(2026, 12, 22)]))
    ).all()
    return (
        *rooms_of_money(),
        *(f"/meetings/{number}/" for number in dict.fromkeys((*with_lifts, *with_jobs, *counted))),
        *(f"/meetings/{number}/door/" for number in dict.fromkeys((*with_names, *counted))),
        *(f"/minutes/{number}/agenda/" for number in with_papers),
        *(f"/people/{number}/" for number in linked),
    )


def rooms_of_money() -> tuple[str, ...]:
    """Of the books: a payment nobody agreed to, one with a receipt, statements and lines that wait, the last cash book."""
    alone = session.scalars(select(Transaction.id).where(Transaction.description == "Agreed by nobody")).one()
    asked = session.scalars(select(Proposal.id).where(Proposal.sha256.is_not(None))).all()
    later = session.scalars(select(BankUpload).where(BankUpload.file_name.in_(["later.csv", "named.csv"]))).all()
    line = session.scalars(select(BankLine.id).where(BankLine.amount == Money(-701))).one()
    book = session.scalars(select(CashBookFile.id).order_by(CashBookFile.id.desc())).first()
    return (
        f"/money/{alone}/", *(f"/money/payments/{number}/" for number in asked), "/money/years/2025/finish/",
        *(f"/bank/statements/{upload.id}/" for upload in later), f"/bank/lines/{line}/",
        *(f"/bank/accounts/{number}/match/" for number in {upload.account_id for upload in later}),
        "/bank/reconciliations/1/", "/claims/petty-cash/2/", f"/money/cash-books/{book}/",
    )  # fmt: skip


# In this order: some stand on what others made.
FURNISHING: tuple[Callable[[], None], ...] = (
    furnish_standing, furnish_consents, furnish_lists, furnish_needs, furnish_connections, furnish_own_door,
    furnish_support, furnish_privacy, furnish_committee, furnish_meetings, furnish_door, furnish_evenings,
    furnish_series, furnish_calendar, furnish_apologies, furnish_actions, furnish_decisions, furnish_money,
    furnish_governance, furnish_access, furnish_funding, furnish_speaking, furnish_questions, furnish_sheets,
    furnish_imports, furnish_agenda, furnish_minutes, furnish_own_jobs,
    furnish_charity, furnish_last_cash_book,
)  # fmt: skip
