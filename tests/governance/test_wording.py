"""Every clause, for every kind of group and every choice, read the way a careful secretary would."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

from esteem.governance.rules.case import BLANK, Case
from esteem.governance.rules.choices import (
    ChosenBy,
    Joining,
    Majority,
    Post,
    Power,
    SubsDue,
    SubsSetBy,
)
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.parameters import LIMITS, Parameters
from esteem.governance.rules.text import marks_in
from esteem.governance.rules.wording import standard_text
from esteem.group.rules import Formality, Nation
from tests.governance.sample import make_case, make_document, text_of

OTHER_CHOICES: dict[str, list[object]] = {
    "working_name": ["The Circle"],
    "powers": [frozenset(Power), frozenset({Power.HIRE})],
    "affiliated_to": ["a national body"],
    "joining": [Joining.LIMITED],
    "member_age": [16, 18],
    "subs_set_by": list(SubsSetBy),
    "subs_due": list(SubsDue),
    "committee_age": [16, 18],
    "posts": [frozenset(Post), frozenset({Post.SAFEGUARDING})],
    "officers_chosen_by": list(ChosenBy),
    "special_share": [0, 33],
    "quorum_share": [0, 25],
    "amend_majority": list(Majority),
    "close_majority": list(Majority),
    "assets_to": ["Relief Together"],
    "committee_min": [2, 9],
    "co_opted_max": [0, 1],
    "signatories_named": [2],
}


def variations() -> Iterator[dict[str, object]]:
    """The usual constitution, then each choice changed on its own."""
    yield {}
    for field in fields(Parameters):
        if field.type == "bool":
            yield {field.name: not field.default}
    for name, values in OTHER_CHOICES.items():
        yield from ({name: value} for value in values)
    for name, (least, most) in LIMITS.items():
        yield {name: least}
        yield {name: most}


def cases() -> Iterator[Case]:
    for formality in Formality:
        for nation in Nation:
            yield make_case(formality, nation, clauses=Key)
            yield make_case(formality, nation)
    for chosen in variations():
        yield make_case(clauses=Key, **chosen)


ALL = [(key, case) for case in cases() for key in Key if case.has(key)]


def test_there_are_twenty_eight_clauses_and_each_says_something() -> None:
    assert len(Key) == 28
    assert [key for key in Key if not standard_text(key, make_case(clauses=Key))] == []


def test_no_clause_has_a_slip_of_the_pen() -> None:
    slips = re.compile(r"  | [,.;:]|,,|\.\.|;\.|[{}]|None|\bTrue\b|\bFalse\b|\b(\w+) \1\b|\bs’s\b|'|\"")
    found = {text[max(0, slip.start() - 30) : slip.end() + 30] for text in texts() for slip in slips.finditer(text)}
    assert found == set()


def texts() -> Iterator[str]:
    yield from {standard_text(key, case) for key, case in ALL}


def test_every_paragraph_starts_with_a_capital_and_ends_like_a_sentence() -> None:
    paragraphs = [paragraph for text in texts() for paragraph in text.split("\n\n")]
    assert {p for p in paragraphs if not re.match(r"[A-Z“]", p)} == set()
    assert {p for p in paragraphs if not re.search(r"[.]$", p)} == set()


def test_a_lead_with_points_ends_in_a_colon_and_the_points_in_one_word_that_joins_them() -> None:
    for text in texts():
        for paragraph in text.split("\n\n"):
            lead, *points = paragraph.split("\n")
            if points:
                assert lead.endswith(":")
                assert all(point.startswith("- ") for point in points)
                assert [bool(re.search(r"; (and|or)$", point)) for point in points] == [False] * (len(points) - 2) + [
                    True,
                    False,
                ]


def test_no_clause_points_to_one_that_is_left_out() -> None:
    lost = {(key, mark) for key, case in ALL for mark in marks_in(standard_text(key, case)) if not case.has(Key(mark))}
    assert lost == set()


def test_nothing_is_left_to_fill_in_when_everything_was_answered() -> None:
    case = make_case(clauses=Key, affiliated_to="a national body")
    assert [key for key in Key if BLANK in standard_text(key, case)] == []


def test_what_is_not_answered_yet_is_plainly_to_be_filled_in() -> None:
    blank = make_case(
        Formality.CHARITY, clauses=Key, area="", beneficiaries="", aims="", powers=frozenset(), joining=Joining.LIMITED
    )
    unanswered = [Key.AREA, Key.AIMS, Key.POWERS, Key.AFFILIATION, Key.MEMBERSHIP]
    assert [key for key in Key if BLANK in standard_text(key, blank)] == unanswered


def test_numbers_are_said_in_words() -> None:
    told = text_of(make_document(make_case(committee_min=3, committee_max=9)), Key.COMMITTEE)
    assert "a committee of at least three and at most nine people" in told
    assert "at least fourteen days’ notice" in text_of(make_document(), Key.SPECIAL)
    assert "at least one day’s notice" in text_of(
        make_document(make_case(committee_notice_days=1)), Key.COMMITTEE_MEETINGS
    )


def test_one_is_not_many() -> None:
    committee = text_of(make_document(make_case(co_opted_max=1)), Key.COMMITTEE)
    assert "may co-opt one more member of the group, who has a vote and serves" in committee
    assert "miss a committee meeting without good reason" in text_of(
        make_document(make_case(missed_meetings=1)), Key.LEAVING
    )
    assert "meets at least once a year" in text_of(
        make_document(make_case(committee_meetings=1)), Key.COMMITTEE_MEETINGS
    )
    both = text_of(make_document(make_case(signatories_named=2, signatories_needed=2)), Key.MONEY)
    assert "chooses two people from among its members" in both
    assert "needs the agreement of both of them" in both


def test_a_committee_of_one_size_is_said_plainly() -> None:
    assert "a committee of five people, whom" in text_of(
        make_document(make_case(committee_min=5, committee_max=5)), Key.COMMITTEE
    )


def test_a_longer_term_is_counted_in_general_meetings() -> None:
    assert "until the end of the next annual general meeting, and" in text_of(make_document(), Key.TERMS)
    longer = text_of(make_document(make_case(term_years=3, most_terms=2)), Key.TERMS)
    assert "until the end of the third annual general meeting after their election" in longer
    assert "more than six years in a row" in longer


def test_only_a_charity_hears_of_charity_law() -> None:
    charity = make_document(make_case(Formality.CHARITY, clauses=Key, affiliated_to="a body"))
    plain = make_document(make_case(Formality.CONSTITUTED, clauses=Key, affiliated_to="a body"))
    legal = re.compile("charity law|charity trustee|charitable|Charity Commission|OSCR")
    assert [clause.key for clause in plain.clauses if legal.search(clause.plain)] == []
    assert [clause.key for clause in charity.clauses if legal.search(clause.plain)] == [
        Key.AIMS, Key.NO_GAIN, Key.COMMITTEE, Key.LEAVING, Key.MONEY, Key.AMENDMENT, Key.CLOSING,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("nation", "law", "regulator"),
    [
        (Nation.ENGLAND, "the law of England and Wales", "the Charity Commission for England and Wales"),
        (Nation.WALES, "the law of England and Wales", "the Charity Commission for England and Wales"),
        (Nation.SCOTLAND, "the law of Scotland", "the Office of the Scottish Charity Regulator (OSCR)"),
        (Nation.NORTHERN_IRELAND, "the law of Northern Ireland", "the Charity Commission for Northern Ireland"),
    ],
)
def test_a_charity_answers_to_its_own_nation(nation: Nation, law: str, regulator: str) -> None:
    document = make_document(make_case(Formality.CHARITY, nation))
    assert law in text_of(document, Key.AIMS)
    assert all(regulator in text_of(document, key) for key in (Key.MONEY, Key.AMENDMENT, Key.CLOSING))


def test_a_scottish_charity_asks_before_it_changes_its_name_or_closes() -> None:
    document = make_document(make_case(Formality.CHARITY, Nation.SCOTLAND))
    assert "The name and the aims may be changed only with the consent" in text_of(document, Key.AMENDMENT)
    assert "forty-two days beforehand" in text_of(document, Key.AMENDMENT)
    assert "The group may be closed only with the consent" in text_of(document, Key.CLOSING)


def test_an_english_charity_asks_before_it_changes_aims_closing_or_benefits() -> None:
    told = text_of(make_document(make_case(Formality.CHARITY)), Key.AMENDMENT)
    assert "take effect only with the written consent of the Charity Commission for England and Wales:" in told
    assert "(a) a change to the aims in clause 3;" in told


def test_northern_ireland_has_its_own_list_of_what_nobody_is_treated_unfairly_for() -> None:
    irish = text_of(make_document(make_case(nation=Nation.NORTHERN_IRELAND)), Key.EQUALITY)
    british = text_of(make_document(make_case(nation=Nation.SCOTLAND)), Key.EQUALITY)
    assert "religious belief or political opinion" in irish
    assert british.count("(") == 9
    for ground in ("age", "disability", "gender reassignment", "marriage or civil partnership", "pregnancy or maternity",
                   "race", "religion or belief", "sex", "sexual orientation"):  # fmt: skip
        assert ground in british


def test_nothing_ever_goes_to_the_members() -> None:
    for formality in Formality:
        for nation in Nation:
            document = make_document(make_case(formality, nation, assets_to="Relief Together"))
            assert "Nothing may be paid or given to the members" in text_of(document, Key.CLOSING)
            assert "No change may allow the group’s money or property to be shared" in text_of(document, Key.AMENDMENT)


def test_what_is_left_goes_to_the_group_that_was_named() -> None:
    plain = text_of(make_document(make_case(assets_to="Relief Together")), Key.CLOSING)
    assert "Whatever then remains is given to Relief Together. If that cannot be done, it is given to" in plain
    charity = text_of(make_document(make_case(Formality.CHARITY, assets_to="Relief Together")), Key.CLOSING)
    assert "given to Relief Together, as long as it is a charity with such aims. If" in charity


def test_a_share_is_of_the_votes_where_people_vote_from_afar() -> None:
    assert "if at least two thirds of the members present and voting agree" in text_of(make_document(), Key.AMENDMENT)
    by_post = make_document(make_case(postal=True))
    assert "if at least two thirds of the votes cast are in favour" in text_of(by_post, Key.AMENDMENT)
    bare = make_document(make_case(amend_majority=Majority.MORE_THAN_HALF))
    assert "if more than half of the members present and voting agree" in text_of(bare, Key.AMENDMENT)


def test_the_group_is_called_by_its_own_words() -> None:
    case = make_case(facts={"members_word": "friends", "subs_word": "tea money"})
    assert "“members” are the people whom the group calls its friends" in text_of(make_document(case), Key.NAME)
    assert "what subscriptions (“tea money”), if any, members pay" in text_of(make_document(case), Key.SUBS)


def test_the_year_ends_when_the_group_says() -> None:
    assert "The financial year ends on 31 August." in text_of(
        make_document(make_case(facts={"year_end": (31, 8)})), Key.MONEY
    )


def test_the_register_is_kept_by_the_membership_secretary_where_there_is_one() -> None:
    assert "The secretary keeps a register" in text_of(make_document(), Key.MEMBERSHIP)
    with_one = make_document(make_case(posts=frozenset({Post.MEMBERSHIP})))
    assert "The membership secretary keeps a register" in text_of(with_one, Key.MEMBERSHIP)


def test_unpaid_subs_end_membership_only_where_they_are_yearly() -> None:
    assert "has owed" not in text_of(make_document(), Key.ENDING)
    yearly = make_document(make_case(subs_due=SubsDue.EACH_YEAR, unpaid_months=3))
    assert "has owed a subscription for three months" in text_of(yearly, Key.ENDING)
    free = make_document(make_case(subs_due=SubsDue.EACH_YEAR, subs_set_by=SubsSetBy.NOBODY))
    assert "has owed" not in text_of(free, Key.ENDING)
