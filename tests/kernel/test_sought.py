"""A field that names one of many: a list while they are few, a search when they are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from esteem.kernel.forms import Form, Sought
from tests.makers import make_office, make_person
from tests.visitor import Visitor

NAMES = {1: "Ann Other (Annie)", 2: "Ann Other", 3: "Bea Sample", 4: "Bea Samplesmith", 9: "Gone Before"}


class Many:
    """A crowd too large for a list; the last of them has gone, and is found no more."""

    def few(self) -> list[tuple[int, str]] | None:
        return None

    def found(self, typed: str) -> list[tuple[int, str]]:
        return [(number, name) for number, name in NAMES.items() if typed.lower() in name.lower() and number != 9]

    def called(self, number: int) -> str | None:
        return NAMES.get(number)


class Few(Many):
    def few(self) -> list[tuple[int, str]] | None:
        return [(3, NAMES[3]), (4, NAMES[4])]


class SearchForm(Form):
    who_id = Sought("Who?", among=Many, required="Say who it is.")


class MaybeForm(Form):
    who_id = Sought("Who?", among=Many)


class ListForm(Form):
    who_id = Sought("Who?", among=Few, required="Say who it is.", blank="Choose somebody")


class Linked:
    """A row that names somebody."""

    def __init__(self, who_id: int | None) -> None:
        self.who_id = who_id


@pytest.fixture
def sent(app: Flask) -> Callable[..., Form]:
    """A form as it comes in with these values."""

    def send(form: type[Form], row: Linked | None = None, **values: str) -> Form:
        with app.test_request_context("/", method="POST", data={k.replace("_is", "-is"): v for k, v in values.items()}):
            made = form(obj=row)
            made.sent()
            return made

    return send


def test_the_whole_name_of_one_is_enough(sent: Callable[..., Form]) -> None:
    assert sent(SearchForm, who_id="bea sample").clean == {"who_id": 3}
    assert sent(SearchForm, who_id="Ann Other (Annie)").clean == {"who_id": 1}


def test_part_of_a_name_asks_which_one_is_meant_and_offers_them(sent: Callable[..., Form]) -> None:
    form = sent(SearchForm, who_id="bea")
    assert (form.who_id.errors, form.who_id.options) == (
        ["Choose which one you mean."],
        [(3, "Bea Sample"), (4, "Bea Samplesmith")],
    )
    assert sent(SearchForm, who_id="bea", who_id_is="4").clean == {"who_id": 4}


def test_a_name_that_two_have_is_never_guessed(sent: Callable[..., Form]) -> None:
    assert sent(SearchForm, who_id="Ann Other").who_id.errors == ["Choose which one you mean."]
    assert sent(SearchForm, who_id="Ann Other", who_id_is="2").clean == {"who_id": 2}


def test_one_who_was_picked_for_other_words_is_not_meant(sent: Callable[..., Form]) -> None:
    assert sent(SearchForm, who_id="Bea Sample", who_id_is="1").clean == {"who_id": 3}
    assert sent(SearchForm, who_id="Bea", who_id_is="1").who_id.errors == ["Choose which one you mean."]


def test_words_that_find_nobody_say_so_and_stay(sent: Callable[..., Form]) -> None:
    form = sent(SearchForm, who_id=" Zed ")
    assert (form.who_id.errors, form.who_id._value()) == (["Nobody is found by “Zed”."], " Zed ")


def test_blank_is_nobody_where_that_is_allowed(sent: Callable[..., Form]) -> None:
    assert sent(MaybeForm, who_id="  ").clean == {"who_id": None}
    assert sent(SearchForm, who_id="  ").who_id.errors == ["Say who it is."]


def test_whoever_it_named_before_stays_though_nobody_finds_them_any_more(sent: Callable[..., Form]) -> None:
    assert sent(MaybeForm, Linked(9), who_id="Gone Before").clean == {"who_id": 9}
    assert sent(MaybeForm, who_id="Gone Before").who_id.errors == ["Nobody is found by “Gone Before”."]


def test_a_page_shows_whom_it_names_and_whom_the_words_in_its_address_find(app: Flask) -> None:
    with app.test_request_context("/"):
        shown = MaybeForm(obj=Linked(3)).who_id
        assert (shown._value(), shown.options, shown.picked) == ("Bea Sample", [(3, "Bea Sample")], "3")
        assert MaybeForm().who_id._value() == ""
    with app.test_request_context("/?who_id=annie"):
        assert MaybeForm().who_id.options == [(1, "Ann Other (Annie)")]
    with app.test_request_context("/?who_id=zed"):
        assert (MaybeForm().who_id.options, MaybeForm().who_id.nobody) == ([], True)


def test_few_are_a_list_to_choose_from(sent: Callable[..., Form], app: Flask) -> None:
    assert sent(ListForm, who_id="4").clean == {"who_id": 4}
    assert sent(ListForm, who_id="9").who_id.errors == ["Choose one of the list."]
    assert sent(ListForm, Linked(9), who_id="9").clean == {"who_id": 9}
    with app.test_request_context("/"):
        assert ListForm().who_id.offered == [(3, "Bea Sample"), (4, "Bea Samplesmith")]


def test_an_office_of_a_large_group_is_given_by_a_name_typed_and_one_picked(group: Any, alice: Visitor) -> None:
    for number in range(41):
        group.makes(make_person, name=f"Person {number:02}")
    office = group.makes(make_office, name="Librarian")
    alice.visits(f"/committee/offices/{office.id}/begin/").fills("Who?", "person 1").presses("Save")
    alice.is_told("Choose which one you mean.", beside="Who?").chooses("Which one?", "Person 17").presses("Save")
    alice.is_at(f"/committee/offices/{office.id}/").sees("Person 17")
