"""The notes to a year's accounts: what the books know, and what the treasurer wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from esteem.group.models import Group
from esteem.group.rules import Formality
from esteem.kernel.dates import say_day
from esteem.kernel.money import NOTHING
from esteem.kernel.text import plural
from esteem.money.models import YearNote
from esteem.money.rules.books import FundFacts
from esteem.money.rules.scrutiny import Scrutiny
from esteem.money.rules.statements import YearStatement

# One of them and several, of those who run a group.
_RUNNERS = {
    Formality.CHARITY: ("trustee", "trustees"),
    Formality.CONSTITUTED: ("committee member", "committee members"),
    Formality.INFORMAL: ("person who runs the group", "people who run the group"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A note to the accounts."""

    title: str
    text: str


def notes(group: Group, statement: YearStatement, written: YearNote | None, scrutiny: Scrutiny) -> Iterator[Note]:
    """Every note of the year in order."""
    yield Note(
        "How these accounts are made",
        "They show money on the day it was received or paid, in cash or through the bank. Nothing owed or promised is counted.",
    )
    yield from _of_figures(group, statement)
    yield from _of_funds(group, statement)
    if written is not None:
        yield from _written(group, statement, written)
    if not group.is_charity:
        yield Note("Examination", f"{scrutiny.sentence} The group’s own rules or a funder may.")
        return
    basis = f" ({scrutiny.source}, as read on {say_day(scrutiny.checked_on)}.)" if scrutiny.checked_on else ""
    yield Note("Examination", f"{scrutiny.sentence} {scrutiny.reason}{basis}")


def _of_figures(group: Group, statement: YearStatement) -> Iterator[Note]:
    if statement.layout.is_rounded:
        rule = "Each figure is rounded on its own to the nearest pound from the pounds and pence of the books"
        off = ", so a sum may differ by a pound" if statement.rounding_shows else "; here every sum still adds up"
        yield Note("Whole pounds", f"{rule}{off}.")
    if not statement.books.has_last_year:
        yield Note("Last year", "These books began within the year, so there are no figures for the year before.")
    if len(statement.funds) > 1 and not group.is_charity:
        yield Note("Funds at the year's end", _held_by_fund(statement))


def _held_by_fund(statement: YearStatement) -> str:
    """Each fund with what was left of it, and what it is for."""
    told = []
    for story in statement.funds:
        left = f"£{statement.layout.say(story.carried_forward)}" if story.carried_forward else "nothing"
        purpose = _purpose(story.fund)
        told.append(f"{story.fund.name} {left}{f' ({purpose})' if purpose else ''}")
    return f"{', '.join(told)}."


def _purpose(fund: FundFacts) -> str:
    told = [fund.purpose.rstrip("."), f"given by {fund.given_by.rstrip('.')}" if fund.given_by else ""]
    return "; ".join(text for text in told if text)


def _of_funds(group: Group, statement: YearStatement) -> Iterator[Note]:
    """What each fund is for, and which of them went below nought."""
    for story in statement.funds if group.is_charity else ():
        if said := _purpose(story.fund):
            yield Note(f"{story.fund.name} ({story.fund.kind.short.lower()} fund)", f"{said}.")
    short = [f"{s.fund.name} by £{statement.layout.say(NOTHING - s.carried_forward)}" for s in statement.overspent]
    if short:
        yield Note("Overspent", f"More was spent than was given: {', '.join(short)}.")


def _written(group: Group, statement: YearStatement, note: YearNote) -> Iterator[Note]:
    """What only the treasurer can say; what was left blank is not printed."""
    one, many = _RUNNERS[group.formality]
    if note.expenses is not None:
        yield Note("Expenses", _expenses(statement, note, one, many))
    told = (
        (f"Paid to {many}", note.paid),
        ("Dealings with connected people", note.related),
        ("Guarantees", note.guarantees),
        ("Debts outstanding", note.debts),
        ("Other", note.other),
    )
    for title, text in told:
        if text and not _says_none(text):
            yield Note(title, text if text.endswith((".", "!", "?")) else f"{text}.")
    nothing = [title for title, text in told if _says_none(text)]
    if nothing:
        yield Note(", ".join((nothing[0], *(title[0].lower() + title[1:] for title in nothing[1:]))), "None.")


def _says_none(text: str) -> bool:
    """Whether the treasurer wrote that there is nothing to say: all such notes share a line."""
    return text.strip().rstrip(".").lower() == "none"


def _expenses(statement: YearStatement, note: YearNote, one: str, many: str) -> str:
    if not note.expenses:
        return f"No {one} was repaid any expenses."
    what_for = f" for {note.expenses_for.rstrip('.')}" if note.expenses_for else ""
    people = plural(note.expenses_people or 0, one, many)
    return f"£{statement.layout.say(note.expenses)} was repaid to {people}{what_for}."
