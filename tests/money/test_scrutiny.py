"""What the law asks of a year's accounts, by nation and by year."""

from __future__ import annotations

from datetime import date

import pytest

from esteem.kernel.dates import Period
from esteem.kernel.money import Money
from esteem.money.rules.scrutiny import (
    Need,
    Regime,
    basis_of,
    limit_for,
    limits,
    must_it_register,
    scrutiny,
)

EW, SC, NI = Regime.ENGLAND_AND_WALES, Regime.SCOTLAND, Regime.NORTHERN_IRELAND
OLD = Period.year_ending(date(2026, 9, 29))
NEW = Period.year_ending(date(2026, 9, 30))


def need(regime: Regime, year: Period, pounds: int, pence: int = 0, assets: int = 0) -> Need:
    return scrutiny(regime, year, income=Money(pounds * 100 + pence), assets=Money(assets * 100)).need


@pytest.mark.parametrize(
    ("year", "pounds", "pence", "expected"),
    [
        (OLD, 25_000, 0, Need.NOTHING),
        (OLD, 25_000, 1, Need.EXAMINATION),
        (OLD, 250_000, 0, Need.EXAMINATION),
        (OLD, 250_000, 1, Need.QUALIFIED_EXAMINATION),
        (OLD, 1_000_000, 1, Need.AUDIT),
        (NEW, 40_000, 0, Need.NOTHING),
        (NEW, 40_000, 1, Need.EXAMINATION),
        (NEW, 500_000, 1, Need.QUALIFIED_EXAMINATION),
        (NEW, 1_500_000, 0, Need.QUALIFIED_EXAMINATION),
        (NEW, 1_500_000, 1, Need.AUDIT),
    ],
)
def test_england_and_wales_count_by_the_day_the_year_ends(
    year: Period, pounds: int, pence: int, expected: Need
) -> None:
    assert need(EW, year, pounds, pence) is expected


def test_much_property_with_enough_income_needs_an_audit() -> None:
    assert need(EW, OLD, 250_001, assets=3_260_001) is Need.AUDIT
    assert need(EW, NEW, 250_001, assets=3_260_001) is Need.EXAMINATION


def test_scotland_and_northern_ireland_have_no_lower_limit() -> None:
    assert [need(SC, OLD, 0), need(NI, OLD, 0)] == [Need.EXAMINATION, Need.EXAMINATION]


def test_scotland_counts_by_the_day_the_year_begins() -> None:
    before = Period(date(2025, 12, 31), date(2026, 12, 31))
    after = Period(date(2026, 1, 1), date(2027, 1, 1))
    assert [need(SC, before, 500_000), need(SC, after, 500_000)] == [Need.AUDIT, Need.QUALIFIED_EXAMINATION]


def test_scottish_receipts_and_payments_stop_below_the_limit_and_english_ones_at_it() -> None:
    year = Period.year_ending(date(2026, 3, 31))
    allowed = [
        scrutiny(regime, year, income=Money(25_000_000), assets=Money(0)).may_use_receipts_and_payments
        for regime in (EW, SC, NI)
    ]
    assert allowed == [True, False, True]


def test_a_group_that_is_no_charity_is_told_that_no_law_asks() -> None:
    told = scrutiny(None, OLD, income=Money(9_000_000), assets=Money(0))
    assert (told.need, told.send_by) == (Need.NOTHING, None)


def test_accounts_over_the_limit_are_sent_within_ten_months_in_england_and_nine_in_scotland() -> None:
    year = Period.year_ending(date(2026, 3, 31))
    sent = [scrutiny(regime, year, income=Money(2_500_100), assets=Money(0)).send_by for regime in (EW, SC, NI)]
    assert sent == [date(2027, 1, 31), date(2026, 12, 31), date(2027, 1, 31)]
    assert scrutiny(EW, year, income=Money(2_500_000), assets=Money(0)).send_by is None


def test_the_reason_names_the_figure_of_that_year() -> None:
    told = scrutiny(EW, OLD, income=Money(3_000_000), assets=Money(0))
    assert (
        told.reason == "Its income was £30,000, past the limit of £25,000. A constitution or a funder may ask for more."
    )
    assert told.source == "Charities Act 2011 section 145"


