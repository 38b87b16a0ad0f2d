"""The pages of the decisions book."""

from __future__ import annotations

import csv
import io
from datetime import date

from esteem.kernel.db import session
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.decisions_book import withdraw_decision
from esteem.minutes.models import Decision, Minutes
from tests.backstage import Group
from tests.makers import make_action, make_decision, make_meeting
from tests.visitor import Visitor

TODAY, THAT_DAY = date(2026, 11, 24), date(2026, 11, 10)


def decided(
    group: Group, *, kind: MeetingKind = MeetingKind.MEETING, approved: bool = False, **details: object
) -> Decision:
    """A decision of a meeting of that kind, whose minutes may be approved."""

    def make() -> Decision:
        met = make_meeting(kind=kind, meets_on=THAT_DAY)
        decision = make_decision(meeting=met, **details)
        if approved:
            at = make_meeting(meets_on=TODAY).id
            session.add(
                Minutes(meeting_id=met.id, approved_on=TODAY, approved_meeting_id=at, sha256="0" * 64, file_size=1)
            )
        session.flush()
        return decision

    return group.makes(make)


def test_one_taken_between_meetings_is_written_down_and_found(alice: Visitor) -> None:
    alice.visits("/minutes/decisions/").sees("No decision yet").follows("Write down one taken between meetings")
    alice.fills("What was decided?", "We buy an urn").fills("On which day?", "31 Feb").presses("Write it down")
    alice.is_told("Enter a day like 25/12/2026, 25 Dec or tomorrow.", beside="On which day?")
    alice.fills("On which day?", "10 Nov 2026").fills("Votes for", "5").presses("Write it down")
    alice.sees("It is written down as decision 2026/1.", "Tuesday 10 November 2026", "5 for", "Between meetings")
    alice.visits("/minutes/decisions/?q=urn&year=2026&kind=between&state=stands")
    assert alice.rows("Decisions") == [["2026/1", "We buy an urn", "10 Nov 2026", "Between meetings", "5 for"]]
    alice.visits("/minutes/decisions/?q=kettle").sees("No decision is found by “kettle”.")


def test_nonsense_in_the_address_narrows_nothing(alice: Visitor, group: Group) -> None:
    group.makes(make_decision)
    alice.visits("/minutes/decisions/?year=x&kind=party&state=never&page=0").sees("1 decision")
    for address in ("99/", "99/withdraw/", f"{10**30}/", "99/correct/"):
        alice.visits(f"/minutes/decisions/{address}").finds_nothing()


def test_it_is_withdrawn_and_stands_again(alice: Visitor, group: Group) -> None:
    decision = decided(group, approved=True)
    alice.visits(f"/minutes/decisions/{decision.id}/").does_not_see("Correct it").follows("Withdraw it").fills(
        "From which day?", "9 Nov 2026"
    )
    alice.presses("Withdraw it").is_told("Say why it is withdrawn.", beside="Why?").fills("Why?", "The hall has one")
    alice.presses("Withdraw it").is_told("It was decided later, on 10 November 2026.", beside="From which day?")
    alice.fills("From which day?", "today").presses("Withdraw it").sees(
        "Decision 2026/1 is withdrawn.", "The hall has one"
    )
    alice.visits("/minutes/decisions/").sees("Withdrawn", "on 24 Nov 2026: The hall has one")
    alice.follows("2026/1").presses("It stands after all").sees("Decision 2026/1 stands.", "Withdraw it")


def test_withdrawing_twice_is_told(alice: Visitor, carol: Visitor, group: Group) -> None:
    decision = group.makes(make_decision)
    for visitor in (alice, carol):
        visitor.visits(f"/minutes/decisions/{decision.id}/withdraw/").fills("Why?", f"Said {visitor.name}")
    alice.presses("Withdraw it").sees("Decision 2026/1 is withdrawn.")
    carol.presses("Withdraw it").is_told("It was withdrawn already, on 24 November 2026.")
    alice.visits(f"/minutes/decisions/{decision.id}/").sees("Said Alice Marsh").does_not_see("Said Carol Singh")


