"""How sign-in slows down: a few tries are free, then each further one waits longer."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from esteem.kernel.text import plural

REMEMBERED = timedelta(days=1)  # an older try counts no more


@dataclass(frozen=True, slots=True)
class Patience:
    """How many failed tries are free, and how long the wait after them may become; it doubles from `first`."""

    free: int
    first: timedelta
    longest: timedelta


OF_AN_ACCOUNT = Patience(free=5, first=timedelta(seconds=30), longest=timedelta(minutes=15))
# A hall, a library or a proxy is one address for many people, so it is given more tries and a shorter wait.
OF_AN_ADDRESS = Patience(free=20, first=timedelta(seconds=30), longest=timedelta(minutes=2))


def waits_until(tries: Sequence[datetime], patience: Patience) -> datetime | None:
    """The moment the next try may come, after these failed ones; None while tries are free."""
    beyond = len(tries) - patience.free
    if beyond < 0:
        return None
    wait = min(patience.first * (1 << min(beyond, 20)), patience.longest)
    return max(tries) + wait


def say_wait(wait: timedelta) -> str:
    """How long is left, in words a person plans by."""
    seconds = max(1, int(wait.total_seconds()))
    return plural(seconds, "second") if seconds < 60 else plural(-(-seconds // 60), "minute")


def blinded(key: bytes, kind: str, value: str) -> str:
    """A name or an address as the table of tries keeps it: told apart, but not to be read without the group's secret."""
    return hmac.new(key, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()
