"""What a person types: `python3 app.py` serves the group, and each other command does one thing more."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec

from flask import Flask
from sqlalchemy.exc import DatabaseError

from esteem import FEATURES, bench, create_app
from esteem.access.actions.links import begin_claim
from esteem.access.cli import SET_UP
from esteem.access.queries import is_claimed
from esteem.bench.group import Size
from esteem.cli import serving, trying
from esteem.kernel import backups, db, jobs, migrate
from esteem.kernel.commands import Commands, add_folder, address_of, run_for_group
from esteem.kernel.config import HOME, Config, from_environment
from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import instances_of, using
from esteem.kernel.permissions import Actor, act_as

ANOTHER_FOLDER = "To keep the group's data in another folder, add: --instance DIR"
SIDE_BY_SIDE = (
    "-n",
    "auto",
    "--maxprocesses=4",
    "--dist=worksteal",
)  # as many tests at once as the machine has processors


def main(arguments: Sequence[str]) -> int:
    """Do what was typed; 0 when it went well, 1 with a plain sentence when it did not."""
    if list(arguments[:1]) == ["test"]:  # whatever follows is pytest's, options too
        return subprocess.call([sys.executable, "-m", "pytest", *SIDE_BY_SIDE, *arguments[1:]], cwd=HOME)
    told = _parser().parse_args(_named(arguments))
    try:
        _do(told)
    except (RuleBroken, backups.BackupFailed, migrate.CannotOpen, serving.CannotServe) as problem:
        return _refuse(str(problem))
    except OSError as problem:
        return _refuse(f"{problem.filename or 'The disk'}: {problem.strerror}. {ANOTHER_FOLDER}")
    except (sqlite3.DatabaseError, DatabaseError) as problem:
        return _refuse(f"The group's database cannot be used: {getattr(problem, 'orig', problem)}. {ANOTHER_FOLDER}")
    except KeyboardInterrupt:
        return 130
    return 0


def _refuse(sentence: str) -> int:
    serving.say(f"That did not work. {sentence}")
    return 1


def ready_app(config: Config | None = None) -> Flask:
    """The application, with every group's database backed up and brought to the present."""
    app = create_app(config)
    for instance in instances_of(app).all():
        migrate.prepare(instance)
        jobs.open_group(app, instance)
    return app


def _do(told: Namespace) -> None:
    if told.for_group:
        run_for_group(ready_app(settings(told)), told.run, told)
    else:
        told.run(told)


def settings(told: Namespace) -> Config:
    """The settings of the environment, with the group's folder as typed, if it was."""
    config = from_environment()
    return replace(config, instance=told.instance.resolve(), hosts={}) if "instance" in told else config


def _named(arguments: Sequence[str]) -> list[str]:
    """What was typed, with the command in front that is meant when none is typed."""
    first = arguments[0] if arguments else ""
    meant = [] if first and (first in ("-h", "--help") or not first.startswith("-")) else ["serve"]
    return [*meant, *arguments]


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python3 app.py",
        description="Esteem: the administration of a self-help group. Without a command it serves the group's pages.",
        epilog="Besides these: `python3 app.py test` runs all tests and checks; what follows is handed to pytest.",
    )
    commands = Commands(parser)
    _add_own(commands)
    for feature in FEATURES:
        if find_spec(f"esteem.{feature}.cli"):
            import_module(f"esteem.{feature}.cli").add_to(commands)
    return parser


def _add_own(commands: Commands) -> None:
    serve = commands.add_alone("serve", "serve the group's pages (what happens without a command)", _serve)
    add_folder(serve)
    serving.add_port(serve)
    serve.add_argument("--host", default="127.0.0.1", help="the network address to serve on (usually 127.0.0.1)")
    serve.add_argument("--lan", action="store_true", help="let phones on the home network reach it: prints a QR code")
    trying.add_arguments(commands.add_alone("demo", "build an invented group, to try things out, and serve it", _demo))
    measured = commands.add_alone("bench", "measure how fast it is, with a large invented group", _bench)
    measured.add_argument("--small", action="store_true", help="a fiftieth of everything: to see that measuring works")
    measured.add_argument("--bookings", type=int, default=0, metavar="N", help="then the books again with N bookings")


def _bench(told: Namespace) -> None:
    size, seconds = (Size().divided(50), 0.1) if told.small else (Size(), 2.0)
    for line in bench.run(ready_app, from_environment(), size, seconds, serving.say, bookings=told.bookings):
        print(line)


def _demo(told: Namespace) -> None:
    trying.try_out(told, ready_app)


def _serve(told: Namespace) -> None:
    place = serving.Place.chosen(told.host, told.port, lan=told.lan)
    config = settings(told)
    app = ready_app(replace(config, trusted_hosts=(*config.trusted_hosts, *place.names)))
    serving.serve(app, place, partial(_announce, app))


def _announce(app: Flask, address: str) -> str:
    """Say where the pages are, and on the first run how to begin; returns the address to open on a phone."""
    print(f"Esteem is at {address} (Ctrl+C stops it)")
    links = set_up_links(app, address)
    for link in links:
        print(f"Open this link to set up your group. It works once, and counts until the next start: {link}")
    return links[0] if links else address


def set_up_links(app: Flask, address: str) -> list[str]:
    """A fresh one-time link for each group that nobody has set up yet."""
    links = []
    for instance, base in instances_of(app).addresses(address):
        with using(app, instance):
            act_as(Actor(via="command"))
            if not is_claimed():
                with db.transaction():
                    links.append(address_of(app, base, SET_UP, token=begin_claim()))
    return links
