"""The pages of who does what by when."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from esteem.access.models import Account
from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel.db import session
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.actions import drop_action, mark_done
from esteem.minutes.models import Action
from esteem.people.actions import record_leaving
from esteem.people.models import Person
from tests.backstage import Group
from tests.makers import make_action, make_decision, make_meeting, make_person
from tests.visitor import Visitor

LAST_WEEK, NEXT_WEEK = date(2026, 11, 17), date(2026, 12, 1)


def of(group: Group, account: int, name: str) -> Person:
    """Somebody on the list whose account this is: 1 is Alice's, 4 is Dana's."""

    def link() -> Person:
        person = make_person(name=name)
        session.get_one(Account, account).person_id = person.id
        return person

    return group.makes(link)


def state_of(group: Group, action: Action) -> str:
    return group.asks(lambda: session.get_one(Action, action.id).state.value)


def test_it_is_written_down_in_one_line_done_and_undone(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann Example")
    alice.visits("/minutes/actions/").sees("Nothing to do")
    alice.fills("What is to be done?", "Ring the hall").chooses("Who?", "Ann Example").fills("By when?", "1 Dec")
    alice.presses("Write it down").sees("It is written down.")
    assert alice.rows("Actions") == [["Ring the hall", "Ann Example", "1 Dec 2026", "", "Done: Ring the hall"]]
    alice.presses("Done: Ring the hall").sees("Done.", "“Ring the hall” is done.")
    alice.presses("Undo: Ring the hall").sees("It is to be done again.")
    assert len(alice.rows("Actions")) == 1


@pytest.mark.parametrize("due", ["31 Feb", "31/02/2027", "sometime"])
def test_a_day_that_is_none_is_told_beside_it(alice: Visitor, due: str) -> None:
    alice.visits("/minutes/actions/add/").fills("What is to be done?", "Ring").fills("By when?", due)
    alice.presses("Write it down").is_told("Enter a day like 25/12/2026, 25 Dec or tomorrow.", beside="By when?")


def test_nothing_to_do_and_due_before_it_was_agreed_are_told(alice: Visitor, group: Group) -> None:
    met = group.makes(make_meeting, meets_on=LAST_WEEK)
    alice.visits(f"/minutes/actions/add/?meeting={met.id}").presses("Write it down")
    alice.is_told("Enter what is to be done.", beside="What is to be done?")
    alice.fills("What is to be done?", "Ring").fills("By when?", "16 Nov 2026").presses("Write it down")
    alice.is_told("That is before it was agreed, on 17 November 2026.", beside="By when?")


def test_nonsense_and_what_is_not_there_in_the_address(alice: Visitor, group: Group) -> None:
    alice.visits("/minutes/actions/?show=never&of=them&who=x&just=99&page=-1").sees("Nothing to do")
    for address in ("add/?meeting=99", "add/?decision=99", "99/", "99/change/", f"{10**30}/", "paper/?meeting=99"):
        alice.visits(f"/minutes/actions/{address}").finds_nothing()


def test_a_decision_of_another_meeting_is_refused(alice: Visitor, group: Group) -> None:
    decision = group.makes(make_decision)
    met = group.makes(make_meeting, meets_on=LAST_WEEK)
    alice.visits(f"/minutes/actions/add/?meeting={met.id}&decision={decision.id}")
    alice.fills("What is to be done?", "Ring").presses("Write it down").is_told(
        "That belongs to another meeting. Open that one first."
    )


def test_it_is_changed_dropped_and_brought_back(alice: Visitor, group: Group) -> None:
    action = group.makes(make_action, who="all of us", due_on=NEXT_WEEK)
    alice.visits(f"/minutes/actions/{action.id}/").sees("Ring the hall", "all of us", "1 Dec 2026").follows("Change")
    alice.fills("Or who, in words", "").fills("By when?", "8 Dec 2026").presses("Save").sees("Nobody yet", "8 Dec 2026")
    alice.follows("Drop it").presses("Drop it").is_told("Say why, in a word or two.", beside="Why?")
    alice.fills("Why?", "The library does it").presses("Drop it").sees("Dropped", "The library does it")
    alice.visits("/minutes/actions/?show=dropped").sees("The library does it").presses("Bring it back: Ring the hall")
    assert state_of(group, action) == "open"


def test_the_day_it_was_done_can_be_put_right(alice: Visitor, group: Group) -> None:
    action = group.makes(make_action, meeting=group.makes(make_meeting, meets_on=LAST_WEEK))
    alice.visits(f"/minutes/actions/{action.id}/").presses("Done").follows("Change").fills("Done on", "1 Nov 2026")
    alice.presses("Save").is_told("It was agreed on 17 November 2026; it cannot be done before that.", beside="Done on")
    alice.fills("Done on", "20 Nov 2026").presses("Save").sees("on 20 November 2026")


def test_two_mark_it_done_at_once(alice: Visitor, carol: Visitor, group: Group) -> None:
    group.makes(make_action)
    alice.visits("/minutes/actions/?show=open")
    carol.visits("/minutes/actions/?show=open").presses("Done: Ring the hall").sees("Done.")
    alice.presses("Done: Ring the hall").sees("Somebody marked it done already.", "“Ring the hall” is done.")


def test_a_member_marks_their_own_and_nobody_elses(dana: Visitor, group: Group) -> None:
    me, met = of(group, 4, "Dana Price"), group.makes(make_meeting, meets_on=LAST_WEEK)
    own = group.makes(make_action, words="Bring cake", person_id=me.id, meeting=met)
    other = group.makes(make_action, words="Ring the hall", who="Sam Sample", meeting=met)
    dana.visits("/minutes/actions/").sees("Bring cake", "Dana Price").does_not_see("Ring the hall")
    dana.presses("Done: Bring cake").sees("Nothing: you have done all you took on.")
    assert state_of(group, own) == "done"
    dana.visits("/minutes/actions/?show=open").sees("Ring the hall").does_not_see("Sam Sample", "Done: Ring the hall")
    dana.visits(f"/minutes/actions/{other.id}/").does_not_see("Sam Sample", "Drop it", "Change")
    dana._open("POST", f"/minutes/actions/{other.id}/done/", data={"csrf_token": dana.token})
    dana.sees("Whoever took it on says when it is done")
    assert state_of(group, other) == "open"


def test_what_the_committee_took_on_is_not_for_members(dana: Visitor, group: Group) -> None:
    met = group.makes(make_meeting, kind=MeetingKind.COMMITTEE, meets_on=LAST_WEEK)
    action = group.makes(make_action, words="Write to the landlord", meeting=met)
    dana.visits("/minutes/actions/").does_not_see("landlord", "Of which meetings")
    dana.visits(f"/minutes/actions/{action.id}/").finds_nothing()
    dana.visits(f"/minutes/actions/paper/?meeting={met.id}").finds_nothing()
    dana.visits("/minutes/actions/paper/").does_not_see("landlord")
    dana.visits(f"/meetings/{met.id}/").does_not_see("landlord", "Who does what")


def test_the_list_as_a_file_says_what_the_reader_may_see(alice: Visitor, dana: Visitor, group: Group) -> None:
    ann = group.makes(make_person, name="Ann Example")
    group.makes(
        make_action,
        words="=Ring",
        person_id=ann.id,
        due_on=NEXT_WEEK,
        meeting=group.makes(make_meeting, meets_on=LAST_WEEK),
    )
    for visitor, who in ((alice, "Ann Example"), (dana, "A. E.")):
        (row,) = csv.DictReader(
            io.StringIO(visitor.visits("/minutes/actions/").downloads("Download this list").data.decode("utf-8-sig"))
        )
        assert (row["What is to be done"], row["Who"], row["By"], row["At"]) == (
            "'=Ring", who, "2026-12-01", "Meeting, 17 November 2026",
        )  # fmt: skip


def test_the_meetings_page_shows_what_is_still_open_and_what_it_took_on(alice: Visitor, group: Group) -> None:
    group.makes(
        make_action,
        words="Ring the hall",
        who="all",
        due_on=LAST_WEEK,
        meeting=group.makes(make_meeting, meets_on=LAST_WEEK),
    )
    coming = group.makes(make_meeting)
    alice.visits(f"/meetings/{coming.id}/").sees("Still open from earlier meetings", "Ring the hall", "Overdue")
    alice.presses("Done: Ring the hall").is_at(f"/meetings/{coming.id}/").does_not_see("Ring the hall")
    alice.follows("Add something to do").fills("What is to be done?", "Buy tea").presses("Write it down")
    alice.is_at(f"/meetings/{coming.id}/").sees("Taken on at this meeting", "Buy tea")


def test_a_persons_page_shows_what_they_took_on(alice: Visitor, group: Group) -> None:
    ann = group.makes(make_person, name="Ann Example")
    alice.visits(f"/people/{ann.id}/").does_not_see("What they took on")
    action = group.makes(make_action, person_id=ann.id)
    alice.visits(f"/people/{ann.id}/").sees("What they took on").presses("Done: Ring the hall")
    alice.is_at(f"/people/{ann.id}/").follows("1 done").sees("Only what Ann Example took on", "Ring the hall")
    assert state_of(group, action) == "done"


def test_the_paper_has_a_box_for_each_and_large_type(alice: Visitor, group: Group) -> None:
    met = group.makes(make_meeting, meets_on=LAST_WEEK)
    group.makes(make_action, who="Ann", due_on=LAST_WEEK, meeting=met)
    group.makes(lambda: mark_done(action=make_action(words="Done one")))
    alice.visits("/minutes/actions/?show=done").follows("On paper").sees(
        "Who does what by when", "Ring the hall", "17 Nov 2026"
    )
    alice.does_not_see("Done one", "Riverside Friends").follows("Large type").sees("Ordinary type")
    pdf = alice.downloads("Print or save as PDF")
    assert (pdf.mimetype, pdf.data[:5]) == ("application/pdf", b"%PDF-")
    alice.visits(f"/minutes/actions/paper/?meeting={met.id}").sees(
        "For: Meeting on Tuesday 17 November 2026", "Ring the hall"
    )


def test_the_desk_tells_of_what_is_overdue(alice: Visitor, dana: Visitor, group: Group) -> None:
    me, met = of(group, 4, "Dana Price"), group.makes(make_meeting, meets_on=date(2026, 10, 1))
    group.makes(make_action, words="Bring cake", person_id=me.id, due_on=LAST_WEEK, meeting=met)
    dana.visits("/").sees("You took on: Bring cake", "Due 7 days ago: 17 November 2026.")
    alice.visits("/").sees("One thing somebody took on is overdue").follows(
        "Look at them: One thing somebody took on is overdue"
    )
    alice.sees("Bring cake")
    group.makes(make_action, words="Buy tea", person_id=me.id, due_on=LAST_WEEK, meeting=met)
    dana.visits("/").sees("2 things you took on are overdue")
    alice.visits("/").sees("2 things others took on are overdue")


def test_an_informal_group_hears_nothing_of_a_committee(alice: Visitor, group: Group) -> None:
    group.makes(make_action)
    alice.visits("/minutes/actions/").sees("Of which meetings")
    group.makes(change_group, formality=Formality.INFORMAL)
    alice.visits("/minutes/actions/").sees("Ring the hall").does_not_see("ommittee’s")


def test_what_was_dropped_is_not_marked_done(alice: Visitor, group: Group) -> None:
    action = group.makes(make_action)
    alice.visits(f"/minutes/actions/{action.id}/")
    group.makes(lambda: drop_action(action=session.get_one(Action, action.id), because="No need"))
    alice.presses("Done")
    assert state_of(group, action) == "dropped"


def test_that_somebody_has_left_is_said_beside_what_they_took_on(alice: Visitor, group: Group) -> None:
    def leave() -> None:
        ann = make_person(name="Ann Example", joined_on=date(2025, 1, 1))
        make_action(person_id=ann.id)
        record_leaving(person=ann, left_on=LAST_WEEK)

    group.makes(leave)
    alice.visits("/minutes/actions/").sees("Ann Example (has left)")
