"""Words: folding for search, Markdown made safe, cells safe to export, named choices, and the group's own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from typing import Self

import nh3
from markdown_it import MarkdownIt

# Marks that change how a line reads without being seen: directional overrides and isolates, zero-width spaces,
# byte-order marks and other controls. The joiners U+200C and U+200D stay between characters: scripts and emoji need them.
_UNSEEN = re.compile(
    "[\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\u00ad\ufff9-\ufffb]|[\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_LONE_JOINER = re.compile("(?<![^\\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![^\\s\u200c\u200d])")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_UNPAIRED = re.compile("[\ud800-\udfff]")


def printable(typed: str) -> str:
    """What was typed, without what no page can hold: control characters and halves of characters."""
    return _UNPAIRED.sub("", _CONTROLS.sub("", typed))


def tidy(typed: str) -> str:
    """What a person meant on one line: no unseen marks, no line breaks, single spaces, composed accents."""
    return " ".join(tidy_lines(typed).split())


def tidy_lines(typed: str) -> str:
    """The same for longer text, keeping its lines."""
    text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    text = _UNPAIRED.sub("", _UNSEEN.sub("", text))
    return _LONE_JOINER.sub("", text).strip()


def fold(text: str) -> str:
    """For comparing and searching: no accents, no case, single spaces (`Siân  O’Neill` is `sian o'neill`)."""
    if text.isascii():  # nothing to take apart, and lists of thousands are mostly that
        return " ".join(text.lower().split())
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return " ".join(plain.replace("\u2019", "'").casefold().split())


def like(typed: str) -> str:
    """A pattern for LIKE … ESCAPE '\\' that finds the folded words anywhere."""
    return f"%{fold(typed).replace(chr(92), chr(92) * 2).replace('%', chr(92) + '%').replace('_', chr(92) + '_')}%"


def defuse(cell: str) -> str:
    """A cell a spreadsheet will not run: one that starts with = + - @ tab or CR gets an apostrophe before it."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


@cache
def _markdown(*, pictures: bool = False) -> MarkdownIt:
    without = ["html_block", "html_inline", *([] if pictures else ["image"])]
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(without)


_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "h3", "h4", "h5", "h6", "blockquote", "code", "pre", "hr", "a"}


_OWN_PICTURE = re.compile(r"(?:\.\./)*static/(guide/[\w-]+\.webp)")


def markdown(written: str, *, whole_page: bool = False, picture_at: Callable[[str], str] | None = None) -> str:
    """Safe HTML of what a person wrote in simple Markdown; links open nothing but http, https, mailto and tel.

    Its headings begin below a page's own h1 and h2; when it is the whole page below the h1, its `##` is an h2. Pictures
    stand in our own guide only: with `picture_at`, which gives the address of one in `static/guide`, and no others.
    """
    html = _markdown(pictures=picture_at is not None).render(written)
    for deep, shallow in () if whole_page else (("h2", "h4"), ("h1", "h3")):
        html = html.replace(f"<{deep}>", f"<{shallow}>").replace(f"</{deep}>", f"</{shallow}>")
    return nh3.clean(
        html,
        tags=_TAGS | {"h2"} | ({"img"} if picture_at else set()),
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        attribute_filter=partial(_own_pictures, picture_at),
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


def _own_pictures(picture_at: Callable[[str], str] | None, tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute; of a picture's address only when it is one of ours."""
    if (tag, attribute) != ("img", "src"):
        return value
    found = _OWN_PICTURE.fullmatch(value)
    return picture_at(found[1]) if found and picture_at else None


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 meeting`, `3 meetings`, `2,000 people`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


class Said(StrEnum):
    """An enumeration whose members also carry the words a person reads."""

    says: str

    def __new__(cls, value: str, says: str) -> Said:
        member = str.__new__(cls, value)
        member._value_ = value
        member.says = says
        return member

    @classmethod
    def choices(cls) -> list[tuple[Said, str]]:
        """What a Choice offers."""
        return [(member, member.says) for member in cls]

    @classmethod
    def read(cls, value: str | None, otherwise: Self) -> Self:
        """The member of that value, or another when there is none such (what an address asks for may be nonsense)."""
        return next((member for member in cls if member.value == value), otherwise)


@dataclass(frozen=True, slots=True)
class Words:
    """What this group calls things; templates write `words.members`, or `words.Members` at the start of a line."""

    member: str = "member"
    members: str = "members"
    meeting: str = "meeting"
    meetings: str = "meetings"
    subs: str = "subs"

    def __getattr__(self, name: str) -> str:
        lower = name[:1].lower() + name[1:]
        if name == lower or lower not in self.__dataclass_fields__:
            raise AttributeError(name)
        word: str = getattr(self, lower)
        return word[:1].upper() + word[1:]
