"""What the rules in force ask of a meeting: notice, quorum, votes, what must be on it, the year, and who is elected."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from esteem.governance.queries import agm_business
from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.rules import Formality, Rule, RuleKey
from esteem.meetings.actions import cancel_meeting, remove_meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.queries.asked import asked_of, members_on
from esteem.minutes.rules.asked import (
    OnIt,
    Stand,
    business_asked,
    election_asked,
    months_after,
    notice_asked,
    quorum_asked,
    voters_asked,
    year_asked,
)
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.quorum import quorum_for
from esteem.people.actions import record_leaving
from tests.governance.sample import make_adopted
from tests.makers import make_enquirer, make_meeting, make_person, make_term

TODAY = date(2026, 11, 24)
AGM = MeetingKind.AGM


def rules(**values: str) -> dict[RuleKey, Rule]:
    return {RuleKey[key]: Rule(RuleKey[key], value, "Rules of 2019", date(2019, 5, 1)) for key, value in values.items()}


# Notice


@pytest.mark.parametrize(
    ("in_days", "sent", "says", "stand"),
    [
        (5, None, "Notice would be 5 days; your rules ask for 21.", Stand.BROKEN),
        (1, None, "Notice would be 1 day; your rules ask for 21.", Stand.BROKEN),
        (21, None, "It must go out by 24 November 2026: your rules ask for 21 days.", Stand.MIND),
        (60, None, "It must go out by 2 January 2027: your rules ask for 21 days.", Stand.TOLD),
        (10, 12, "It went out 22 days before; your rules ask for 21.", Stand.FINE),
        (10, 11, "It went out 21 days before; your rules ask for 21.", Stand.FINE),
        (10, 10, "Notice was 20 days; your rules ask for 21.", Stand.BROKEN),
        (-3, None, "Nobody wrote down when it went out; your rules ask for 21 days.", Stand.MIND),
    ],
)
def test_notice_is_said_plainly(in_days: int, sent: int | None, says: str, stand: Stand) -> None:
    notice_on = TODAY - timedelta(days=sent) if sent is not None else None
    told = notice_asked(
        AGM, rules(AGM_NOTICE_DAYS="21"), meets_on=TODAY + timedelta(days=in_days), notice_on=notice_on, today=TODAY
    )
    assert (told.says, told.stand) == (says, stand)
    assert told.source == "Rules of 2019, 1 May 2019"


def test_a_notice_that_is_too_short_says_what_to_do() -> None:
    told = notice_asked(AGM, rules(AGM_NOTICE_DAYS="21"), meets_on=date(2026, 11, 29), notice_on=None, today=TODAY)
    assert told.to_do == "Send notice today and meet on 15 December 2026 or later."
    past = notice_asked(AGM, rules(AGM_NOTICE_DAYS="21"), meets_on=date(2026, 11, 20), notice_on=TODAY, today=TODAY)
    assert past.to_do == "Let the next meeting agree what was decided."


def test_without_a_rule_nothing_is_broken() -> None:
    told = notice_asked(AGM, {}, meets_on=date(2026, 11, 25), notice_on=None, today=TODAY)
    assert (told.stand, told.to_do) == (Stand.TOLD, "Write your rules down.")
    assert quorum_asked(None, None).stand is Stand.TOLD


# Quorum and votes


def test_a_quorum_nobody_can_reach_is_said() -> None:
    quorum = quorum_for(AGM, rules(GENERAL_QUORUM_NUMBER="5"), members=2, committee=0)
    told = quorum_asked(quorum, None)
    assert told.stand is Stand.BROKEN
    assert told.says == (
        "5 people must be there to decide: your rules ask for 5 members. There are only 2, so nothing could be decided."
    )


def test_who_may_vote_are_the_members_or_the_committee() -> None:
    assert voters_asked(AGM, members=1, committee=4, joined=0).says == (
        "1 member on that day. Helpers and enquirers do not vote."
    )
    assert voters_asked(AGM, members=2, committee=4, joined=1).says.endswith("1 joins only after it.")
    assert voters_asked(MeetingKind.COMMITTEE, members=9, committee=4, joined=0).says == (
        "4 members of the committee on that day."
    )


# What must be on it


def test_what_is_missing_is_named_and_words_of_ones_own_count() -> None:
    items = [OnIt("", "Electing the committee", ItemKind.DECIDE), OnIt("accounts", "Money", ItemKind.DECIDE)]
    (told,) = business_asked(AGM, items, named=None, has_before=False)
    assert (told.says, told.stand) == ("Missing: the report on the year and who checks the next accounts.", Stand.MIND)
    (told,) = business_asked(AGM, items, named={"accounts", "election"}, has_before=False)
    assert told.stand is Stand.FINE
    (told,) = business_asked(AGM, items, named={"accounts", "election"}, has_before=True)
    assert told.says == "Missing: the minutes of the last annual general meeting."


def test_a_special_meeting_needs_something_to_decide_and_nothing_else() -> None:
    told = list(business_asked(MeetingKind.SPECIAL, [OnIt("", "Hello", ItemKind.INFORM)], named=None, has_before=True))
    assert [one.stand for one in told] == [Stand.MIND]
    motion = [OnIt("motions", "That we move", ItemKind.DECIDE)]
    assert list(business_asked(MeetingKind.SPECIAL, motion, named=None, has_before=True)) == []


# The year


def test_months_are_counted_to_the_last_day_a_month_has() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert (months_after(date(2026, 1, 31), 15), months_after(date(2026, 12, 31), 12)) == (
        date(2027, 4, 30), date(2027, 12, 31),
    )  # fmt: skip


def test_an_annual_meeting_that_comes_too_late_is_said() -> None:
    known = rules(AGM_APART_MONTHS="15", AGM_WITHIN_MONTHS="6")
    last, ended = date(2025, 9, 1), date(2026, 3, 31)
    late = list(year_asked(known, meets_on=date(2026, 12, 2), last_on=last, year_ended=ended))
    assert [(one.about, one.stand) for one in late] == [
        ("Since the last", Stand.BROKEN), ("After the year’s end", Stand.BROKEN),
    ]  # fmt: skip
    soon = list(year_asked(known, meets_on=date(2026, 9, 30), last_on=last, year_ended=ended))
    assert [one.stand for one in soon] == [Stand.FINE]
    untold = list(year_asked({}, meets_on=date(2036, 9, 30), last_on=last, year_ended=ended))
    assert [(one.says, one.stand) for one in untold] == [("The last one was on 1 September 2025.", Stand.TOLD)]
    assert list(year_asked({}, meets_on=TODAY, last_on=None, year_ended=ended)) == []


def test_offices_to_fill_are_named_without_people() -> None:
    (told,) = election_asked([("Chair", date(2027, 4, 20)), ("Treasurer", None)], None)
    assert told.says == "Chair (by 20 April 2027) and Treasurer (nobody at present)."
    assert list(election_asked([], None)) == []


# Asked of a meeting


def test_members_are_those_on_the_day(books: Session) -> None:
    make_person(name="Ann", joined_on=date(2026, 1, 1))
    make_person(name="Bo", joined_on=date(2026, 12, 24))
    make_enquirer(name="Cy")
    record_leaving(person=make_person(name="Di", joined_on=date(2025, 1, 1)), left_on=date(2026, 11, 1))
    assert [members_on(day) for day in (date(2026, 12, 1), date(2027, 1, 1), date(2026, 6, 1))] == [1, 2, 2]


def test_an_informal_group_hears_nothing_of_rules(books: Session) -> None:
    agm = make_meeting(kind=AGM)
    assert [one.about for one in asked_of(agm)] == ["On the agenda", "Notice", "Quorum", "Who may vote"]
    change_group(formality=Formality.INFORMAL)
    assert asked_of(agm) == []


def test_nothing_is_asked_of_a_meeting_like_any_other_or_one_that_is_off(books: Session) -> None:
    assert asked_of(make_meeting()) == []
    assert asked_of(cancel_meeting(meeting=make_meeting(kind=AGM), seen_version=None)) == []
    assert asked_of(remove_meeting(meeting=make_meeting(kind=AGM))) == []


def test_an_annual_meeting_with_two_people_is_told_and_not_stopped(books: Session) -> None:
    put_rules_in_force({RuleKey.GENERAL_QUORUM_NUMBER: "5"}, source="Rules", since_on=date(2019, 5, 1))
    for name in ("Ann", "Bo"):
        make_person(name=name)
    first = asked_of(make_meeting(kind=AGM))[0]
    assert (first.about, first.stand) == ("Quorum", Stand.BROKEN)


def test_terms_that_end_with_the_meeting_are_to_be_elected(books: Session) -> None:
    put_rules_in_force({RuleKey.TERM_YEARS: "1"}, source="Rules", since_on=date(2019, 5, 1))
    make_term(office="Chair", since_on=date(2026, 4, 20))
    make_term(office="Treasurer", since_on=date(2026, 9, 20))
    told = {one.about: one.says for one in asked_of(make_meeting(kind=AGM, meets_on=date(2027, 4, 13)))}
    assert told["To be elected"] == "Chair (by 20 April 2027)."


def test_an_adopted_constitution_says_what_must_be_on_it(books: Session) -> None:
    assert agm_business() is None
    make_adopted(accounts_checked=False)
    assert agm_business() == {"last-minutes", "report", "accounts", "election"}
    told = {one.about: one for one in asked_of(make_meeting(kind=AGM, meets_on=date(2027, 4, 13)))}
    assert told["On the agenda"].says == "Missing: the report on the year, the accounts of the year and the election."
    assert told["Notice"].source == "Constitution, version 1, 1 November 2026"
