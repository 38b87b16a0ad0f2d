"""Coming in, being known at each request, and going out again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from sqlalchemy.exc import OperationalError

from esteem.access import queries
from esteem.access.models import Account, Seat
from esteem.access.rules.seats import device_of, is_mark_due
from esteem.access.rules.waiting import blinded
from esteem.kernel import dates, visit
from esteem.kernel.db import apart, session
from esteem.kernel.instances import current
from esteem.kernel.permissions import STRANGER, Actor, act_as, actor
from esteem.kernel.tokens import fingerprint, new_token


def find_actor() -> Actor:
    """Whoever sits in the seat this request names, with what their roles allow today; else a stranger."""
    token = visit.seat_token()
    holder = queries.holder_of(token) if token else None
    if holder is None:
        return STRANGER
    rights = queries.rights_of(holder.account_id)
    if is_mark_due(holder.seen_at, dates.now()):
        _mark_seen(holder.seat_id)
    return Actor(holder.account_id, holder.name, rights.permissions, reads_only=rights.reads_only)


def _mark_seen(seat_id: int) -> None:
    with suppress(OperationalError), apart() as own:  # a full disk must not lock out those who only read
        seat = own.get(Seat, seat_id)
        if seat is not None:
            seat.seen_at = dates.now()


def open_seat(*, account_id: int, address: str = "", agent: str = "") -> str:
    """A seat for this account; returns the secret its browser keeps, which is kept nowhere else. Flushes."""
    token, now = new_token(), dates.now()
    session.add(
        Seat(
            account_id=account_id, fingerprint=fingerprint(token), address=blinded_address(address),
            device=device_of(agent), created_at=now, seen_at=now,
        )
    )  # fmt: skip
    session.flush()
    return token


def blinded_address(address: str) -> str:
    """A network address as it is kept: only good for telling whether two are the same."""
    return blinded(current().key("sign-in"), "address", address)


def sign_in_as(*, account: Account) -> None:
    """This browser is theirs from now on: a new seat and a new cookie, whatever it had before."""
    _end(queries.seat_with(visit.seat_token()))
    visit.take_seat(open_seat(account_id=account.id, address=visit.address(), agent=visit.browser()))
    rights = queries.rights_of(account.id)
    act_as(
        replace(
            actor(), account_id=account.id, name=account.name, permissions=rights.permissions, reads_only=rights.reads_only
        )
    )  # fmt: skip


def sign_out() -> None:
    """This browser is nobody's any more."""
    _end(queries.seat_with(visit.seat_token()))
    session.flush()
    visit.leave_seat()


def end_seat(*, seat: Seat) -> Seat:
    """That browser is signed out at its next request."""
    _end(seat)
    session.flush()
    return seat


def end_seats_of(*, account_id: int) -> None:
    """Every browser of this account is signed out, this one too. Flushes."""
    for seat in queries.seats_of(account_id):
        _end(seat)
    session.flush()


def _end(seat: Seat | None) -> None:
    if seat is not None and seat.ended_at is None:
        seat.ended_at = dates.now()
