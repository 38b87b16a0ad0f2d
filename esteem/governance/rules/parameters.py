"""The numbers and choices a constitution is made from, with defaults that suit the kind of group."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from esteem.governance.rules.choices import ChosenBy, Joining, Majority, Part, Post, Power, SubsDue, SubsSetBy
from esteem.group.rules import Formality, Nation

AGES = (0, 16, 18)
SHARES = (0, 5, 10, 20, 25, 33, 50)
MOST_AIMS = 12
LONGEST_AIM = 400

# The least and the most each number may be. The usual values are `domain` knowledge of real constitutions; the limits
# only keep out what no group means.
LIMITS: dict[str, tuple[int, int]] = {
    "removal_notice_days": (7, 90),
    "appeal_days": (7, 90),
    "subs_weeks": (1, 52),
    "unpaid_months": (1, 24),
    "committee_min": (2, 30),
    "committee_max": (2, 30),
    "co_opted_max": (0, 10),
    "unrelated_min": (0, 10),
    "term_years": (1, 5),
    "most_terms": (0, 12),
    "missed_meetings": (0, 12),
    "committee_meetings": (1, 26),
    "committee_notice_days": (1, 60),
    "committee_quorum": (2, 30),
    "agm_within_months": (1, 12),
    "agm_notice_days": (1, 90),
    "special_number": (2, 200),
    "special_within_days": (7, 90),
    "special_notice_days": (1, 60),
    "quorum_number": (2, 500),
    "adjourn_days": (7, 60),
    "signatories_named": (2, 10),
    "signatories_needed": (2, 10),
    "amend_notice_days": (1, 90),
    "close_notice_days": (1, 90),
}

START_AIMS = "\n".join((
    "bring people together to give one another support, understanding and company",
    "share information and experience that help in daily life",
    "help other people to understand what its members live with",
))  # fmt: skip
START_CHARITABLE_AIMS = "\n".join((
    "protect and promote their good health and wellbeing, through mutual support and shared experience",
    "relieve the need and isolation that their circumstances bring",
    "advance the public’s knowledge and understanding of what they live with",
))  # fmt: skip
USUAL_POWERS = frozenset(Power) - {Power.EMPLOY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Everything a person chooses about the constitution, apart from its clauses' own wording.

    Days are clear days; `33` as a share means one third; nought means "no such rule" where the limits allow it.
    """

    working_name: str = ""
    area: str = ""
    aims: str = START_AIMS
    beneficiaries: str = ""
    powers: frozenset[Power] = USUAL_POWERS
    pays_expenses: bool = True
    affiliated_to: str = ""

    joining: Joining = Joining.OPEN
    who_may_join: str = ""
    member_age: int = 0
    committee_approves: bool = False
    carers_may_join: bool = True
    associates: bool = False
    removal_notice_days: int = 21
    appeal_days: int = 21
    subs_set_by: SubsSetBy = SubsSetBy.MEETING
    subs_due: SubsDue = SubsDue.EACH_MEETING
    subs_weeks: int = 8
    subs_reduced: bool = True
    unpaid_months: int = 6

    committee_min: int = 3
    committee_max: int = 9
    co_opted_max: int = 2
    unrelated_min: int = 2
    committee_age: int = 0
    posts: frozenset[Post] = frozenset()
    officers_chosen_by: ChosenBy = ChosenBy.MEMBERS
    term_years: int = 1
    most_terms: int = 0
    missed_meetings: int = 3
    committee_meetings: int = 4
    committee_notice_days: int = 7
    committee_quorum: int = 3
    casting_vote: bool = True
    remote: bool = True

    agm_within_months: int = 6
    agm_notice_days: int = 21
    special_number: int = 5
    special_share: int = 10
    special_within_days: int = 28
    special_notice_days: int = 14
    quorum_number: int = 5
    quorum_share: int = 10
    adjourn_days: int = 14
    proxies: bool = False
    postal: bool = False

    signatories_named: int = 3
    signatories_needed: int = 2
    accounts_checked: bool = True

    amend_majority: Majority = Majority.TWO_THIRDS
    amend_notice_days: int = 21
    close_majority: Majority = Majority.TWO_THIRDS
    close_notice_days: int = 21
    assets_to: str = ""

    def changed(self, **values: Any) -> Parameters:
        """The same with some values changed."""
        return replace(self, **values)

    @property
    def aims_listed(self) -> tuple[str, ...]:
        """Each aim on its own, as it follows "The aims are to"."""
        return tuple(filter(None, map(_plain_aim, self.aims.splitlines())))


def _plain_aim(line: str) -> str:
    """Without the dash before it, the "to" it follows, or the mark that parts it from the next."""
    bare = line.strip().lstrip("-•*").strip().removesuffix(" and").rstrip(".;, ")
    return bare[3:].lstrip() if bare[:3].lower() == "to " else bare


NAMES = tuple(field.name for field in fields(Parameters))

PART_OF: dict[str, Part] = {}
for _part, _first, _last in (
    (Part.ABOUT, "working_name", "affiliated_to"),
    (Part.MEMBERS, "joining", "unpaid_months"),
    (Part.COMMITTEE, "committee_min", "remote"),
    (Part.MEETINGS, "agm_within_months", "postal"),
    (Part.MONEY, "signatories_named", "accounts_checked"),
    (Part.CHANGES, "amend_majority", "assets_to"),
):
    PART_OF.update(dict.fromkeys(NAMES[NAMES.index(_first) : NAMES.index(_last) + 1], _part))


def names_in(part: Part) -> tuple[str, ...]:
    """The parameters asked for on one page."""
    return tuple(name for name in NAMES if PART_OF[name] is part)


def usual(formality: Formality, nation: Nation) -> Parameters:
    """What suits a group of this formality in this nation; all of it can be changed."""
    if formality is Formality.CHARITY:
        return Parameters(
            aims=START_CHARITABLE_AIMS,
            committee_age=16 if nation is Nation.SCOTLAND else 18,
            unrelated_min=3,
            committee_approves=False,
            casting_vote=True,
        )
    if formality is Formality.INFORMAL:
        return Parameters(
            committee_max=7,
            co_opted_max=0,
            missed_meetings=0,
            agm_notice_days=14,
            quorum_number=3,
            special_number=3,
            amend_notice_days=14,
            close_notice_days=14,
        )
    return Parameters()
