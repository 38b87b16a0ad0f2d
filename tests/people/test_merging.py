"""People who are alike are found without comparing all with all; two entries of one person become one, and nothing is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from esteem.kernel import history
from esteem.kernel.dates import frozen
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.people.actions import change_person, record_leaving, remove_person
from esteem.people.actions.merging import (
    forget_apart,
    may_be_the_same,
    merge_people,
    say_not_the_same,
    values_of,
)
from esteem.people.models import Person
from esteem.people.queries import count_here
from esteem.people.queries.held_imports import entries_merged, held_by_likeness
from esteem.people.queries.likeness import maybe_the_same, merged_into, newer_of, pairs_found, said_apart
from esteem.people.rules import likeness
from esteem.people.rules.likeness import Known, Pair, Reason, pairs, reasons
from esteem.people.rules.merging import PARTS, Side, can_be_both, differing, likely, merged
from esteem.people.rules.reach import MayReach
from esteem.people.rules.standing import Stands
from tests.makers import make_account, make_person, make_term

# Likeness


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Ann Example", "ANN  EXÁMPLE", (Reason.NAME,)),
        ("Example, Ann", "Ann Example", (Reason.NAME,)),
        ("Siân O’Neill", "Sian O'Neill", (Reason.NAME,)),
        ("A. Example", "Ann Example", (Reason.ALIKE,)),
        ("Ann Example", "Ann Exampel", (Reason.ALIKE,)),
        ("Katharine Example", "Katherine Example", (Reason.ALIKE,)),
        ("Ann Example", "Bo Example", ()),
        ("Ann Example", "Anna Sample", ()),
        ("Ann", "Anne", ()),
        ("Person 17", "Person 18", ()),
        ("!", "?", ()),
    ],
)
def test_names_are_the_same_alike_or_neither(one: str, other: str, why: tuple[Reason, ...]) -> None:
    assert reasons(Known(1, one), Known(2, other)) == why


def test_a_name_somebody_is_known_by_is_theirs_too() -> None:
    peg = Known(1, "Margaret Example", known_as="Peg")
    assert reasons(peg, Known(2, "Peg Example")) == (Reason.NAME,)
    assert reasons(peg, Known(2, "Peg Sample")) == ()


def test_numbers_and_addresses_are_compared_however_typed() -> None:
    one = Known(1, "Ann", email="ANN@example.org", phones=("(01632) 960114", "after six"))
    other = Known(2, "Bo", email="ann@EXAMPLE.org", phones=("", "+44 1632 960114"))
    assert reasons(one, other) == (Reason.EMAIL, Reason.PHONE)


def test_a_number_known_to_be_shared_says_nothing_by_itself() -> None:
    shared = {"phones": ("01632 960114",), "shared_phone": True}
    assert reasons(Known(1, "Ann Example", **shared), Known(2, "Bo Sample", phones=("01632960114",))) == ()
    assert reasons(Known(1, "Ann Example", **shared), Known(2, "Ann Example", phones=("01632960114",))) == (
        Reason.NAME, Reason.PHONE,
    )  # fmt: skip


def test_the_likeliest_pair_comes_first_and_those_said_apart_are_left_out() -> None:
    people = [
        Known(1, "Ann Example", email="a@example.org"), Known(2, "Ann Exampel"), Known(3, "Ann Example", email="a@example.org"),
    ]  # fmt: skip
    found = pairs(people)
    assert found[0] == Pair(1, 3, (Reason.NAME, Reason.EMAIL))
    assert {(pair.first, pair.second) for pair in found} == {(1, 2), (1, 3), (2, 3)}
    assert [(p.first, p.second) for p in pairs(people, frozenset({(1, 3), (2, 3)}))] == [(1, 2)]


@pytest.mark.parametrize(
    "make",
    [
        lambda n: Known(n, f"Given{n % 40} Family{n % 300}", email=f"p{n}@example.org", phones=(f"01632 9{n:05}",)),
        lambda n: Known(n, "Ann Example"),
        lambda n: Known(n, f"Ann Example{chr(97 + n % 26)}", phones=("01632 960114",)),
    ],
)
def test_nobody_is_compared_with_everybody(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand people make two million pairs; each is compared with a few of those filed under the same keys."""
    compared = []
    monkeypatch.setattr(likeness, "reasons", lambda one, other: compared.append(one.id) or reasons(one, other))
    pairs([make(number) for number in range(1, 2_001)])
    assert len(compared) <= 2_000 * 5 * likeness.NEIGHBOURS


# Whom somebody may be the same as


def test_the_page_of_somebody_knows_whom_they_may_be(books: Session) -> None:
    ann = make_person(name="Ann Example", phone="01632 960114")
    other = make_person(name="A. Example")
    third = make_person(name="Bo Sample", second_phone="01632960114")
    make_person(name="Cy Example")
    assert [(person.id, why) for person, why in maybe_the_same(ann)] == [
        (other.id, (Reason.ALIKE,)), (third.id, (Reason.PHONE,)),
    ]  # fmt: skip
    say_not_the_same(one_id=third.id, other_id=ann.id)
    assert [person.id for person, _ in maybe_the_same(ann)] == [other.id]


