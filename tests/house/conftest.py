"""What the house tests share: a furnished group, made once and copied, and the places Alice finds in it."""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from flask import Flask

from esteem.kernel.dates import frozen
from esteem.kernel.instances import Instance, instances_of
from tests.backstage import Group
from tests.cast import ALICE, actor_of
from tests.conftest import TODAY, sign_in
from tests.house.furnished import furnish, rooms_to_see
from tests.house.walk import Place, Walk, walk

Ready = tuple[Path, Walk]


@pytest.fixture(scope="session")
def ready_furnished(built: Flask, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Ready:
    """The folder of a group with some of everything, and every address Alice reaches in it by links and forms.

    Each of the tests' processes makes the folder; the walk, which takes long, is made by the first and read by the others.
    """
    root = tmp_path_factory.getbasetemp()
    shared = root if worker_id == "master" else root.parent
    empty = instances_of(built).all()[0]
    own = Instance(tmp_path_factory.mktemp("furnished") / "instance")
    shutil.copytree(empty.folder, own.folder)
    instances_of(built).default = own
    try:
        with frozen(TODAY):
            group = Group(built, own, actor_of(built, ALICE))
            group.makes(furnish)
            return own.folder, walked(shared / "walk", lambda: walk(sign_in(built, ALICE), *group.makes(rooms_to_see)))
    finally:
        own.close()
        instances_of(built).default = empty


def walked(kept: Path, make: Callable[[], Walk]) -> Walk:
    """What is kept there, or made now and kept."""
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_text(json.dumps(asdict(make())))
    found = json.loads(kept.read_text())
    return Walk([Place(**one) for one in found["places"]], [Place(**one) for one in found["shut"]], found["faults"])


@pytest.fixture
def furnished(ready_furnished: Ready, group: Group) -> Group:
    """The test's own copy of the furnished group."""
    group.instance.close()
    shutil.rmtree(group.instance.folder)
    shutil.copytree(ready_furnished[0], group.instance.folder)
    return group


@pytest.fixture
def places(ready_furnished: Ready, furnished: Group) -> list[Place]:
    """Every address Alice reaches in the furnished group."""
    return ready_furnished[1].places


@pytest.fixture
def alices_walk(ready_furnished: Ready) -> Walk:
    """All that Alice met on her way."""
    return ready_furnished[1]
