"""The tables: exact money, sentences for every constraint, migrations that agree with the models, no silent writes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import CheckConstraint, Connection, Float, Numeric, Table, UniqueConstraint, inspect, text
from sqlalchemy.schema import CreateTable

from esteem.kernel import sqlite
from esteem.kernel.db import Base
from esteem.kernel.instances import instances_of
from tests.house.source import code

UNEXPLAINED = {"history", "form_key", "money_month"}  # the program's own, which no form writes
SILENT = {"update", "insert", "delete", "text"}
SILENT_METHODS = {"bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings", "exec_driver_sql", "query"}
MAY_WRITE_SILENTLY: dict[str, str] = {}


def tables() -> list[Table]:
    return list(Base.metadata.tables.values())


@pytest.fixture
def connection(app: Flask) -> Iterator[Connection]:
    (instance,) = instances_of(app).all()
    with instance.engine.connect() as connection:
        yield connection


def test_no_column_keeps_a_number_that_is_not_exact(app: Flask) -> None:
    inexact = [
        str(column) for table in tables() for column in table.columns if isinstance(column.type, Float | Numeric)
    ]
    assert inexact == []


def test_days_end_in_on_and_moments_in_at(app: Flask) -> None:
    wrong = [
        str(column)
        for table in tables()
        for column in table.columns
        for kind, ending in (("DATE", "_on"), ("DATETIME", "_at"), ("Moment", "_at"))
        if kind in (type(column.type).__name__, type(column.type).__name__.upper())
        and not column.name.endswith(ending)
        and column.name not in ("at", "day", "month")  # these say it themselves
    ]
    assert wrong == []


def explained(app: Flask) -> list[tuple[str, dict[str, str]]]:
    return [
        (str(constraint.name), constraint.info)
        for table in tables()
        if table.name not in UNEXPLAINED
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint | UniqueConstraint)
    ]


def test_every_constraint_has_the_sentence_a_person_is_shown(app: Flask) -> None:
    dumb = [name for name, info in explained(app) if not re.fullmatch(r"[A-Z].+\.", info.get("says", ""), re.DOTALL)]
    assert dumb == []


def test_what_must_be_unique_is_a_constraint_and_not_an_index_that_cannot_be_explained(app: Flask) -> None:
    theirs = [table for table in tables() if table.name not in UNEXPLAINED]
    assert [index.name for table in theirs for index in table.indexes if index.unique] == []


def test_the_migrations_make_the_tables_of_the_models(connection: Connection) -> None:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
    assert compare_metadata(context, Base.metadata) == []


def squeezed(sql: str) -> str:
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split())).replace('"', "").casefold()


def named_in(sql: str) -> dict[str, str]:
    """The constraints of a CREATE TABLE statement by name, squeezed."""
    found: dict[str, str] = {}
    for piece in re.split(r"\bCONSTRAINT\b", " ".join(sql.split()))[1:]:
        name, _, rest = piece.strip().partition(" ")
        found[name.strip('"')] = squeezed(balanced(rest))
    return found


def balanced(rest: str) -> str:
    """A constraint's text up to the comma or bracket that ends it."""
    depth = 0
    for place, mark in enumerate(rest):
        depth += (mark == "(") - (mark == ")")
        if depth < 0 or (mark == "," and depth == 0):
            return rest[:place]
    return rest


def test_every_constraint_is_named_and_worded_in_the_migrations_as_in_the_models(connection: Connection) -> None:
    made = {
        name: named_in(sql)
        for name, sql in connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        if name not in ("alembic_version", "sqlite_sequence")
    }
    meant = {table.name: named_in(str(CreateTable(table).compile(connection))) for table in tables()}
    assert made == meant


def test_indexes_are_named_alike_in_the_migrations_and_the_models(connection: Connection) -> None:
    inspector = inspect(connection)
    made = {(t.name, i["name"]) for t in tables() for i in inspector.get_indexes(t.name)}
    meant = {(t.name, index.name) for t in tables() for index in t.indexes}
    assert made == meant


def test_the_database_has_the_triggers_of_the_list_and_no_others(connection: Connection) -> None:
    found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    assert {name: squeezed(sql) for name, sql in found} == {
        name: squeezed(sql) for name, sql in sqlite.TRIGGERS.items()
    }


def test_nothing_is_written_that_history_would_not_see() -> None:
    """A bulk `update()`, `insert()` or `delete()`, or SQL as text, leaves no line of history: only the kernel may."""
    silent = {
        f"{path}:{node.lineno}"
        for path, tree in code().items()
        if not path.startswith("esteem/kernel/") and path not in MAY_WRITE_SILENTLY
        for node in ast.walk(tree)
        if is_silent(node, conditions="/models" in path)
    }
    assert silent == set()


def is_silent(node: ast.AST, *, conditions: bool = False) -> bool:
    """Whether it would write unseen; a model may use `text` for the condition of an index."""
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names} - ({"text"} if conditions else set())
        return (node.module or "").startswith("sqlalchemy") and bool(names & SILENT)
    if isinstance(node, ast.Attribute):
        return node.attr in SILENT_METHODS
    return False


def test_a_silent_write_would_be_found() -> None:
    bad = ["from sqlalchemy import update", "from sqlalchemy.dialects.sqlite import insert", "session.query(Person)"]
    assert [any(map(is_silent, ast.walk(ast.parse(line)))) for line in bad] == [True] * 3
