"""Notes, the report of the year, and the examiner's blank report: written, kept apart from each other's words, printed."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from esteem.committee.actions import add_office, begin_term
from esteem.group.actions import change_group
from esteem.group.rules import Formality, Nation
from esteem.kernel import dates, history
from esteem.kernel.dates import Period
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.rules.parts import seen_code as code
from esteem.money.actions.closing import close_year
from esteem.money.actions.year_papers import begin_report, end_report_sittings, save_part
from esteem.money.models import YearNote, YearReport
from esteem.money.queries import closing, years
from esteem.money.queries.served import served_in
from esteem.money.queries.year_papers import gathered_in, note_of, report_of
from esteem.money.rules.scrutiny import Regime
from esteem.money.rules.year_report import MOST, ReportPart, asked_of, still_wanting
from tests import makers
from tests.backstage import Group
from tests.money.booking import Books
from tests.money.test_closing import approve
from tests.visitor import Visitor

EW, SC, NI = Regime.ENGLAND_AND_WALES, Regime.SCOTLAND, Regime.NORTHERN_IRELAND
WHOLE = {part.value: f"Words of {part.value}." for part in ReportPart} | {"had_regard": "yes"}


def ended() -> Period:
    return years.year_ending_in(2026)


def write(**texts: str) -> YearReport:
    for name, text in texts.items():
        now = begin_report(year=ended()).texts[name]
        save_part(year=ended(), name=name, typed=text, seen=code(now))
    return begin_report(year=ended())


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


# What is asked


def test_a_charity_is_asked_for_all_the_law_asks_and_others_for_little() -> None:
    asked = {regime: [one.part for one in asked_of(regime)] for regime in (EW, SC, NI, None)}
    assert asked[EW] == list(ReportPart) == asked[NI]
    assert asked[SC] == [part for part in ReportPart if part is not ReportPart.HAD_REGARD]
    assert asked[None] == [
        ReportPart.AIMS, ReportPart.DID, ReportPart.BENEFIT, ReportPart.AHEAD, ReportPart.OTHER,
    ]  # fmt: skip


def test_what_a_charity_s_report_must_have_is_wanting_until_it_is_there() -> None:
    assert [one.part.value for one in still_wanting(EW, {})] == [
        "address", "constituted", "chosen", "aims", "did", "benefit", "had_regard", "reserves",
    ]  # fmt: skip
    assert still_wanting(EW, WHOLE) == []
    assert [one.part.value for one in still_wanting(SC, WHOLE | {"aims": ""})] == ["aims"]
    assert still_wanting(None, {}) == []


# Written part by part


def test_a_part_is_saved_and_what_two_wrote_at_once_is_joined(books: Session) -> None:
    first = save_part(year=ended(), name="did", typed="We met.", seen=code(""))
    assert (first.is_saved, report_of(ended()).did) == (True, "We met.")  # type: ignore[union-attr]  # there is one
    late = save_part(year=ended(), name="did", typed="We sang.", seen=code(""))
    assert (late.is_saved, late.theirs, late.both) == (False, "We met.", "We met.\nWe sang.")
    assert save_part(year=ended(), name="did", typed=late.both, seen=late.seen).is_saved


def test_what_seldom_changes_is_carried_over_from_the_report_before(books: Session) -> None:
    before = years.year_ending_in(2025)
    for name in ("address", "aims", "did"):
        save_part(year=before, name=name, typed=f"Old {name}", seen=code(""))
    fresh = begin_report(year=ended())
    assert (fresh.address, fresh.aims, fresh.did) == ("Old address", "Old aims", "")


def test_no_such_part_and_too_long_a_part_are_refused(books: Session) -> None:
    with pytest.raises(RuleBroken, match="no such part"):
        save_part(year=ended(), name="id", typed="1", seen="")
    with pytest.raises(RuleBroken, match="20,000 characters at the most"):
        save_part(year=ended(), name="aims", typed="x" * (MOST + 1), seen=code(""))


def test_a_sitting_is_one_line_of_history(books: Session) -> None:
    write(did="We met.", aims="Tea.")
    row = write(did="We met often.")
    books.flush()
    end_report_sittings()
    history.end_sitting(row)
    books.flush()
    changed = [entry for entry in history.of_many([("year_report", row.id)]) if "What was done" in entry.said]
    assert len(changed) == 1


def test_papers_of_a_closed_year_stay_as_they_are(books: Session) -> None:
    Books().gets(100, day=date(2026, 2, 5))
    write(did="We met.")
    approve()
    close_year(year=ended())
    with pytest.raises(RuleBroken, match="closed"):
        save_part(year=ended(), name="did", typed="Else", seen=code("We met."))


# What is filled in by itself


def test_everybody_who_ran_it_in_the_year_is_named_with_days_within_it(books: Session) -> None:
    chair = add_office(name="Chair", on_committee=True)
    whole, came, gone = (makers.make_person(name=name) for name in ("Ann Lee", "Bo Day", "Cy Fox"))
    for person, since, until in (
        (whole, date(2020, 1, 1), None), (came, date(2025, 9, 1), None), (gone, date(2020, 1, 1), date(2025, 6, 1)),
    ):  # fmt: skip
        begin_term(office=chair, person_id=person.id, since_on=since, until_on=until, came=None)
    told = [(one.name, one.offices, one.days) for one in served_in(ended())]
    assert told == [
        ("Ann Lee", ("Chair",), ""), ("Cy Fox", ("Chair",), "until 1 June 2025"), ("Bo Day", ("Chair",), "from 1 September 2025"),
    ]  # fmt: skip
    assert [one.name for one in served_in(years.year_ending_in(2027))] == ["Ann Lee", "Bo Day"]


def test_meetings_are_counted_and_few_people_are_not_told(books: Session) -> None:
    for day, came in ((date(2025, 5, 1), 12), (date(2025, 6, 1), 15)):
        makers.make_meeting(meets_on=day, headcount=came)
    makers.make_meeting(meets_on=date(2025, 7, 1), kind=MeetingKind.COMMITTEE)
    told = gathered_in(ended())
    assert (told.met.held, told.average, told.first_timers, told.committee) == (2, 14, None, 1)
    makers.make_meeting(meets_on=date(2024, 7, 1), headcount=3)
    assert gathered_in(years.year_ending_in(2025)).average is None


# On the pages


def test_the_treasurer_writes_the_notes_on_one_page(bob: Visitor, group: Group, two_years: Books) -> None:
    bob.visits("/money/years/2026/").follows("Write the notes").fills("Expenses repaid", "40").presses("Save")
    bob.is_told("Say how much, and to how many people", beside="To how many")
    bob.fills("To how many", "2").fills("What for?", "travel").fills("Other dealings", "None").presses("Save")
    bob.sees("The notes are written.").visits("/money/years/2026/draft/")
    bob.sees("£40 was repaid to 2 trustees for travel.", "Dealings with connected people. None.")
    note = group.makes(lambda: note_of(ended()))
    assert isinstance(note, YearNote)
    assert (note.expenses, note.expenses_people, note.paid) == (Money(4000), 2, "")


def test_two_treasurers_writing_notes_both_keep_their_words(bob: Visitor, alice: Visitor, two_years: Books) -> None:
    alice.visits("/money/years/2026/notes/").fills("Anything else", "Hers")
    bob.visits("/money/years/2026/notes/").fills("Anything else", "His").presses("Save").sees("The notes are written.")
    alice.presses("Save").sees("His")
    assert alice.field("Anything else") == "Hers"


def test_the_report_is_written_without_scripts_and_printed(bob: Visitor, group: Group, two_years: Books) -> None:
    bob.visits("/money/years/2026/").follows("Write the trustees’ annual report").sees("Still to be written: address")
    bob.fills("Where can the charity be reached?", "1 Sample Street, Exampleton").fills(
        "What is the charity for?", "Company."
    )
    bob.chooses("Did the trustees have regard", "Yes, they had regard to it").presses("Save").sees("Saved.")
    told = text_of(bob.follows("See it on paper").downloads("Print or save as PDF").data)
    for words in (
        "Trustees’ annual report", "1 Sample Street, Exampleton", "What the group is for Company.",
        "The trustees had regard to the guidance of the Charity Commission on public benefit",
        "Received 2,081 1,047", "Cash at the end of the year 934 494", "Reserves Still to be written.",
    ):  # fmt: skip
        assert words in told


def test_a_part_that_somebody_else_changed_meanwhile_comes_back_joined(
    bob: Visitor, alice: Visitor, two_years: Books
) -> None:
    alice.visits("/money/years/2026/report/").fills("What comes next?", "A picnic.")
    bob.visits("/money/years/2026/report/").fills("What comes next?", "A choir.").presses("Save").sees("Saved.")
    alice.presses("Save").sees("A choir.")
    assert alice.field("What comes next?").splitlines() == ["A choir.", "A picnic."]
    assert alice.presses("Save").sees("Saved.").field("What comes next?").splitlines() == ["A choir.", "A picnic."]


def test_scripts_save_one_part_at_a_time(bob: Visitor, two_years: Books) -> None:
    bob.visits("/money/years/2026/report/")
    form = next(form for form in bob.page.all("form") if form.get("data-minutes"))
    token = next(field.get("value", "") for field in form.iter("input") if field.get("name") == "csrf_token")

    def sends(typed: str, seen: str, name: str = "did") -> tuple[int, dict[str, str]]:
        told = {"csrf_token": token, "name": name, "typed": typed, "seen": seen}
        answer = bob.client.post("/money/years/2026/report/save/", data=told, follow_redirects=True)
        return answer.status_code, answer.get_json()

    status, said = sends("We met.", code(""))
    assert (status, said["seen"]) == (200, code("We met."))
    status, said = sends("We sang.", code(""))
    assert (status, said["theirs"], said["both"]) == (409, "We met.", "We met.\nWe sang.")
    assert sends("x", "", "nonsense") == (422, {"says": "There is no such part. Load the page again."})


def test_whoever_only_looks_reads_the_papers_and_writes_nothing(dana: Visitor, two_years: Books) -> None:
    dana.visits("/money/years/2026/").does_not_see("Write the notes", "Write the trustees")
    dana.visits("/money/years/2026/report/paper/").sees("Trustees’ annual report")
    dana.visits("/money/years/2026/examiner/").sees("Report of the independent examiner")
    for address in ("/money/years/2026/notes/", "/money/years/2026/report/"):
        assert dana.client.get(address).status_code == 403


def test_another_group_writes_a_plain_report_of_the_year(bob: Visitor, group: Group, two_years: Books) -> None:
    group.makes(change_group, formality=Formality.INFORMAL)
    bob.visits("/money/years/2026/").follows("Write the report of the year").does_not_see(
        "trustees", "governing document"
    )
    bob.fills("What did you do in the year?", "Tea and talk.").presses("Save").follows("See it on paper")
    bob.sees("Report of the year", "Tea and talk.", "in pounds and pence").does_not_see(
        "Charity number", "Still to be written"
    )


def test_a_report_is_stored_with_the_accounts_it_was_approved_with(
    alice: Visitor, bob: Visitor, group: Group, two_years: Books
) -> None:
    alice.visits("/money/years/2026/approve/").fills("Who signed them?", "Ann Lee")
    alice.ticks("The report of the year was approved with them").presses("Store the approved accounts")
    alice.is_told("The report of the year is not written yet.", beside="The report of the year was approved")
    group.makes(lambda: write(**(WHOLE | {"reserves": ""})))
    alice.visits("/money/years/2026/approve/").fills("Who signed them?", "Ann Lee")
    alice.ticks("The report of the year was approved with them").presses("Store the approved accounts")
    alice.is_told("The report still wants: reserves.", beside="The report of the year was approved")
    group.makes(lambda: write(reserves="Three months’ rent."))
    alice.visits("/money/years/2026/approve/").fills("Who signed them?", "Ann Lee").presses(
        "Store the approved accounts"
    )
    first = bob.visits("/money/years/2026/").downloads("the report of the year approved with them (PDF)").data
    told = text_of(first)
    assert ("DRAFT" in told, "Three months’ rent." in told, "and signed by Ann Lee" in told) == (False, True, True)
    group.makes(lambda: write(did="Something else."))
    assert bob.downloads("the report of the year approved with them (PDF)").data == first


# The examiner


@pytest.mark.parametrize(
    ("nation", "under"),
    [
        (Nation.ENGLAND, "section 145 of the Charities Act 2011"),
        (Nation.WALES, "section 145 of the Charities Act 2011"),
        (Nation.SCOTLAND, "section 44(1)(c) of the Charities and Trustee Investment (Scotland) Act 2005"),
        (Nation.NORTHERN_IRELAND, "section 65 of the Charities Act (Northern Ireland) 2008"),
    ],
)
def test_the_examiner_s_report_names_the_law_of_the_nation_and_finds_nothing_by_itself(
    bob: Visitor, group: Group, two_years: Books, nation: Nation, under: str
) -> None:
    group.makes(change_group, nation=nation, charity_number="SC0123")
    page = bob.visits("/money/years/2026/examiner/").sees(under, "charity number SC0123", "total receipts £2,081")
    boxes = [one for one in page.page.all("span") if one.get("class") == "tick-box"]
    assert [" ".join("".join(box.itertext()).split()) for box in boxes] == [""] * 4
    pages = PdfReader(BytesIO(bob.downloads("/money/years/2026/examiner.pdf").data)).pages
    assert (len(pages), "DRAFT" in pages[0].extract_text()) == (1, False)


def test_a_voluntary_examination_says_that_no_law_requires_it(bob: Visitor, group: Group, two_years: Books) -> None:
    bob.visits("/money/years/2026/examiner/").sees("No law requires this examination.")
    group.makes(lambda: two_years.gets(2_500_000, day=date(2026, 3, 31)))
    bob.visits("/money/years/2026/examiner/").does_not_see("No law requires")


def test_a_larger_income_asks_for_an_examiner_of_a_listed_body_and_a_very_large_one_for_an_audit(
    bob: Visitor, group: Group, two_years: Books
) -> None:
    group.makes(lambda: two_years.gets(26_000_000, day=date(2026, 3, 31)))
    bob.visits("/money/years/2026/examiner/").sees("Listed body the examiner belongs to")
    group.makes(lambda: two_years.gets(90_000_000, day=date(2026, 3, 31)))
    bob.visits("/money/years/2026/examiner/").sees("An audit is needed: the auditor writes a report of their own.")
    bob.does_not_see("A blank report for")


def test_a_group_that_is_no_charity_gets_a_plain_sheet_for_whoever_checks(
    bob: Visitor, group: Group, two_years: Books
) -> None:
    group.makes(change_group, formality=Formality.CONSTITUTED)
    bob.visits("/money/years/2026/").follows("A blank report for whoever checks them")
    bob.sees("Report on the accounts", "total receipts £2,080.82").does_not_see("Charities Act 2011 section 145")


# Closing


def test_the_guided_list_asks_for_the_notes_and_for_a_charity_s_report(books: Session) -> None:
    def titles(*, done: bool) -> set[str]:
        return {step.title for step in closing.steps_of(ended()) if step.is_done is done}

    wanted = {"The notes are written", "The trustees’ annual report is written"}
    change_group(formality=Formality.CHARITY)
    assert titles(done=False) >= wanted
    write(**WHOLE)
    books.add(YearNote(year_ends_on=ended().last_day))
    books.flush()
    assert titles(done=True) >= wanted
    change_group(formality=Formality.CONSTITUTED)
    assert "The trustees’ annual report is written" not in titles(done=True) | titles(done=False)
    assert dates.today() > ended().last_day
