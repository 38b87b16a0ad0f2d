"""What can be typed after `python3 app.py`: a feature's `cli.py` adds its own commands to these."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from esteem.kernel import db
from esteem.kernel.instances import using
from esteem.kernel.permissions import Actor, act_as

USUAL_ADDRESS = "http://127.0.0.1:8000"
Run = Callable[[Namespace], None]


class Commands:
    """The commands known so far, by their names."""

    def __init__(self, parser: ArgumentParser) -> None:
        self._known = parser.add_subparsers(metavar="command", required=True)

    def add(self, name: str, says: str, run: Run, *, has_address: bool = True) -> ArgumentParser:
        """A command that is run for one group: its database is ready, and what `run` changes is kept if it ends well.

        Returns the parser, for the command's own arguments; `--instance` it has already, and `--address` where it prints one.
        """
        parser = self.add_alone(name, says, run)
        parser.set_defaults(for_group=True)
        add_folder(parser)
        if has_address:
            parser.add_argument(
                "--address", default=USUAL_ADDRESS, help=f"where the group's pages are found (usually {USUAL_ADDRESS})"
            )
        return parser

    def add_alone(self, name: str, says: str, run: Run) -> ArgumentParser:
        """A command that sees to everything itself, such as serving."""
        parser = self._known.add_parser(name, help=says, description=says[:1].upper() + says[1:] + ".")
        parser.set_defaults(run=run, for_group=False)
        return parser


def add_folder(parser: ArgumentParser) -> None:
    """Let the group's folder be typed; when it is not, the parsed arguments have no `instance` and the settings decide."""
    parser.add_argument("--instance", type=Path, metavar="DIR", default=SUPPRESS, help="the group's folder")


def run_for_group(app: Flask, run: Run, told: Namespace) -> None:
    """Run a command for the app's group, in one transaction."""
    with using(app):
        act_as(Actor(via="command"))
        with db.transaction():
            run(told)


def address_of(app: Flask, base: str, endpoint: str, **values: Any) -> str:
    """The full address of a page, for a person at a terminal who opens it at `base`."""
    parts = urlsplit(base)
    return app.url_map.bind(parts.netloc, parts.path or "/", url_scheme=parts.scheme).build(
        endpoint, values, force_external=True
    )
