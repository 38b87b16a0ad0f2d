"""The standard wording of every clause, in our own words."""

from __future__ import annotations

from collections.abc import Callable

from esteem.governance.rules.case import Case
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.wording import about, changes, committee, fairness, meetings, members, money

WRITERS: dict[Key, Callable[[Case], str]] = {
    Key.NAME: about.name,
    Key.AREA: about.area,
    Key.AIMS: about.aims,
    Key.POWERS: about.powers,
    Key.NO_GAIN: about.no_gain,
    Key.AFFILIATION: about.affiliation,
    Key.MEMBERSHIP: members.membership,
    Key.REMOVAL: members.removal,
    Key.ENDING: members.ending,
    Key.SUBS: members.subs,
    Key.EQUALITY: fairness.equality,
    Key.CONFIDENCE: fairness.confidence,
    Key.DATA: fairness.data,
    Key.COMMITTEE: committee.committee,
    Key.OFFICERS: committee.officers,
    Key.TERMS: committee.terms,
    Key.LEAVING: committee.leaving,
    Key.COMMITTEE_MEETINGS: meetings.committee_meetings,
    Key.SUB_GROUPS: meetings.sub_groups,
    Key.AGM: meetings.agm,
    Key.SPECIAL: meetings.special,
    Key.QUORUM: meetings.quorum,
    Key.VOTING: meetings.voting,
    Key.MONEY: money.money,
    Key.PROPERTY: money.property_,
    Key.AMENDMENT: changes.amendment,
    Key.CLOSING: changes.closing,
    Key.ADOPTION: changes.adoption,
}


def standard_text(key: Key, case: Case) -> str:
    """The clause as it is written by default: paragraphs apart by a blank line, points as lines that begin `- `."""
    return WRITERS[key](case)
