from datetime import date

import pytest

from esteem.kernel.errors import RuleBroken
from esteem.people.rules.names import found_by, initials, searched_for
from esteem.people.rules.reach import NO_VOICEMAIL, phone_cautions
from esteem.people.rules.standing import Order, Standing, check_days


def test_nobody_leaves_before_they_joined() -> None:
    with pytest.raises(RuleBroken) as broken:
        check_days(date(2026, 3, 2), date(2026, 3, 1))
    assert broken.value.field == "left_on"


def test_somebody_may_join_and_leave_on_one_day() -> None:
    check_days(date(2026, 3, 1), date(2026, 3, 1))


def test_the_warning_about_voicemail_comes_before_the_other_words() -> None:
    assert phone_cautions(no_voicemail=True, phone_care="Say you are Sam") == [NO_VOICEMAIL, "Say you are Sam"]
    assert phone_cautions(no_voicemail=False, phone_care="") == []


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("Siân", "sian"),
        ("0115 496", "0115496"),
        ("(0115) 496-01", "011549601"),
        ("O’Neill", "o'neill"),
        ("4b", "4b"),
        ("12", "12"),
    ],
)
def test_a_search_means_a_number_when_it_looks_like_one(typed: str, sought: str) -> None:
    assert searched_for(typed) == sought


def test_a_person_is_found_by_names_address_and_digits() -> None:
    assert found_by("Siân O’Neill", "Shan", "S@Example.org", numbers=("0115 496 0123",)) == (
        "sian o'neill\nshan\ns@example.org\n01154960123"
    )


@pytest.mark.parametrize(
    ("name", "said"), [("Ann Other", "A. O."), ("Siân ap Rhys-Jones", "S. A. R. J."), ("O’Neill", "O. N."), ("!", "")]
)
def test_initials_tell_somebody_was_there_and_not_who(name: str, said: str) -> None:
    assert initials(name) == said


def test_an_address_that_asks_for_nonsense_gets_the_usual() -> None:
    assert Standing.read("left", Standing.CURRENT) is Standing.LEFT
    assert Standing.read("'; drop table", Standing.CURRENT) is Standing.CURRENT
    assert Order.read(None, Order.NAME) is Order.NAME
