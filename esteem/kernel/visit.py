"""What this request brings of its sender: the seat their cookie names, their address and their browser's name."""

from __future__ import annotations

import ipaddress

from flask import g, request, session

SEAT = "seat"


def seat_token() -> str:
    """The secret of the seat this browser has taken, or nothing."""
    found = session.get(SEAT)
    return found if isinstance(found, str) else ""


def take_seat(token: str) -> None:
    """The cookie begins anew with this seat: nothing of what it held before counts, the forms' token least of all."""
    leave_seat()
    session[SEAT] = token


def leave_seat() -> None:
    """The cookie begins anew, and names no seat."""
    session.clear()
    g.pop("csrf_token", None)


def address() -> str:
    """The network address the request came from."""
    return request.remote_addr or ""


def is_at_this_computer() -> bool:
    """Whether the page was asked for under an address that leads to this very computer, from wherever it is opened."""
    return leads_home(request.host)


def leads_home(host: str) -> bool:
    """Whether a host, with or without its port, is the computer itself: localhost, 127.0.0.1, [::1]."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def browser() -> str:
    """What the browser says of itself."""
    return request.headers.get("User-Agent", "")
