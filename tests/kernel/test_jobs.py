"""Work that goes on by itself: each job once a day for each group, and one that fails leaves the others alone."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from esteem.group.actions import change_group
from esteem.group.queries import our_group
from esteem.kernel import jobs
from esteem.kernel.house import OPENED, the_house
from esteem.kernel.instances import current, instances_of
from esteem.kernel.permissions import STRANGER, actor
from tests.backstage import Group
from tests.makers import make_group


@pytest.fixture
def daily(new_app: Callable[..., Flask]) -> Flask:
    app = new_app()
    the_house(app).daily.clear()
    Group(app, instances_of(app).all()[0], STRANGER).makes(make_group)
    return app


def test_a_job_s_work_is_kept_and_a_failed_job_s_is_not(daily: Flask, caplog: pytest.LogCaptureFixture) -> None:
    def fails() -> None:
        change_group(charity_number="1234567")
        raise ZeroDivisionError("Ann Example")

    def succeeds() -> None:
        change_group(notes=f"done via {actor().via}")

    the_house(daily).daily.update({"fails": fails, "succeeds": succeeds})
    (instance,) = instances_of(daily).all()
    assert jobs.run_daily(daily, instance) == {"fails": "ZeroDivisionError", "succeeds": None}
    ours = Group(daily, instance, STRANGER).asks(our_group)
    assert (ours.charity_number, ours.notes) == ("", "done via job")
    assert caplog.record_tuples == [("esteem", logging.ERROR, "daily job fails failed: ZeroDivisionError")]


def test_the_clerk_sees_to_every_group_and_stops_when_told(new_app: Callable[..., Flask], tmp_path: Path) -> None:
    app = new_app(hosts={"hill.test": tmp_path / "hill", "dale.test": tmp_path / "dale"})
    seen: list[str] = []
    the_house(app).daily.clear()
    the_house(app).daily["look"] = lambda: seen.append(current().folder.name)
    clerk = jobs.Clerk(app, every=60, first_after=0)
    clerk.start()
    until = time.monotonic() + 5
    while len(seen) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    clerk.leaving.set()
    clerk.join(5)
    assert (seen, clerk.is_alive()) == (["hill", "dale"], False)


def test_the_program_brings_its_own_daily_jobs(app: Flask) -> None:
    assert {"backup", "form keys"} <= set(the_house(app).daily)


def test_a_group_that_is_opened_is_told_to_who_asked_for_it(daily: Flask) -> None:
    opened: list[str] = []
    the_house(daily).on(OPENED, lambda: opened.append(f"{current().folder.name} {actor().via}"))
    (instance,) = instances_of(daily).all()
    jobs.open_group(daily, instance)
    assert opened == [f"{instance.folder.name} job"]
