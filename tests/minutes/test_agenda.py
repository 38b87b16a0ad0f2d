"""Agendas: what is proposed, its order and times, what is parked, papers, and what stays when minutes are approved."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy.orm import Session

from esteem.group.rules import Rule, RuleKey
from esteem.kernel.errors import RuleBroken
from esteem.kernel.uploads import Uploaded
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions import agenda, papers
from esteem.minutes.actions.actions import add_action
from esteem.minutes.actions.building import Wish, build_agenda, keep_as_usual, write_usual_order
from esteem.minutes.actions.decisions import record_decision
from esteem.minutes.forms.agenda import wished_place
from esteem.minutes.models import AgendaItem, AgendaPaper, Minutes
from esteem.minutes.queries.agenda import items_of, papers_of, parked_for, taken_off
from esteem.minutes.queries.building import keys_there, lines_for, usual_order
from esteem.minutes.queries.shown import agenda_of
from esteem.minutes.rules.building import Line, Past, new_among, placed, proposed
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.papers import check_file, download_name, size_says, title_from
from esteem.minutes.rules.quorum import quorum_for
from esteem.minutes.rules.timing import length_of, planned, running, too_long
from esteem.minutes.rules.usual import DELIVERED, Slot, delivered, slot_of
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_meeting, make_office, make_person

COMMITTEE = MeetingKind.COMMITTEE


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in items_of(meeting.id)]


def ticked(meeting: Meeting) -> set[str]:
    return {line.key for line in lines_for(meeting) if line.ticked}


def make_item(
    meeting: Meeting, title: str = "The shed", kind: ItemKind = ItemKind.DECIDE, **more: object
) -> AgendaItem:
    return agenda.add_item(meeting=meeting, title=title, kind=kind, **more)


def make_minutes(meeting: Meeting, *, approved_at: Meeting | None = None) -> Minutes:
    minutes = Minutes(meeting_id=meeting.id)
    if approved_at is not None:
        minutes.approved_on, minutes.approved_meeting_id, minutes.sha256 = (
            approved_at.meets_on,
            approved_at.id,
            "a" * 64,
        )
    return minutes


# The usual order


def test_each_line_of_a_delivered_order_is_known_by_a_name_of_its_own() -> None:
    for kind, order in DELIVERED.items():
        known = [line.is_known_by for line in order]
        assert len(set(known)) == len(known), kind
        assert all(known)
    assert delivered(MeetingKind.OUTING) == ()


def test_an_annual_meeting_begins_with_apologies_and_has_its_election_before_any_other_business() -> None:
    slots = [line.slot for line in delivered(MeetingKind.AGM)]
    assert slots[0] == Slot.WELCOME
    assert (
        slots.index(Slot.ACCOUNTS)
        < slots.index(Slot.ELECTION)
        < slots.index(Slot.ANYTHING_ELSE)
        < slots.index(Slot.CLOSE)
    )
    assert Slot.SHARING not in slots


def test_an_item_is_known_by_the_line_it_was_made_of() -> None:
    assert [slot_of(known) for known in ("next", "last-minutes-12", "own-3", "")] == ["next", "last-minutes", "", ""]


# What is proposed


def _keys(past: Past, *due: Line, there: tuple[str, ...] = ()) -> dict[str, bool]:
    return {line.key: line.ticked for line in proposed(delivered(COMMITTEE), due, past, there)}


def test_a_first_meeting_approves_no_minutes_and_has_nothing_arising() -> None:
    keys = _keys(Past())
    assert (keys["last-minutes"], keys["arising"], keys["treasurer"]) == (False, False, False)
    assert "actions" not in keys


def test_what_is_due_stands_in_its_place() -> None:
    draft = Line(Slot.LAST_MINUTES, "last-minutes-4", "Minutes", ItemKind.DECIDE)
    parked = Line(Slot.DUE, "parked-9", "The shed", ItemKind.DECIDE)
    keys = list(_keys(Past(has_before=True, open_actions=2, has_treasurer=True), parked, draft))
    assert keys == [
        "welcome", "interests", "last-minutes-4", "arising", "actions", "treasurer", "parked-9", "anything-else", "next",
    ]  # fmt: skip


def test_an_order_without_a_place_for_what_is_due_has_it_before_the_end() -> None:
    order = [line for line in delivered(COMMITTEE) if line.slot in (Slot.WELCOME, Slot.NEXT)]
    parked = Line(Slot.DUE, "parked-9", "The shed", ItemKind.DECIDE)
    assert [line.key for line in proposed(order, [parked], Past(), ())] == ["welcome", "parked-9", "next"]


def test_minutes_put_on_without_saying_which_are_not_proposed_again() -> None:
    draft = Line(Slot.LAST_MINUTES, "last-minutes-4", "Minutes", ItemKind.DECIDE)
    assert "last-minutes-4" not in _keys(Past(has_before=True), draft, there=("last-minutes",))


def test_what_is_new_stands_after_what_usually_goes_before_it() -> None:
    lines = [Line(slot, slot, slot, ItemKind.INFORM) for slot in (Slot.WELCOME, Slot.REPORT, Slot.ELECTION, Slot.NEXT)]
    assert placed(["welcome", "#7"], lines, {"report", "election"}) == ["welcome", "report", "election", "#7"]
    assert placed(["#7"], lines, {"welcome", "next"}) == ["welcome", "#7", "next"]
    assert placed(["#7", "next", "#8"], lines, {"election"}) == ["election", "#7", "next", "#8"]
    assert [line.key for line in new_among(lines, {"welcome", "next"})] == ["report", "election"]


# Times


def test_each_item_begins_when_those_before_it_are_over() -> None:
    assert running(time(19, 30), [5, 45, None, 10]) == [time(19, 30), time(19, 35), time(20, 20), None]
    assert running(time(23, 50), [20, 5]) == [time(23, 50), time(0, 10)]
    assert running(None, [5, 5]) == [None, None]


def test_items_that_take_longer_than_the_meeting_are_pointed_out() -> None:
    assert (planned([5, None, 10]), length_of(time(19), time(20, 30)), length_of(time(19), None)) == (15, 90, None)
    assert (
        too_long(time(19), time(20), [30, 31])
        == "The items take 61 minutes and the meeting lasts 60: 1 minute too long."
    )
    assert too_long(time(19), time(20), [30, 30]) == too_long(time(19), None, [500]) == ""


# Quorum


def _rules(**values: str) -> dict[RuleKey, Rule]:
    return {RuleKey[key]: Rule(RuleKey[key], value, "Rules", date(2020, 1, 1)) for key, value in values.items()}


@pytest.mark.parametrize(
    ("members", "needed"), [(0, 5), (2, 5), (50, 5), (51, 6), (60, 6), (61, 7)]
)  # fmt: skip
def test_a_general_meeting_needs_the_number_or_the_share_if_that_is_more(members: int, needed: int) -> None:
    rules = _rules(GENERAL_QUORUM_NUMBER="5", GENERAL_QUORUM_PERCENT="10")
    quorum = quorum_for(MeetingKind.AGM, rules, members=members, committee=0)
    assert quorum is not None
    assert (quorum.needed, quorum.can_be_met) == (needed, members >= needed)
    assert (quorum.is_met_by(needed), quorum.is_met_by(needed - 1)) == (True, False)


def test_a_share_alone_is_a_quorum_and_no_rule_is_none() -> None:
    quorum = quorum_for(MeetingKind.SPECIAL, _rules(GENERAL_QUORUM_PERCENT="50"), members=3, committee=0)
    assert quorum is not None
    assert (quorum.needed, quorum.why) == (2, "your rules ask for 50 per cent of 3 members")
    assert quorum_for(MeetingKind.AGM, {}, members=3, committee=3) is None
    assert quorum_for(MeetingKind.SOCIAL, _rules(GENERAL_QUORUM_NUMBER="5"), members=3, committee=3) is None
    committee = quorum_for(COMMITTEE, _rules(COMMITTEE_QUORUM="3"), members=0, committee=2)
    assert committee is not None
    assert not committee.can_be_met


# Building


def test_a_committees_agenda_is_built_of_what_is_due(books: Session) -> None:
    make_office(name="Treasurer")
    last, now = make_meeting(kind=COMMITTEE, meets_on=date(2026, 9, 1)), make_meeting(kind=COMMITTEE)
    books.add(make_minutes(last))
    add_action(words="Ask for prices", who="the treasurer", meeting=last)
    agenda.park_item(meeting=last, item=make_item(last))
    build_agenda(meeting=now, take=ticked(now))
    assert titles(now) == [
        "Welcome and apologies", "Interests to declare", "Minutes of 1 September 2026", "Matters arising",
        "What we said we would do", "Treasurer’s report", "The shed", "Any other business", "Date of the next meeting",
    ]  # fmt: skip
    assert new_among(lines_for(now), keys_there(now.id)) == []
    shown = {one.item.usual: one.beside for one in agenda_of(now).items}
    assert shown["actions"] == ["Ask for prices (the treasurer)"]


def test_what_was_taken_off_is_not_proposed_again(books: Session) -> None:
    now = make_meeting(kind=COMMITTEE)
    build_agenda(meeting=now, take={"welcome", "next"})
    agenda.take_off(meeting=now, item=items_of(now.id)[0])
    assert build_agenda(meeting=now, take={"welcome", "next"}) == []
    assert (titles(now), [item.title for item in taken_off(now.id)]) == (
        ["Date of the next meeting"],
        ["Welcome and apologies"],
    )
    agenda.put_back(meeting=now, item=taken_off(now.id)[0])
    assert titles(now) == ["Welcome and apologies", "Date of the next meeting"]


def test_the_next_meeting_is_told_as_it_stands(books: Session) -> None:
    now, later = (
        make_meeting(kind=COMMITTEE),
        make_meeting(kind=COMMITTEE, meets_on=date(2027, 1, 12), start_time=time(19)),
    )
    build_agenda(meeting=now, take={"next"})
    assert [one.beside for one in agenda_of(now).items] == [["Tuesday 12 January 2027, 7 pm"]]
    later.removed_at = agenda.dates.now()
    assert [one.beside for one in agenda_of(now).items] == [[]]


def test_something_added_goes_above_what_closes_the_meeting(books: Session) -> None:
    now = make_meeting(kind=COMMITTEE)
    build_agenda(meeting=now, take={"welcome", "anything-else", "next"})
    make_item(now)
    assert titles(now) == ["Welcome and apologies", "The shed", "Any other business", "Date of the next meeting"]


def test_an_item_changes_places_with_its_neighbour_only(books: Session) -> None:
    now = make_meeting()
    first, second, third = (make_item(now, title) for title in "ABC")
    assert agenda.move_item(meeting=now, item=third, up=True)
    assert titles(now) == ["A", "C", "B"]
    assert not agenda.move_item(meeting=now, item=first, up=True)
    assert not agenda.move_item(meeting=now, item=second, up=False)
    assert [item.place for item in items_of(now.id)] == [1, 2, 3]


# Usual orders


def test_a_line_moved_up_goes_before_and_one_moved_down_after_who_has_its_place() -> None:
    places = {"A": wished_place(1, 3), "B": wished_place(2, 2), "C": wished_place(3, 3), "D": wished_place(4, 1)}
    assert sorted(places, key=places.__getitem__) == ["D", "B", "C", "A"]
    assert wished_place(5, None) == 5


def test_a_groups_own_order_keeps_the_lines_the_program_knows(books: Session) -> None:
    wishes = [Wish("Hello", ItemKind.INFORM, 5, Slot.WELCOME), Wish("A poem", ItemKind.INFORM)]
    order = write_usual_order(kind=COMMITTEE, seen_version=None, wishes=wishes)
    poem = order.items[1].id
    assert [line.is_known_by for line in usual_order(COMMITTEE)] == ["welcome", f"own-{poem}"]
    write_usual_order(
        kind=COMMITTEE, seen_version=order.version, wishes=[Wish("A song", ItemKind.INFORM, None, "", poem)]
    )
    assert [(line.is_known_by, line.title) for line in usual_order(COMMITTEE)] == [(f"own-{poem}", "A song")]
    with pytest.raises(RuleBroken):
        write_usual_order(kind=COMMITTEE, seen_version=None, wishes=[])


def test_an_agenda_with_nothing_on_it_is_no_usual_order(books: Session) -> None:
    with pytest.raises(RuleBroken):
        keep_as_usual(meeting=make_meeting())


# Parked


def test_what_is_parked_waits_for_its_kind_and_for_no_other(books: Session) -> None:
    item = agenda.park_item(meeting=(meeting := make_meeting(kind=COMMITTEE)), item=make_item(meeting))
    idea = agenda.park_idea(title="A walk")
    assert [list(parked_for(kind)) for kind in (COMMITTEE, MeetingKind.AGM)] == [[item, idea], [idea]]
    later = make_meeting(kind=COMMITTEE, meets_on=date(2027, 1, 12))
    agenda.bring_back(meeting=later, item=item)
    assert (titles(meeting), titles(later)) == ([], ["The shed"])
    with pytest.raises(RuleBroken):
        agenda.bring_back(meeting=meeting, item=item)
    agenda.drop_parked(item=idea)
    assert parked_for(COMMITTEE) == []
    agenda.pick_up(item=idea)
    assert list(parked_for(COMMITTEE)) == [idea]


def test_what_was_minuted_stays_and_a_copy_waits_with_its_papers(books: Session) -> None:
    meeting = make_meeting(kind=COMMITTEE)
    item = make_item(meeting, about="Two prices")
    papers.attach_paper(meeting=meeting, file=Uploaded("a.txt", b"words"), item_id=item.id)
    record_decision(words="We wait.", decided_on=date(2026, 11, 24), meeting=meeting, item=item)
    again = agenda.park_item(meeting=meeting, item=item)
    assert (titles(meeting), again.carried_from_id, again.about) == (["The shed"], item.id, "Two prices")
    agenda.bring_back(meeting=(later := make_meeting(kind=COMMITTEE, meets_on=date(2027, 1, 12))), item=again)
    assert [paper.name for paper in papers_of(later.id)[again.id]] == ["a"]
    with pytest.raises(RuleBroken, match="Something was written down under it"):
        agenda.take_off(meeting=meeting, item=item)
    with pytest.raises(RuleBroken, match="What people share is not minuted"):
        agenda.change_item(meeting=meeting, item=item, seen_version=None, kind=ItemKind.SHARING)


# Papers


@pytest.mark.parametrize(
    ("ending", "content"),
    [(".html", b"<p>"), (".pdf", b"%PD"), (".docx", b"word"), (".png", b"\xff\xd8\xff"), (".txt", b"")],
)
def test_a_file_of_no_kind_we_take_is_refused(ending: str, content: bytes) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_file(ending, content)
    assert broken.value.field == "file"


def test_a_paper_is_called_by_its_file_and_downloaded_by_plain_letters() -> None:
    assert (title_from("Lease_new.PDF", ".pdf"), title_from(".pdf", ".pdf")) == ("Lease new", "Paper")
    assert (download_name("Café: prices/2026", ".pdf"), download_name("…", ".txt")) == (
        "cafe-prices-2026.pdf",
        "paper.txt",
    )
    assert [size_says(size) for size in (1, 240_300, 1_300_000)] == ["1 KB", "240 KB", "1.3 MB"]


def test_a_paper_goes_with_an_item_of_this_agenda_only(books: Session) -> None:
    one, other = make_meeting(), make_meeting(meets_on=date(2026, 12, 8))
    item = make_item(one)
    with pytest.raises(RuleBroken) as broken:
        papers.attach_paper(meeting=other, file=Uploaded("a.txt", b"words"), item_id=item.id)
    assert broken.value.field == "item_id"


# Approved, and erased


def test_the_agenda_of_approved_minutes_stays_as_it_was(books: Session) -> None:
    meeting, later = make_meeting(), make_meeting(meets_on=date(2026, 12, 8))
    item = make_item(meeting)
    off = agenda.take_off(meeting=meeting, item=make_item(meeting, "Tea"))
    books.add(make_minutes(meeting, approved_at=later))
    books.flush()
    idea = agenda.park_idea(title="A walk")
    for act in (
        lambda: make_item(meeting),
        lambda: agenda.change_item(meeting=meeting, item=item, seen_version=None, kind=ItemKind.INFORM),
        lambda: agenda.move_item(meeting=meeting, item=item, up=True),
        lambda: agenda.take_off(meeting=meeting, item=item),
        lambda: agenda.put_back(meeting=meeting, item=off),
        lambda: agenda.park_item(meeting=meeting, item=item),
        lambda: agenda.bring_back(meeting=meeting, item=idea),
        lambda: build_agenda(meeting=meeting, take={"welcome"}),
        lambda: papers.attach_paper(meeting=meeting, file=Uploaded("a.txt", b"words")),
    ):
        with pytest.raises(RuleBroken, match="approved, so its agenda stays as it was"):
            act()
    assert titles(meeting) == ["The shed"]


def test_a_name_goes_out_of_what_is_to_come_when_somebody_is_erased(books: Session) -> None:
    ann, meeting = make_person(name="Ann Example"), make_meeting()
    item = make_item(meeting, "Ann Example", about="Ask Ann Example", brought_by="Ann Example")
    paper = papers.attach_paper(meeting=meeting, file=Uploaded("Ann Example.txt", b"words"))
    write_usual_order(kind=COMMITTEE, seen_version=None, wishes=[Wish("Ann Example", ItemKind.INFORM)])
    erase_person(person_id=ann.id, reason=Reason.ASKED)
    books.expire_all()
    assert (item.title, item.about, item.brought_by) == ("a former member", "Ask a former member", "")
    assert books.get_one(AgendaPaper, paper.id).name == "Paper"
    assert [line.title for line in usual_order(COMMITTEE)] == ["a former member"]
