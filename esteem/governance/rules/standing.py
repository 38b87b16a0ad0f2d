"""Where a version stands, how it was adopted, and which rules it puts in force."""

from __future__ import annotations

from datetime import datetime

from esteem.governance.rules.choices import Majority
from esteem.governance.rules.parameters import Parameters
from esteem.group.rules import RuleKey
from esteem.kernel.text import Said


class Standing(Said):
    """What a version is to the group now."""

    DRAFT = "draft", "Draft"
    IN_FORCE = "in force", "In force"
    REPLACED = "replaced", "Replaced"
    SET_ASIDE = "set aside", "Set aside"


def standing(*, number: int | None, latest: int | None, set_aside_at: datetime | None) -> Standing:
    """Where a version with this number stands when the latest adopted one is `latest`; drafts have no number."""
    if number is None:
        return Standing.SET_ASIDE if set_aside_at else Standing.DRAFT
    return Standing.IN_FORCE if number == latest else Standing.REPLACED


class AdoptedAt(Said):
    """The kind of meeting that adopted it, as the adoption clause says it."""

    AGM = "the annual general meeting", "The annual general meeting"
    SPECIAL = "a special general meeting", "A special general meeting"
    FIRST = "the founding meeting of the group", "The founding meeting of the group"


_SHARES = {Majority.MORE_THAN_HALF: "more than 1/2", Majority.TWO_THIRDS: "2/3", Majority.THREE_QUARTERS: "3/4"}

AGM_APART_MONTHS = 15  # as the clause on the annual general meeting says it


def rules_of(chosen: Parameters) -> dict[RuleKey, str | None]:
    """The rules in force that follow from the numbers entered, as the group keeps them; None where there is none."""
    return {
        RuleKey.AGM_NOTICE_DAYS: str(chosen.agm_notice_days),
        RuleKey.AGM_APART_MONTHS: str(AGM_APART_MONTHS),
        RuleKey.AGM_WITHIN_MONTHS: str(chosen.agm_within_months),
        RuleKey.GENERAL_NOTICE_DAYS: str(chosen.special_notice_days),
        RuleKey.COMMITTEE_NOTICE_DAYS: str(chosen.committee_notice_days),
        RuleKey.GENERAL_QUORUM_NUMBER: str(chosen.quorum_number),
        RuleKey.GENERAL_QUORUM_PERCENT: str(chosen.quorum_share) if chosen.quorum_share else None,
        RuleKey.COMMITTEE_QUORUM: str(chosen.committee_quorum),
        RuleKey.COMMITTEE_LEAST: str(chosen.committee_min),
        RuleKey.COMMITTEE_MOST: str(chosen.committee_max),
        RuleKey.TERM_YEARS: str(chosen.term_years),
        RuleKey.MOST_TERMS: str(chosen.most_terms) if chosen.most_terms else None,
        RuleKey.AMENDMENT_MAJORITY: _SHARES[chosen.amend_majority],
        RuleKey.DISSOLUTION_MAJORITY: _SHARES[chosen.close_majority],
        RuleKey.SIGNATORIES: str(chosen.signatories_needed),
    }
