"""The wording of the first part: name, area, aims, powers, no private gain, affiliation."""

from __future__ import annotations

from esteem.governance.rules.case import BLANK, NAME, Case, clause
from esteem.governance.rules.choices import Power
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.say import points, prose


def name(case: Case) -> str:
    working, members = case.chosen.working_name, case.facts.members_word
    also = f"It may also be known as {working}." if working else ""
    meanings = [
        f"“the group” means {NAME}",
        "“in writing” includes e-mail and text message",
        "days of notice count neither the day the notice is given nor the day of the meeting",
    ]
    if members not in ("member", "members"):
        meanings.insert(1, f"“members” are the people whom the group calls its {members}")
    return prose(f"""
        The name of the group is {NAME}. {also}

        The full name, written exactly so, is used on the group’s bank account, in its accounts and in applications for
        money.

        {points("In this constitution:", meanings)}
    """)


def area(case: Case) -> str:
    return prose(f"""
        The group’s area is {case.chosen.area or BLANK}.

        Living elsewhere does not of itself keep anybody from joining.
    """)


def aims(case: Case) -> str:
    charity = case.facts.is_charity
    whom = case.chosen.beneficiaries or (BLANK if charity else "")
    lead = f"The aims of the group, for the benefit of {whom}, are to:" if whom else "The aims of the group are to:"
    where = (
        f"The group works for these aims mainly in the area named in {clause(Key.AREA)}." if case.has(Key.AREA) else ""
    )
    charitable = f"""
        These aims are to be understood, and followed, only in ways that are charitable under the law of
        {case.facts.law} and for the benefit of the public.

        The group is run by its own members, and for nobody’s private profit.
    """
    ours = "The group belongs to its members and is run by them. It works for nobody’s private profit."
    return prose(f"""
        {points(lead, case.chosen.aims_listed or [BLANK])}

        {where}

        {charitable if charity else ours}
    """)


def powers(case: Case) -> str:
    chosen = [power.says for power in Power if power in case.chosen.powers]
    return prose(f"""
        {points("To further its aims, and for no other purpose, the group may:", chosen or [BLANK])}

        {"The group supports no political party." if case.facts.is_charity else ""}
    """)


PAID_BACK = """
    Anybody who spends their own money on the group’s work may be paid back if the committee has agreed to the expense,
    it is reasonable, and there is a receipt for it."""
NOT_PAID_BACK = "Those who work for the group bear their own expenses."


def no_gain(case: Case) -> str:
    trustees = f"""
        A member of the committee, or anybody closely connected with one, may be paid for goods or services, or gain
        from the group in any other way, only where charity law allows it and {clause(Key.COMMITTEE_MEETINGS)}, on
        conflicts of interest, has been followed.
    """
    return prose(f"""
        The group uses all of its income and property for its aims and for nothing else.

        No part of it is paid or given to any member as a profit, share or bonus. A member may still benefit from what
        the group does in the same way as anybody else it is there for.

        Members of the committee are not paid for their work on it.

        {PAID_BACK if case.chosen.pays_expenses else NOT_PAID_BACK}

        {trustees if case.facts.is_charity else ""}
    """)


def affiliation(case: Case) -> str:
    return prose(f"""
        The group is affiliated to {case.chosen.affiliated_to or BLANK}.

        The group remains independent. It chooses its own committee, decides for itself what it does, and keeps its own
        money, property and records. The affiliation gives nobody else a claim on any of them.

        The committee may pay what the affiliation costs. Only a general meeting may begin an affiliation or end one.
    """)
