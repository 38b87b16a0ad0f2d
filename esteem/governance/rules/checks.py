"""What must hold of a constitution, what is still to fill in, and what is worth a second look before adopting it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.governance.rules.case import Case
from esteem.governance.rules.choices import Joining, Part
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.document import Signature
from esteem.governance.rules.parameters import AGES, LIMITS, LONGEST_AIM, MOST_AIMS, PART_OF, SHARES, Parameters
from esteem.governance.rules.say import in_words
from esteem.kernel.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know: the sentence, the page it is mended on, and the fields it is about."""

    sentence: str
    part: Part
    fields: tuple[str, ...] = ()


def must_hold(chosen: Parameters, *, members_word: str = "members") -> list[Finding]:
    """What no constitution may say; nothing is saved while one of these stands."""
    return [*_out_of_range(chosen), *_committee(chosen), *_meetings(chosen), *_signatories(chosen), *_aims(chosen),
            *_assets(chosen, members_word)]  # fmt: skip


def check(chosen: Parameters, asked: Iterable[str], *, members_word: str = "members") -> None:
    """Raise RuleBroken with the first thing that may not be, beside the field among those `asked` that it is about."""
    asked = set(asked)
    for finding in must_hold(chosen, members_word=members_word):
        field = next((name for name in finding.fields if name in asked), None)
        raise RuleBroken(finding.sentence, field=field)


def _out_of_range(chosen: Parameters) -> list[Finding]:
    found = []
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(chosen, name) <= most:
            found.append(Finding(f"Enter a whole number from {least} to {most}.", PART_OF[name], (name,)))
    for names, allowed in ((("member_age", "committee_age"), AGES), (("special_share", "quorum_share"), SHARES)):
        odd = (name for name in names if getattr(chosen, name) not in allowed)
        found += [Finding("Choose one of the list.", PART_OF[name], (name,)) for name in odd]
    return found


def _committee(chosen: Parameters) -> list[Finding]:
    least, most, quorum, part = chosen.committee_min, chosen.committee_max, chosen.committee_quorum, Part.COMMITTEE
    found = []
    if most < least:
        found.append(Finding(
            f"The largest committee ({most}) is smaller than the smallest ({least}). Make it {least} or more.", part,
            ("committee_max", "committee_min"),
        ))  # fmt: skip
    if quorum > least:
        found.append(Finding(
            f"A committee of {in_words(least)} could never decide anything if {in_words(quorum)} had to be present. "
            f"Make the quorum {least} or fewer, or the smallest committee {quorum} or more.", part,
            ("committee_quorum", "committee_min"),
        ))  # fmt: skip
    if chosen.unrelated_min == 1 or chosen.unrelated_min > least:
        found.append(Finding(
            f"Enter a number from 2 to {least}, the smallest committee, or 0 for no such rule.", part,
            ("unrelated_min", "committee_min"),
        ))  # fmt: skip
    return found


def _meetings(chosen: Parameters) -> list[Finding]:
    if chosen.special_notice_days < chosen.special_within_days:
        return []
    return [Finding(
        f"A meeting held within {chosen.special_within_days} days of being asked for cannot be given "
        f"{chosen.special_notice_days} days’ notice. Make the notice shorter or the time longer.", Part.MEETINGS,
        ("special_notice_days", "special_within_days"),
    )]  # fmt: skip


def _signatories(chosen: Parameters) -> list[Finding]:
    named, needed, part = chosen.signatories_named, chosen.signatories_needed, Part.MONEY
    found = []
    if needed > named:
        found.append(Finding(
            f"A payment cannot need {in_words(needed)} people to agree when only {in_words(named)} may sign.", part,
            ("signatories_needed", "signatories_named"),
        ))  # fmt: skip
    if named > chosen.committee_min:
        found.append(Finding(
            f"{in_words(named).capitalize()} people may sign for the group, but the smallest committee has only "
            f"{in_words(chosen.committee_min)}. Let {in_words(chosen.committee_min)} or fewer sign (Money and property), or make "
            "the committee larger (The committee).", part, ("signatories_named", "committee_min"),
        ))  # fmt: skip
    return found


def _aims(chosen: Parameters) -> list[Finding]:
    aims = chosen.aims_listed
    if len(aims) > MOST_AIMS:
        return [
            Finding(f"Keep to {MOST_AIMS} aims at the most; there are {len(aims)} lines here.", Part.ABOUT, ("aims",))
        ]
    if any(len(aim) > LONGEST_AIM for aim in aims):
        return [Finding(f"Keep each aim to {LONGEST_AIM} characters, one on each line.", Part.ABOUT, ("aims",))]
    return []


