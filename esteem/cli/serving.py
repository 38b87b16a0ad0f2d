"""Serving the pages with waitress, and telling the person at the terminal where they are."""

from __future__ import annotations

import errno
import gc
import ipaddress
import logging
import signal
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import segno
import waitress
from flask import Flask

from esteem.kernel.config import LOOPBACK, THREADS
from esteem.kernel.jobs import Clerk

PLAIN_HTTP = (
    "Warning: this is plain http. Whoever shares the network can read along, so use it only on one you trust,\n"
    "and put https in front of it for anything else."
)


CONNECTIONS = (
    500  # held at once; those who never finish asking hold one for up to two minutes, and are not to keep others out
)


class CannotServe(Exception):
    """The address cannot be served on; says why, and what to type instead."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages are served: the addresses listened on, the first of which is told to people."""

    hosts: tuple[str, ...]
    port: int
    lan: bool = False

    @classmethod
    def chosen(cls, host: str, port: int, *, lan: bool) -> Place:
        """This computer alone, another address as told, or with `lan` the one on the home network too."""
        return cls((private_address(), LOOPBACK), port, lan=True) if lan else cls((host,), port)

    @property
    def names(self) -> tuple[str, ...]:
        """What a browser may call this place; on all addresses at once, that is whatever the machine is called."""
        if self.hosts[0] in ("0.0.0.0", "::"):  # noqa: S104 - recognised here, chosen only by the person
            return (outward_address(), socket.gethostname())
        return self.hosts

    @property
    def is_open(self) -> bool:
        """Whether other computers can reach it; a name counts as open, for it may stand for any address."""
        try:
            return not ipaddress.ip_address(self.hosts[0]).is_loopback
        except ValueError:
            return self.hosts[0] != "localhost"

    def address(self, port: int) -> str:
        host = self.names[0] if ":" not in self.names[0] else f"[{self.names[0]}]"
        return f"http://{host}:{port}/"


def outward_address() -> str:
    """This computer's address on its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: only the route to it is looked up
        except OSError:
            return LOOPBACK
        return str(probe.getsockname()[0])


def private_address() -> str:
    """This computer's address on the home network. Raises CannotServe when it has none that is private."""
    found = ipaddress.ip_address(outward_address())
    if found.is_loopback:
        raise CannotServe("This computer is on no network, so a phone cannot reach it.")
    if not found.is_private:
        raise CannotServe(f"This computer's address, {found}, is on the open internet, not on a home network.")
    return str(found)


def say(sentence: str) -> None:
    """Tell the person at the terminal something beside what the command answers."""
    print(sentence, file=sys.stderr, flush=True)


def add_port(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8000, help="the port to serve on (usually 8000)")


def _port(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed[:6]) < 65_536):
        raise ArgumentTypeError("a port is a number from 0 to 65535")
    return int(typed)


def serve(app: Flask, place: Place, announce: Callable[[str], str]) -> None:
    """Serve until stopped; `announce` is given the address once the port is ours, and says which one a phone opens.

    Raises CannotServe.
    """
    server = _server(app, place)
    opened = announce(place.address(_port_of(server)))
    if place.lan:
        segno.make(opened).terminal(compact=True)
    if place.is_open:
        print(PLAIN_HTTP)
    sys.stdout.flush()
    _log_requests()
    Clerk(app).start()
    signal.signal(signal.SIGTERM, _leave)
    gc.collect()
    gc.freeze()  # what is loaded by now stays: looking through it again and again would hold up the odd page
    gc.set_threshold(
        20_000, 20, 50
    )  # a page makes some thousand things and drops them all: look for loops of them less often
    server.run()


def _log_requests() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
    logging.getLogger("esteem").setLevel(logging.INFO)


def _server(app: Flask, place: Place) -> Any:
    listen = " ".join(f"[{host}]:{place.port}" if ":" in host else f"{host}:{place.port}" for host in place.hosts)
    try:
        return waitress.create_server(
            app,
            listen=listen,
            threads=THREADS,
            ident=None,
            clear_untrusted_proxy_headers=not app.extensions["esteem.config"].behind_proxy,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,  # the other way of listening ends at a thousand files
            max_request_body_size=4
            * app.config["MAX_CONTENT_LENGTH"],  # a little too much still gets a page that says so
        )
    except (OSError, ValueError) as problem:
        raise CannotServe(_why(problem, place)) from problem


def _why(problem: OSError | ValueError, place: Place) -> str:
    number = getattr(problem, "errno", None)
    if number == errno.EADDRINUSE:
        return (
            f"Port {place.port} is in use, perhaps by an Esteem that already runs. Stop that one, or choose another "
            f"port: python3 app.py --port {place.port + 1}"
        )
    if number == errno.EACCES:
        return f"Port {place.port} is kept for the system. Choose one above 1023: python3 app.py --port 8000"
    return f"Nothing can be served on {place.hosts[0]}, port {place.port}: {problem}."


def _port_of(server: Any) -> int:
    listening = getattr(server, "effective_listen", None)
    return int(listening[0][1] if listening else server.effective_port)


def _leave(_signal: int, _frame: object) -> NoReturn:
    sys.exit(0)
