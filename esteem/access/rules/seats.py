"""A seat is one browser that somebody has signed in with; a link works once. Of both only fingerprints are kept."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from esteem.kernel.text import Said

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=30)
MARK_EVERY = timedelta(minutes=5)
LINK_LASTS = timedelta(days=7)
WORDS_KEPT = timedelta(days=1)


class LinkKind(Said):
    CLAIM = "claim", "Sets up the group"
    PASSWORD = "password", "Chooses a password"


def is_live(*, created_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """Whether a seat may still be used: seen not long ago, and not taken too long ago."""
    return now - seen_at < IDLE and now - created_at < LONGEST


def is_mark_due(seen_at: datetime, now: datetime) -> bool:
    """Whether the seat's last visit must be written down again."""
    return now - seen_at >= MARK_EVERY


_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox|FxiOS", "Firefox"),
             ("Chrome|CriOS", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_DEVICES = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Macintosh|Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux|X11", "Linux"))  # fmt: skip


def device_of(agent: str) -> str:
    """`Firefox on Android`: all that is kept of what a browser says of itself."""
    browser = next((name for sign, name in _BROWSERS if re.search(sign, agent)), "A browser")
    device = next((name for sign, name in _DEVICES if re.search(sign, agent)), "")
    return f"{browser} on {device}" if device else browser
