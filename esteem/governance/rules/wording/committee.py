"""The wording of the clauses on the committee: who is on it, its officers, how people come and go."""

from __future__ import annotations

from esteem.governance.rules.case import Case
from esteem.governance.rules.choices import ChosenBy, Post
from esteem.governance.rules.say import in_words, listed, points, prose, some

ORDINALS = {1: "next", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}

TRUSTEES = """
    The people on the committee are the group’s charity trustees. Together they are responsible in law for seeing that
    it is well run and keeps to its aims."""


def committee(case: Case) -> str:
    chosen, charity = case.chosen, case.facts.is_charity
    aged = f" who are {chosen.committee_age} or over" if chosen.committee_age else ""
    able = "Nobody who is disqualified by law from being a charity trustee may be on it." if charity else ""
    unconnected = f"""
        At least {in_words(chosen.unrelated_min)} of them must be unconnected with one another: not related, not married
        or in a relationship, and not sharing a home."""
    return prose(f"""
        The group is run by a committee of {_size(case)}, whom the members elect at the annual general meeting.

        {TRUSTEES if charity else ""}

        Only members of the group{aged} may be on the committee. {able}

        {unconnected if chosen.unrelated_min else ""}

        {_co_opted(case) if chosen.co_opted_max else ""}

        If a place becomes free during the year, the committee may ask a member of the group to fill it until the end of
        the next annual general meeting.

        If fewer than {in_words(chosen.committee_min)} people are left on the committee, they may act only to fill
        places or to call a general meeting.
    """)


def _size(case: Case) -> str:
    least, most = case.chosen.committee_min, case.chosen.committee_max
    if least == most:
        return f"{in_words(least)} people"
    return f"at least {in_words(least)} and at most {in_words(most)} people"


def _co_opted(case: Case) -> str:
    if case.chosen.co_opted_max == 1:
        return """
        The committee may co-opt one more member of the group, who has a vote and serves until the end of the next
        annual general meeting."""
    return f"""
        The committee may co-opt up to {in_words(case.chosen.co_opted_max)} more members of the group, who have a vote
        and serve until the end of the next annual general meeting."""


BY_MEMBERS = """
    The members elect the officers at the annual general meeting. If a post becomes free, or nobody stands for it, the
    committee may fill it from among its own members until the next one."""
BY_COMMITTEE = """
    The committee chooses the officers from among its own members at its first meeting after each annual general
    meeting."""


def officers(case: Case) -> str:
    extra = [post for post in Post if post in case.chosen.posts]
    may = f"It may also have {listed([f'a {post}' for post in extra])}." if extra else ""
    away = "chair and the vice chair are both" if Post.VICE_CHAIR in extra else "chair is"
    duties = [
        "the chair leads meetings fairly and to time, and sees that everybody is heard",
        "the secretary sends out notices, keeps the minutes and looks after the group’s papers",
        "the treasurer keeps the accounts, looks after the bank account, and tells the committee how the money stands",
        *(f"the {post} {post.says}" for post in extra),
    ]
    return prose(f"""
        The committee has a chair, a secretary and a treasurer. {may}

        {BY_MEMBERS if case.chosen.officers_chosen_by is ChosenBy.MEMBERS else BY_COMMITTEE}

        {points("Each of them has work of their own:", duties)}

        Nobody may be chair and treasurer at the same time. When the {away} away, those present choose somebody to lead
        the meeting.
    """)


def terms(case: Case) -> str:
    chosen = case.chosen
    after = "" if chosen.term_years == 1 else " after their election"
    longest = some(chosen.most_terms * chosen.term_years, "year")
    limit = f"Nobody may hold the same post for more than {longest} in a row, unless no other person is willing."
    return prose(f"""
        Each person elected to the committee serves until the end of the {ORDINALS[chosen.term_years]} annual general
        meeting{after}, and may stand again. {limit if chosen.most_terms else ""}

        Any member may stand, or may put forward another member who is willing, by telling the secretary before the
        meeting. If too few have come forward, more may do so at the meeting.

        If more people stand than there are places, the members vote by secret ballot and those with the most votes are
        elected. A tie is settled by drawing lots.
    """)


def leaving(case: Case) -> str:
    ways = ["resign in writing", "die", "stop being a member of the group"]
    if missed := case.chosen.missed_meetings:
        meetings = "a committee meeting" if missed == 1 else f"{in_words(missed)} committee meetings in a row"
        ways.append(f"miss {meetings} without good reason, and the committee decides that the place is free")
    if case.facts.is_charity:
        ways.append("are disqualified by law from being a charity trustee")
    ways.append("are removed by a general meeting that was called to decide this and has heard them")
    return prose(f"""
        {points("A person’s place on the committee becomes free when they:", ways, "or")}

        Whoever leaves hands over, within fourteen days, everything of the group’s that they hold: papers, keys,
        passwords, money and equipment. If they could sign for the group at the bank, they are taken off the account.
    """)
