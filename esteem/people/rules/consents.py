"""What somebody can agree to, how they said so, and what then may be shown to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from esteem.kernel.dates import clamp_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said


class Purpose(Said):
    """What a consent is for; each is asked for and taken back on its own."""

    KEEP = "keep", "Keep their details"
    PHONE_LIST = "phone-list", "Phone list"
    EMAIL_NEWS = "email-news", "E-mail news"
    PHOTO_LEAFLET = "photo-leaflet", "Photos: leaflets and posters"
    PHOTO_WEBSITE = "photo-website", "Photos: website"
    PHOTO_SOCIAL = "photo-social", "Photos: social media"
    PHOTO_REPORT = "photo-report", "Photos: reports to a funder"
    NEEDS = "needs", "Emergency contact and needs"

    @property
    def is_photo(self) -> bool:
        return self.value.startswith("photo-")

    @property
    def says_of_me(self) -> str:
        """As the form says it, which speaks for whoever signs it."""
        return {
            Purpose.KEEP: "Keep my details", Purpose.PHONE_LIST: "Put me on the list", Purpose.EMAIL_NEWS: "Send me the news",
            Purpose.PHOTO_LEAFLET: "Leaflets and posters", Purpose.PHOTO_WEBSITE: "Website",
            Purpose.PHOTO_SOCIAL: "Social media", Purpose.PHOTO_REPORT: "Reports to a funder",
            Purpose.NEEDS: "Keep whom to ring, and what I need",
        }[self]  # fmt: skip


class Answer(Said):
    """What somebody said when they were asked, or by themselves."""

    YES = "yes", "Yes"
    NO = "no", "No"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Way(Said):
    """How they said it."""

    PAPER = "paper", "On paper, signed"
    IN_PERSON = "in-person", "In person"
    PHONE = "phone", "By phone"
    EMAIL = "email", "By e-mail"
    LINK = "link", "By their own link"


class Audience(Said):
    """Who sees what somebody lets others see. Whatever all may see, each narrower audience may see too."""

    MEMBERS = "members", "Everyone in the group"
    COMMITTEE = "committee", "The committee"
    LIFTS = "lifts", "Those who share lifts"

    @property
    def reached_by(self) -> frozenset[Audience]:
        """The ticks that let this audience see something: its own, and the one for everyone."""
        return frozenset({self, Audience.MEMBERS})


class Item(Said):
    """What can be shown of somebody, each by itself."""

    PHONE = "phone", "Phone"
    SECOND_PHONE = "second-phone", "Other phone"
    EMAIL = "email", "E-mail"
    TOWN = "town", "Town"
    ADDRESS = "address", "Address"

    @property
    def says_of_me(self) -> str:
        return f"My {self.says.lower()}"


def audiences_of(*, has_committee: bool) -> list[Audience]:
    """Whom people may let see something of theirs: a group without a committee is not asked about one."""
    return [audience for audience in Audience if has_committee or audience is not Audience.COMMITTEE]


Shown = tuple[Item, Audience]
DUE_DAYS = 31  # how long before it runs out a consent counts as due: our own choice, a month to ask in


class State(Said):
    """Where a consent stands on a day."""

    YES = "yes", "Yes"
    DUE = "due", "Yes, runs out soon"
    RUN_OUT = "run-out", "Run out"
    NO = "no", "No"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NOT_ASKED = "not-asked", "Not asked"

    @property
    def holds(self) -> bool:
        """Whether the group may act on it."""
        return self in (State.YES, State.DUE)


class Shows(Said):
    """What the list of consents can be narrowed to, for one purpose or for all."""

    TO_RENEW = "to-renew", "To be renewed"
    YES = "yes", "Agreed"
    NO = "no", "Said no, or took it back"
    NOT_ASKED = "not-asked", "Not asked yet"

    @property
    def states(self) -> tuple[State, ...]:
        return {
            Shows.TO_RENEW: (State.RUN_OUT, State.DUE),
            Shows.YES: (State.YES, State.DUE),
            Shows.NO: (State.NO, State.WITHDRAWN),
            Shows.NOT_ASKED: (State.NOT_ASKED,),
        }[self]


def state_of(answer: Answer | None, runs_out_on: date | None, today: date) -> State:
    """Where an answer stands: `runs_out_on` is the first day on which it no longer holds."""
    if answer is None:
        return State.NOT_ASKED
    if answer is not Answer.YES:
        return State.NO if answer is Answer.NO else State.WITHDRAWN
    if runs_out_on is None or runs_out_on - timedelta(days=DUE_DAYS) > today:
        return State.YES
    return State.DUE if runs_out_on > today else State.RUN_OUT


def runs_out(said_on: date, years: int | None) -> date | None:
    """The first day on which a yes of that day no longer holds; None when it holds until they say otherwise."""
    return None if years is None else clamp_day(said_on.year + years, said_on.month, said_on.day)


def check_said(said_on: date, today: date, before: date | None) -> None:
    """Raise RuleBroken for a day to come, or one before the answer that is written down already."""
    if said_on > today:
        raise RuleBroken("That day has not come yet. Enter the day they said it.", field="said_on")
    if before is not None and said_on < before:
        raise RuleBroken(
            "A later answer is written down already. Enter the day they said this, or strike the other out.",
            field="said_on",
        )


def check_shows(shows: Collection[Shown]) -> None:
    """Raise RuleBroken for a place on the phone list on which nothing would stand."""
    if not shows:
        raise RuleBroken("Tick what may be shown, and to whom.", field="shows")


def ticks(offered: Iterable[Audience]) -> list[tuple[str, str]]:
    """Every box of what may be shown to whom: its value in a form, and its words."""
    return [(tick(item, audience), f"{item.says}: {audience.says}") for item in Item for audience in offered]


def tick(item: Item, audience: Audience) -> str:
    """The box for this item and audience, as forms write it."""
    return f"{item.value}.{audience.value}"


def read_ticks(ticked: Iterable[str]) -> frozenset[Shown]:
    """What the ticked boxes mean."""
    by_tick = {tick(item, audience): (item, audience) for item in Item for audience in Audience}
    return frozenset(by_tick[one] for one in ticked if one in by_tick)
