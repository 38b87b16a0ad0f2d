"""Constraints: whatever the database refuses becomes the sentence and the field that the table says."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.group.actions import change_group
from esteem.group.models import RuleInForce
from esteem.group.rules import RuleKey
from esteem.kernel.constraints import explain
from esteem.kernel.db import Base


def refusal(words: str) -> IntegrityError:
    return IntegrityError("", {}, Exception(words))


def as_sqlite_says(constraint: CheckConstraint | UniqueConstraint) -> str:
    if isinstance(constraint, CheckConstraint):
        return f"CHECK constraint failed: {constraint.name}"
    columns = ", ".join(f"{constraint.table.name}.{column.name}" for column in constraint.columns)
    return f"UNIQUE constraint failed: {columns}"


def test_every_constraint_of_every_table_is_explained_by_its_own_sentence(app: Flask) -> None:
    constraints = [
        constraint
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint | UniqueConstraint) and "says" in constraint.info
    ]
    wrong = {}
    for constraint in constraints:
        found = explain(refusal(as_sqlite_says(constraint)))
        if (found.sentence, found.field) != (constraint.info["says"], constraint.info.get("field")):
            wrong[str(constraint.name)] = found.sentence
    assert wrong == {}
    assert len(constraints) > 10


def test_what_sqlite_really_says_of_a_check_is_understood(books: Session) -> None:
    with pytest.raises(IntegrityError) as refused:
        change_group(name="")
    found = explain(refused.value)
    assert (found.sentence, found.field) == ("Enter the group's name.", "name")


def test_what_sqlite_really_says_of_a_double_is_understood(books: Session) -> None:
    for _ in range(2):
        books.add(RuleInForce(key=RuleKey.SIGNATORIES, value="2", source="Constitution", since_on=date(2026, 1, 1)))
    with pytest.raises(IntegrityError) as refused:
        books.flush()
    assert explain(refused.value).sentence == "That rule is already in force."


@pytest.mark.parametrize(
    "words",
    [
        "FOREIGN KEY constraint failed",
        "NOT NULL constraint failed: group.name",
        "CHECK constraint failed: ck_nothing",
        "UNIQUE constraint failed: form_key.key",
        "history is never deleted",
    ],
)
def test_a_refusal_without_a_sentence_stays_an_error_of_the_program(app: Flask, words: str) -> None:
    refused = refusal(words)
    with pytest.raises(IntegrityError) as raised:
        explain(refused)
    assert raised.value is refused
