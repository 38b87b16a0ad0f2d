"""The app, a fresh copy of a ready-made group for every test, the clock that stands still, and the cast."""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from esteem import create_app
from esteem.kernel import dates, db, migrate, sqlite
from esteem.kernel.config import Config
from esteem.kernel.dates import frozen
from esteem.kernel.house import the_house
from esteem.kernel.instances import Instance, instances_of, using
from esteem.kernel.permissions import Actor, act_as
from tests.backstage import Group
from tests.cast import ALICE, BOB, CAROL, CAST, DANA, Player, actor_of, cookie_of, make_cast
from tests.house.furnished import furnish, rooms_to_see
from tests.house.walk import Place, Walk, walk
from tests.makers import make_group
from tests.visitor import Visitor

TODAY = date(2026, 11, 24)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough",
        action="store_true",
        help="also every bad value in each field alone, and every page by night and on a desk",
    )


@pytest.fixture
def thorough(request: pytest.FixtureRequest) -> bool:
    """Whether the walks try everything (some ten minutes more), or what finds nearly all of it."""
    return bool(request.config.getoption("--thorough"))


# The clock


@pytest.fixture(autouse=True)
def freeze() -> Iterator[Callable[[date | datetime], None]]:
    """It is Tuesday 24 November 2026, midday, in every test; `freeze(date(...))` makes it another day."""
    with ExitStack() as clocks:
        clocks.enter_context(frozen(TODAY))
        yield lambda moment: clocks.enter_context(frozen(moment)) and None


@pytest.fixture
def running_clock(monkeypatch: pytest.MonkeyPatch, freeze: object) -> None:
    """The clock goes on, for the few tests that measure it."""
    monkeypatch.setattr(dates, "_clock", dates._clock[:1])


# The app and its group


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The app, made once, over a ready-made group: migrated, set up, with the cast's accounts."""
    folder = tmp_path_factory.mktemp("ready") / "instance"
    app = create_app(Config(instance=folder, cheap_passwords=True))
    app.testing = True
    (instance,) = instances_of(app).all()
    with frozen(TODAY):
        migrate.prepare(instance)
        app.extensions["the cast's seats"] = Group(app, instance, Actor(via="set-up")).makes(_set_up)
    instance.close()
    return app


def _set_up() -> dict[Player, str]:
    make_group()
    return make_cast()


@pytest.fixture
def app(built: Flask, tmp_path: Path) -> Iterator[Flask]:
    """The app over this test's own copy of the ready-made group."""
    ready = instances_of(built).all()[0]
    own = Instance(tmp_path / "instance")
    shutil.copytree(ready.folder, own.folder)
    instances_of(built).default = own
    try:
        yield built
    finally:
        own.close()
        instances_of(built).default = ready


@pytest.fixture
def new_app(tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Makes apps of the test's own, over empty migrated groups, for tests that change the app itself."""
    made: list[Flask] = []

    def make(*, leads_to_set_up: bool = False, **settings: object) -> Flask:
        told: dict[str, object] = {"instance": tmp_path / f"new{len(made)}", "cheap_passwords": True, **settings}
        app = create_app(Config(**told))  # type: ignore[arg-type]  # the settings of Config by name
        app.testing = True
        if not leads_to_set_up:  # the ground floor is tested without anything that stands on it getting in the way
            the_house(app).set_up_answer = None
        for instance in instances_of(app).all():
            migrate.prepare(instance)
        made.append(app)
        return app

    yield make
    for app in made:
        for instance in instances_of(app).all():
            instance.close()


@pytest.fixture
def group(app: Flask) -> Group:
    """The test's own group, for making and asking things outside a page."""
    return Group(app, instances_of(app).all()[0], actor_of(app, ALICE))


@pytest.fixture
def books(app: Flask) -> Iterator[Session]:
    """The session of one writing transaction in the group, for queries and actions without a page; nothing is kept."""
    with using(app), sqlite.writing():
        act_as(actor_of(app, ALICE))
        try:
            yield db.session()
        finally:
            db.session.remove()


# The cast


@pytest.fixture
def signed_in(app: Flask) -> Callable[[Player], Visitor]:
    """A visitor for each of the cast, signed in."""
    return lambda player: sign_in(app, player)


def sign_in(app: Flask, player: Player) -> Visitor:
    visitor = Visitor(app, player.name)
    visitor.client.set_cookie("esteem", cookie_of(app, player))
    return visitor


@pytest.fixture
def alice(app: Flask) -> Visitor:
    """Alice coordinates the group."""
    return sign_in(app, ALICE)


@pytest.fixture
def bob(app: Flask) -> Visitor:
    """Bob is the treasurer."""
    return sign_in(app, BOB)


@pytest.fixture
def carol(app: Flask) -> Visitor:
    """Carol is on the committee."""
    return sign_in(app, CAROL)


@pytest.fixture
def dana(app: Flask) -> Visitor:
    """Dana may look at things."""
    return sign_in(app, DANA)


@pytest.fixture
def charlie(app: Flask) -> Visitor:
    """Charlie is a stranger."""
    return Visitor(app, "Charlie, a stranger")


@pytest.fixture(params=CAST, ids=lambda player: player.role)
def anyone(request: pytest.FixtureRequest, app: Flask) -> Visitor:
    """Each of the cast in turn."""
    return sign_in(app, request.param)


# A group with some of everything, and every address in it


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
