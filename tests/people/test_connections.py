from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.house import the_house
from esteem.people.actions import record_leaving, remove_person
from esteem.people.actions.connections import (
    add_connection,
    change_connection,
    put_back_connection,
    remove_connection,
)
from esteem.people.models import Connection, Person
from esteem.people.queries.connections import are_connected, connected_ids, sides_of
from esteem.people.rules.connections import RELATED, Connected, in_order, reached_from
from esteem.people.rules.held import ERASED, MERGED
from tests.makers import make_connection, make_person
from tests.people.test_needs import held


def people(*names: str) -> list[Person]:
    return [make_person(name=name) for name in names]


def seen(person: Person) -> list[tuple[str, str, str]]:
    """What stands on somebody's page."""
    return [(side.kind.says, side.other.name, side.words) for side in sides_of(person.id) if not side.removed_at]


# Rules


def test_each_side_has_its_own_word() -> None:
    assert {kind: kind.other_side for kind in Connected if kind.other_side is not kind} == {
        Connected.CARES_FOR: Connected.CARED_FOR_BY, Connected.CARED_FOR_BY: Connected.CARES_FOR
    }  # fmt: skip


def test_a_connection_is_the_same_from_whichever_side_it_is_written_down() -> None:
    assert (
        in_order(7, 3, Connected.CARES_FOR) == in_order(3, 7, Connected.CARED_FOR_BY) == (3, 7, Connected.CARED_FOR_BY)
    )
    assert in_order(3, 7, Connected.CARES_FOR) == (3, 7, Connected.CARES_FOR)


def test_partner_relative_and_household_make_people_related_and_nothing_else() -> None:
    assert {Connected.PARTNER, Connected.RELATIVE, Connected.HOUSEHOLD} == RELATED


def test_chains_are_followed_to_their_end_and_rings_come_to_one() -> None:
    pairs = [(1, 2), (2, 3), (3, 1), (3, 4), (5, 6)]
    assert reached_from(4, pairs) == {1, 2, 3}
    assert (reached_from(5, pairs), reached_from(9, pairs)) == ({6}, frozenset())


# What is done


def test_both_sides_see_it_each_in_their_words(books: Session) -> None:
    ann, bo = people("Ann", "Bo")
    add_connection(person=bo, other_id=ann.id, kind=Connected.CARES_FOR, words="sister")
    assert seen(bo) == [("Cares for", "Ann", "sister")]
    assert seen(ann) == [("Cared for by", "Bo", "sister")]


def test_nobody_is_connected_with_themselves(books: Session) -> None:
    (ann,) = people("Ann")
    with pytest.raises(IntegrityError, match="two_people"):
        add_connection(person=ann, other_id=ann.id, kind=Connected.FRIEND, words="")


def test_the_same_is_not_written_down_twice_from_either_side(books: Session) -> None:
    ann, bo = people("Ann", "Bo")
    make_connection(ann, bo, Connected.CARES_FOR)
    with pytest.raises(RuleBroken, match=r"^That is written down already\.$") as broken:
        make_connection(bo, ann, Connected.CARED_FOR_BY)
    assert broken.value.field == "other_id"
    make_connection(bo, ann, Connected.HOUSEHOLD)
    assert [kind for kind, *_ in seen(ann)] == ["Cares for", "Same household"]


def test_it_is_put_right_from_either_side(books: Session) -> None:
    ann, bo = people("Ann", "Bo")
    connection = make_connection(ann, bo, Connected.FRIEND)
    change_connection(connection=connection, person=bo, seen_version=1, kind=Connected.CARES_FOR, words="at weekends")
    assert seen(ann) == [("Cared for by", "Bo", "at weekends")]


def test_a_change_made_meanwhile_is_shown_as_this_side_would_say_it(books: Session) -> None:
    ann, bo = people("Ann", "Bo")
    connection = make_connection(ann, bo, Connected.FRIEND)
    change_connection(connection=connection, person=ann, seen_version=1, kind=Connected.CARES_FOR, words="")
    with pytest.raises(StaleEdit) as stale:
        change_connection(connection=connection, person=bo, seen_version=1, kind=Connected.PARTNER, words="")
    assert stale.value.row.kind is Connected.CARED_FOR_BY