def test_every_limit_says_where_it_stands_and_when_that_was_read() -> None:
    assert [limit for limit in limits() if not limit.source or limit.checked_on < date(2026, 11, 1)] == []


@pytest.mark.parametrize("regime", list(Regime))
def test_every_nation_has_the_limits_that_are_asked_for(regime: Regime) -> None:
    names = ("examination", "qualified examiner", "accruals", "audit", "send accounts")
    assert [name for name in names if limit_for(regime, name, OLD) is None] == []


@pytest.mark.parametrize(
    ("rule", "before", "since"),
    [
        ("examination", 25_000, 40_000), ("qualified examiner", 250_000, 500_000), ("accruals", 250_000, 500_000),
        ("audit", 1_000_000, 1_500_000), ("audit by assets", 3_260_000, 5_000_000),
        ("audit by assets needs income", 250_000, 500_000), ("register", 5_000, 5_000), ("annual return", 10_000, 10_000),
        ("send accounts", 25_000, 25_000), ("report", 0, 0),
    ],
)  # fmt: skip
def test_every_limit_of_england_and_wales_is_the_one_of_the_day_the_year_ends(
    rule: str, before: int, since: int
) -> None:
    found = [limit_for(EW, rule, year) for year in (OLD, NEW)]
    assert [limit.amount.pounds() for limit in found if limit] == [before, since]


@pytest.mark.parametrize(
    ("regime", "rule", "before", "since"),
    [
        (SC, "examination", 0, 0), (SC, "qualified examiner", 250_000, 250_000), (SC, "accruals", 250_000, 250_000),
        (SC, "audit", 500_000, 1_000_000), (SC, "send accounts", 0, 0), (SC, "report", 0, 0),
        (NI, "examination", 0, 0), (NI, "qualified examiner", 250_000, 250_000), (NI, "accruals", 250_000, 250_000),
        (NI, "audit", 500_000, 500_000), (NI, "send accounts", 0, 0), (NI, "report", 0, 0),
    ],
)  # fmt: skip
def test_every_limit_of_the_other_nations_is_the_one_of_the_day_the_year_begins(
    regime: Regime, rule: str, before: int, since: int
) -> None:
    years = (Period(date(2025, 12, 31), date(2026, 12, 31)), Period(date(2026, 1, 1), date(2027, 1, 1)))
    found = [limit_for(regime, rule, year) for year in years]
    assert [limit.amount.pounds() for limit in found if limit] == [before, since]


def duties(regime: Regime, pounds: int) -> list[str]:
    year = Period.year_ending(date(2026, 3, 31))
    return [duty.sentence for duty in scrutiny(regime, year, income=Money(pounds * 100), assets=Money(0)).duties]


REPORT = "A trustees’ annual report is written for the year, whether it is sent or not."


def test_what_is_written_and_sent_besides_grows_with_the_income_in_england() -> None:
    to_send = "The annual return is filled in by 31 January 2027: the income was over £10,000."
    assert duties(EW, 10_000) == [REPORT]
    assert duties(EW, 10_001) == [REPORT, to_send]
    assert duties(EW, 25_001) == [
        REPORT, to_send,
        ("The accounts and the report are sent to the Charity Commission for England and Wales by 31 January 2027: "
        "the income was over £25,000."),
    ]  # fmt: skip


def test_every_charity_elsewhere_sends_them_however_small() -> None:
    assert duties(SC, 0) == [
        REPORT,
        (
            "The accounts and the report are sent to the Office of the Scottish Charity Regulator by 31 December 2026, "
            "however small the income."
        ),
    ]
    assert duties(NI, 0)[1].endswith(
        "Charity Commission for Northern Ireland by 31 January 2027, however small the income."
    )


def test_a_group_that_may_have_to_register_is_told_above_the_limit_alone() -> None:
    assert must_it_register(NEW, Money(500_000)) is None
    told = must_it_register(NEW, Money(500_001))
    assert told is not None
    assert told.sentence.startswith("A group whose aims are charitable registers with the Charity Commission")
    assert told.source == "Charities Act 2011 section 30"


def test_what_an_examiner_works_under_is_told_with_its_source() -> None:
    assert [basis_of(regime).under.partition(" of ")[0] for regime in Regime] == [
        "section 145", "section 44(1)(c)", "section 65",
    ]  # fmt: skip
    assert [regime for regime in Regime if not basis_of(regime).source] == []