def test_it_is_corrected_while_its_minutes_are_a_draft(alice: Visitor, group: Group) -> None:
    decision = decided(group)
    alice.visits(f"/minutes/decisions/{decision.id}/").sees("Draft").follows("Correct it")
    alice.fills("What was decided?", "We buy two urns").fills("Proposed by", "Ann").presses("Save").sees(
        "We buy two urns", "Ann"
    )
    alice.visits(f"/minutes/decisions/{decision.id}/correct/")
    group.makes(
        lambda: withdraw_decision(decision=session.get_one(Decision, decision.id), because="No", withdrawn_on=TODAY)
    )
    alice.presses("Save").sees("Someone else saved this while you were writing")
    other = decided(group, approved=True)
    alice.visits(f"/minutes/decisions/{other.id}/correct/").presses("Save").sees(
        "These minutes are approved, and stay as they are."
    )


def test_what_comes_of_it_is_written_down_beside_it(alice: Visitor, group: Group) -> None:
    decision = decided(group)
    alice.visits(f"/minutes/decisions/{decision.id}/").follows("Add something to do").sees(
        "It comes of decision 2026/1"
    )
    alice.fills("What is to be done?", "Buy the urn").presses("Write it down").is_at(
        f"/minutes/decisions/{decision.id}/"
    )
    alice.sees("Buy the urn").presses("Done: Buy the urn").is_at(f"/minutes/decisions/{decision.id}/").sees("Done")
    alice.follows("Buy the urn").sees("It comes of decision", "We buy an urn")


def test_others_read_openly_decided_ones_without_names(dana: Visitor, group: Group) -> None:
    open_one = decided(group, approved=True, proposed_by="Ann Sample", words="We buy an urn")
    closed = decided(group, kind=MeetingKind.COMMITTEE, approved=True, words="We sack the landlord")
    group.makes(lambda: make_action(words="Ring", who="Sam Sample", decision=session.get_one(Decision, open_one.id)))
    dana.visits("/minutes/decisions/").sees("We buy an urn").does_not_see(
        "landlord", "Write down one", "Committee meeting", "Between"
    )
    dana.visits(f"/minutes/decisions/{open_one.id}/").sees("A. S.").does_not_see(
        "Ann Sample", "Withdraw it", "Sam Sample"
    )
    dana.visits(f"/minutes/decisions/{closed.id}/").finds_nothing()
    dana.visits("/minutes/decisions/book/").sees("We buy an urn", "not for everybody").does_not_see("landlord")


def test_the_book_as_a_file(alice: Visitor, group: Group) -> None:
    group.makes(make_decision, words="=SUM(1)", votes_for=4, proposed_by="Ann")
    (row,) = csv.DictReader(
        io.StringIO(alice.visits("/minutes/decisions/").downloads("Download this list").data.decode("utf-8-sig"))
    )
    assert (row["Number"], row["Decided"], row["For"], row["Against"], row["Proposed by"], row["How it stands"]) == (
        "2026/1", "'=SUM(1)", "4", "", "Ann", "Stands",
    )  # fmt: skip


def test_the_book_of_a_year_on_paper(alice: Visitor, group: Group) -> None:
    group.makes(make_decision, words="Old one", decided_on=date(2025, 1, 1))
    gone = group.makes(make_decision, words="We buy an urn", proposed_by="Ann", votes_for=3, votes_against=1)
    group.makes(
        lambda: withdraw_decision(decision=session.get_one(Decision, gone.id), because="No money", withdrawn_on=TODAY)
    )
    alice.visits("/minutes/decisions/").follows("Book of a year").sees(
        "Book of decisions 2026", "We buy an urn", "3 for, 1 against"
    )
    alice.sees("proposed by Ann", "Withdrawn on 24 November 2026: No money").does_not_see("Old one")
    pdf = alice.downloads("Print or save as PDF")
    assert (pdf.mimetype, pdf.data[:5]) == ("application/pdf", b"%PDF-")
    alice.follows("2025").sees("Old one").follows("Large type").sees("Ordinary type")
    alice.visits("/minutes/decisions/book/?year=1800").sees("Book of decisions 2026")


def test_an_empty_book(alice: Visitor) -> None:
    alice.visits("/minutes/decisions/book/").sees("Nothing was decided.")