KEPT_FOR_GOOD = (
    "What is left when the group closes may never go to its members: "
    "funders and banks refuse a group whose rules allow it."
)
_OURSELVES = (
    "members?",
    "membership",
    "committee",
    "trustees?",
    "officers?",
    "ourselves",
    "us",
    "each other",
    "one another",
)
_HAND_OVER = (
    "shared? divided? distributed? split paid pay given give giving goes? returned? handed passed transferred".split()
)
_LEFT_OVER = "remain\\w* left assets? money property funds? balance surplus whatever everything".split()
_AROUND = (
    "to be shared divided split among amongst between equally by for all any each the our its own remaining current present "
    "former last of group who whoever are is then left at time and or"
).split()
_NEVER = re.compile(r"\b(?:not|never|nothing|no|none|nobody|neither|nor)\b", re.IGNORECASE)


def _one_of(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(words)})\b"


def _own_people(members_word: str) -> str:
    return _one_of([*_OURSELVES, re.escape(members_word)])


def _hands_over(members_word: str) -> re.Pattern[str]:
    to = rf"\b(?:among|amongst|between|to)\b\s+(?:{_one_of(_AROUND)}\s+)*"
    return re.compile(rf"{_one_of(_HAND_OVER)}[^.;]*?{to}{_own_people(members_word)}", re.IGNORECASE)


def goes_to_members(recipient: str, *, members_word: str = "members") -> bool:
    """Whether a recipient, as typed, is the group's own people (`the members`, `us all`), not an organisation's name."""
    text = " ".join(re.sub(r"[^\w\s’']", " ", recipient.lower()).split())
    own = re.compile(_own_people(members_word), re.IGNORECASE)
    nobody_else = not [word for word in own.sub(" ", text).split() if word not in _AROUND]
    return bool(own.search(text)) and (nobody_else or bool(_hands_over(members_word).search(text)))


def closing_text_gives_to_members(text: str, *, members_word: str = "members") -> bool:
    """Whether a closing clause written by hand has a sentence that hands what is left to the members, unforbidden."""
    hands_over, left_over = _hands_over(members_word), re.compile(_one_of(_LEFT_OVER), re.IGNORECASE)
    sentences = (sentence for sentence in re.split(r"[.;\n]+", text) if not _NEVER.search(sentence))
    return any(hands_over.search(s) and left_over.search(s) and "accounts" not in s.lower() for s in sentences)


def _assets(chosen: Parameters, members_word: str) -> list[Finding]:
    if not goes_to_members(chosen.assets_to, members_word=members_word):
        return []
    return [Finding(
        f"{KEPT_FOR_GOOD} Name a group or charity with aims like yours, or leave this blank.", Part.CHANGES, ("assets_to",)
    )]  # fmt: skip


def to_fill_in(case: Case, own_texts: Iterable[str] = ()) -> list[Finding]:
    """What the text still lacks; a constitution is not adopted with gaps. Clauses with their own text have none."""
    chosen, own = case.chosen, set(own_texts)
    gaps = [
        (Key.AREA, chosen.area, "Say where the group is, or leave the area out.", Part.ABOUT, "area"),
        (Key.AIMS, chosen.aims_listed, "Say what the group is for: its aims.", Part.ABOUT, "aims"),
        (Key.POWERS, chosen.powers, "Tick what the group may do, or leave the powers out.", Part.ABOUT, "powers"),
        (Key.AFFILIATION, chosen.affiliated_to, "Name the body the group is affiliated to, or leave the clause out.",
         Part.ABOUT, "affiliated_to"),
    ]  # fmt: skip
    if chosen.joining is Joining.LIMITED:
        gaps.append((Key.MEMBERSHIP, chosen.who_may_join, "Say who may join.", Part.MEMBERS, "who_may_join"))
    if case.facts.is_charity:
        gaps.append(
            (Key.AIMS, chosen.beneficiaries, "Say whom the aims are for: a charity must.", Part.ABOUT, "beneficiaries")
        )
    return [
        Finding(sentence, part, (field,))
        for key, value, sentence, part, field in gaps
        if case.has(key) and key not in own and not value
    ]


MOST_AT_ADOPTION = 4


def check_adoption(*, on: date, today: date, after: date | None, signed: Sequence[Signature]) -> None:
    """Raise RuleBroken when it cannot have been adopted so: a day to come or before the last version, too few signatures."""
    if on > today:
        raise RuleBroken("Enter the day it was adopted; that cannot be a day to come.", field="adopted_on")
    if after is not None and on < after:
        raise RuleBroken("This version cannot have been adopted before the one it replaces.", field="adopted_on")
    if len({signature.name.casefold() for signature in signed}) < len(signed):
        raise RuleBroken("The same person stands here twice. Enter each of those who signed once.")
    if len(signed) < 2:
        raise RuleBroken("Enter at least two people who signed: funders and banks ask for two.", field="name_2")
