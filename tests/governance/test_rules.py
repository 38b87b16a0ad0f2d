"""What may be chosen, what may not be said, what is still to fill in, and what is worth a second look."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from esteem.governance.rules.advice import second_looks
from esteem.governance.rules.case import NAME
from esteem.governance.rules.checks import (
    check,
    check_adoption,
    closing_text_gives_to_members,
    goes_to_members,
    must_hold,
    to_fill_in,
)
from esteem.governance.rules.choices import Joining, Majority, Part, Power
from esteem.governance.rules.clauses import CATALOGUE, OPTIONAL, Key, optional_in, usually_in
from esteem.governance.rules.document import Signature
from esteem.governance.rules.parameters import LIMITS, NAMES, PART_OF, Parameters, names_in, usual
from esteem.governance.rules.say import days_notice, in_words, listed, percent, points, prose, share_of, some
from esteem.governance.rules.standing import Standing, rules_of, standing
from esteem.governance.rules.wording import standard_text
from esteem.group.rules import Formality, Nation, RuleKey
from esteem.kernel.errors import RuleBroken
from tests.governance.sample import SIGNED, make_case, wordings_of

TODAY = date(2026, 11, 24)

# Saying


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "none"), (1, "one"), (14, "fourteen"), (21, "twenty-one"), (30, "thirty"), (31, "31"), (1200, "1,200")],
)
def test_numbers_are_words_up_to_thirty(number: int, words: str) -> None:
    assert in_words(number) == words


def test_one_day_and_many_days_of_notice() -> None:
    assert (days_notice(1), days_notice(21)) == ("one day’s notice", "twenty-one days’ notice")
    assert (some(1, "year"), some(2, "year"), some(2, "person", "people")) == ("one year", "two years", "two people")


def test_shares_are_plain_fractions_where_there_is_one() -> None:
    assert [percent(share) for share in (10, 25, 33, 50, 12)] == [
        "one tenth",
        "one quarter",
        "one third",
        "half",
        "12 per cent",
    ]


@pytest.mark.parametrize(
    ("whole", "share", "people"), [(30, 10, 3), (31, 10, 4), (10, 33, 4), (9, 33, 3), (0, 10, 0), (200, 0, 0)]
)
def test_a_share_of_people_is_counted_up_to_whole_ones(whole: int, share: int, people: int) -> None:
    assert share_of(whole, share) == people


def test_lists_read_like_speech() -> None:
    assert [listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert points("It may:", ["go", "stay", "run"]) == "It may:\n- go;\n- stay; and\n- run."
    assert points("It may:", ["go"]) == "It may go."


def test_prose_runs_lines_together_and_leaves_out_what_is_empty() -> None:
    written = """
        One line
        and its end:
        - first
          point;

        {}

        Another.
    """.format("")
    assert prose(written) == "One line and its end:\n- first point;\n\nAnother."


# Choices


@pytest.mark.parametrize(
    ("majority", "in_favour", "voting", "reached"),
    [
        (Majority.MORE_THAN_HALF, 5, 10, False),
        (Majority.MORE_THAN_HALF, 6, 10, True),
        (Majority.TWO_THIRDS, 6, 9, True),
        (Majority.TWO_THIRDS, 6, 10, False),
        (Majority.THREE_QUARTERS, 3, 4, True),
        (Majority.TWO_THIRDS, 0, 0, False),
    ],
)
def test_a_majority_is_reached_or_not(majority: Majority, in_favour: int, voting: int, reached: bool) -> None:
    assert majority.is_reached(in_favour, voting) is reached


def test_no_majority_is_half_or_less() -> None:
    assert [m for m in Majority if m.fraction <= Fraction(1, 2)] == [Majority.MORE_THAN_HALF]
    assert Majority.MORE_THAN_HALF.is_reached(1, 2) is False


# Parameters


def test_every_parameter_is_asked_for_on_one_page() -> None:
    assert sorted(PART_OF) == sorted(NAMES)
    assert sorted(name for part in Part for name in names_in(part)) == sorted(NAMES)


@pytest.mark.parametrize("formality", Formality)
@pytest.mark.parametrize("nation", Nation)
def test_what_is_usual_may_be_said(formality: Formality, nation: Nation) -> None:
    assert must_hold(usual(formality, nation)) == []


def test_a_charity_trustee_is_of_age_in_their_nation() -> None:
    assert usual(Formality.CHARITY, Nation.ENGLAND).committee_age == 18
    assert usual(Formality.CHARITY, Nation.SCOTLAND).committee_age == 16
    assert usual(Formality.CONSTITUTED, Nation.ENGLAND).committee_age == 0


def test_an_informal_group_starts_with_fewer_clauses() -> None:
    counted = {formality: len([key for key in Key if usually_in(key, formality)]) for formality in Formality}
    assert counted == {Formality.INFORMAL: 19, Formality.CONSTITUTED: 26, Formality.CHARITY: 26}


def test_aims_are_one_a_line_however_they_are_typed() -> None:
    typed = "- to share tea;\n\n* Talk.\n  • to listen and\nTo walk"
    assert Parameters(aims=typed).aims_listed == ("share tea", "Talk", "listen", "walk")


# What no constitution may say


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"committee_max": 2}, "committee_max"),
        ({"committee_quorum": 4}, "committee_quorum"),
        ({"committee_quorum": 1}, "committee_quorum"),
        ({"committee_min": 2}, "committee_quorum"),
        ({"unrelated_min": 1}, "unrelated_min"),
        ({"unrelated_min": 4}, "unrelated_min"),
        ({"special_notice_days": 28}, "special_notice_days"),
        ({"signatories_needed": 4}, "signatories_needed"),
        ({"signatories_needed": 1}, "signatories_needed"),
        ({"signatories_named": 4}, "signatories_named"),
        ({"agm_notice_days": 0}, "agm_notice_days"),
        ({"amend_notice_days": 0}, "amend_notice_days"),
        ({"close_notice_days": -1}, "close_notice_days"),
        ({"aims": "\n".join(["one"] * 13)}, "aims"),
        ({"aims": "x" * 401}, "aims"),
        ({"assets_to": "the members"}, "assets_to"),
        ({"quorum_share": 7}, "quorum_share"),
        ({"member_age": 40}, "member_age"),
    ],
)
def test_what_cannot_work_is_refused(chosen: dict[str, object], field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        check(Parameters(**chosen), NAMES)  # type: ignore[arg-type]  # one parameter by name
    assert broken.value.field == field


def test_the_limits_themselves_are_allowed() -> None:
    for name, (least, most) in LIMITS.items():
        for value in (least, most):
            fields = [finding.fields[0] for finding in must_hold(Parameters(**{name: value}))]  # type: ignore[arg-type]  # by name
            assert [field for field in fields if "whole number" in field] == []


def test_a_quorum_the_smallest_committee_can_reach_is_fine() -> None:
    check(Parameters(committee_min=5, committee_quorum=5), NAMES)


def test_the_sentence_stands_on_the_page_one_is_on() -> None:
    """Three may sign, and the committee is made smaller: the committee page says so beside its own field."""
    with pytest.raises(RuleBroken) as broken:
        check(Parameters(committee_min=2, committee_quorum=2), names_in(Part.COMMITTEE))
    assert broken.value.field == "committee_min"
    assert "Three people may sign for the group, but the smallest committee has only two." in broken.value.sentence


@pytest.mark.parametrize(
    "recipient",
    [
        "the members", "Members", "our members, equally", "be shared among the members", "ourselves", "to the committee",
        "split between whoever is left and the members", "the remaining friends", "all of us", "The trustees.",
    ],
)  # fmt: skip
def test_what_is_left_may_not_go_to_the_group_s_own_people(recipient: str) -> None:
    assert goes_to_members(recipient, members_word="friends") is True


@pytest.mark.parametrize(
    "recipient",
    ["", "Relief Together", "Friends of Saint Ann’s Hospice", "a group like ours in Leeds", "Members First Credit Union",
     "the International Committee for Tea", "Us Too Support Group", "another charity chosen by the members"],
)  # fmt: skip
def test_an_organisation_may_have_what_is_left_whatever_its_name(recipient: str) -> None:
    assert goes_to_members(recipient, members_word="friends") is False


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Whatever remains is shared equally among the members.", True),
        ("All money left will be divided between remaining members of the group.", True),
        ("Remaining money goes to a similar group.\nThe property will be given to the friends who are left.", True),
        ("Nothing left over may be paid or given to the members.", False),
        ("Final accounts are given to the members, with the balance.", False),
        ("What remains is given to a group chosen by the members.", False),
        (standard_text(Key.CLOSING, make_case()), False),
        (standard_text(Key.CLOSING, make_case(Formality.CHARITY)), False),
    ],
)
def test_a_closing_clause_by_hand_may_not_give_to_the_members(text: str, gives: bool) -> None:
    assert closing_text_gives_to_members(text, members_word="friends") is gives


# What is still to fill in


def test_nothing_is_missing_when_all_is_answered() -> None:
    assert to_fill_in(make_case(Formality.CHARITY)) == []


def test_what_is_missing_is_named_with_its_page() -> None:
    case = make_case(
        Formality.CHARITY,
        clauses=Key,
        area="",
        aims=" \n",
        beneficiaries="",
        powers=frozenset(),
        joining=Joining.LIMITED,
    )
    assert [(gap.part, gap.fields) for gap in to_fill_in(case)] == [
        (Part.ABOUT, ("area",)), (Part.ABOUT, ("aims",)), (Part.ABOUT, ("powers",)), (Part.ABOUT, ("affiliated_to",)),
        (Part.MEMBERS, ("who_may_join",)), (Part.ABOUT, ("beneficiaries",)),
    ]  # fmt: skip


def test_a_clause_that_is_left_out_or_written_by_hand_lacks_nothing() -> None:
    case = make_case(area="", clauses=[Key.AIMS])
    assert to_fill_in(case) == []
    assert to_fill_in(make_case(area="", clauses=Key, affiliated_to="a body"), own_texts=[Key.AREA]) == []


# What is worth a second look


def looks(members: int = 40, by_hand: dict[str, str] | None = None, **chosen: object) -> str:
    case = make_case(**chosen)  # type: ignore[arg-type]  # parameters by name
    return "\n".join(
        finding.sentence for finding in second_looks(case, wordings_of(case, **(by_hand or {})), members=members)
    )


def test_a_usual_constitution_needs_no_second_look() -> None:
    assert looks() == ""


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"committee_min": 2, "committee_quorum": 2}, "The committee could be as small as two."),
        ({"committee_quorum": 2}, "Two people could decide for the committee."),
        ({"unrelated_min": 0}, "Nothing keeps the committee from being one family."),
        ({"term_years": 5}, "A term of five years is long"),
        ({"joining": Joining.LIMITED, "who_may_join": "women"}, "Membership is not open to everyone. Lottery"),
        ({"working_name": "TC"}, "A working name is easily taken for the real one."),
        ({"aims": "a\nb\nc\nd\ne\nf"}, "There are more than five aims."),
        ({"powers": frozenset({Power.EMPLOY})}, "Employing somebody brings duties"),
        ({"agm_notice_days": 10}, "Less than two weeks’ notice"),
        ({"amend_majority": Majority.MORE_THAN_HALF}, "A bare majority can change or close the group."),
        ({"amend_notice_days": 28}, "A change or closing needs 28 days’ notice, but a meeting that members ask for"),
        ({"members": 4}, "A general meeting needs 5 members, and the group has 4 now"),
        ({"members": 4}, "It takes 5 members to call a meeting, and the group has 4 now."),
    ],
)
def test_what_a_funder_may_ask_about_is_said(chosen: dict[str, object], sentence: str) -> None:
    assert sentence in looks(**chosen)  # type: ignore[arg-type]  # one choice by name


def test_a_clause_left_out_is_missed_where_funders_look_for_it() -> None:
    for key in OPTIONAL:
        told = looks(clauses=[k for k in Key if k is not key], affiliated_to="a body")
        assert CATALOGUE[key].missed in told
        assert (f"{CATALOGUE[key].heading} is left out." in told) is bool(CATALOGUE[key].missed)


def test_a_number_written_by_hand_is_to_be_compared() -> None:
    told = looks(by_hand={"quorum": "Ten members."})
    assert told == (
        "“Quorum at general meetings” was written by hand. See that it agrees with the answers about the quorum: "
        "those are what Esteem goes by."
    )


def test_a_name_clause_without_the_name_is_noticed() -> None:
    assert "does not hold the group’s full name" in looks(by_hand={"name": "We are the Circle."})
    assert looks(by_hand={"name": f"We are {NAME}."}) == ""


def test_a_reference_to_a_clause_left_out_is_noticed() -> None:
    told = looks(by_hand={"subs": "See [clause: affiliation] and [clause: money]."})
    assert told == "“Subscriptions” points to one clause no longer in the constitution."


def test_no_clause_that_can_be_left_out_is_one_a_group_cannot_do_without() -> None:
    assert set(OPTIONAL) == {
        Key.AREA, Key.POWERS, Key.AFFILIATION, Key.REMOVAL, Key.ENDING, Key.SUBS, Key.EQUALITY, Key.CONFIDENCE, Key.DATA,
        Key.LEAVING, Key.SUB_GROUPS, Key.SPECIAL, Key.PROPERTY,
    }  # fmt: skip
    assert sorted(spec.key for part in Part for spec in optional_in(part)) == sorted(OPTIONAL)


# Adoption, standing, rules in force


def test_it_is_adopted_on_a_day_that_has_come() -> None:
    check_adoption(on=TODAY, today=TODAY, after=TODAY, signed=SIGNED)
    with pytest.raises(RuleBroken) as broken:
        check_adoption(on=date(2026, 11, 25), today=TODAY, after=None, signed=SIGNED)
    assert broken.value.field == "adopted_on"


def test_it_is_not_adopted_before_the_version_it_replaces() -> None:
    with pytest.raises(RuleBroken):
        check_adoption(on=date(2026, 1, 1), today=TODAY, after=date(2026, 1, 2), signed=SIGNED)


@pytest.mark.parametrize("signed", [(), SIGNED[:1], (SIGNED[0], Signature("ann example", "Treasurer"))])
def test_two_different_people_sign_it(signed: tuple[Signature, ...]) -> None:
    with pytest.raises(RuleBroken):
        check_adoption(on=TODAY, today=TODAY, after=None, signed=signed)


def test_where_a_version_stands() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    assert standing(number=None, latest=2, set_aside_at=None) is Standing.DRAFT
    assert standing(number=None, latest=2, set_aside_at=moment) is Standing.SET_ASIDE
    assert standing(number=2, latest=2, set_aside_at=None) is Standing.IN_FORCE
    assert standing(number=1, latest=2, set_aside_at=None) is Standing.REPLACED


def test_the_rules_in_force_are_the_numbers_entered() -> None:
    rules = rules_of(
        Parameters(agm_notice_days=28, amend_majority=Majority.THREE_QUARTERS, close_majority=Majority.MORE_THAN_HALF)
    )
    assert set(rules) == set(RuleKey)
    assert (rules[RuleKey.AGM_NOTICE_DAYS], rules[RuleKey.GENERAL_NOTICE_DAYS]) == ("28", "14")
    assert (rules[RuleKey.AMENDMENT_MAJORITY], rules[RuleKey.DISSOLUTION_MAJORITY]) == ("3/4", "more than 1/2")
    assert (rules[RuleKey.MOST_TERMS], rules[RuleKey.GENERAL_QUORUM_PERCENT]) == (None, "10")
    assert (rules[RuleKey.SIGNATORIES], rules[RuleKey.COMMITTEE_QUORUM]) == ("2", "3")
