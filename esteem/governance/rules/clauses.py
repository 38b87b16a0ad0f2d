"""The twenty-eight clauses: their order, headings, which can be left out, and what is lost without them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from esteem.governance.rules.choices import Part
from esteem.group.rules import Formality


class Key(StrEnum):
    """A clause's lasting name; its number depends on which others are there."""

    NAME = "name"
    AREA = "area"
    AIMS = "aims"
    POWERS = "powers"
    NO_GAIN = "no-gain"
    AFFILIATION = "affiliation"
    MEMBERSHIP = "membership"
    REMOVAL = "removal"
    ENDING = "ending"
    SUBS = "subs"
    EQUALITY = "equality"
    CONFIDENCE = "confidence"
    DATA = "data"
    COMMITTEE = "committee"
    OFFICERS = "officers"
    TERMS = "terms"
    LEAVING = "leaving"
    COMMITTEE_MEETINGS = "committee-meetings"
    SUB_GROUPS = "sub-groups"
    AGM = "agm"
    SPECIAL = "special"
    QUORUM = "quorum"
    VOTING = "voting"
    MONEY = "money"
    PROPERTY = "property"
    AMENDMENT = "amendment"
    CLOSING = "closing"
    ADOPTION = "adoption"


@dataclass(frozen=True, slots=True)
class Spec:
    """One clause of the catalogue. `optional` says what it is for; without it the clause is always there."""

    key: Key
    part: Part
    heading: str
    optional: str = ""
    missed: str = ""
    left_out_by: frozenset[Formality] = frozenset()


ALL = frozenset(Formality)
INFORMAL = frozenset({Formality.INFORMAL})

_LIST = (
    Spec(Key.NAME, Part.ABOUT, "Name"),
    Spec(
        Key.AREA, Part.ABOUT, "Area",
        "Says where the group is. Council and community funders look for it.", left_out_by=INFORMAL,
    ),
    Spec(Key.AIMS, Part.ABOUT, "Aims"),
    Spec(
        Key.POWERS, Part.ABOUT, "Powers",
        "Lists what the group may do for its aims.",
        "Community foundations look for a list of powers. Put the clause back if you will apply for grants.",
        left_out_by=INFORMAL,
    ),
    Spec(Key.NO_GAIN, Part.ABOUT, "No private gain"),
    Spec(
        Key.AFFILIATION, Part.ABOUT, "Affiliation",
        "For a group that belongs to a national body: says that it still runs its own affairs.", left_out_by=ALL,
    ),
    Spec(Key.MEMBERSHIP, Part.MEMBERS, "Membership"),
    Spec(
        Key.REMOVAL, Part.MEMBERS, "Refusing and removing members",
        "Makes sure that nobody is turned away unheard.",
        "Lottery funders expect a right of appeal for anyone who is refused or removed. Put the clause back to have one.",
        left_out_by=INFORMAL,
    ),
    Spec(
        Key.ENDING, Part.MEMBERS, "Ending membership",
        "Says when somebody stops being a member, which matters when members are counted for a vote.", left_out_by=INFORMAL,
    ),
    Spec(Key.SUBS, Part.MEMBERS, "Subscriptions", "Says who sets what members pay, and that hardship is understood."),
    Spec(
        Key.EQUALITY, Part.MEMBERS, "Equality", "Says that everybody is treated fairly.",
        "Nearly every funder asks for a statement on equality. Without this clause you will need a separate policy.",
    ),
    Spec(Key.CONFIDENCE, Part.MEMBERS, "Confidentiality and ground rules", "What is said in the group stays in the group."),
    Spec(
        Key.DATA, Part.MEMBERS, "Personal information and safeguarding", "Points to the group’s policies on both.",
        "Many funders ask how the group looks after personal information and people at risk.", left_out_by=INFORMAL,
    ),
    Spec(Key.COMMITTEE, Part.COMMITTEE, "Committee"),
    Spec(Key.OFFICERS, Part.COMMITTEE, "Officers"),
    Spec(Key.TERMS, Part.COMMITTEE, "Elections and terms of office"),
    Spec(
        Key.LEAVING, Part.COMMITTEE, "Leaving the committee",
        "Says when a place on the committee becomes free, and that papers and keys are handed over.", left_out_by=INFORMAL,
    ),
    Spec(Key.COMMITTEE_MEETINGS, Part.COMMITTEE, "Committee meetings"),
    Spec(
        Key.SUB_GROUPS, Part.COMMITTEE, "Sub-groups",
        "Lets a few people take on a job together and report back.", left_out_by=INFORMAL,
    ),
    Spec(Key.AGM, Part.MEETINGS, "Annual general meeting"),
    Spec(
        Key.SPECIAL, Part.MEETINGS, "Special general meetings",
        "Lets members call a meeting between the yearly ones.",
        "Without this clause members cannot call a meeting themselves, and changes must wait for the yearly one.",
    ),
    Spec(Key.QUORUM, Part.MEETINGS, "Quorum at general meetings"),
    Spec(Key.VOTING, Part.MEETINGS, "Voting at general meetings"),
    Spec(Key.MONEY, Part.MONEY, "Money"),
    Spec(
        Key.PROPERTY, Part.MONEY, "Property",
        "For a group that has, or may come to have, a building, land or a lease: it cannot own them itself.", left_out_by=ALL,
    ),
    Spec(Key.AMENDMENT, Part.CHANGES, "Changing this constitution"),
    Spec(Key.CLOSING, Part.CHANGES, "Closing the group"),
    Spec(Key.ADOPTION, Part.CHANGES, "Adoption"),
)  # fmt: skip
CATALOGUE = {spec.key: spec for spec in _LIST}
OPTIONAL = tuple(spec.key for spec in _LIST if spec.optional)


def usually_in(key: Key, formality: Formality) -> bool:
    """Whether a new constitution of such a group starts with this clause."""
    return formality not in CATALOGUE[key].left_out_by


def optional_in(part: Part) -> tuple[Spec, ...]:
    """The clauses of one page that can be left out."""
    return tuple(spec for spec in _LIST if spec.part is part and spec.optional)