def test_what_was_taken_off_can_be_put_back_or_is_put_back_when_it_is_added_again(books: Session) -> None:
    ann, bo = people("Ann", "Bo")
    connection = make_connection(ann, bo, Connected.PARTNER)
    remove_connection(connection=connection)
    assert (seen(ann), seen(bo)) == ([], [])
    put_back_connection(connection=connection)
    assert seen(bo) == [("Partner", "Ann", "")]
    remove_connection(connection=connection)
    again = make_connection(bo, ann, Connected.PARTNER, words="since May")
    assert (again.id, seen(ann)) == (connection.id, [("Partner", "Bo", "since May")])


# Who is unrelated


def test_chains_of_family_and_household_connect(books: Session) -> None:
    ann, bo, cy, di = people("Ann", "Bo", "Cy", "Di")
    make_connection(ann, bo, Connected.PARTNER)
    make_connection(cy, bo, Connected.RELATIVE)
    make_connection(cy, di, Connected.FRIEND)
    assert connected_ids(ann.id) == {bo.id, cy.id}
    assert (are_connected(ann.id, cy.id), are_connected(cy.id, ann.id), are_connected(ann.id, di.id)) == (
        True, True, False
    )  # fmt: skip
    assert are_connected(ann.id, ann.id) is False


def test_whoever_left_still_connects_and_whoever_was_a_mistake_does_not(books: Session) -> None:
    ann, bo, cy = people("Ann", "Bo", "Cy")
    make_connection(ann, bo, Connected.HOUSEHOLD)
    make_connection(bo, cy, Connected.HOUSEHOLD)
    record_leaving(person=bo, left_on=date(2026, 11, 24))
    assert are_connected(ann.id, cy.id) is True
    remove_person(person=bo)
    assert are_connected(ann.id, cy.id) is False


def test_what_was_taken_off_connects_no_more(books: Session) -> None:
    ann, bo = people("Ann", "Bo")
    remove_connection(connection=make_connection(ann, bo, Connected.PARTNER))
    assert are_connected(ann.id, bo.id) is False


# Held, erased, merged


def test_all_of_it_is_shown_to_whoever_asks_what_is_held(books: Session) -> None:
    ann, bo, cy = people("Ann", "Bo", "Cy")
    make_connection(bo, ann, Connected.CARES_FOR, words="sister")
    remove_connection(connection=make_connection(ann, cy, Connected.FRIEND))
    assert list(held(ann.id, "Connections").rows) == [
        ("Cared for by", "Bo", "sister", ""), ("Friend", "Cy", "", "taken off")
    ]  # fmt: skip


def test_of_somebody_erased_no_connection_is_left_on_either_side(books: Session) -> None:
    ann, bo, cy = people("Ann", "Bo", "Cy")
    gone = make_connection(ann, bo, Connected.PARTNER, words="husband")
    make_connection(bo, cy, Connected.FRIEND)
    the_house().announce(ERASED, person_id=ann.id)
    assert seen(bo) == [("Friend", "Cy", "")]
    assert {entry.said for entry in history.of("connection", gone.id)} == {"Added.", "Removed."}
    assert "husband" not in "".join(filter(None, session.scalars(select(history.History.changes))))


def test_of_two_who_are_one_the_kept_one_has_the_connections_of_both(books: Session) -> None:
    ann, bo, other_ann, cy = people("Ann", "Bo", "Ann B", "Cy")
    make_connection(ann, bo, Connected.PARTNER)
    make_connection(other_ann, bo, Connected.PARTNER, words="since May")
    make_connection(other_ann, cy, Connected.CARES_FOR)
    make_connection(ann, other_ann, Connected.HOUSEHOLD)
    the_house().announce(MERGED, kept_id=ann.id, gone_id=other_ann.id)
    assert seen(ann) == [("Partner", "Bo", "since May"), ("Cares for", "Cy", "")]
    assert (seen(cy), seen(other_ann)) == ([("Cared for by", "Ann", "")], [])
    assert session.scalar(select(func.count(Connection.id))) == 2
