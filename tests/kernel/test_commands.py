"""Commands that features add, run for one group in one transaction."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from esteem.kernel.commands import Commands, address_of, run_for_group
from esteem.kernel.errors import RuleBroken
from esteem.kernel.permissions import actor
from esteem.people.queries import count_here
from tests.backstage import Group
from tests.makers import make_person


@pytest.fixture
def typed() -> Callable[..., Namespace]:
    """What is understood of what is typed, where a feature has added the command `greet NAME`."""
    parser = ArgumentParser()
    Commands(parser).add("greet", "greet somebody", lambda told: None).add_argument("name")
    return lambda *words: parser.parse_args(words)


def test_a_feature_s_command_has_its_own_arguments_and_the_usual_ones(typed: Callable[..., Namespace]) -> None:
    told = typed("greet", "Ann", "--address", "https://friends.example", "--instance", "over/there")
    assert (told.name, told.address, told.instance) == ("Ann", "https://friends.example", Path("over/there"))
    assert told.for_group is True


def test_without_a_folder_typed_the_settings_decide(typed: Callable[..., Namespace]) -> None:
    assert "instance" not in typed("greet", "Ann")


def test_what_a_command_changes_is_kept_and_told_as_the_command_s(app: Flask, group: Group) -> None:
    acting: list[str] = []

    def add_ann(told: Namespace) -> None:
        acting.append(actor().via)
        make_person(name=told.name)

    run_for_group(app, add_ann, Namespace(name="Ann"))
    assert (group.asks(count_here), acting) == (1, ["command"])


def test_a_command_that_is_refused_leaves_nothing_behind(app: Flask, group: Group) -> None:
    def add_and_refuse(told: Namespace) -> None:
        make_person(name=told.name)
        raise RuleBroken("Not today.")

    with pytest.raises(RuleBroken):
        run_for_group(app, add_and_refuse, Namespace(name="Ann"))
    assert group.asks(count_here) == 0


def test_the_address_of_a_page_begins_where_the_person_finds_it(app: Flask) -> None:
    assert address_of(app, "https://friends.example", "people.index") == "https://friends.example/people/"
    assert address_of(app, "http://127.0.0.1:8001", "people.person", person_id=3) == "http://127.0.0.1:8001/people/3/"
