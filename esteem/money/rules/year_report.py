"""The report of the year: its parts, which of them a group is asked for, and when two write in one of them at once."""

from __future__ import annotations

from dataclasses import dataclass

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said
from esteem.money.rules.scrutiny import Regime

MOST = 20_000  # characters of one part: some four pages


class ReportPart(Said):
    """A part of the report; the value is its column, the words are its heading on paper."""

    ADDRESS = "address", "Address"
    CONSTITUTED = "constituted", "Governing document"
    CHOSEN = "chosen", "How trustees are chosen"
    AIMS = "aims", "What the group is for"
    DID = "did", "What we did in the year"
    BENEFIT = "benefit", "Who benefited, and how"
    HAD_REGARD = "had_regard", "Public benefit guidance"
    RESERVES = "reserves", "Reserves"
    DEFICITS = "deficits", "Funds in deficit"
    AHEAD = "ahead", "What comes next"
    OTHER = "other", "And besides"


@dataclass(frozen=True, slots=True)
class Asked:
    """A part as it is asked for: its label, a hint, and whether a charity's report must have it."""

    part: ReportPart
    label: str
    hint: str = ""
    needed: bool = False


_CHARITY = (
    Asked(ReportPart.ADDRESS, "Where can the charity be reached?", "The address on the register.", needed=True),
    Asked(
        ReportPart.CONSTITUTED, "Which is the governing document?",
        "Like: a constitution adopted on 4 May 2019.", needed=True,
    ),
    Asked(
        ReportPart.CHOSEN, "How are trustees chosen?",
        "Like: elected by the members at the annual general meeting, for a year at a time.", needed=True,
    ),
    Asked(ReportPart.AIMS, "What is the charity for?", "Its aims, as the governing document says them.", needed=True),
    Asked(
        ReportPart.DID, "What was done in the year, and for whom?",
        "How often it met and how many came is filled in below.", needed=True,
    ),
    Asked(ReportPart.BENEFIT, "Who benefited, and how?", "The difference it made to people. Nobody by name.", needed=True),
)  # fmt: skip
_GUIDANCE = Asked(
    ReportPart.HAD_REGARD, "Did the trustees have regard to the regulator’s guidance on public benefit?",
    "Only they can say so. It is printed when they do.", needed=True,
)  # fmt: skip
_CHARITY_MONEY = (
    Asked(
        ReportPart.RESERVES, "What is kept in reserve, and why?",
        "Like: three months’ rent, so that the meetings go on when a grant ends.", needed=True,
    ),
    Asked(
        ReportPart.DEFICITS, "Is any fund in deficit? Why, and what is done about it?",
        "Blank when none is. The funds below nought are named by themselves.",
    ),
)  # fmt: skip
_BY_EVERYBODY = (
    Asked(ReportPart.AHEAD, "What comes next?"),
    Asked(ReportPart.OTHER, "Anything else?", "Thanks, for example."),
)
_OTHERS = (
    Asked(ReportPart.AIMS, "What is the group for?", "In a sentence or two, or leave it out."),
    Asked(ReportPart.DID, "What did you do in the year?", "How often you met and how many came is filled in below."),
    Asked(ReportPart.BENEFIT, "What did it change for people?", "Nobody by name."),
)


def asked_of(regime: Regime | None) -> tuple[Asked, ...]:
    """What is asked for the report: all of a charity; of another group only what it would tell anyway.

    The statement on the guidance is asked where the law asks for it: in England and Wales and in Northern Ireland.
    """
    if regime is None:
        return (*_OTHERS, *_BY_EVERYBODY)
    guidance = () if regime is Regime.SCOTLAND else (_GUIDANCE,)
    return (*_CHARITY, *guidance, *_CHARITY_MONEY, *_BY_EVERYBODY)


def still_wanting(regime: Regime | None, texts: dict[str, str]) -> list[Asked]:
    """What a charity's report must have and has not yet."""
    return [asked for asked in asked_of(regime) if asked.needed and not texts.get(asked.part.value)]


def check_length(text: str, part: ReportPart) -> None:
    """Raises RuleBroken for more than a report can hold."""
    if len(text) > MOST:
        raise RuleBroken(f"Enter {MOST:,} characters at the most; this is {len(text):,}.", field=part.value)
