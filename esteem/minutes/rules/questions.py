"""Questions between meetings: what may be asked of whom until when, who wins, and how a question stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.kernel.dates import say_weekday
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said, fold, plural, tidy

USUAL = ("Yes", "No", "Not sure")
YES, NO, NOT_SURE = range(3)
LEAST_OPTIONS, MOST_OPTIONS, LONGEST_OPTION, MOST_ASKED = 2, 6, 120, 40
LONGEST_WAIT = timedelta(days=366)
OVER = "This question is closed. Nothing more can be answered."
ANSWERED = "Somebody has answered already, so the question and its answers stay as they are. Withdraw it and ask anew."
ALL_ANSWERED = "Nobody is left who could answer."
NOBODY = "Say who is asked."
TOO_MANY = f"Ask {MOST_ASKED} people at the most. What concerns everybody is for a meeting."


class Needs(Said):
    """What it takes for an answer to win; written down when the question is put."""

    MOST_OF_ASKED = "most-of-asked", "More than half of all who are asked"
    MOST_OF_ANSWERS = "most-of-answers", "More than half of those who answer; not sure counts for neither side"
    EVERYBODY = "everybody", "Everybody who is asked"


class State(Said):
    """How a question stands."""

    OPEN = "open", "Open"
    AGREED = "agreed", "To be ratified"
    NOTHING = "nothing", "Nothing decided"
    RATIFIED = "ratified", "Ratified"
    REFUSED = "refused", "Not ratified"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Shown(Said):
    """Which questions a list shows."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class How(Said):
    """How an answer came."""

    LINK = "link", "by their link"
    SIGNED_IN = "signed-in", "signed in"


def read_options(typed: str) -> tuple[str, ...]:
    """The answers that were typed, one on a line; the usual three when nothing was. Raises RuleBroken."""
    options = tuple(found for line in typed.splitlines() if (found := tidy(line)))
    if not options:
        return USUAL
    if not LEAST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise RuleBroken(
            f"Enter {LEAST_OPTIONS} to {MOST_OPTIONS} answers, each on its own line; this is {len(options)}.",
            field="options",
        )
    if any(len(option) > LONGEST_OPTION for option in options):
        raise RuleBroken(f"Enter {LONGEST_OPTION} characters at the most for each answer.", field="options")
    if len({fold(option) for option in options}) < len(options):
        raise RuleBroken("Two of the answers are the same.", field="options")
    return options


def check_closes(closes_on: date, today: date) -> None:
    """Raise RuleBroken for a day that is past, or too far away. It closes at the end of that day."""
    if closes_on < today:
        raise RuleBroken("That day is past. Choose today or a later day.", field="closes_on")
    if closes_on > today + LONGEST_WAIT:
        raise RuleBroken("Choose a day within a year.", field="closes_on")


def check_asked(numbers: Sequence[int], least: int | None) -> None:
    """Raise RuleBroken when nobody is asked, too many, or fewer than must answer."""
    if not numbers:
        raise RuleBroken(NOBODY, field="asked")
    if len(numbers) > MOST_ASKED:
        raise RuleBroken(TOO_MANY, field="asked")
    if least is not None and least > len(numbers):
        raise RuleBroken(f"Only {plural(len(numbers), 'person is', 'people are')} asked.", field="least")


@dataclass(frozen=True, slots=True)
class Count:
    """How many chose each answer, and how many were asked."""

    options: tuple[str, ...]
    votes: tuple[int, ...]
    asked: int

    @property
    def answered(self) -> int:
        return sum(self.votes)

    @property
    def is_usual(self) -> bool:
        return self.options == USUAL

    @property
    def said(self) -> str:
        """`4 yes, 1 no, 1 not sure; 2 did not answer`."""
        told = ", ".join(
            f"{number} {option.lower() if self.is_usual else option}"
            for option, number in zip(self.options, self.votes, strict=True)
        )
        silent = self.asked - self.answered
        return f"{told}; {silent} did not answer" if silent else told


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a question: the answer that won, or None; how many it needed; in words."""

    won: str | None
    needed: int
    says: str


def needed(needs: Needs, count: Count) -> int:
    """How many must choose an answer for it to win."""
    if needs is Needs.EVERYBODY:
        return count.asked
    unsure = count.votes[NOT_SURE] if count.is_usual else 0
    return (count.asked if needs is Needs.MOST_OF_ASKED else count.answered - unsure) // 2 + 1


def result_of(count: Count, needs: Needs, least: int | None) -> Result:
    """Who won. Of the usual answers only a yes can; of a group's own, the one with enough."""
    wanted = needed(needs, count)
    if least is not None and count.answered < least:
        return Result(None, wanted, f"Too few answered: {count.answered} of the {least} it takes. {count.said}.")
    could_win = [YES] if count.is_usual else range(len(count.options))
    won = next((count.options[place] for place in could_win if count.votes[place] >= wanted), None)
    if count.is_usual:
        return Result(won, wanted, f"{'Agreed' if won else 'Not agreed'}: {count.said}. It took {wanted} yes.")
    told = f"{won} was chosen" if won else "No answer has enough"
    return Result(won, wanted, f"{told}: {count.said}. It took {wanted}.")


def says_rule(needs: Needs, least: int | None) -> str:
    """The rule as it was written down."""
    return f"{needs.says}. At least {least} must answer." if least is not None else f"{needs.says}."


def decided_between(words: str, won: str, count: Count, ended_on: date) -> str:
    """What the minutes write down when it is ratified."""
    answer = "" if count.is_usual else f" {won}."
    return f"{words}{answer} Decided between meetings, closed on {say_weekday(ended_on)}: {count.said}."


def invitation(*, goes_by: str, until: date, address: str) -> str:
    """What to send with a link: it names neither the group nor the question."""
    return (
        f"Hello {goes_by}, there is a question for you to answer by {say_weekday(until)}. The link is for you alone, "
        f"so please do not pass it on: {address}"
    )


def reminder(*, goes_by: str, until: date) -> str:
    """What to send to somebody who has not answered, without a new link."""
    return (
        f"Hello {goes_by}, your answer to the question I sent you is still missing. Please use the link you have, or sign in, "
        f"by {say_weekday(until)}. If the link is lost, ask me for a new one."
    )
