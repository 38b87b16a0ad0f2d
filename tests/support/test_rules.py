from datetime import date

import pytest

from esteem.kernel.errors import RuleBroken
from esteem.support.rules.agreements import PASSAGES, STARTS, State, check_is_draft, check_may_sign
from esteem.support.rules.kinds import (
    Due,
    Show,
    Wanted,
    What,
    check_help,
    check_not_to_come,
    due_until,
    long_ago,
    website_address,
)
from esteem.support.rules.roles import Area, Role, check_role_names

TODAY = date(2026, 11, 24)


def test_there_are_five_roles_each_with_a_plain_line() -> None:
    assert [role.says for role in Role] == [
        "Resource-builder", "Capacity-builder", "Facilitator", "Bridge-builder", "Co-educator",
    ]  # fmt: skip
    assert [role for role in Role if not role.means.endswith(".")] == []


def test_two_roles_may_not_be_called_the_same() -> None:
    with pytest.raises(RuleBroken) as broken:
        check_role_names({Role.FACILITATOR: "Guide", Role.CO_EDUCATOR: "guidé"})
    assert broken.value.field == "is_co_educator"
    check_role_names({Role.FACILITATOR: "Guide", Role.CO_EDUCATOR: ""})


def test_one_may_not_take_the_usual_name_of_another() -> None:
    with pytest.raises(RuleBroken):
        check_role_names({Role.FACILITATOR: "", Role.CO_EDUCATOR: "Facilitator"})


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org", "https://example.org"),
        ("http://example.org/help", "http://example.org/help"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("", ""),
    ],
)
def test_a_website_is_made_a_link(typed: str, address: str) -> None:
    assert website_address(typed) == address


@pytest.mark.parametrize("typed", ["javascript://example.org", "example", "see example.org", "ftp://example.org", "."])
def test_what_is_no_website_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        website_address(typed)
    assert broken.value.field == "website"


def test_an_address_narrows_the_list_and_nonsense_counts_as_nothing() -> None:
    asked = {"show": "helpers", "q": "sam", "role": "facilitator", "area": "expertise", "due": "touch"}
    assert Wanted.read(asked) == Wanted(Show.HELPERS, "sam", Role.FACILITATOR, Area.EXPERTISE, Due.TOUCH)
    assert Wanted.read({"show": "x", "role": "x", "area": "", "due": "'"}) == Wanted()


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(), list(What)),
        (Wanted(Show.SPEAKERS), [What.SPEAKER]),
        (Wanted(role=Role.FACILITATOR), [What.HELPER]),
        (Wanted(due=Due.REVIEW), [What.HELPER]),
        (Wanted(due=Due.TOUCH), [What.HELPER, What.ORGANISATION]),
        (Wanted(Show.ORGANISATIONS, area=Area.EXPERTISE), []),
    ],
)
def test_what_is_asked_for_leaves_only_what_can_have_it(wanted: Wanted, shown: list[What]) -> None:
    assert [what for what in What if wanted.may_show(what)] == shown


def test_a_year_ago_today_is_not_yet_long_ago() -> None:
    assert (long_ago(TODAY), due_until(TODAY)) == (date(2025, 11, 24), date(2026, 12, 22))


def test_help_is_reviewed_and_ends_after_it_was_agreed() -> None:
    with pytest.raises(RuleBroken) as review:
        check_help(TODAY, date(2026, 11, 23), None)
    with pytest.raises(RuleBroken) as ending:
        check_help(TODAY, None, date(2026, 11, 23))
    assert (review.value.field, ending.value.field) == ("review_on", "ended_on")
    check_help(TODAY, TODAY, TODAY)


def test_what_has_not_happened_is_not_recorded() -> None:
    with pytest.raises(RuleBroken) as broken:
        check_not_to_come(date(2026, 11, 25), TODAY, field="day")
    assert broken.value.field == "day"
    check_not_to_come(TODAY, TODAY, field="day")


def test_the_agreement_begins_with_words_that_protect_both_sides() -> None:
    assert [passage.key for passage in PASSAGES if passage.start] == ["in_return", "confidentiality", "decides"]
    assert STARTS["confidentiality"].count(". ") == 1  # two sentences
    assert STARTS["decides"].startswith("The group decides")


def test_an_agreement_is_signed_only_when_it_says_what_is_offered() -> None:
    with pytest.raises(RuleBroken):
        check_may_sign(offers="", signed_on=TODAY, review_on=None, today=TODAY)
    for day, review_on, field in ((date(2026, 11, 25), None, "signed_on"), (TODAY, date(2026, 11, 1), "review_on")):
        with pytest.raises(RuleBroken) as broken:
            check_may_sign(offers="Tea", signed_on=day, review_on=review_on, today=TODAY)
        assert broken.value.field == field
    check_may_sign(offers="Tea", signed_on=TODAY, review_on=TODAY, today=TODAY)


@pytest.mark.parametrize("state", [State.SIGNED, State.SET_ASIDE])
def test_only_a_draft_is_changed(state: State) -> None:
    with pytest.raises(RuleBroken):
        check_is_draft(state)
