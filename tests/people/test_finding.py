"""Finding people: what an address asks for, in which words it is said, and whom it finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pytest
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from esteem.people.actions import record_leaving, remove_person
from esteem.people.actions.consents import record_answers
from esteem.people.actions.tags import make_tag, tag_people
from esteem.people.models import Person
from esteem.people.queries import circles, count_found, numbers_found, people_found
from esteem.people.rules.consents import Audience, Item, Purpose, Way
from esteem.people.rules.finding import Agreed, Narrowing, Undo, Wanted, narrowings
from esteem.people.rules.names import found_by, search_words
from esteem.people.rules.standing import Order, Standing, Stands
from tests.makers import make_helper, make_person, make_term

SAID = {"said_on": date(2026, 11, 2), "how": Way.PAPER}


def read(query: str) -> Wanted:
    return Wanted.read(MultiDict(parse_qsl(query.lstrip("?"), keep_blank_values=True)))


def names(wanted: Wanted) -> list[str]:
    assert len(numbers_found(wanted)) == count_found(wanted) == len(people_found(wanted))
    return [person.name for person in people_found(wanted)]


EVERYTHING = Wanted(
    sought="ann other", standing=Standing.LEFT, role="office", purpose=Purpose.PHONE_LIST, agreed=Agreed.NOT_ASKED, tag=3,
    joined_from=date(2025, 1, 1), joined_to=date(2026, 1, 1), unreachable=True, shown=True, only=(3, 5, 9), order=Order.TOWN,
)  # fmt: skip


def test_what_an_address_asks_for_is_written_back_as_it_was_read() -> None:
    assert read(EVERYTHING.query()) == EVERYTHING
    assert EVERYTHING.query() == (
        "?q=ann+other&standing=left&role=office&purpose=phone-list&agreed=not-asked&tag=3&from=2025-01-01&to=2026-01-01"
        "&unreachable=1&shown=1&order=town&only=3,5,9"
    )
    assert EVERYTHING.query(ticked=False).endswith("&order=town")


def test_the_usual_list_has_the_plain_address() -> None:
    assert (Wanted().query(), read("standing=current&order=name&q=&tag=&from="), read("")) == ("", Wanted(), Wanted())


@pytest.mark.parametrize(
    "nonsense",
    ["tag=x", "tag=0", "tag=99999999999", "from=31/02/26", "role=';--", "purpose=health", "agreed=agreed",
     "order=x", "shown=yes"],
)  # fmt: skip
def test_nonsense_in_an_address_counts_as_not_asked(nonsense: str) -> None:
    assert read(nonsense) == Wanted()


def test_ticked_boxes_come_one_by_one_and_an_address_has_them_in_one() -> None:
    assert read("which=ticked&only=3&only=5&only=3").only == (3, 5)
    assert read("only=9,3,x,9").only == (9, 3)
    assert read("which=ticked").only == ()


def test_days_typed_the_wrong_way_round_mean_the_same_days() -> None:
    assert read("from=1/3/2026&to=1/2/2026") == read("from=1 Feb 2026&to=1 Mar 2026")


def test_what_narrows_a_list_is_said_in_words_and_each_can_be_taken_away() -> None:
    told = narrowings(EVERYTHING, roles={"office": "Hold an office"}, tags={3: "Drives"})
    assert [one.says for one in told] == [
        "only those 3 who were ticked", "found by “ann other”", "have left", "hold an office", "phone list: not asked yet",
        "tagged “Drives”", "joined 1 Jan 2025 to 1 Jan 2026", "no way to reach them is kept", "shown to members",
    ]  # fmt: skip
    assert told[4] == Narrowing("phone list: not asked yet", replace(EVERYTHING, purpose=None, agreed=None))
    assert narrowings(Wanted(order=Order.NEWEST), roles={}, tags={}) == []


def test_a_tag_or_role_that_is_gone_is_said_to_be_gone() -> None:
    told = narrowings(Wanted(role="gone", tag=7), roles={}, tags={})
    assert [one.says for one in told] == ["a role that is gone", "tagged “a tag that is gone”"]


def test_the_filters_stand_open_when_one_is_set_that_they_hide() -> None:
    assert [w.is_filtered for w in (Wanted(sought="a"), Wanted(standing=Standing.LEFT), Wanted(only=(1,)))] == [
        False
    ] * 3
    assert [w.is_filtered for w in (Wanted(tag=1), Wanted(shown=True), Wanted(role="x"))] == [True] * 3


def test_what_can_be_undone_stands_in_the_address() -> None:
    assert (str(Undo(3, was_put=True)), Undo.read("off-12")) == ("put-3", Undo(12, was_put=False))
    assert [Undo.read(nonsense) for nonsense in ("", "put-", "put-x", "drop-1")] == [None] * 4


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("+44 7700 900456", ("07700900456",)),
        ("+44 (0)7700 900456", ("07700900456",)),
        ("0044 7700 900456", ("07700900456",)),
        ("44 7700 900456", ("07700900456",)),
        ("Ann +44 7700", ("ann", "07700")),
        ("  Other  ÁNN ", ("other", "ann")),
        ("NG1 5AB", ("ng1", "5ab")),
        ("(0115) 496-0123", ("01154960123",)),
        ("+353 1 496", ("3531496",)),
        ("12", ("12",)),
        ("", ()),
    ],
)
def test_a_search_is_words_in_any_order_and_numbers_as_they_are_dialled_at_home(
    typed: str, means: tuple[str, ...]
) -> None:
    assert search_words(typed) == means


def test_a_postcode_is_found_with_its_space_and_without() -> None:
    assert found_by("NG1 5AB").splitlines() == ["ng1 5ab", "ng15ab"]


@pytest.mark.parametrize(
    "sought",
    ["other ann", "ann OTHER", "Ánn", "07700900456", "+44 7700", "+447700900456", "(07700) 900-456", "7700 900",
     "ng15ab", "NG1 5AB", "derby", "DERBY ann", "ann@ex", "annie", "01632 960", "ann 456"],
)  # fmt: skip
def test_somebody_is_found_by_whatever_is_remembered(books: Session, sought: str) -> None:
    make_person(
        name="Ann Other", known_as="Annie", phone="+44 (0)7700 900456", second_phone="01632 960 999", town="Derby",
        postcode="NG1 5AB", email="ann@example.org",
    )  # fmt: skip
    make_person(name="Bo Else", phone="0115 496 0123")
    assert names(Wanted(sought=sought)) == ["Ann Other"]


@pytest.mark.parametrize("sought", ["ann else", "other zoe", "07700 111"])
def test_every_word_must_be_found(books: Session, sought: str) -> None:
    make_person(name="Ann Other", phone="07700 900456")
    make_person(name="Zoe Else")
    assert names(Wanted(sought=sought)) == []


def test_people_are_narrowed_by_where_they_stand(books: Session) -> None:
    for stands in Stands:
        make_person(name=stands.says, stands=stands)
    record_leaving(person=make_person(name="Gone"), left_on=date(2026, 11, 1))
    remove_person(person=make_person(name="Mistake"))
    found = {standing: names(Wanted(standing=standing)) for standing in Standing}
    assert found == {
        Standing.CURRENT: ["Enquirer", "Helper", "Member"], Standing.ENQUIRERS: ["Enquirer"], Standing.MEMBERS: ["Member"],
        Standing.HELPERS: ["Helper"], Standing.LEFT: ["Gone"], Standing.REMOVED: ["Mistake"],
    }  # fmt: skip


def test_people_are_narrowed_by_the_day_they_joined_both_days_included(books: Session) -> None:
    for day in (1, 2, 3, 4):
        make_person(name=f"Day {day}", joined_on=date(2026, 3, day))
    make_person(name="Unknown", joined_on=None)
    assert names(Wanted(joined_from=date(2026, 3, 2), joined_to=date(2026, 3, 3))) == ["Day 2", "Day 3"]
    assert names(Wanted(joined_from=date(2026, 3, 4))) == ["Day 4"]
    assert names(Wanted(joined_to=date(2026, 3, 1))) == ["Day 1"]


@pytest.mark.parametrize("way", ["phone", "second_phone", "email", "address"])
def test_whoever_can_be_reached_in_one_way_can_be_reached(books: Session, way: str) -> None:
    make_person(name="Nothing", town="Derby")
    make_person(name="Something", **{way: "x@example.org"})
    assert names(Wanted(unreachable=True)) == ["Nothing"]


def test_people_are_narrowed_by_tag_and_by_who_was_ticked(books: Session) -> None:
    ann, bo, cy = (make_person(name=name) for name in ("Ann", "Bo", "Cy"))
    tag, _ = tag_people(people=[ann, bo], tag=None, new="Drives")
    assert names(Wanted(tag=tag.id)) == ["Ann", "Bo"]
    assert names(Wanted(tag=tag.id, only=(bo.id, cy.id))) == ["Bo"]
    assert names(Wanted(only=())) == []
    assert names(Wanted(tag=make_tag("Nobody").id)) == []


def said(
    name: str, *, yes: tuple[Purpose, ...] = (), no: tuple[Purpose, ...] = (), day: date = date(2026, 11, 2)
) -> Person:
    person = make_person(name=name)
    shows = {(Item.PHONE, Audience.COMMITTEE if name == "Committee" else Audience.MEMBERS)}
    record_answers(
        person=person,
        yes=yes,
        no=no,
        said_on=day,
        how=Way.PAPER,
        shows=shows if Purpose.PHONE_LIST in yes else (),
        own_words=False,
    )
    return person


def test_people_are_narrowed_by_how_they_stand_with_a_purpose(books: Session) -> None:
    said("Yes", yes=(Purpose.NEEDS,))
    said("No", no=(Purpose.NEEDS,))
    said("Old", yes=(Purpose.PHOTO_LEAFLET,), day=date(2012, 1, 1))
    make_person(name="Unasked")
    by_needs = {agreed: names(Wanted(purpose=Purpose.NEEDS, agreed=agreed)) for agreed in Agreed}
    assert by_needs == {
        Agreed.AGREED: ["Yes"], Agreed.REFUSED: ["No"], Agreed.RUN_OUT: [], Agreed.NOT_ASKED: ["Old", "Unasked"],
    }  # fmt: skip
    leaflet = {agreed: names(Wanted(purpose=Purpose.PHOTO_LEAFLET, agreed=agreed)) for agreed in Agreed}
    assert (leaflet[Agreed.RUN_OUT], leaflet[Agreed.AGREED]) == (["Old"], [])


def test_shown_to_members_are_those_who_let_everyone_see_something(books: Session) -> None:
    said("Everyone", yes=(Purpose.PHONE_LIST,))
    said("Committee", yes=(Purpose.PHONE_LIST,))
    make_person(name="Unasked")
    assert names(Wanted(shown=True)) == ["Everyone"]


def test_the_committee_and_the_helpers_offer_their_roles(books: Session) -> None:
    make_term(office="Chair", person=make_person(name="Ann"))
    make_term(office="Tea", person=make_person(name="Bo")).office.on_committee = False
    make_person(name="Cy")
    make_helper(name="Sam", roles=["facilitator"])
    says = {circle.key: circle.says for circle in circles()}
    assert (says["office"], says["committee"], says["facilitator"]) == (
        "Hold an office",
        "On the committee",
        "Helps as: Facilitator",
    )
    assert names(Wanted(role="office")) == ["Ann", "Bo"]
    assert names(Wanted(role="committee")) == ["Ann"]
    assert names(Wanted(role="facilitator")) == ["Sam"]
    assert names(Wanted(role="no-such-role")) == []


def test_people_are_in_order_of_town_and_those_without_one_last(books: Session) -> None:
    for name, town in (("Ann", ""), ("Bo", "York"), ("Cy", "derby"), ("Di", "Derby")):
        make_person(name=name, town=town)
    assert names(Wanted(order=Order.TOWN)) == ["Cy", "Di", "Bo", "Ann"]
