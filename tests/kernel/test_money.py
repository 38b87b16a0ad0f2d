"""Money: exact to the penny, and it refuses what makes no sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esteem.kernel.money import LARGEST, NOTHING, Money

AMOUNTS = st.integers(-(10**9), 10**9).map(Money)
MENDING = "Enter an amount in pounds and pence, like 12.50."


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("12", 1200),
        ("12.", 1200),
        ("12.5", 1250),
        ("12.50", 1250),
        ("12.500", 1250),
        (".5", 50),
        ("£12.50", 1250),
        ("£ 12.50", 1250),
        ("12.50 GBP", 1250),
        ("gbp12", 1200),
        ("1,250", 125000),
        ("1,250,000.99", 125000099),
        (" 12\u00a0", 1200),
        ("-3.20", -320),
        ("\u22123.20", -320),
        ("-£3.20", -320),
        ("(3.20)", -320),
        ("0", 0),
        ("007", 700),
    ],
)
def test_an_amount_is_understood_as_people_write_it(typed: str, pence: int) -> None:
    assert Money.parse(typed) == Money(pence)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "£",
        "-",
        ".",
        "twelve",
        "NaN",
        "Infinity",
        "1e3",
        "12,50",
        "1,2,3",
        "1.2.3",
        "--5",
        "(-5)",
        "=1+1",
        "<script>",
        "12p",
        "\u0661\u0662",
        "12\u200b",
        "\u202e12",
        "1_000",
        "x" * 10_000,
    ],
)
def test_what_is_no_amount_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError) as refusal:
        Money.parse(typed)
    assert str(refusal.value) == MENDING


@pytest.mark.parametrize("typed", ["12.505", "0.001", "£1.999", "0." + "0" * 50 + "1"])
def test_more_exact_than_a_penny_is_refused(typed: str) -> None:
    with pytest.raises(ValueError) as refusal:
        Money.parse(typed)
    assert str(refusal.value) == "Enter an amount no more exact than a penny, like 12.50."


@pytest.mark.parametrize("typed", ["100000000000.01", "9" * 10_000, "-" + "9" * 30])
def test_an_amount_beyond_belief_is_refused(typed: str) -> None:
    with pytest.raises(ValueError) as refusal:
        Money.parse(typed)
    assert str(refusal.value) == "Enter a smaller amount."


def test_the_largest_amount_is_allowed_and_a_penny_more_is_not() -> None:
    assert Money(LARGEST).pence == LARGEST
    with pytest.raises(ValueError, match="smaller"):
        Money(LARGEST) + Money(1)


@pytest.mark.parametrize(
    ("pence", "said", "plain"),
    [
        (0, "£0.00", "0.00"),
        (5, "£0.05", "0.05"),
        (1250, "£12.50", "12.50"),
        (125000099, "£1,250,000.99", "1250000.99"),
        (-320, "\u2212£3.20", "-3.20"),
        (-5, "\u2212£0.05", "-0.05"),
    ],
)
def test_an_amount_is_said_to_people_and_written_in_files(pence: int, said: str, plain: str) -> None:
    assert (str(Money(pence)), Money(pence).plain()) == (said, plain)


@given(AMOUNTS)
def test_what_is_written_is_read_back_the_same(amount: Money) -> None:
    assert Money.parse(amount.plain()) == amount
    assert Money.parse(str(amount)) == amount


@pytest.mark.parametrize(
    ("pence", "pounds"), [(149, 1), (150, 2), (250, 3), (-149, -1), (-150, -2), (-250, -3), (49, 0), (0, 0)]
)
def test_to_the_nearest_pound_fifty_pence_goes_away_from_nought(pence: int, pounds: int) -> None:
    assert Money(pence).pounds() == pounds


@given(AMOUNTS, st.integers(1, 60))
def test_shares_differ_by_a_penny_at_most_and_lose_none(amount: Money, ways: int) -> None:
    shares = amount.share(ways)
    assert len(shares) == ways
    assert Money.total(shares) == amount
    assert max(shares).pence - min(shares).pence <= 1


@pytest.mark.parametrize("ways", [0, -1])
def test_money_is_shared_between_one_or_more(ways: int) -> None:
    with pytest.raises(ValueError, match="one or more"):
        Money(100).share(ways)


@given(AMOUNTS, AMOUNTS, st.integers(-100, 100))
def test_sums_are_the_sums_of_the_pence(one: Money, other: Money, times: int) -> None:
    assert one + other == Money(one.pence + other.pence)
    assert one - other == Money(one.pence - other.pence)
    assert one * times == times * one == Money(one.pence * times)
    assert -one == Money(-one.pence)
    assert abs(one) == Money(abs(one.pence))
    assert (one < other) == (one.pence < other.pence)


@pytest.mark.parametrize(
    "sum_",
    [
        lambda: Money(1) + 1,
        lambda: 1 + Money(1),
        lambda: Money(1) - 0.5,
        lambda: Money(1) * 1.5,
        lambda: Money(1) * bool(1),
        lambda: Money(1) * Money(1),
        lambda: Money(1) / 2,
        lambda: Money(1.5),
        lambda: Money(bool(1)),
        lambda: Money("1"),
        lambda: Money(1) < 2,
        lambda: sum([Money(1), Money(2)]),
    ],
)
def test_sums_that_make_no_sense_are_refused(sum_: object) -> None:
    with pytest.raises(TypeError):
        sum_()  # type: ignore[operator]  # a lambda of the table above


def test_a_total_of_nothing_is_nought_and_nought_is_false() -> None:
    assert Money.total([]) == NOTHING
    assert not NOTHING
    assert Money(1)
    assert Money(-1)


def test_money_cannot_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        Money(1).pence = 2  # type: ignore[misc]  # the very thing that must fail


def test_a_hair_more_than_a_penny_s_exactness_is_refused_however_fine() -> None:
    assert Money.parse(f"1.{'0' * 40}") == Money(100)
    with pytest.raises(ValueError, match="no more exact than a penny"):
        Money.parse(f"1.{'0' * 40}1")
