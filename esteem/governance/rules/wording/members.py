"""The wording of the part on members: joining, being refused or removed, leaving and paying."""

from __future__ import annotations

from esteem.governance.rules.case import BLANK, Case, clause
from esteem.governance.rules.choices import Joining, SubsDue, SubsSetBy
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.say import days_notice, points, prose, some


def membership(case: Case) -> str:
    associates = """
        The committee may welcome as associate members people and organisations who wish the group well. Associate
        members may come to general meetings and speak. They do not vote, do not count towards the quorum, and may not
        be elected to the committee.
    """
    return prose(f"""
        {_who_may_join(case)}

        {_how_to_join(case)}

        {associates if case.chosen.associates else ""}

        The {case.registrar} keeps a register of members: their names, how to reach them, and the days they joined and
        left. The register is confidential. Members may see what it says about themselves and have it put right.

        Membership cannot be passed on to anybody else.
    """)


def _who_may_join(case: Case) -> str:
    chosen, aged = case.chosen, f"aged {case.chosen.member_age} or over" if case.chosen.member_age else ""
    if chosen.joining is Joining.OPEN:
        also = "This includes carers, relatives and friends." if chosen.carers_may_join else ""
        return f"Membership is open to everyone {aged + ' ' if aged else ''}who supports the group’s aims. {also}"
    also = (
        "Their carers, relatives and friends may join too, as members in their own right."
        if chosen.carers_may_join
        else ""
    )
    must = f"Members must be {aged}." if aged else ""
    return f"Membership is open to {chosen.who_may_join or BLANK} who support the group’s aims. {also} {must}"


def _how_to_join(case: Case) -> str:
    if not case.chosen.committee_approves:
        return f"""
        A person joins by giving the {case.registrar} their name and a way to reach them, and by agreeing to keep to
        this constitution."""
    only = f", and may refuse only as {clause(Key.REMOVAL)} allows" if case.has(Key.REMOVAL) else ""
    return f"A person joins by asking the {case.registrar}. The committee decides at its next meeting{only}."


def removal(case: Case) -> str:
    chosen = case.chosen
    grounds = [
        "has done, or is likely to do, serious harm to the group or to anybody in it",
        "has broken this constitution or the group’s ground rules, either seriously or again and again",
    ]
    if chosen.joining is Joining.LIMITED or chosen.member_age:
        grounds.append(f"does not meet the conditions of {clause(Key.MEMBERSHIP)}")
    lead = "The committee may refuse somebody membership, or remove a member, only if it believes that the person:"
    return prose(f"""
        {points(lead, grounds, "or")}

        Nobody is removed unheard. The committee gives the member at least {days_notice(chosen.removal_notice_days)} in
        writing of the meeting at which it will decide, with its reasons. The member may speak at that meeting, or write
        to it, and may bring a friend.

        The committee tells the person in writing what it has decided, and why, within seven days.

        A person who has been refused or removed may appeal, in writing, within {some(chosen.appeal_days, "day")} of
        being told. The next general meeting hears the person, who may again bring a friend, and decides. Its decision
        is final.

        Where somebody’s safety is at risk, the committee may ask a member to stay away until it has decided.
    """)


def ending(case: Case) -> str:
    chosen, paid = case.chosen, case.has(Key.SUBS) and case.chosen.subs_set_by is not SubsSetBy.NOBODY
    ends, again = [f"tells the {case.registrar} that they wish to leave", "dies"], ""
    if paid and chosen.subs_due is SubsDue.EACH_YEAR:
        owing = some(chosen.unpaid_months, "month")
        ends.append(
            f"has owed a subscription for {owing} and has still not paid it a month after being reminded in writing"
        )
    if case.has(Key.REMOVAL):
        ends.append(f"is removed under {clause(Key.REMOVAL)}")
        again = "Somebody who was removed may do so only if the committee agrees."
    return prose(f"""
        {points("Membership ends when the member:", ends, "or")}

        Somebody who has left may join again at any time. {again}

        {"What a member has paid is not given back on leaving." if paid else ""}
    """)


FREE = """
    Membership is free. Members may be asked to give what they can towards the group’s costs, and nobody is treated
    differently for giving little or nothing."""
REDUCED = """
    Nobody is kept out because they cannot pay. The committee, or the treasurer on its behalf, may lower or waive
    anybody’s subscription. This is done in confidence, and no proof is asked for."""


def subs(case: Case) -> str:
    chosen, known_as = case.chosen, case.facts.subs_word
    if chosen.subs_set_by is SubsSetBy.NOBODY:
        return prose(FREE)
    named = "" if known_as == "subscriptions" else f" (“{known_as}”)"
    who, told = "The annual general meeting", ""
    if chosen.subs_set_by is SubsSetBy.COMMITTEE:
        who, told = "The committee", ", and tells the annual general meeting"
    yearly = f"""
        They are due each year within {some(chosen.subs_weeks, "week")} of the annual general meeting. Somebody who
        joins during the year pays on joining."""
    return prose(f"""
        {who} decides what subscriptions{named}, if any, members pay{told}.

        {yearly if chosen.subs_due is SubsDue.EACH_YEAR else "Members pay them at each meeting they come to."}

        {REDUCED if chosen.subs_reduced else ""}
    """)
