"""The kinds of field: each turns what was typed into a clean value or says how to mend it, and keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from enum import StrEnum
from typing import Any

import pytest
from flask import Flask

from esteem.kernel.forms import (
    Choice,
    Choose,
    Day,
    Email,
    Form,
    LongText,
    MoneyField,
    Password,
    Phone,
    Text,
    Tick,
    TimeOfDay,
    WholeNumber,
)
from esteem.kernel.money import Money
from tests.markup import Markup, value_of


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


COLOURS = [(Colour.RED, "Red"), (Colour.BLUE, "Blue")]
Filled = Callable[..., Any]


@pytest.fixture
def filled(app: Flask) -> Iterator[Filled]:
    """`filled(field, "typed", ...)`: a form with that one field, called `it`, as it was sent."""
    contexts = []

    def fill(field: object, *typed: str) -> Any:
        context = app.test_request_context(method="POST", data={"it": list(typed)} if typed else {"other": ""})
        context.push()
        contexts.append(context)
        form = type("OneField", (Form,), {"it": field})()
        form.ok = form.sent()
        return form

    yield fill
    for context in reversed(contexts):
        context.pop()


GOOD = [
    (Text("It"), "  Ann\u200b  Example ", "Ann Example"),
    (Text("It"), "", ""),
    (Text("It", most=5), "abcde", "abcde"),
    (LongText("It"), "one\r\n two ", "one\n two"),
    (Email("It"), "Ann@Example.ORG", "Ann@example.org"),
    (Phone("It"), "07700 900123 after 6", "07700 900123 after 6"),
    (Day("It"), "25/12/26", date(2026, 12, 25)),
    (Day("It"), "tomorrow", date(2026, 11, 25)),
    (Day("It"), "", None),
    (TimeOfDay("It"), "7.30pm", time(19, 30)),
    (MoneyField("It"), "£1,250", Money(125000)),
    (MoneyField("It", least=None), "-5", Money(-500)),
    (MoneyField("It", least=Money(0)), "0", Money(0)),
    (MoneyField("It"), "", None),
    (WholeNumber("It"), "1,250", 1250),
    (WholeNumber("It", least=-5), "-5", -5),
    (WholeNumber("It"), "", None),
    (Password("It"), "  two spaces\u200b ", "  two spaces\u200b "),
    (Tick("It"), "y", True),
    (Choice("It", choices=COLOURS), "blue", Colour.BLUE),
    (Choice("It", choices=lambda: [(7, "Seven")]), "7", 7),
    (Choice("It", choices=COLOURS, blank="None of them"), "", None),
    (Choose("It", choices=COLOURS), "red", [Colour.RED]),
]


@pytest.mark.parametrize(("field", "typed", "value"), GOOD)
def test_what_was_typed_becomes_a_clean_value(filled: Filled, field: object, typed: str, value: object) -> None:
    form = filled(field, typed)
    assert (form.ok, form.clean) == (True, {"it": value})


BAD = [
    (Text("It", required="Enter a name."), "", "Enter a name."),
    (Text("It", required="Enter a name."), " \u200b\u202e ", "Enter a name."),
    (Text("It", most=5), "abcdef", "Enter 5 characters at the most; this is 6."),
    (LongText("It"), "x" * 20_001, "Enter 20,000 characters at the most; this is 20,001."),
    (Email("It"), "ann@", "Enter an e-mail address like name@example.org."),
    (Email("It"), "a b@example.org", "Enter an e-mail address like name@example.org."),
    (Phone("It"), "no", "Enter a phone number like 0115 496 0123 or 07700 900123."),
    (Day("It"), "31/02", "There is no such day. Enter a day like 25/12/2026, 25 Dec or tomorrow."),
    (Day("It", required="Enter the day."), "", "Enter the day."),
    (Day("It", required="Enter the day."), "soon", "Enter a day like 25/12/2026, 25 Dec or tomorrow."),
    (TimeOfDay("It"), "25:00", "Enter a time like 19:30 or 7.30pm."),
    (MoneyField("It"), "0", "Enter an amount above nought."),
    (MoneyField("It"), "-5", "Enter an amount above nought."),
    (MoneyField("It", least=Money(500)), "4.99", "Enter £5.00 or more."),
    (MoneyField("It"), "1.005", "Enter an amount no more exact than a penny, like 12.50."),
    (WholeNumber("It", least=1, most_allowed=31), "32", "Enter a whole number from 1 to 31."),
    (WholeNumber("It"), "-1", "Enter a whole number from 0 to 1,000,000."),
    (WholeNumber("It"), "1.5", "Enter a whole number from 0 to 1,000,000."),
    (WholeNumber("It"), "9" * 60, "Enter a whole number from 0 to 1,000,000."),
    (WholeNumber("It"), "\u0663", "Enter a whole number from 0 to 1,000,000."),
    (Choice("It", choices=COLOURS), "green", "Choose one of the list."),
    (Choice("It", choices=COLOURS, required="Choose a colour."), "", "Choose a colour."),
    (Choose("It", choices=COLOURS), "green", "Choose from the list."),
]


@pytest.mark.parametrize(("field", "typed", "sentence"), BAD)
def test_what_makes_no_sense_is_answered_with_how_to_mend_it(
    filled: Filled, field: object, typed: str, sentence: str
) -> None:
    form = filled(field, typed)
    assert (form.ok, list(form.it.errors), form.status) == (False, [sentence], 422)


KEPT = [
    (Text("It", most=5), "  abc\u200bdef <b>\"'"),
    (LongText("It", most=5), "\n\none\n two <b> "),
    (Email("It"), "ann at example"),
    (Phone("It"), "no"),
    (Day("It"), "31/02"),
    (TimeOfDay("It"), "half seven"),
    (MoneyField("It"), "twelve"),
    (WholeNumber("It"), "1.5"),
]


@pytest.mark.parametrize(("field", "typed"), KEPT)
def test_what_was_typed_stands_in_the_field_again_letter_for_letter(filled: Filled, field: object, typed: str) -> None:
    form = filled(field, typed)
    (control,) = Markup(str(form.it())).fields()
    assert (form.ok, value_of(control)) == (False, typed)


def test_a_password_is_never_shown_again(filled: Filled) -> None:
    form = filled(Password("It", required="Enter it."), "tea and biscuits")
    assert "tea" not in str(form.it())


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (Text("It"), "Ann", "Ann"),
        (Day("It"), date(2026, 12, 5), "05/12/2026"),
        (TimeOfDay("It"), time(19, 5), "19:05"),
        (MoneyField("It"), Money(125000), "1250.00"),
        (WholeNumber("It"), 1250, "1250"),
        (Day("It"), None, ""),
        (MoneyField("It"), None, ""),
    ],
)
def test_a_value_stands_in_the_field_as_a_person_would_type_it(
    app: Flask, field: object, value: object, shown: str
) -> None:
    with app.test_request_context():
        form = type("OneField", (Form,), {"it": field})(data={"it": value})
        (control,) = Markup(str(form.it())).fields()
        assert value_of(control) == shown


def test_the_choice_made_is_the_one_shown_chosen(app: Flask) -> None:
    with app.test_request_context():
        form = type("OneField", (Form,), {"it": Choice("It", choices=COLOURS, blank="None")})(data={"it": Colour.BLUE})
        (control,) = Markup(str(form.it())).fields()
        assert value_of(control) == "blue"
        assert [option.text for option in control] == ["None", "Red", "Blue"]


def test_boxes_ticked_are_the_ones_shown_ticked(app: Flask) -> None:
    with app.test_request_context():
        form = type("OneField", (Form,), {"it": Choose("It", choices=COLOURS)})(data={"it": [Colour.RED]})
        assert [value_of(box) for box in Markup(str(form.it())).fields()] == ["red", ""]


def test_a_choice_that_was_not_sent_at_all_is_none_or_asked_for(filled: Filled) -> None:
    assert filled(Choice("It", choices=COLOURS)).clean == {"it": None}
    assert list(filled(Choice("It", choices=COLOURS, required="Choose a colour.")).it.errors) == ["Choose a colour."]


def test_an_unticked_box_is_no(filled: Filled) -> None:
    assert filled(Tick("It")).clean == {"it": False}


@pytest.mark.parametrize(
    ("field", "value", "theirs"),
    [
        (MoneyField("It"), Money(1250), "12.50"),
        (Choice("It", choices=COLOURS), Colour.RED, "Red"),
        (Choice("It", choices=COLOURS), None, ""),
        (Choose("It", choices=COLOURS), [Colour.RED, Colour.BLUE], "Red, Blue"),
    ],
)
def test_a_value_can_be_told_to_whoever_was_overtaken(
    filled: Filled, field: object, value: object, theirs: str
) -> None:
    assert filled(field, "").it.show(value) == theirs
