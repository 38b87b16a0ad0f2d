"""Where a person goes on after signing in, and what they had written when they were signed out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from esteem.kernel.text import printable

Pairs = list[tuple[str, str]]
MOST_FIELDS = 1000
_UNFIT = re.compile(r"[\\\x00-\x20\x7f]")


def is_own_path(address: str) -> bool:
    """Whether this is a path on this very site, however a browser may read it: no host, no scheme, no detours."""
    if not address.startswith("/") or address.startswith("//") or _UNFIT.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and "//" not in parts.path and ".." not in parts.path.split("/")


def worth_keeping(sent: Iterable[tuple[str, str]]) -> Pairs:
    """What a form said, without its token and without passwords, which are never kept."""
    return [(name, value) for name, value in sent if name != "csrf_token" and "password" not in name.lower()]


def pack(pairs: Pairs) -> str:
    """As one line of text; lines within a value survive, whatever a browser does to the ends of lines."""
    return json.dumps(pairs)


def unpack(packed: str) -> Pairs:
    """The pairs again, or none where the text is not what `pack` made."""
    try:
        found = json.loads(packed)
    except (ValueError, RecursionError):
        return []
    if not isinstance(found, list) or len(found) > MOST_FIELDS or not all(map(_is_pair, found)):
        return []
    return worth_keeping((printable(name), printable(value)) for name, value in found)


def _is_pair(thing: object) -> bool:
    return isinstance(thing, list) and len(thing) == 2 and all(isinstance(part, str) for part in thing)


def readable(pairs: Pairs) -> Pairs:
    """What a person wrote, with names a person can read: `joined_on` is `Joined on`."""
    hidden = ("version", "form_key")
    return [(n.replace("_", " ").strip().capitalize(), v) for n, v in pairs if n not in hidden and v.strip()]
