"""What is held about somebody by what they took on, and what becomes of it and of their name in decisions."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from esteem.kernel import history
from esteem.kernel.house import the_house
from esteem.minutes.actions.actions import mark_done
from esteem.minutes.models import Minutes
from esteem.minutes.queries.people import held_actions
from esteem.people.actions.merging import merge_people
from esteem.people.rules.kept import KEPT
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_action, make_decision, make_meeting, make_person

TODAY, THAT_DAY = date(2026, 11, 24), date(2026, 11, 10)
WHAT = "What you took on to do for the group, and by when"


def kept() -> list[str]:
    answers = [one if isinstance(one, list) else [one] for one in the_house().ask(KEPT)]
    return [one.what for told in answers for one in told]


def test_what_they_took_on_is_held(books: Session) -> None:
    ann = make_person(name="Ann Example")
    assert held_actions(ann.id) is None
    make_action(words="Buy tea", person_id=ann.id, meeting=make_meeting(meets_on=THAT_DAY), due_on=TODAY)
    mark_done(action=make_action(person_id=ann.id))
    held = held_actions(ann.id)
    assert held is not None
    assert list(held.rows) == [
        ("10 November 2026", "Buy tea", "24 November 2026", "Open"), ("24 November 2026", "Ring the hall", "", "Done"),
    ]  # fmt: skip
    assert held.goes


def test_the_notice_tells_of_it_where_it_is_kept(books: Session) -> None:
    make_action(who="the whole committee")
    assert WHAT not in kept()
    make_action(person_id=make_person().id)
    assert WHAT in kept()


def test_what_was_to_be_done_stays_when_they_are_erased(books: Session) -> None:
    ann = make_person(name="Ann Sample")
    own = make_action(words="Ann Sample rings the hall", person_id=ann.id)
    other = make_action(words="Ask her", who="Ann Sample")
    erase_person(person_id=ann.id, reason=Reason.ASKED)
    assert (own.person_id, own.doer, own.words) == (None, "a former member", "a former member rings the hall")
    assert "sample" not in own.found_by + other.found_by + other.who
    assert [entry.said for entry in history.of("action", own.id) if "Sample" in entry.said] == []


def test_their_name_goes_out_of_decisions_but_not_of_approved_minutes(books: Session) -> None:
    ann, met = make_person(name="Ann Sample"), make_meeting(meets_on=THAT_DAY)
    told = {"words": "Ann Sample buys an urn", "proposed_by": "Ann Sample", "conflict": "Ann Sample sells urns"}
    signed, draft, between = (
        make_decision(meeting=met, **told),
        make_decision(meeting=make_meeting(meets_on=THAT_DAY), **told),
        make_decision(**told),
    )
    at = make_meeting(meets_on=TODAY).id
    books.add(Minutes(meeting_id=met.id, approved_on=TODAY, approved_meeting_id=at, sha256="0" * 64, file_size=1))
    books.flush()
    erase_person(person_id=ann.id, reason=Reason.ASKED)
    assert (signed.words, signed.proposed_by) == ("Ann Sample buys an urn", "Ann Sample")
    for one in (draft, between):
        assert (one.words, one.proposed_by, one.conflict, one.name) == (
            "a former member buys an urn", "a former member", "a former member sells urns", f"2026/{one.number}",
        )  # fmt: skip
        assert "sample" not in one.found_by


def test_of_two_who_are_one_the_one_does_what_either_took_on(books: Session) -> None:
    one, other = make_person(), make_person()
    action = make_action(person_id=other.id)
    merge_people(kept=one, gone=other, seen_version=None, other_version=None, sides={})
    assert action.person_id == one.id
