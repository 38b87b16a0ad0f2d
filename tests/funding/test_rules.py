from datetime import date

import pytest

from esteem.funding.rules import (
    MAY_FOLLOW,
    STATUS_AFTER,
    Event,
    Happening,
    Status,
    awarded,
    check_event,
    check_fund,
    received,
    status_of,
)
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money

TODAY = date(2026, 11, 24)
SENT = Event(Happening.SUBMITTED, date(2026, 3, 1))
AWARDED = Event(Happening.AWARDED, date(2026, 4, 1), Money(50000))
FIRST = Event(Happening.PAID, date(2026, 5, 1), Money(30000))
SECOND = Event(Happening.PAID, date(2026, 9, 1), Money(20000))
REPORTED = Event(Happening.REPORTED, date(2026, 10, 1))


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([], Status.WRITING),
        ([SENT], Status.WAITING),
        ([SENT, AWARDED], Status.AWARDED),
        ([SENT, AWARDED, FIRST], Status.PAID),
        ([SENT, AWARDED, FIRST, SECOND, REPORTED], Status.REPORTED),
        ([SENT, Event(Happening.DECLINED, date(2026, 4, 1))], Status.DECLINED),
        ([Event(Happening.WITHDRAWN, date(2026, 4, 1))], Status.WITHDRAWN),
    ],
)
def test_how_it_stands_follows_from_what_happened(events: list[Event], status: Status) -> None:
    assert status_of(events) is status


def test_every_status_says_what_may_come_next() -> None:
    assert set(MAY_FOLLOW) == set(Status)
    assert set(STATUS_AFTER) == set(Happening)


def refused(events: list[Event], new: Event) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as broken:
        check_event(events, new, today=TODAY)
    return broken.value.field, broken.value.sentence


def test_nothing_is_awarded_before_it_is_sent() -> None:
    assert refused([], AWARDED) == ("kind", "This application stands at “being written”, so that cannot come next.")


def test_nothing_is_recorded_before_its_day() -> None:
    assert refused([], Event(Happening.SUBMITTED, date(2026, 11, 25)))[0] == "on"
    check_event([], Event(Happening.SUBMITTED, TODAY), today=TODAY)


def test_nothing_happens_before_what_came_before_it() -> None:
    assert refused([SENT], Event(Happening.DECLINED, date(2026, 2, 28)))[0] == "on"
    check_event([SENT], Event(Happening.DECLINED, SENT.on), today=TODAY)


@pytest.mark.parametrize("amount", [None, Money(0)])
def test_an_award_is_of_an_amount(amount: Money | None) -> None:
    assert refused([SENT], Event(Happening.AWARDED, TODAY, amount)) == ("amount", "Enter the amount, like 500.")


def test_instalments_add_up() -> None:
    assert received([SENT, AWARDED, FIRST, SECOND]) == Money(50000)
    assert awarded([SENT, AWARDED, FIRST]) == Money(50000)
    assert (awarded([SENT]), received([])) == (None, Money(0))


@pytest.mark.parametrize("status", [Status.WRITING, Status.WAITING, Status.DECLINED, Status.WITHDRAWN, Status.REPORTED])
def test_no_fund_is_opened_for_money_that_is_not_to_come(status: Status) -> None:
    with pytest.raises(RuleBroken, match="once it is awarded"):
        check_fund(status, None)


def test_an_award_has_one_fund() -> None:
    check_fund(Status.AWARDED, None)
    with pytest.raises(RuleBroken, match="already"):
        check_fund(Status.PAID, 7)
