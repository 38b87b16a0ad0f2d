"""The wording of the part on money and property."""

from __future__ import annotations

from esteem.governance.rules.case import Case
from esteem.governance.rules.say import in_words, prose


def money(case: Case) -> str:
    chosen = case.chosen
    named, needed = chosen.signatories_named, chosen.signatories_needed
    whom = in_words(named) if named == needed else f"at least {in_words(named)}"
    both = "both" if named == needed == 2 else f"at least {in_words(needed)}"
    checked = "Somebody who is neither on the committee nor connected with anybody on it checks them, and the"
    examined = f"""
        They are examined or audited wherever charity law requires it, and sent to {case.facts.regulator} as the law
        requires."""
    return prose(f"""
        The group keeps its money in one or more bank accounts in its own full name, and pays in promptly what it
        receives. For small payments it may keep as much in cash as the committee agrees.

        The committee chooses {whom} people from among its members who may sign for the group. They are not related to
        one another and do not share a home. Every payment out of a bank account needs the agreement of {both} of them.

        The treasurer records all money that comes in and goes out, keeps the receipts, and reports to each committee
        meeting.

        Money given for a particular purpose is used only for that purpose and is shown separately in the accounts.

        The financial year ends on {case.facts.year_ends}. The treasurer then draws up the accounts of the year.
        {checked if chosen.accounts_checked else "The"} committee lays them before the annual general meeting.

        {examined if case.facts.is_charity else ""}

        The group keeps its financial records for at least seven years.
    """)


def property_(_case: Case) -> str:
    return prose("""
        A group of this kind cannot itself own land, buildings or a lease. If it is to have any, they are held for it by
        at least two holding trustees, whom the committee appoints and may replace.

        Holding trustees do what the committee lawfully asks of them and nothing more. What this costs them is paid back
        out of the group’s property.

        The treasurer keeps a list of the equipment the group owns and of who has it.
    """)
