from collections.abc import Callable

import pytest

from esteem.kernel.db import session
from esteem.people.models import Person
from esteem.people.rules.connections import Connected
from tests.backstage import Group
from tests.cast import BOB, CAROL, Player
from tests.makers import make_connection, make_person
from tests.visitor import Visitor


def two(group: Group) -> tuple[int, int]:
    return group.makes(make_person, name="Ann Example").id, group.makes(make_person, name="Bo Example").id


def test_a_connection_is_written_down_and_stands_on_both_pages(alice: Visitor, group: Group) -> None:
    ann, bo = two(group)
    alice.visits(f"/people/{ann}/").sees("None is written down.").follows("Add a connection")
    alice.chooses("How?", "Cares for").chooses("With whom?", "Bo Example").fills("More exactly", "sister")
    alice.presses("Save").sees("Cares for: Bo Example (sister)").is_at(f"/people/{ann}/")
    alice.visits(f"/people/{bo}/").sees("Cared for by: Ann Example (sister)")


def test_what_is_wrong_is_said_beside_the_field(alice: Visitor, group: Group) -> None:
    ann, _ = two(group)
    alice.visits(f"/people/{ann}/connections/add/").presses("Save")
    alice.is_told("Choose how they are connected.", beside="How?").is_told("Choose who.", beside="With whom?")
    assert [option.text for option in alice.page.field("With whom?").iter("option")] == ["Choose", "Bo Example"]


def test_among_many_somebody_is_found_by_their_name_and_not_the_person_themselves(alice: Visitor, group: Group) -> None:
    ann, _ = two(group)
    with group.at_work():
        for number in range(40):
            make_person(name=f"Person {number}")
    alice.visits(f"/people/{ann}/connections/add/").chooses("How?", "Friend").fills("With whom?", "Ann Example")
    alice.presses("Save").is_told("Choose somebody else than the person themselves.", beside="With whom?")
    alice.fills("With whom?", "Bo Example").presses("Save").sees("Friend: Bo Example")


def test_it_is_put_right_from_the_other_side(alice: Visitor, group: Group) -> None:
    ann, bo = two(group)
    group.makes(lambda: make_connection(*people_of(ann, bo), Connected.CARES_FOR))
    alice.visits(f"/people/{bo}/").follows("Change cared for by Ann Example")
    alice.chooses("How?", "Cares for").presses("Save").sees("Cares for: Ann Example")
    alice.visits(f"/people/{ann}/").sees("Cared for by: Bo Example")


def people_of(*ids: int) -> list[Person]:
    return [session.get(Person, one) for one in ids]


def test_it_is_taken_off_and_put_back(alice: Visitor, group: Group) -> None:
    ann, bo = two(group)
    group.makes(lambda: make_connection(*people_of(ann, bo), Connected.PARTNER))
    alice.visits(f"/people/{ann}/").follows("Change partner Bo Example").presses("Take it off")
    alice.sees("None is written down.", "Taken off").follows("Bo Example").presses("Put back")
    alice.sees("The connection stands again.", "Partner: Bo Example")


def test_a_connection_of_two_others_is_not_there(alice: Visitor, group: Group) -> None:
    ann, bo = two(group)
    other = group.makes(make_person, name="Cy").id
    number = group.makes(lambda: make_connection(*people_of(ann, bo), Connected.PARTNER)).id
    alice.visits(f"/people/{ann}/connections/{number}/").sees("Ann Example and Bo Example")
    for address in (f"/people/{other}/connections/{number}/", f"/people/{ann}/connections/{number + 1}/"):
        alice.visits(address).finds_nothing()


@pytest.mark.parametrize("player", [BOB, CAROL], ids=lambda player: player.role)
def test_who_is_connected_is_private(signed_in: Callable[[Player], Visitor], group: Group, player: Player) -> None:
    ann, bo = two(group)
    number = group.makes(lambda: make_connection(*people_of(ann, bo), Connected.PARTNER)).id
    visitor = signed_in(player)
    visitor.visits(f"/people/{ann}/").does_not_see("Partner", "Bo Example", "Connections")
    visitor.visits(f"/people/{ann}/connections/{number}/").is_refused()
    visitor.visits(f"/people/{ann}/connections/add/").is_refused()
