"""How a view answers: a page, a 404, or on to the next page; one-time keys; long lists a page at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask, g
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from esteem.group.models import Group as GroupRow
from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.instances import using
from esteem.kernel.pages import (
    FormKey,
    asked_number,
    find,
    forget_form_keys,
    forget_form_keys_with_words,
    go,
    here,
    new_form_key,
    page_number,
)
from tests.backstage import Group
from tests.visitor import Visitor


def test_a_row_is_found_by_its_number(books: Session) -> None:
    assert find(GroupRow, 1).name == "Riverside Friends"


@pytest.mark.parametrize("number", [2, 0, -1, 2**63, 10**30])
def test_a_number_that_is_no_row_s_is_not_found(books: Session, number: int) -> None:
    with pytest.raises(NotFound):
        find(GroupRow, number)


def test_going_on_is_a_303_with_a_sentence_and_remembers_the_form(app: Flask, group: Group) -> None:
    with app.test_request_context(), using(app, group.instance):
        g.form_key = "k1"
        answer = go("people.person", person_id=3, said="Ann is added.")
        (remembered,) = [row for row in session.new if isinstance(row, FormKey)]
    assert (answer.status_code, answer.headers["Location"]) == (303, "/people/3/")
    assert (remembered.key, remembered.address) == ("k1", "/people/3/")


def test_the_sentence_is_shown_once_on_the_next_page(alice: Visitor) -> None:
    alice.visits("/group/change/").presses("Save").sees("The group's details are saved.")
    alice.visits("/group/").does_not_see("The group's details are saved.")


def test_the_same_form_again_leads_where_it_led_and_does_nothing_more(alice: Visitor, group: Group) -> None:
    alice.visits("/group/change/").fills("Charity number, if it has one", "1234567")
    (form,) = [form for form in alice.page.all("form") if alice.page.button("Save") in list(form.iter())]
    sent_twice = alice.page
    alice.sends(form).is_at("/group/")
    version = group.asks(our_group).version
    alice._page, alice.address = sent_twice, "/group/change/"
    alice.sends(form).is_at("/group/")
    assert group.asks(our_group).version == version


def test_keys_are_kept_a_week(books: Session) -> None:
    for name, days in (("old", 8), ("young", 6)):
        books.add(FormKey(key=name, address="/", used_at=dates.now() - timedelta(days=days)))
    books.flush()
    forget_form_keys()
    assert books.scalars(select(FormKey.key)).all() == ["young"]


def test_keys_that_led_to_a_search_are_dropped(books: Session) -> None:
    for name, address in (("searched", "/people/?q=ann"), ("plain", "/people/1/")):
        books.add(FormKey(key=name, address=address, used_at=dates.now()))
    books.flush()
    forget_form_keys_with_words()
    assert books.scalars(select(FormKey.key)).all() == ["plain"]


def test_two_forms_never_share_a_key() -> None:
    assert len({new_form_key() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("typed", "number"), [("3", 3), ("", 1), ("x", 1), ("-1", 1), ("\u0663", 1), ("9" * 20, 1), ("0", 0)]
)
def test_a_page_number_that_is_none_is_the_first(app: Flask, typed: str, number: int) -> None:
    with app.test_request_context(query_string={"page": typed}):
        assert page_number() == number


def test_the_address_of_this_page_keeps_its_filters_and_changes_what_is_asked(app: Flask) -> None:
    with app.test_request_context("/people/?q=ann+b&standing=left&page=2&empty="):
        assert here(page=3) == "/people/?q=ann+b&standing=left&page=3"
        assert here(page=None, standing="") == "/people/?q=ann+b"


@pytest.mark.parametrize(
    "query", ["endpoint=x", "_method=PUT", "_scheme=javascript", "_external=1", "_anchor=x", "person_id=7", "self=x"]
)
def test_the_address_of_this_page_takes_whatever_is_asked_for_words_and_nothing_more(app: Flask, query: str) -> None:
    with app.test_request_context(f"/people/3/?{query}"):
        assert here(page=2) == f"/people/3/?{query}&page=2"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("3", 3), ("007", 7), ("", None), ("x", None), ("-1", None), ("\u0663", None), ("9" * 5000, None)],
)
def test_a_number_an_address_asks_for_is_none_when_it_is_nonsense(app: Flask, typed: str, number: int | None) -> None:
    with app.test_request_context(query_string={"like": typed}):
        assert asked_number("like") == number
