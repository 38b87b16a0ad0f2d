"""The wording of the clauses on meetings: the committee's own, the yearly one, special ones, quorum and voting."""

from __future__ import annotations

from esteem.governance.rules.case import Case
from esteem.governance.rules.choices import ChosenBy, SubsSetBy
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.say import days_notice, in_words, percent, points, prose, some

TIMES = {1: "once", 2: "twice"}
EVERYONE_HEARS = "as long as everyone can hear everyone else"
CASTING = "the person leading the meeting has a second, deciding vote"
NOT_CARRIED = "the proposal is not carried"


def committee_meetings(case: Case) -> str:
    chosen = case.chosen
    times = TIMES.get(chosen.committee_meetings, f"{in_words(chosen.committee_meetings)} times")
    remotely = f"They may take part by telephone or video, and then count as present, {EVERYONE_HEARS}."
    return prose(f"""
        The committee meets at least {times} a year. Any two people on it may call a meeting.

        Everyone on the committee is given at least {days_notice(chosen.committee_notice_days)} of a meeting and of what
        it is about. If something is urgent and all of them agree, the notice may be shorter.

        The committee may decide something only when at least {in_words(chosen.committee_quorum)} of its members are
        present. {remotely if chosen.remote else "Only those who are in the room count as present."}

        Each of them has one vote, and more than half of the votes cast decides. If the votes are equal,
        {CASTING if chosen.casting_vote else NOT_CARRIED}.

        Between meetings, a decision to which everyone on the committee agrees in writing is as good as one made at a
        meeting.

        The secretary keeps minutes of what is decided. Members of the group may read them, apart from anything about a
        particular person.

        Anyone on the committee who might gain from a decision, or whose family, friends or business might, says so
        before it is discussed. They leave while it is decided, do not vote on it, and do not count towards the quorum
        for it.
    """)


def sub_groups(case: Case) -> str:
    return prose(f"""
        The committee may set up sub-groups for particular pieces of work, and may ask any member of the group to join
        one.

        The committee says in writing what each sub-group may do. The sub-group reports to the next committee meeting,
        and may spend or promise money only as the committee has agreed beforehand.

        {"The committee remains responsible for what its sub-groups do." if case.facts.is_charity else ""}
    """)


def agm(case: Case) -> str:
    chosen = case.chosen
    return prose(f"""
        The group holds an annual general meeting in every calendar year, within
        {some(chosen.agm_within_months, "month")} of the end of its financial year and not more than fifteen months
        after the last one. A new group holds its first within fifteen months of adopting its constitution.

        The secretary gives every member at least {days_notice(chosen.agm_notice_days)} in writing, with the day, time,
        place and business of the meeting. If somebody is missed by accident, what the meeting decides still stands.

        {points("At this meeting the members:", _business(case))}

        The committee may invite guests, who do not vote.
    """)


def _business(case: Case) -> list[str]:
    chosen = case.chosen
    officers = " and its officers" if chosen.officers_chosen_by is ChosenBy.MEMBERS else ""
    business = [
        "hear the committee’s report on the year",
        "receive the accounts of the year",
        f"elect the committee{officers}",
    ]
    if case.has(Key.SUBS) and chosen.subs_set_by is SubsSetBy.MEETING:
        business.append("decide the subscriptions")
    if chosen.accounts_checked:
        business.append("choose somebody to check the next year’s accounts")
    sent = "that a member has sent the secretary in writing at least seven days before the meeting"
    return [*business, f"decide anything else that stands in the notice, or {sent}"]


def special(case: Case) -> str:
    chosen = case.chosen
    share = f", or by {percent(chosen.special_share)} of the members if that is more" if chosen.special_share else ""
    return prose(f"""
        The committee may call a special general meeting at any time. It must call one if asked to in writing, with the
        reason, by at least {in_words(chosen.special_number)} members{share}.

        A meeting that members have asked for is held within {some(chosen.special_within_days, "day")}. If the committee
        does not call it in time, those who asked for it may do so, and the secretary sends out their notice.

        The secretary gives every member at least {days_notice(chosen.special_notice_days)} in writing, with the day,
        time and place, and what is to be decided. Nothing else may be decided there.
    """)


def quorum(case: Case) -> str:
    chosen = case.chosen
    share = f", or {percent(chosen.quorum_share)} of the members if that is more," if chosen.quorum_share else ""
    span = (
        f"at least seven and at most {in_words(chosen.adjourn_days)} days" if chosen.adjourn_days > 7 else "seven days"
    )
    remotely = f"""
        Where the committee has arranged it, members may take part by telephone or video, and then count as present,
        {EVERYONE_HEARS}."""
    return prose(f"""
        A general meeting may decide something only when at least {in_words(chosen.quorum_number)} members{share} are
        present.

        {remotely if chosen.remote else ""}

        If too few have come half an hour after the meeting was to begin, it is put off for {span}, and the secretary
        tells every member of the new day. The members who come on that day may decide, however few they are.
    """)


PROXIES = """
    A member who cannot come may ask another member, in writing, to vote for them. Nobody may vote for more than two
    others. Those who are away do not count towards the quorum."""
BY_POST = """
    Members may vote by post or e-mail on anything whose exact wording was sent out with the notice. Such a vote counts
    if it reaches the secretary before the meeting begins."""
IN_PERSON = "Only members who are present may vote. Nobody may vote for somebody else, or by post."


def voting(case: Case) -> str:
    chosen = case.chosen
    return prose(f"""
        Each member has one vote. {"Associate members have none." if chosen.associates else ""}

        Unless this constitution asks for more, more than half of the votes cast decides. If the votes are equal,
        {CASTING if chosen.casting_vote else NOT_CARRIED}.

        Members vote by a show of hands, or by secret ballot if any member asks for one.

        {PROXIES if chosen.proxies else ""}

        {BY_POST if chosen.postal else ""}

        {"" if chosen.proxies or chosen.postal else IN_PERSON}

        The secretary keeps minutes of every general meeting, and every member may read them.
    """)
