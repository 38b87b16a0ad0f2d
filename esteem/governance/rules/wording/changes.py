"""The wording of the last part: changing the constitution, closing the group, adopting the text."""

from __future__ import annotations

from esteem.governance.rules.case import ADOPTED_AT, ADOPTED_IN, ADOPTED_ON, Case, clause
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.say import days_notice, points, prose
from esteem.group.rules import Nation

# Charities and Trustee Investment (Scotland) Act 2005, sections 11, 16 and 17: consent to a change of name or aims and
# to closing, asked for 42 days before; word of any other change within three months.
SCOTTISH_WAIT = "forty-two days"


def amendment(case: Case) -> str:
    chosen = case.chosen
    never = ", or stop the group from being a charity" if case.facts.is_charity else ""
    return prose(f"""
        A general meeting may change this constitution if {case.carried_by(chosen.amend_majority)}.

        Every member is given at least {days_notice(chosen.amend_notice_days)} of the meeting in writing, with the exact
        wording of the change.

        No change may allow the group’s money or property to be shared among its members{never}.

        {_consents(case) if case.facts.is_charity else ""}

        The secretary keeps every version of this constitution, with the day it was adopted, and gives a copy to any
        member who asks.
    """)


def _consents(case: Case) -> str:
    """What the charity regulator must agree to."""
    regulator = case.facts.regulator
    if case.facts.nation is Nation.SCOTLAND:
        return f"""
        The name and the aims may be changed only with the consent of {regulator}, which is asked for at least
        {SCOTTISH_WAIT} beforehand. The committee tells OSCR of any other change within three months."""
    consent = f"the written consent of {regulator}"
    if case.facts.nation is Nation.NORTHERN_IRELAND:
        consent = f"any consent of {regulator} that the law requires"
    changes = [
        f"a change to the aims in {clause(Key.AIMS)}",
        f"a change to what becomes of the group’s property when it closes, in {clause(Key.CLOSING)}",
        "a change that would let a member of the committee, or anybody connected with one, benefit from the group",
    ]
    return f"""
        {points(f"The following take effect only with {consent}:", changes)}

        The committee sends {regulator} a copy of the constitution as changed."""


def closing(case: Case) -> str:
    chosen, charity = case.chosen, case.facts.is_charity
    consent = f"""
        The group may be closed only with the consent of {case.facts.regulator}, which is asked for at least
        {SCOTTISH_WAIT} beforehand."""
    return prose(f"""
        A general meeting called for the purpose may close (dissolve) the group if
        {case.carried_by(chosen.close_majority)}. Every member is given at least {days_notice(chosen.close_notice_days)}
        in writing that this is to be decided.

        {consent if charity and case.facts.nation is Nation.SCOTLAND else ""}

        The committee stays in office to settle the group’s affairs. It first pays, or sets money aside for, all that
        the group owes.

        Money and equipment that were given for a particular purpose, and are left over, are given back or passed on as
        the giver directs.

        {_what_remains(case)}

        Nothing may be paid or given to the members, whatever they have put in.

        The committee draws up final accounts, gives them to the members{f" and to {case.facts.regulator}" if charity else ""},
        and names somebody to keep the group’s records for seven years.
    """)


def _what_remains(case: Case) -> str:
    named, provided = case.chosen.assets_to, ""
    like = f"one or more groups or charities with aims like those in {clause(Key.AIMS)}"
    if case.facts.is_charity:
        like = f"one or more charities whose aims are the same as those in {clause(Key.AIMS)}, or close to them"
        provided = ", as long as it is a charity with such aims"
    if not named:
        return f"Whatever then remains is given to {like}, chosen by the meeting that closes the group."
    return f"""
        Whatever then remains is given to {named}{provided}. If that cannot be done, it is given to {like}, chosen by
        the meeting that closes the group."""


def adoption(_case: Case) -> str:
    return prose(f"""
        This constitution was adopted by {ADOPTED_AT}, held at {ADOPTED_IN} on {ADOPTED_ON}. It replaces any earlier
        constitution of the group.
    """)
