"""Work that goes on by itself: each job is done once a day, for each group, with that group's instance in hand."""

from __future__ import annotations

import logging
import threading

from flask import Flask

from esteem.kernel import db
from esteem.kernel.house import OPENED, the_house
from esteem.kernel.instances import Instance, instances_of, using
from esteem.kernel.permissions import Actor, act_as

EVERY = 24 * 60 * 60
CLERK = Actor(via="job")
log = logging.getLogger("esteem")


def run_daily(app: Flask, instance: Instance) -> dict[str, str | None]:
    """Do each daily job once for one group; one that fails is told of and leaves the others alone.

    Returns each job's name with None, or with the kind of error it ended in.
    """
    ended: dict[str, str | None] = {}
    for name, act in the_house(app).daily.items():
        try:
            with using(app, instance):
                act_as(CLERK)
                with db.transaction():
                    act()
            ended[name] = None
        except Exception as problem:  # noqa: BLE001  # whatever it was, the other jobs are still due
            ended[name] = type(problem).__name__
            log.error("daily job %s failed: %s", name, type(problem).__name__)
    return ended


def open_group(app: Flask, instance: Instance) -> None:
    """Tell the features that this group is at the present: its database may be a copy that was put back."""
    with using(app, instance):
        act_as(CLERK)
        the_house(app).announce(OPENED)
        db.session.remove()


class Clerk(threading.Thread):
    """The thread that does the daily jobs while the app is served."""

    def __init__(self, app: Flask, *, every: float = EVERY, first_after: float = 60) -> None:
        super().__init__(name="clerk", daemon=True)
        self.app, self.every, self.first_after = app, every, first_after
        self.leaving = threading.Event()

    def run(self) -> None:
        wait = self.first_after
        while not self.leaving.wait(wait):
            for instance in instances_of(self.app).all():
                run_daily(self.app, instance)
            wait = self.every
