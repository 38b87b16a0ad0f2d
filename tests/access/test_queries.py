from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from esteem.access import queries
from esteem.access.actions.accounts import change_account, stop_account
from esteem.access.actions.seats import open_seat
from esteem.access.actions.table import decide
from esteem.access.rules.roles import COORDINATOR, EXAMINER, ROLES
from tests.cast import CAST, Player, actor_of
from tests.makers import make_account, make_person
from tests.statements import queries as heard_queries


def names(sought: str = "") -> list[str]:
    return [account.name for account in queries.accounts_listed(sought=sought, number=1).rows]


def test_accounts_are_listed_by_name_the_stopped_ones_last(books: Session) -> None:
    stop_account(account=make_account(name="Aaron Stopped"))
    make_account(name="zoë")
    make_account(name="Åsa Berg")
    assert names() == ["Alice Marsh", "Åsa Berg", "Bob Okafor", "Carol Singh", "Dana Price", "zoë", "Aaron Stopped"]


def test_accounts_are_found_by_either_name_whatever_the_accents(books: Session) -> None:
    make_account(name="Zoë Quill", sign_in="quill@example.org")
    assert [names("zoe"), names("QUILL@"), names("%"), names("_")] == [["Zoë Quill"], ["Zoë Quill"], [], []]


def test_who_was_last_here_when(books: Session, freeze: Callable[..., None]) -> None:
    account = make_account()
    assert account.id not in queries.last_seen()
    for hour in (9, 15, 11):
        freeze(datetime(2026, 11, 24, hour, tzinfo=UTC))
        open_seat(account_id=account.id)
    assert queries.last_seen()[account.id] == datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.mark.parametrize("player", CAST, ids=lambda player: player.role)
def test_an_account_may_do_what_its_roles_may(app: Flask, books: Session, player: Player) -> None:
    account = queries.account_named(player.sign_in)
    assert account is not None
    assert queries.permissions_of(account.id) == actor_of(app, player).permissions


def test_the_roles_of_a_new_group_are_those_the_program_delivers(books: Session) -> None:
    assert [(role.key, role.name, role.says) for role in queries.roles()] == [(r.key, r.name, r.says) for r in ROLES]


def test_a_role_counts_on_its_last_day_and_not_after(books: Session, freeze: Callable[..., None]) -> None:
    account = make_account(roles=["viewer"])
    change_account(
        account=account, seen_version=None, sign_in="e", name="E", person_id=None, roles={"treasurer": date(2026, 11, 30)}
    )  # fmt: skip
    freeze(date(2026, 11, 30))
    assert "money:record" in queries.permissions_of(account.id)
    freeze(date(2026, 12, 1))
    assert queries.permissions_of(account.id) == frozenset()


def test_asking_who_somebody_is_and_what_they_may_do_takes_two_queries(books: Session) -> None:
    account = queries.account_named("bob")
    assert account is not None
    token = open_seat(account_id=account.id)
    with heard_queries() as heard:
        holder = queries.holder_of(token)
        queries.permissions_of(account.id)
    assert holder is not None
    assert (holder.account_id, holder.name, len(heard)) == (account.id, "Bob Okafor", 2)


def test_a_token_nobody_was_given_is_nobody_s(books: Session) -> None:
    assert queries.holder_of("x" * 43) is None
    assert queries.holder_of("\ud800") is None


def test_only_coordinators_who_can_come_in_for_good_are_counted(books: Session) -> None:
    make_account(roles=[COORDINATOR])  # has yet to choose a password
    assert queries.lasting_coordinators() == 1


def test_the_table_has_a_line_for_every_permission_and_a_box_for_every_role(books: Session) -> None:
    decide(wanted={("member", "people:see")}, shown=set())
    table = queries.role_table()
    assert [line.says for line in table.lines] == [permission.says for permission in queries.known_permissions()]
    assert {len(line.boxes) for line in table.lines} == {7}
    boxes = table.cells
    assert (boxes["member", "people:see"].allowed, boxes["viewer", "people:see"].allowed) == (True, False)
    assert {box.fixed for cell, box in boxes.items() if cell[0] == EXAMINER} == {True}
    assert [cell for cell, box in boxes.items() if box.fixed and cell[0] != EXAMINER] == [
        (COORDINATOR, "access:see"),
        (COORDINATOR, "access:change"),
    ]


def test_a_person_s_account_is_found_from_the_person_and_the_other_way_about(books: Session) -> None:
    person = make_person(name="Ann")
    account = make_account(name="Ann", person=person)
    assert queries.account_of_person(person.id) is account
    assert queries.person_of(account) == (person.id, "Ann")
    assert queries.person_of(make_account(name="Bo")) is None


def test_history_names_an_account_even_after_it_was_stopped(books: Session) -> None:
    account = stop_account(account=make_account(name="Erin Vale"))
    assert (queries.name_of_account(account.id), queries.name_of_account(999)) == ("Erin Vale", None)