def test_two_people_stay_two_until_that_is_taken_back(books: Session) -> None:
    one, other = make_person(name="Ann Example"), make_person(name="Ann Example")
    assert len(pairs_found()) == 1
    for _ in range(2):
        say_not_the_same(one_id=other.id, other_id=one.id)
    assert (pairs_found(), said_apart()) == ([], [(one, other)])
    may_be_the_same(one_id=one.id, other_id=other.id)
    assert (len(pairs_found()), said_apart()) == (1, [])


def test_whoever_is_on_no_list_is_alike_to_nobody(books: Session) -> None:
    make_person(name="Ann Example")
    remove_person(person=make_person(name="Ann Example"))
    assert pairs_found() == []


# What is chosen


def entry(**values: Any) -> dict[str, Any]:
    blank = {column: None for part in PARTS for column in part.columns}
    texts = (
        "name known_as pronouns phone phone_care second_phone second_phone_care email email_care address town postcode"
    )
    blank |= dict.fromkeys([*texts.split(), "address_care", "best_times", "source_note", "notes"], "")
    blank |= dict.fromkeys(("no_voicemail", "withhold_number", "shared_phone", "plain_envelope"), False)
    return {**blank, "name": "Ann", "stands": Stands.MEMBER, **values}


def suggested(kept: dict[str, Any], gone: dict[str, Any], *, gone_is_newer: bool = False) -> dict[str, Side]:
    return {p.name: likely(p, kept, gone, gone_is_newer=gone_is_newer) for p in differing(kept, gone)}


@pytest.mark.parametrize(
    ("kept", "gone", "sides"),
    [
        ({"email": "a@x.org"}, {}, {"email": Side.KEPT}),
        ({}, {"email": "a@x.org"}, {"email": Side.GONE}),
        ({"email": "a@x.org"}, {"email": "b@x.org"}, {"email": Side.KEPT}),
        ({"phone": "1234"}, {"phone": "5678"}, {"phone": Side.BOTH}),
        ({"phone": "1234", "second_phone": "9"}, {"phone": "5678"}, {"phone": Side.KEPT, "second_phone": Side.KEPT}),
        ({"phone": "1234"}, {"phone": "1234", "phone_care": "Say you are Sam"}, {"phone": Side.GONE}),
        ({"no_voicemail": False}, {"no_voicemail": True}, {"no_voicemail": Side.GONE}),
        ({"no_voicemail": True}, {"no_voicemail": False}, {"no_voicemail": Side.KEPT}),
        ({"by_post": MayReach.YES}, {"by_post": MayReach.NO}, {"by_post": Side.GONE}),
        ({"by_post": MayReach.ASK}, {"by_post": None}, {"by_post": Side.KEPT}),
        ({"joined_on": date(2020, 1, 1)}, {"joined_on": date(2019, 1, 1)}, {"joined_on": Side.GONE}),
        ({"left_on": date(2020, 1, 1)}, {}, {"left_on": Side.GONE}),
        ({"name": "Ann Example"}, {"name": "A. Example"}, {"name": Side.KEPT}),
        ({"name": "A. Example"}, {"name": "Ann Example"}, {"name": Side.GONE}),
        ({"notes": "One"}, {"notes": "Two"}, {"notes": Side.BOTH}),
        ({"notes": "One"}, {"notes": ""}, {"notes": Side.KEPT}),
        ({}, {}, {}),
    ],
)
def test_what_is_filled_careful_or_newer_is_suggested(
    kept: dict[str, Any], gone: dict[str, Any], sides: dict[str, Side]
) -> None:
    assert suggested(entry(**kept), entry(**gone)) == sides


def test_of_two_that_are_filled_the_newer_is_suggested() -> None:
    assert suggested(entry(town="Leeds"), entry(town="York"), gone_is_newer=True) == {"address": Side.GONE}


def test_no_caution_is_parted_from_its_number() -> None:
    kept = entry(phone="1234", phone_care="Say you are Sam")
    gone = entry(phone="5678", phone_care="Not after six", shared_phone=True)
    assert merged(kept, gone, {"phone": Side.GONE}) == {
        "phone": "5678",
        "phone_care": "Not after six",
        "shared_phone": True,
    }
    assert merged(kept, gone, {"phone": Side.BOTH}) == {
        "second_phone": "5678", "second_phone_care": "Not after six", "shared_phone": True,
    }  # fmt: skip
    assert merged(kept, gone, {"phone": Side.KEPT}) == {}


def test_notes_are_put_one_below_the_other() -> None:
    notes = next(part for part in PARTS if part.name == "notes")
    assert can_be_both(notes, entry(notes="One"), entry(notes="Two")) is True
    assert merged(entry(notes="One"), entry(notes="Two"), {"notes": Side.BOTH}) == {"notes": "One\n\nTwo"}


