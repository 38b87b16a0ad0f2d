"""The case a constitution is written for: whose it is, what they chose, and which clauses are in it."""

from __future__ import annotations

from dataclasses import dataclass

from esteem.governance.rules.choices import Majority
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.parameters import Parameters
from esteem.group.rules import Formality, Nation
from esteem.kernel.dates import MONTHS

BLANK = "[to be filled in]"
NAME = "[group name]"
ADOPTED_AT, ADOPTED_IN, ADOPTED_ON = "[meeting of adoption]", "[place of adoption]", "[day of adoption]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the constitution takes from the group itself, so that it is typed once and is the same everywhere."""

    name: str
    formality: Formality = Formality.CONSTITUTED
    nation: Nation = Nation.ENGLAND
    members_word: str = "members"
    subs_word: str = "subs"
    year_end: tuple[int, int] = (31, 3)

    @property
    def is_charity(self) -> bool:
        return self.formality is Formality.CHARITY

    @property
    def law(self) -> str:
        """Where the law that governs it is made; England and Wales share theirs."""
        if self.nation in (Nation.ENGLAND, Nation.WALES):
            return "England and Wales"
        return self.nation.says

    @property
    def regulator(self) -> str:
        """Who a charity there answers to."""
        if self.nation is Nation.SCOTLAND:
            return "the Office of the Scottish Charity Regulator (OSCR)"
        return f"the Charity Commission for {self.law}"

    @property
    def year_ends(self) -> str:
        day, month = self.year_end
        return f"{day} {MONTHS[month - 1]}"


@dataclass(frozen=True, slots=True)
class Case:
    """What every clause is written from."""

    facts: Facts
    chosen: Parameters
    clauses: frozenset[Key]

    def has(self, key: Key) -> bool:
        return key in self.clauses

    @property
    def registrar(self) -> str:
        """The officer who keeps the register of members."""
        return "membership secretary" if "membership secretary" in self.chosen.posts else "secretary"

    def carried_by(self, majority: Majority) -> str:
        """`at least two thirds of the members present and voting agree`; where some vote from afar, votes are counted."""
        from_afar = self.chosen.proxies or self.chosen.postal
        return f"{majority.phrase} of the {'votes cast are in favour' if from_afar else 'members present and voting agree'}"


def clause(key: Key) -> str:
    """The mark that becomes `clause 12`, whatever number the clause comes to have."""
    return f"[clause: {key}]"
