"""How long things are kept: what a group usually decides, as dated rows with their source, and what it should mind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from esteem.kernel.text import Said, plural
from esteem.privacy.rules.clock import months_after


class Item(Said):
    """What is kept; the words begin a line of the schedule."""

    CURRENT = "current", "Details of those who belong"
    PRIVATE = "private", "Emergency contacts and needs"
    FORMER = "former", "Details of those who have left"
    ENQUIRER = "enquirer", "Those who asked but never joined"
    REMOVED = "removed", "Those taken off the list as added by mistake"
    HELPERS = "helpers", "Helpers and organisations"
    CONSENTS = "consents", "What people agreed to"
    PRESENCE = "presence", "Who came to which meeting, where names are ticked"
    MONEY = "money", "Money records, with the name where there is one"
    MINUTES = "minutes", "Minutes, the constitution and the year's accounts"
    REQUESTS = "requests", "Requests and complaints"


class Since(Said):
    """From when the time is counted."""

    JOINING = "joining", "they last said it is still right"
    LEAVING = "leaving", "they left"
    ASKING = "asking", "they asked"
    TAKEN_OFF = "taken-off", "they were taken off the list"
    TOUCH = "touch", "the group was last in touch"
    YEAR_END = "year-end", "the end of the financial year it belongs to"
    MEETING = "meeting", "the meeting"
    END = "end", "it was settled"
    NEVER = "never", ""


@dataclass(frozen=True, slots=True)
class Usual:
    """One line as it is delivered. `months` None: for good, or as long as it is relied on. `fixed`: the program sees to it."""

    item: Item
    months: int | None
    since: Since
    then: str
    source: str
    least: int | None = None
    most: int | None = None
    fixed: bool = False
    from_on: date = date(2026, 1, 1)


_CLUBS = "What clubs and u3a groups do; UK GDPR, Article 5(1)(e): no longer than needed"
USUAL = (
    Usual(Item.CURRENT, 12, Since.JOINING, "Ask them once a year whether it is still right", _CLUBS, most=24),
    Usual(
        Item.PRIVATE, 0, Since.LEAVING, "Goes by itself the day they leave, or say so",
        "Explicit consent, UK GDPR, Article 9(2)(a): it ends with the reason for it", fixed=True,
    ),
    Usual(Item.FORMER, 24, Since.LEAVING, "Erase them, or say why not", _CLUBS, most=24),
    Usual(Item.ENQUIRER, 12, Since.ASKING, "Erase them, or say why not", _CLUBS, most=12),
    Usual(Item.REMOVED, 3, Since.TAKEN_OFF, "Erase them: nothing of theirs is needed", _CLUBS, most=12),
    Usual(Item.HELPERS, 24, Since.TOUCH, "Ask whether they still want to be listed", _CLUBS, most=36),
    Usual(
        Item.CONSENTS, None, Since.NEVER, "Kept as long as it is relied on, as proof", "UK GDPR, Article 7(1)", fixed=True,
    ),
    Usual(Item.PRESENCE, 24, Since.MEETING, "The names become numbers", _CLUBS, least=12, most=36),
    Usual(
        Item.MONEY, 72, Since.YEAR_END, "The link to the person goes when they are erased; the name stays until then",
        "Six years and the current one, as tax and charity law ask", least=72,
    ),
    Usual(Item.MINUTES, None, Since.NEVER, "Kept for good, as adopted or signed", "The group's own record", fixed=True),
    Usual(Item.REQUESTS, 72, Since.END, "Kept to show that they were answered", "Limitation Act 1980, s. 5", least=36, most=84),
)  # fmt: skip
USUAL_OF: Mapping[Item, Usual] = {usual.item: usual for usual in USUAL}
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the group's schedule: as delivered, or as the group decided because of something."""

    usual: Usual
    months: int | None
    because: str = ""

    @property
    def item(self) -> Item:
        return self.usual.item

    @property
    def is_own(self) -> bool:
        return self.months != self.usual.months

    @property
    def says(self) -> str:
        """How long, in words."""
        if self.months is None:
            return "as long as it is relied on" if self.item is Item.CONSENTS else "for good"
        if self.months == 0:
            return f"until {self.usual.since.says}"
        return f"{in_words(self.months)} after {self.usual.since.says}"

    @property
    def warning(self) -> str:
        """What to mind about the group's own figure; "" when nothing."""
        months, usual = self.months or 0, self.usual
        if usual.least is not None and months < usual.least:
            return f"Others can ask for these for {in_words(usual.least)}. Be ready to be without them."
        if usual.most is not None and months > usual.most:
            return f"Most groups keep this {in_words(usual.most)} at the most. Be ready to say why you need it longer."
        return ""

    def ends_on(self, day: date) -> date | None:
        """The day from which what began to count on `day` need not be kept."""
        return None if self.months is None else months_after(day, self.months)


def in_words(months: int) -> str:
    """`2 years`, `18 months`."""
    return plural(months // 12, "year") if months and months % 12 == 0 else plural(months, "month")


def schedule_of(decided: Mapping[Item, tuple[int, str]]) -> list[Line]:
    """Every line, with what the group decided otherwise."""
    return [_line(usual, decided.get(usual.item)) for usual in USUAL]


def _line(usual: Usual, own: tuple[int, str] | None) -> Line:
    return Line(usual, usual.months) if own is None or usual.fixed else Line(usual, *own)
