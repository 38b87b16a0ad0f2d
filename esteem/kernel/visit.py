"""What this request brings of its sender: the seat their cookie names, their address and their browser's name."""

from __future__ import annotations

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


def browser() -> str:
    """What the browser says of itself."""
    return request.headers.get("User-Agent", "")
