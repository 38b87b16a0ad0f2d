"""Forms: what a rule, a constraint or somebody else says comes back beside the right field, and nothing half done is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from flask import Flask, g
from sqlalchemy.exc import IntegrityError

from esteem.group.actions import change_group
from esteem.group.models import RuleInForce
from esteem.group.queries import our_group
from esteem.group.rules import RuleKey
from esteem.kernel import sqlite
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.forms import Form, LongText, MoneyField, Text, Tick
from esteem.kernel.instances import instances_of
from esteem.kernel.money import Money


class Sheet(Form):
    name = Text("Name")
    notes = LongText("Notes")
    amount = MoneyField("Amount")
    lid = Tick("Lid")


@pytest.fixture
def form(app: Flask) -> Iterator[Sheet]:
    """A form that was sent with good values, in a writing transaction."""
    data = {
        "name": "Tin",
        "notes": "On the shelf",
        "amount": "12.50",
        "version": "3",
        "form_key": "k",
        "csrf_token": "t",
    }
    with app.test_request_context(method="POST", data=data), sqlite.writing():
        g.instance = instances_of(app).all()[0]
        form = Sheet()
        assert form.sent()
        yield form
        session.rollback()


def test_the_clean_values_are_the_fields_own_and_nothing_hidden(form: Sheet) -> None:
    assert form.clean == {"name": "Tin", "notes": "On the shelf", "amount": Money(1250), "lid": False}
    assert form.seen_version == 3
    assert form.status == 200


@pytest.mark.parametrize(
    ("typed", "seen"), [("", None), ("3", 3), ("-1", None), ("x", None), ("\u0663", None), ("9" * 30, None)]
)
def test_a_version_that_is_no_number_was_never_seen(form: Sheet, typed: str, seen: int | None) -> None:
    form.version.data = typed
    assert form.seen_version == seen


def test_an_action_gets_the_clean_values_and_what_the_page_knows(form: Sheet) -> None:
    assert form.carry_out(dict, seen_version=form.seen_version) == {
        "name": "Tin",
        "notes": "On the shelf",
        "amount": Money(1250),
        "lid": False,
        "seen_version": 3,
    }


def broken(field: str | None) -> None:
    change_group(notes="half done")
    raise RuleBroken("The year is closed.", field=field)


def test_a_broken_rule_stands_beside_its_field_and_undoes_what_was_done(form: Sheet) -> None:
    assert form.carry_out(lambda **_: broken("amount")) is None
    assert (list(form.amount.errors), form.problems, form.status) == (["The year is closed."], [], 422)
    assert our_group().notes == ""


@pytest.mark.parametrize("field", [None, "no_such_field"])
def test_a_broken_rule_of_no_field_stands_above_the_form(form: Sheet, field: str | None) -> None:
    assert form.carry_out(lambda **_: broken(field)) is None
    assert (form.problems, form.errors, form.status) == (["The year is closed."], {}, 422)


def test_a_check_that_the_database_refuses_stands_beside_its_field(form: Sheet) -> None:
    assert form.carry_out(lambda **_: change_group(name="")) is None
    assert list(form["name"].errors) == ["Enter the group's name."]
    assert our_group().name == "Riverside Friends"


def repeat_a_rule() -> None:
    for _ in range(2):
        session.add(RuleInForce(key=RuleKey.SIGNATORIES, value="2", source="Constitution", since_on=date(2026, 1, 1)))
    session.flush()


def test_a_value_that_must_be_unique_is_explained_by_its_columns(form: Sheet) -> None:
    assert form.carry_out(lambda **_: repeat_a_rule()) is None
    assert form.problems == ["That rule is already in force."]


def test_a_refusal_nobody_wrote_a_sentence_for_is_no_sentence_for_a_person(form: Sheet) -> None:
    def refuse(**_: object) -> None:
        raise IntegrityError("", {}, Exception("FOREIGN KEY constraint failed"))

    with pytest.raises(IntegrityError):
        form.carry_out(refuse)


class Row:
    """A row as somebody else saved it."""

    name, notes, amount, lid, version = "Tin", "In the cupboard", Money(900), True, 5


def stale(**_: object) -> None:
    raise StaleEdit(Row)


def test_a_stale_edit_shows_theirs_beside_ours_where_they_differ_and_takes_their_version(form: Sheet) -> None:
    assert form.carry_out(stale) is None
    told = {field.name: field.theirs for field in (form["name"], form.notes, form.amount, form.lid)}
    assert told == {"name": None, "notes": "In the cupboard", "amount": "9.00", "lid": "yes"}
    assert (form.stale, form.status, form.version.data) == (True, 409, "5")
    assert form.clean["notes"] == "On the shelf"


@pytest.mark.parametrize("body", ["[]", "5", '"x"', "[1, 2]", '{"name": 5}', '{"name": {"a": 1}}', '{"name": null}'])
def test_a_form_is_no_json(app: Flask, body: str) -> None:
    with app.test_request_context(method="POST", data=body, content_type="application/json"):
        g.instance = instances_of(app).all()[0]
        form = Sheet()
        assert form.sent()
        assert form.clean == {"name": "", "notes": "", "amount": None, "lid": False}


def test_a_file_sent_for_words_is_none_typed(app: Flask) -> None:
    files = {
        "name": (BytesIO(b"x"), "name.txt"),
        "amount": (BytesIO(b"5"), "amount.txt"),
        "lid": (BytesIO(b"x"), "lid.txt"),
    }
    with app.test_request_context(method="POST", data=files):
        g.instance = instances_of(app).all()[0]
        form = Sheet()
        assert form.sent()
        assert form.clean == {"name": "", "notes": "", "amount": None, "lid": False}