def test_every_word_of_a_person_is_in_one_part_or_cannot_be_chosen() -> None:
    chosen = [column for part in PARTS for column in part.columns]
    beside = set("id version sort_name found_by removed_at erased_at merged_into_id merged_at".split())
    assert sorted(chosen) == sorted({column.key for column in Person.__table__.columns} - beside)


# Making them one


def make_one(kept: Person, gone: Person, **sides: Side) -> Person:
    kept_says, gone_says = values_of(kept), values_of(gone)
    chosen = suggested(kept_says, gone_says) | sides
    return merge_people(kept=kept, gone=gone, seen_version=None, other_version=None, sides=chosen)


def test_the_entry_that_goes_stays_as_it_was_on_no_list(books: Session) -> None:
    kept, gone = make_person(name="Ann Example", phone="01632 960114"), make_person(name="A. Example", town="Leeds")
    make_one(kept, gone, name=Side.KEPT)
    assert (kept.town, kept.found_by, count_here()) == ("Leeds", "ann example\n\n\nleeds\n\n01632960114\n", 1)
    assert (gone.name, gone.town, gone.merged_into_id, gone.is_here) == ("A. Example", "Leeds", kept.id, False)
    assert pairs_found() == []
    (((entry_gone, told, lines)),) = entries_merged(kept.id)
    assert (entry_gone, ("Town", "Leeds", []) in told) == (gone, True)
    assert lines[-1].said == "Added, with name: A. Example; here as: Member; town: Leeds."


def test_what_belonged_to_the_one_belongs_to_the_other(books: Session) -> None:
    kept, gone = make_person(name="Ann"), make_person(name="Ann")
    term, account = make_term(person=gone), make_account(person=gone)
    earlier, stranger = make_person(name="Ann"), make_person(name="Bo")
    make_one(gone, earlier)
    say_not_the_same(one_id=gone.id, other_id=stranger.id)
    say_not_the_same(one_id=kept.id, other_id=gone.id)
    make_one(kept, gone)
    assert (term.person_id, account.person_id) == (kept.id, kept.id)
    assert {person.id for person in merged_into(kept.id)} == {earlier.id, gone.id}
    assert said_apart() == [(kept, stranger)]


def test_two_who_both_sign_in_are_not_made_one(books: Session) -> None:
    kept, gone = make_person(name="Ann"), make_person(name="Ann")
    make_account(name="One", person=kept)
    make_account(name="Two", person=gone)
    with pytest.raises(RuleBroken):
        make_one(kept, gone)
    assert gone.merged_into_id is None


def test_an_entry_is_not_made_one_with_itself_or_with_one_on_no_list(books: Session) -> None:
    ann, off = make_person(name="Ann"), remove_person(person=make_person(name="Ann"))
    with pytest.raises(RuleBroken, match="the same entry"):
        make_one(ann, ann)
    for pair in ((ann, off), (off, ann)):
        with pytest.raises(RuleBroken, match="on no list"):
            make_one(*pair)


def test_an_entry_changed_meanwhile_is_looked_at_again(books: Session) -> None:
    kept, gone = make_person(name="Ann"), make_person(name="Ann")
    with pytest.raises(StaleEdit):
        merge_people(kept=kept, gone=gone, seen_version=kept.version, other_version=gone.version - 1, sides={})


def test_whoever_is_here_by_one_of_the_entries_is_here(books: Session) -> None:
    kept = record_leaving(person=make_person(name="Ann", joined_on=date(2020, 1, 1)), left_on=date(2021, 1, 1))
    gone = make_person(name="Ann", joined_on=date(2026, 1, 1))
    assert make_one(kept, gone).is_here is True
    assert kept.joined_on == date(2020, 1, 1)


def test_the_newer_entry_is_the_one_changed_last(books: Session) -> None:
    one, other = make_person(name="Ann"), make_person(name="Ann")
    assert newer_of(one, other) is other
    with_a_later_clock(one)
    assert newer_of(one, other) is one


def with_a_later_clock(person: Person) -> None:
    with frozen(date(2026, 12, 1)):
        change_person(person=person, seen_version=None, town="Leeds")


def test_erasing_somebody_erases_the_entries_merged_into_them(books: Session) -> None:
    kept, gone, other = make_person(name="Ann"), make_person(name="Ann", town="Leeds"), make_person(name="Ann")
    make_one(kept, gone)
    say_not_the_same(one_id=kept.id, other_id=other.id)
    assert held_by_likeness(person_id=kept.id) is not None
    forget_apart(person_id=kept.id)
    assert (gone.town, gone.name, gone.merged_into_id) == ("", f"Former member {gone.id}", kept.id)
    assert (held_by_likeness(person_id=kept.id), entries_merged(kept.id)) == (None, [])
    assert all(not line.changes for line in history.of("person", gone.id))
