"""What the rules in force ask of a general meeting or the committee's, said plainly; whoever reads it decides."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.group.rules import Rule, RuleKey
from esteem.kernel.dates import say_day
from esteem.kernel.text import Said, fold, plural
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.notice import NOTICE
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.quorum import GENERAL, Quorum
from esteem.minutes.rules.usual import Slot, slot_of

BUSINESS = (
    "what the constitution asks of an annual meeting"  # answers the slots it names, or None without a constitution
)


class Stand(Said):
    """How something stands that the rules ask for."""

    BROKEN = "bad", "Would break a rule"
    MIND = "warn", "To mind"
    FINE = "ok", "As your rules ask"
    TOLD = "", ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing the rules ask: what it is about, how it stands, in a sentence, and what can be done about it."""

    about: str
    says: str
    stand: Stand = Stand.TOLD
    to_do: str = ""
    source: str = ""


def source_of(rule: Rule | None) -> str:
    """Where a rule comes from, and since when."""
    return f"{rule.source}, {say_day(rule.since_on)}" if rule is not None else ""


# Notice


def notice_asked(
    kind: MeetingKind, rules: Mapping[RuleKey, Rule], *, meets_on: date, notice_on: date | None, today: date
) -> Asked:
    """When notice must go, or whether it went in time."""
    rule = rules.get(NOTICE[kind])
    if rule is None:
        return Asked(
            "Notice", "No rule in force says how many days’ notice it needs.", Stand.TOLD, "Write your rules down."
        )
    source, last = source_of(rule), meets_on - timedelta(days=rule.number)
    ask = f"your rules ask for {rule.number}"
    if notice_on is not None:
        given = max(0, (meets_on - notice_on).days)
        if notice_on <= last:
            return Asked("Notice", f"It went out {plural(given, 'day')} before; {ask}.", Stand.FINE, source=source)
        return Asked(
            "Notice",
            f"Notice was {plural(given, 'day')}; {ask}.",
            Stand.BROKEN,
            _later(rule.number, meets_on, today),
            source,
        )
    if meets_on < today:
        return Asked("Notice", f"Nobody wrote down when it went out; {ask} days.", Stand.MIND, source=source)
    if today > last:
        left = plural((meets_on - today).days, "day")
        return Asked(
            "Notice", f"Notice would be {left}; {ask}.", Stand.BROKEN, _later(rule.number, meets_on, today), source
        )
    near = Stand.MIND if last - today < timedelta(days=14) else Stand.TOLD
    return Asked(
        "Notice",
        f"It must go out by {say_day(last)}: {ask} {'day' if rule.number == 1 else 'days'}.",
        near,
        source=source,
    )


def _later(days: int, meets_on: date, today: date) -> str:
    if meets_on < today:
        return "Let the next meeting agree what was decided."
    soonest = today + timedelta(days=days)
    return f"Send notice today and meet on {say_day(soonest)} or later."


# Who may vote, and how many must come


def voters_asked(kind: MeetingKind, *, members: int, committee: int, joined: int) -> Asked:
    """Who may vote: the members on that day, or the committee's; `joined` of the members come to be so only later."""
    if kind is MeetingKind.COMMITTEE:
        return Asked("Who may vote", f"{plural(committee, 'member')} of the committee on that day.")
    later = f" {plural(joined, 'joins', 'join')} only after it." if joined else ""
    return Asked("Who may vote", f"{plural(members, 'member')} on that day. Helpers and enquirers do not vote.{later}")


def quorum_asked(quorum: Quorum | None, rule: Rule | None) -> Asked:
    """How many must be there, and whether there are so many at all."""
    if quorum is None:
        return Asked("Quorum", "No rule in force says how many must be there.", Stand.TOLD, "Write your rules down.")
    says = f"{plural(quorum.needed, 'person', 'people')} must be there to decide: {quorum.why}."
    if quorum.can_be_met:
        return Asked("Quorum", says, Stand.TOLD, source=source_of(rule))
    return Asked(
        "Quorum", f"{says} There {'is' if quorum.of == 1 else 'are'} only {quorum.of}, so nothing could be decided.",
        Stand.BROKEN,
        "Look what your rules say of a second attempt, or how a rule is changed.", source_of(rule),
    )  # fmt: skip


# What must be on it


