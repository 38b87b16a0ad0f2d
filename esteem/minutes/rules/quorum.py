"""How many must be there before a meeting may decide anything, under the rules in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from esteem.group.rules import Rule, RuleKey
from esteem.kernel.text import plural
from esteem.meetings.rules.kinds import MeetingKind

GENERAL = frozenset({MeetingKind.AGM, MeetingKind.SPECIAL})


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must be there, of how many there are; `why` says in a clause which rule asks for it, and who counts."""

    needed: int
    of: int
    why: str

    @property
    def can_be_met(self) -> bool:
        """Whether there are so many at all."""
        return self.needed <= self.of

    def is_met_by(self, there: int) -> bool:
        return there >= self.needed


def quorum_for(kind: MeetingKind, rules: Mapping[RuleKey, Rule], *, members: int, committee: int) -> Quorum | None:
    """The quorum of a meeting of this kind, or None where no rule in force asks for one.

    A general meeting needs the number, or the share of the members when that is more; part of a person counts as one.
    """
    if kind is MeetingKind.COMMITTEE:
        return _of_the_committee(rules, committee)
    return _of_the_members(rules, members) if kind in GENERAL else None


def _of_the_committee(rules: Mapping[RuleKey, Rule], committee: int) -> Quorum | None:
    if (needed := _number(rules, RuleKey.COMMITTEE_QUORUM)) is None:
        return None
    return Quorum(needed, committee, f"your rules ask for {needed} of the committee")


def _of_the_members(rules: Mapping[RuleKey, Rule], members: int) -> Quorum | None:
    number = _number(rules, RuleKey.GENERAL_QUORUM_NUMBER)
    percent = _number(rules, RuleKey.GENERAL_QUORUM_PERCENT)
    if number is None and percent is None:
        return None
    share = -(-members * percent // 100) if percent is not None else 0
    if percent is not None and (number is None or share > number):
        return Quorum(max(share, 1), members, f"your rules ask for {percent} per cent of {plural(members, 'member')}")
    return Quorum(number or 1, members, f"your rules ask for {plural(number or 1, 'member')}")


def _number(rules: Mapping[RuleKey, Rule], key: RuleKey) -> int | None:
    return rules[key].number if key in rules else None
