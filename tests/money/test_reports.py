"""Reports: one set of figures, whether on the screen, on paper or in a file; each adds up."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pypdf import PdfReader

from esteem.kernel.dates import Period, frozen
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.meetings.rules.kinds import MeetingKind
from esteem.money import actions
from esteem.money.actions.parent_body import name_parent_body
from esteem.money.queries import figures, ledger, parent_body
from esteem.money.queries.places import every_place
from esteem.money.queries.spans import calendar, span_of
from esteem.money.routes.figures import MAKES
from esteem.money.rules.events import REPORTED, UNPAID, Owing
from esteem.money.rules.kinds import HeadingKind
from esteem.money.rules.sheets import Sheet, row
from esteem.money.rules.spans import Calendar, Span, When, read_span
from tests import makers
from tests.backstage import Group
from tests.money.booking import Books
from tests.tagged import mistagged
from tests.visitor import Visitor

KEYS = ("treasurer", "headings", "months", "funds", "projects", "parent-body")
WHOLE = "?when=days&from=2025-04-01&to=2026-03-31"
YEARS = Calendar(
    Period(date(2026, 4, 1), date(2027, 4, 1)), Period(date(2025, 4, 1), date(2026, 4, 1)), date(2026, 11, 24),
    date(2026, 11, 5), date(2024, 6, 3),
)  # fmt: skip


def _span(first: date, last: date) -> Span:
    return read_span({"from": first.isoformat(), "to": last.isoformat()}, YEARS)


# Which days


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ({}, date(2026, 4, 1), date(2026, 11, 24)),
        ({"when": "nonsense"}, date(2026, 4, 1), date(2026, 11, 24)),
        ({"when": "last"}, date(2025, 4, 1), date(2026, 3, 31)),
        ({"when": "meeting"}, date(2026, 11, 5), date(2026, 11, 24)),
        ({"from": "1/9/26", "to": "30/9/26"}, date(2026, 9, 1), date(2026, 9, 30)),
        ({"from": "30/9/26", "to": "1/9/26"}, date(2026, 9, 1), date(2026, 9, 30)),
        ({"when": "days", "from": "1/9/26"}, date(2026, 9, 1), date(2026, 11, 24)),
        ({"when": "days", "to": "1/9/25"}, date(2024, 6, 3), date(2025, 9, 1)),
        ({"when": "days", "from": "1/1/1950", "to": "31/12/2090"}, date(2024, 6, 3), date(2026, 11, 24)),
        ({"when": "days", "from": "1/1/2090"}, date(2026, 11, 24), date(2026, 11, 24)),
        ({"when": "days", "from": "the day before", "to": "<b>"}, date(2026, 4, 1), date(2026, 11, 24)),
    ],
)
def test_the_days_are_read_from_the_address_and_nonsense_is_this_year(
    asked: dict[str, str], first: date, last: date
) -> None:
    period = read_span(asked, YEARS).period
    assert (period.starts_on, period.last_day) == (first, last)


@given(
    some.fixed_dictionaries(
        {"when": some.text(max_size=8), "from": some.text(max_size=12), "to": some.dates().map(str)}
    )
)
def test_whatever_is_typed_there_are_days_to_report_of(asked: dict[str, str]) -> None:
    span = read_span(asked, YEARS)
    assert date(1900, 1, 1) <= span.period.starts_on <= span.period.last_day <= YEARS.today
    assert read_span({key: str(value) for key, value in span.asked.items()}, YEARS).period == span.period


def test_days_that_cannot_be_read_are_named_on_every_report(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/reports/treasurer/?from=31/02/2026").sees("“31/02/2026” is left out. There is no such day.")
    assert bob.field("From day") == "31/02/2026"
    for address in ("reports/", "reports/months/", "ledger/", "by-person/"):
        bob.visits(f"/money/{address}?when=days&from=1/5/2026&to=abc").sees("“abc” is left out.", "1 May 2026 to")
    bob.visits("/money/reports/treasurer/?from=1/6/2026&to=1/5/2026").sees(
        "1 May 2026 to 1 June 2026", "The days were turned round: 1 May 2026 to 1 June 2026."
    )
    bob.visits("/money/reports/treasurer/?when=last&from=&to=").does_not_see("left out")


def test_nobody_met_yet_nothing_is_since_then(group: Group) -> None:
    known = group.asks(calendar)
    assert known.last_met is None
    assert When.MEETING not in [when for when, _ in known.offered]
    assert read_span({"when": "meeting"}, known).when is When.YEAR


def test_since_the_last_meeting_is_since_the_committee_met_and_else_since_anybody_did(group: Group) -> None:
    group.makes(makers.make_meeting, meets_on=date(2026, 11, 10))
    assert group.asks(calendar).last_met == date(2026, 11, 10)
    group.makes(makers.make_meeting, kind=MeetingKind.COMMITTEE, meets_on=date(2026, 10, 6))
    group.makes(makers.make_meeting, kind=MeetingKind.COMMITTEE, meets_on=date(2026, 12, 1))
    assert group.asks(calendar).last_met == date(2026, 10, 6)


# What they say


def test_what_there_was_and_what_came_and_went_is_what_there_is(group: Group, two_years: Books) -> None:
    for first, last in (((2025, 4, 1), (2026, 3, 31)), ((2025, 6, 17), (2025, 9, 3)), ((2024, 4, 1), (2026, 11, 24))):
        told = group.asks(figures.treasurers_report, _span(date(*first), date(*last)))
        assert told.lacking == Money(0)
        assert told.there_was + told.came_in - told.went_out == told.in_bank + told.in_cash
        assert told.in_bank + told.in_cash == Money.total(held.at_end for held in told.books.holdings)


def test_the_report_begins_where_the_one_before_ended(group: Group, two_years: Books) -> None:
    first = group.asks(figures.treasurers_report, _span(date(2025, 5, 5), date(2025, 8, 19)))
    second = group.asks(figures.treasurers_report, _span(date(2025, 8, 20), date(2025, 12, 1)))
    assert first.in_bank + first.in_cash == second.there_was


def test_every_report_of_the_same_days_says_the_same_sums(group: Group, two_years: Books) -> None:
    span = _span(date(2025, 6, 17), date(2026, 1, 12))
    told = group.asks(figures.treasurers_report, span)
    months, funds = group.asks(figures.by_month, span), group.asks(figures.by_fund, span)
    whole = (told.came_in, told.went_out)
    assert (Money.total(m.money_in for m in months.months), Money.total(m.money_out for m in months.months)) == whole
    assert months.months[-1].cash == told.in_bank + told.in_cash
    assert len(months.months) == 8
    assert funds.sheets[0].lines[-1].figures[1:3] == whole
    assert group.asks(figures.by_project, span).sheets[0].lines[-1].figures[:2] == whole
    left = (
        group.asks(figures.by_person, span).sheets[0].lines[-1].figures[2]
    )  # what was given back counts on both sides
    assert left == told.came_in - told.went_out
    headings = group.asks(figures.by_heading, span).sheets[0].lines
    assert [line.figures[-1] for line in headings if line.label.startswith("All that")] == list(whole)
    general = group.asks(ledger.general_ledger, span, known=group.asks(every_place), by_name=True)
    accounts = [one for one in general.spots if one.spot.account]
    assert Money.total(one.ends for one in accounts) == told.in_bank + told.in_cash
    assert Money.total(one.begins for one in accounts) == told.there_was


def test_a_year_compares_with_the_one_before_and_other_days_with_none(group: Group, two_years: Books) -> None:
    with frozen(date(2026, 5, 1)):
        year, _ = group.asks(span_of, {"when": "last"})
        told = group.asks(figures.by_heading, year)
        days = group.asks(figures.by_heading, _span(date(2025, 5, 1), date(2025, 6, 1)))
    assert told.sheets[0].heads[-1] == "Last year"
    assert "Last year" not in days.sheets[0].heads


def test_months_that_are_begun_and_broken_off_count_their_own_days(group: Group, shelf: Books) -> None:
    for day in (5, 15, 25):
        group.makes(shelf.gets, 100, day=date(2026, 6, day))
        group.makes(shelf.gets, 100, day=date(2026, 8, day))
    within = group.asks(figures.by_month, _span(date(2026, 6, 10), date(2026, 6, 20)))
    across = group.asks(figures.by_month, _span(date(2026, 6, 10), date(2026, 8, 20)))
    assert [(m.name, m.money_in.pence, m.cash.pence) for m in within.months] == [("June 2026", 100, 10200)]
    assert [m.money_in.pence for m in across.months] == [200, 0, 200]
    assert across.months[-1].cash == Money(10500)


def test_a_refund_makes_the_payment_smaller_and_an_opening_is_not_received(group: Group, shelf: Books) -> None:
    def book() -> None:
        shelf.pays(5000)
        actions.record_money_in(
            day=date(2026, 5, 8), amount=Money(500), account=shelf.account("Bank"), fund=shelf.general,
            heading=shelf.heading("Room hire", HeadingKind.PAYMENT),
        )  # fmt: skip
        actions.record_opening(
            day=date(2026, 5, 9), amount=Money(700), account=shelf.account("Bank"), fund=shelf.general
        )

    group.makes(book)
    told = group.asks(figures.treasurers_report, _span(date(2026, 5, 7), date(2026, 5, 31)))
    assert (told.there_was, told.came_in, told.went_out) == (Money(10700), Money(0), Money(4500))
    assert (told.in_bank, told.in_cash, told.lacking) == (Money(1200), Money(5000), Money(0))


def test_what_is_not_settled_and_what_other_features_tell_stand_in_it(group: Group, shelf: Books) -> None:
    with group.at_work():
        house = the_house()
        house.on(
            UNPAID, lambda as_of: (Owing("Expense claims", 4250, by_us=True, count=3), Owing("Subs", 900, by_us=False))
        )
        house.on(REPORTED, lambda period: [Sheet("Against the budget", ("Heading", "Left"), (row("Room", Money(1)),))])
        told = figures.treasurers_report(_span(date(2026, 5, 1), date(2026, 5, 31)))
        house.hooks[UNPAID].pop()
        house.hooks[REPORTED].pop()
    sheets = {sheet.title: sheet for sheet in told.sheets}
    assert sheets["We owe"].lines[0] == row("Expense claims (3)", Money(4250))
    assert sheets["We are owed"].lines[-1].figures == (Money(900),)
    assert list(sheets)[-1] == "Against the budget"


# What passes to and from the body over us


def _levies(shelf: Books) -> None:
    name_parent_body(name="Sample National", with_usual=True, about="Ten pence in the pound")
    shelf.pays(3000, "Levies to the body over us", day=date(2025, 9, 1))
    shelf.pays(4000, "Levies to the body over us", day=date(2026, 9, 1))
    shelf.gets(2500, "Our share of their appeals", day=date(2026, 10, 1))
    shelf.gets(800, day=date(2026, 10, 2))


def test_what_passes_is_kept_apart_from_what_we_raised_ourselves(group: Group, shelf: Books) -> None:
    group.makes(_levies, shelf)
    span = _span(date(2026, 4, 1), date(2026, 11, 24))
    told = group.asks(parent_body.passed, span)
    assert [(year.name, year.from_it.pence, year.to_it.pence) for year in told.years] == [
        ("2026–27", 2500, 4000), ("2025–26", 0, 3000),
    ]  # fmt: skip
    assert (told.from_it, told.to_it, len(told.bookings)) == (Money(2500), Money(4000), 2)
    came = next(sheet for sheet in group.asks(figures.treasurers_report, span).sheets if sheet.title == "What came in")
    assert [(line.label, *line.figures) for line in came.lines] == [
        ("Donations", Money(10800)), ("What we raised ourselves", Money(10800)), ("From Sample National",),
        ("Our share of their appeals", Money(2500)), ("All that came in", Money(13300)),
    ]  # fmt: skip


def test_where_nothing_passed_in_these_days_nothing_is_said_of_the_body(group: Group, shelf: Books) -> None:
    group.makes(_levies, shelf)
    told = group.asks(figures.treasurers_report, _span(date(2026, 4, 1), date(2026, 9, 2)))
    lines = {sheet.title: [line.label for line in sheet.lines] for sheet in told.sheets}
    assert lines["What came in"] == ["Donations", "All that came in"]
    assert "To Sample National" in lines["What went out"]


def test_a_levy_that_is_given_back_is_taken_off_where_it_was(group: Group, shelf: Books) -> None:
    """A reversal of a levy is no money from them: the sums of the year are what they would be without either."""

    def book() -> None:
        _levies(shelf)
        twice = shelf.pays(4000, "Levies to the body over us", day=date(2026, 9, 1))
        actions.reverse(transaction=twice, reason="Typed twice", day=date(2026, 9, 1))

    group.makes(book)
    told = group.asks(parent_body.passed, _span(date(2026, 4, 1), date(2026, 11, 24)))
    assert (told.years[0].from_it, told.years[0].to_it) == (Money(2500), Money(4000))
    assert (told.from_it, told.to_it) == (Money(2500), Money(4000))


def test_bob_names_the_body_once_and_marks_its_headings(bob: Visitor, group: Group, shelf: Books) -> None:
    bob.visits("/money/reports/parent-body/").sees(
        "Does a national or local body stand over you?", "Nothing is ever sent to it"
    )
    bob.follows("Say what it is called").presses("Save").is_told("Enter its name.", beside="What is it called?")
    bob.fills("What is it called?", "Sample National").presses("Save")
    bob.sees("What passes between us and Sample National is kept apart.", "Levies to the body over us")
    bob.follows("Change what it is called and which headings are for it").fills(
        "What is it called?", "Sample UK"
    ).presses("Save")
    bob.sees("Sample UK: Our share of their appeals, Levies to the body over us.")
    bob.visits("/money/parent-body/").sees("Name changed from Sample National to Sample UK")


# On the screen, on paper, in a file


def _in_file(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def _amounts(cells: list[str]) -> Iterator[str]:
    """The amounts among them, each as a plain number: nothing is nought."""
    for cell in cells:
        plain = cell.replace("£", "").replace(",", "").replace("−", "-")
        if plain in ("–", "0.00"):
            yield "0.00"
        elif plain.replace(".", "").replace("-", "").isdigit() and "." in plain:
            yield plain


def _full(group: Group) -> None:
    outing = actions.add_project(name="Outing")
    name_parent_body(name="Sample National", with_usual=True)
    shelf = Books({"Tin": 1, "Bank": 2})
    shelf.pays(1250, "Levies to the body over us", day=date(2025, 9, 1), project=outing.id)


@pytest.mark.parametrize("key", KEYS)
def test_screen_file_and_paper_say_the_same(bob: Visitor, group: Group, two_years: Books, key: str) -> None:
    group.makes(_full, group)
    bob.visits(f"/money/reports/{key}/{WHOLE}")
    shown = [amount for one in _sheets(group, key) for cells in bob.rows(one.title) for amount in _amounts(cells[1:])]
    filed = [a for cells in _in_file(bob.downloads("Download it (CSV)").text) for a in _amounts(cells[2:])]
    assert len(shown) > 5
    assert shown == filed
    pdf = bob.downloads("Print it (PDF)").data
    assert _missing(filed, pdf) == Counter()
    assert mistagged(pdf) == []


def _missing(amounts: Iterable[str], pdf: bytes) -> Counter[str]:
    """Which of these amounts stand less often on the paper than they should; nothing is a dash there."""
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    printed = re.findall(r"(?<![\d.])-?\d+\.\d\d(?!\d)", text.replace(",", "").replace("−", "-"))
    return Counter(amount for amount in amounts if amount != "0.00") - Counter(printed)


def _sheets(group: Group, key: str) -> tuple[Sheet, ...]:
    make = next(make for which, make in MAKES.items() if which.value == key)
    return group.asks(make, _span(date(2025, 4, 1), date(2026, 3, 31))).sheets


def test_the_page_of_reports_keeps_the_days_for_each(bob: Visitor, group: Group, two_years: Books) -> None:
    bob.visits("/money/").follows("Reports").sees("1 April 2026 to 24 November 2026", "For a meeting:")
    bob.chooses("Which days?", "Last year").presses("Show these days").sees("1 April 2025 to 31 March 2026")
    bob.follows("Treasurer’s report").sees("1 April 2025 to 31 March 2026", "What there should be is what there is.")
    bob.follows("All reports").follows("Month by month").sees("31 March 2026", "In and out by month")
    bob.visits("/money/reports/nonsense/").finds_nothing()


def test_the_paper_is_shown_with_room_to_ratify(bob: Visitor, group: Group, two_years: Books) -> None:
    bob.visits(f"/money/reports/treasurer/{WHOLE}").follows("See it as paper")
    bob.sees("To ratify", "Accepted", "in pounds and pence", "(restricted)").follows("Large type").follows("Back")
    bob.is_at("/money/reports/treasurer/")


def test_by_person_is_for_who_may_see_both_the_books_and_the_people(
    bob: Visitor, dana: Visitor, carol: Visitor, group: Group, shelf: Books
) -> None:
    person = group.makes(makers.make_person, name="Ann Example")
    group.makes(shelf.gets, 1200, person=person.id, who="Ann Example", day=date(2026, 6, 1))
    bob.visits("/money/reports/").follows("Person by person")
    assert bob.rows("By person") == [
        ["Ann Example", "£12.00", "–", "£12.00"], ["Booked with nobody on the list", "£100.00", "–", "£100.00"],
        ["In all", "£112.00", "–", "£112.00"],
    ]  # fmt: skip
    filed = bob.downloads("Download it (CSV)").text
    assert "Ann Example,12.00,0.00,12.00" in filed
    assert (
        _missing((a for cells in _in_file(filed) for a in _amounts(cells)), bob.downloads("Print it (PDF)").data)
        == Counter()
    )
    bob.follows("See it as paper").sees("Ann Example")
    bob.visits("/money/by-person/").follows("Ann Example").sees("1 booking")
    for other in (dana, carol):
        other.visits("/money/reports/").does_not_see("Person by person")
        for address in ("", "paper/", "report.csv", "report.pdf"):
            other.visits(f"/money/by-person/{address}").is_refused()


# The general ledger


def test_the_ledger_runs_on_over_its_pages(bob: Visitor, group: Group, shelf: Books) -> None:
    def book() -> None:
        for number in range(60):
            shelf.pays(100 + number, day=date(2026, 6, 1), description=f"Evening {number}")

    group.makes(book)
    days = "?when=days&from=2026-06-01&to=2026-06-30"
    bob.visits(f"/money/ledger/{days}").follows("Tin").sees("There was on 1 June 2026: £100.00", "60 lines")
    first = bob.rows("Tin")
    assert first[0] == ["Room hire, Evening 0", "1 Jun 2026 · number 2", "", "£1.00", "£99.00"]
    bob.follows("Next page")
    assert bob.rows("Tin")[-1][-1] == "£22.30"
    assert bob.rows("Tin")[0][-1] == str(Money.parse(first[-1][-1].replace("£", "")) - Money(150))
    bob.visits(f"/money/ledger/{days}").follows("Room hire").follows("Next page")
    assert bob.rows("Room hire")[-1][-1] == "£77.70"
    filed = _in_file(bob.downloads("Download it (CSV)").text)
    assert filed[0] == ["Account or heading", "Day", "Number", "What", "In", "Out", "Balance"]
    assert (len(filed), filed[-1][-1]) == (61, "77.70")


def test_the_whole_ledger_is_a_paper_and_a_file(bob: Visitor, group: Group, two_years: Books) -> None:
    bob.visits(f"/money/ledger/{WHOLE}").follows("See it as paper").sees("Room hire")
    filed = _in_file(bob.visits(f"/money/ledger/{WHOLE}").downloads("Download it (CSV)").text)[1:]
    assert len(filed) > 200
    pdf = bob.downloads("Print it (PDF)").data
    assert _missing((amount for cells in filed for amount in _amounts(cells[4:])), pdf) == Counter()
    assert mistagged(pdf) == []
    ends = {cells[0]: cells[-1] for cells in filed}  # the balance after the last line of each
    shown = [(cells[0], *_amounts(cells[-1:])) for title in ("Accounts", "Headings") for cells in bob.rows(title)]
    assert {name: amount for name, amount in shown if name in ends} == ends
    bob.visits("/money/ledger/account-99/").finds_nothing()
    bob.visits("/money/ledger/nonsense/").finds_nothing()


def test_who_may_not_know_who_belongs_here_sees_initials_in_the_ledger(
    dana: Visitor, group: Group, shelf: Books
) -> None:
    group.makes(shelf.gets, 1200, who="Ann Example", day=date(2026, 6, 1))
    for address in ("/money/ledger/account-1/", "/money/ledger/paper/"):
        dana.visits(address).sees("A. E.").does_not_see("Ann Example")
    assert "Ann Example" not in dana.visits("/money/ledger/").downloads("Download it (CSV)").text