@dataclass(frozen=True, slots=True)
class Business:
    """One thing that must be on the agenda, and the words an item added by hand is known by."""

    slot: Slot
    says: str
    words: tuple[str, ...]


OF_AGM = (
    Business(Slot.LAST_MINUTES, "the minutes of the last annual general meeting", ("minutes",)),
    Business(Slot.REPORT, "the report on the year", ("report",)),
    Business(Slot.ACCOUNTS, "the accounts of the year", ("account",)),
    Business(Slot.EXAMINER, "who checks the next accounts", ("examin", "checks the", "auditor")),
    Business(Slot.ELECTION, "the election", ("elect",)),
)


@dataclass(frozen=True, slots=True)
class OnIt:
    """An item as far as this is concerned: what it is known by, its title, and what it is for."""

    usual: str
    title: str
    kind: ItemKind


def business_asked(
    kind: MeetingKind, items: Sequence[OnIt], *, named: Collection[str] | None, has_before: bool
) -> Iterator[Asked]:
    """What must be on the agenda of a general meeting and is not; `named` are the slots the constitution names, if any."""
    if kind is MeetingKind.SPECIAL and not any(item.kind is ItemKind.DECIDE for item in items):
        says = "Nothing on it is to be decided. A special meeting decides only what its notice names."
        yield Asked("On the agenda", says, Stand.MIND, "Add the motion, word for word.")
    if kind is MeetingKind.AGM:
        wanted = [one for one in OF_AGM if _is_wanted(one, named, has_before=has_before)]
        missing = [one.says for one in wanted if not any(_is(one, item) for item in items)]
        if missing:
            yield Asked("On the agenda", f"Missing: {_listed(missing)}.", Stand.MIND, "Build the agenda to add it.")
        else:
            yield Asked(
                "On the agenda", f"Everything usual is on it: {_listed([one.says for one in wanted])}.", Stand.FINE
            )


def _is_wanted(one: Business, named: Collection[str] | None, *, has_before: bool) -> bool:
    if one.slot is Slot.LAST_MINUTES:
        return has_before
    return named is None or one.slot in named


def _is(one: Business, item: OnIt) -> bool:
    return slot_of(item.usual) == one.slot or any(word in fold(item.title) for word in one.words)


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + f" and {words[-1]}" if len(words) > 1 else words[0]


# The year, and who is due for election


def year_asked(
    rules: Mapping[RuleKey, Rule], *, meets_on: date, last_on: date | None, year_ended: date
) -> Iterator[Asked]:
    """Whether it comes soon enough after the last one, and after the year's end, where a rule says how soon."""
    apart, within = rules.get(RuleKey.AGM_APART_MONTHS), rules.get(RuleKey.AGM_WITHIN_MONTHS)
    if last_on is not None:
        says = f"The last one was on {say_day(last_on)}"
        if apart is None:
            yield Asked("Since the last", f"{says}.")
        elif meets_on > (latest := months_after(last_on, apart.number)):
            rest = f"your rules allow {apart.number} months, until {say_day(latest)}"
            yield Asked(
                "Since the last",
                f"{says}; {rest}.",
                Stand.BROKEN,
                "Hold it sooner if you can, and minute why.",
                source_of(apart),
            )
        else:
            yield Asked(
                "Since the last",
                f"{says}; your rules allow {apart.number} months.",
                Stand.FINE,
                source=source_of(apart),
            )
    if within is not None and meets_on > (latest := months_after(year_ended, within.number)):
        says = f"Your year ended on {say_day(year_ended)}; your rules ask for this meeting by {say_day(latest)}."
        yield Asked(
            "After the year’s end", says, Stand.BROKEN, "Hold it sooner if you can, and minute why.", source_of(within)
        )


def months_after(day: date, months: int) -> date:
    """So many months on; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise ValueError("no such month")


def election_asked(due: Iterable[tuple[str, date | None]], rule: Rule | None) -> Iterator[Asked]:
    """Which offices are to be filled at this meeting: each by name, with the day its term is over, None when it is empty."""
    told = [f"{office} ({f'by {say_day(day)}' if day else 'nobody at present'})" for office, day in due]
    if told:
        yield Asked("To be elected", f"{_listed(told)}.", Stand.MIND, source=source_of(rule))


def is_general(kind: MeetingKind) -> bool:
    """Whether the members decide there."""
    return kind in GENERAL
