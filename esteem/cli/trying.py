"""`demo`: an invented group to try Esteem with, in a folder of its own."""

from __future__ import annotations

import json
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from flask import Flask

from esteem import demo
from esteem.cli import serving
from esteem.kernel.commands import add_folder
from esteem.kernel.config import LOOPBACK, Config, from_environment
from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import instances_of


def add_arguments(parser: ArgumentParser) -> None:
    add_folder(parser)
    serving.add_port(parser)
    parser.add_argument("--no-serve", action="store_true", help="build the group, and leave it at that")
    parser.add_argument(
        "--json", action="store_true", help="first print one line of JSON: the address, and who may sign in"
    )


def try_out(told: Namespace, ready_app: Callable[[Config], Flask]) -> None:
    """Build the invented group and serve it, as told. Raises RuleBroken when the folder is not empty."""
    with _folder(told) as folder:
        app = ready_app(replace(from_environment(), instance=folder, hosts={}))
        people = demo.build(app, instances_of(app).all()[0])

        def announce(address: str) -> str:
            print(_as_json(address, people) if told.json else _in_words(address, people), flush=True)
            return address

        if told.no_serve:
            announce(serving.Place.chosen(LOOPBACK, told.port, lan=False).address(told.port))
            serving.say(
                f"The group is in {folder}. Serve it with: python3 app.py --instance '{folder}' --port {told.port}"
            )
        else:
            serving.serve(app, serving.Place.chosen(LOOPBACK, told.port, lan=False), announce)


@contextmanager
def _folder(told: Namespace) -> Iterator[Path]:
    """The folder typed; else a temporary one, which goes when the serving ends, and stays if nothing is served."""
    if "instance" in told:
        if told.instance.exists() and any(told.instance.iterdir()):
            raise RuleBroken(f"{told.instance} is not empty. Name a folder that is, or is not there yet.")
        yield told.instance.resolve()
    elif told.no_serve:
        yield Path(tempfile.mkdtemp(prefix="esteem-demo-"))
    else:
        with tempfile.TemporaryDirectory(prefix="esteem-demo-") as folder:
            yield Path(folder)


def _as_json(address: str, people: Sequence[demo.SignIn]) -> str:
    seats = [{"role": one.role, "sign_in": one.sign_in, "password": one.password} for one in people]
    return json.dumps({"url": address, "people": seats})


def _in_words(address: str, people: Sequence[demo.SignIn]) -> str:
    lines = [f"  {one.sign_in:<10} {one.password}   ({one.role})" for one in people]
    return "\n".join(
        [f"{demo.NAME}, an invented group, is at {address}", "Sign in with a name and its password:", *lines]
    )
