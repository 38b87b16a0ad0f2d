"""What makes a password good enough, and how it is kept: Argon2id, 64 MiB, three passes (RFC 9106, section 4)."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold

LEAST = 12
ADVICE = "Three or four words that only you would put together do well."
_COMMON = Path(__file__).with_name("common_passwords.txt")
_LOOKS_LIKE = str.maketrans("013457@$", "oieastas")
_ROWS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")
_BESIDES_A_NAME = 6  # letters and digits a password needs besides somebody's name


def check_password(password: str, *, names: Iterable[str] = ()) -> None:
    """Raise RuleBroken for a password that is short, one of the commonest, or hardly more than one of `names`."""
    if len(_composed(password)) < LEAST:
        raise RuleBroken(f"Choose a longer password, of {LEAST} characters or more. {ADVICE}", field="password")
    if is_common(password):
        raise RuleBroken(f"That password is one of the first that anybody would try. {ADVICE}", field="password")
    if any(is_hardly_more_than(password, name) for name in names):
        raise RuleBroken(f"Choose a password that does not lean on a name others know. {ADVICE}", field="password")


def is_common(password: str) -> bool:
    """Whether it is made of a listed word or two, or one over and over, dressed with digits, marks or capitals."""
    folded = fold(password)
    bare = _bare(folded)
    if len(set(bare)) < 5 or any(bare in row or bare[::-1] in row for row in _ROWS):
        return True
    letters = re.sub(r"[^a-z]", "", folded)
    undressed = re.sub(r"^[^a-z@$]+|[^a-z]+$", "", folded)
    disguised = re.sub(r"[^a-z]", "", undressed.translate(_LOOKS_LIKE))
    return any(_is_made_of_common(text) for text in (bare, letters, disguised) if text)


def is_hardly_more_than(password: str, name: str) -> bool:
    """Whether little is left of it without this name (of the group, or of the person)."""
    bare, name = _bare(fold(password)), _bare(fold(name))
    return len(name) >= 4 and name in bare and len(bare) - len(name) < _BESIDES_A_NAME


def _bare(folded: str) -> str:
    return "".join(mark for mark in folded if mark.isalnum())


def _is_made_of_common(text: str) -> bool:
    words = _common()
    if any(text == text[:size] * (len(text) // size) and text[:size] in words for size in range(3, len(text) // 2 + 1)):
        return True
    return text in words or any(text[:at] in words and text[at:] in words for at in range(3, len(text) - 2))


@cache
def _common() -> frozenset[str]:
    lines = _COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _composed(password: str) -> str:
    """The same password from every keyboard: one form of each accented letter."""
    return unicodedata.normalize("NFC", password)


@cache
def _hasher(cheap: bool) -> PasswordHasher:
    """`cheap` is for tests alone: it guards nothing."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1) if cheap else PasswordHasher(3, 64 * 1024, 1)


def hash_password(password: str, *, cheap: bool = False) -> str:
    """What is kept of a password. Takes about a tenth of a second on purpose: never hold the database meanwhile."""
    return _hasher(cheap).hash(_bytes(password))


def is_password(kept: str | None, typed: str, *, cheap: bool = False) -> bool:
    """Whether this is the password; where none is kept it takes just as long to say no."""
    try:
        _hasher(cheap).verify(kept or _nobodys(cheap), _bytes(typed))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def _bytes(password: str) -> bytes:
    return _composed(password).encode("utf-8", "surrogatepass")


@cache
def _nobodys(cheap: bool) -> str:
    """A hash that is made like all others and that no password has."""
    maker = _hasher(cheap)
    salt, digest = (b64encode(bytes(size)).decode().rstrip("=") for size in (maker.salt_len, maker.hash_len))
    return f"$argon2id$v=19$m={maker.memory_cost},t={maker.time_cost},p={maker.parallelism}${salt}${digest}"
