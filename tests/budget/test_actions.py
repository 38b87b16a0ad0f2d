"""A budget is begun, written, agreed and changed; gifts in kind are written down; nothing of it is booked."""

from __future__ import annotations

from datetime import date

import pytest

from esteem.budget import actions
from esteem.budget.models import HourWorth, InKind, YearBudget
from esteem.budget.queries.budgets import latest, revisions
from esteem.budget.queries.in_kind import put_away_in, year_in_kind
from esteem.budget.rules.in_kind import Given
from esteem.budget.rules.planned import Planned
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.money import NOTHING, Money
from esteem.money.queries.years import last_number
from tests.backstage import Group
from tests.budget.conftest import Ground, pounds


def lines(ground: Ground, room: int = 600, subs: int = 300) -> list[Planned]:
    named = ground.headings
    return [
        Planned(named["Room hire"], ground.general, pounds(room), "twelve months"),
        Planned(named["Subs at meetings"], ground.general, pounds(subs)),
    ]


def test_a_draft_is_changed_in_place_and_what_was_agreed_stays(group: Group, ground: Ground) -> None:
    year = ground.year
    group.makes(actions.begin_budget, year=year, planned=lines(ground))
    group.makes(actions.save_budget, year=year, planned=lines(ground, room=610)[:1], seen=1)
    with group.at_work():
        draft = latest(year)
        assert draft is not None
        assert (draft.revision, draft.nth, [one.amount for one in draft.planned]) == (1, 2, [pounds(610)])
        actions.agree_budget(budget=draft, agreed_on=date(2026, 5, 15), meeting="the yearly meeting")
    with pytest.raises(RuleBroken, match="Say why"):
        group.makes(actions.save_budget, year=year, planned=lines(ground), seen=2)
    group.makes(actions.save_budget, year=year, planned=lines(ground), seen=2, because="The hall is dearer")
    group.makes(actions.save_budget, year=year, planned=lines(ground, subs=1), seen=3, because="Fewer come")
    kept = group.asks(revisions, year)
    assert [(one.revision, one.because, one.agreed_on) for one in kept] == [
        (3, "Fewer come", None), (2, "The hall is dearer", None), (1, "", date(2026, 5, 15)),
    ]  # fmt: skip
    assert [one.amount for one in kept[-1].planned] == [pounds(610)]
    assert all(one.made_by for one in kept) or all(one.made_by is None for one in kept)
    assert group.history_is_whole()


def test_a_year_has_one_budget_and_what_is_the_same_makes_no_revision(group: Group, ground: Ground) -> None:
    group.makes(actions.begin_budget, year=ground.year, planned=lines(ground))
    with pytest.raises(RuleBroken, match="already"):
        group.makes(actions.begin_budget, year=ground.year)
    group.makes(actions.save_budget, year=ground.year, planned=lines(ground)[::-1], seen=1)
    found = group.asks(latest, ground.year)
    assert found is not None
    assert (found.revision, found.nth) == (1, 1)


def test_two_at_once_lose_neither_text(group: Group, ground: Ground) -> None:
    group.makes(actions.begin_budget, year=ground.year, planned=lines(ground))
    group.makes(actions.save_budget, year=ground.year, planned=lines(ground, room=700), seen=1)
    with pytest.raises(StaleEdit) as stale:
        group.makes(actions.save_budget, year=ground.year, planned=lines(ground, room=800), seen=1)
    theirs = stale.value.row
    assert getattr(theirs, f"amount_{ground.headings['Room hire']}_{ground.general}") == pounds(700)
    assert theirs.version == 2  # type: ignore[attr-defined]  # a row of budgets


def test_nothing_is_agreed_that_is_empty_or_still_to_come(group: Group, ground: Ground) -> None:
    empty = group.makes(actions.begin_budget, year=ground.year)
    with pytest.raises(RuleBroken, match="nothing in this budget"):
        group.makes(agree, empty.id, date(2026, 5, 1))
    group.makes(actions.save_budget, year=ground.year, planned=lines(ground), seen=1)
    with pytest.raises(RuleBroken, match="still to come"):
        group.makes(agree, empty.id, date(2026, 12, 1))
    group.makes(agree, empty.id, date(2026, 5, 1))
    assert group.makes(agree, empty.id, date(2026, 5, 2)).agreed_on == date(2026, 5, 2)


def agree(number: int, on: date) -> YearBudget:
    return actions.agree_budget(budget=session.get_one(YearBudget, number), agreed_on=on)


def test_what_is_given_is_valued_beside_the_books(group: Group, ground: Ground) -> None:
    before = group.asks(last_number)
    group.makes(actions.add_hour_value, starts_on=date(2026, 4, 1), amount=Money(1_260), source="Committee")
    stall = group.makes(
        actions.add_gift, kind=Given.HOURS, day=date(2026, 6, 6), what="Stall", minutes=480, amount=Money(9)
    )
    group.makes(
        actions.add_gift, kind=Given.GOODS, day=date(2026, 6, 6), what="Prizes", minutes=60, amount=Money(2_500)
    )
    group.makes(actions.add_gift, kind=Given.OTHER, day=date(2026, 3, 31), what="Print", amount=Money(100))
    assert stall.amount is None
    told = group.asks(year_in_kind, ground.year)
    assert [(one.what, one.worth) for one in told.gifts] == [("Stall", Money(10_080)), ("Prizes", Money(2_500))]
    assert told.total == Money(12_580)
    assert group.asks(last_number) == before


def test_a_gift_is_put_right_put_away_and_counted_again(group: Group, ground: Ground) -> None:
    with group.at_work():
        gift = actions.add_gift(kind=Given.GOODS, day=date(2026, 6, 6), what="Prizes", amount=Money(2_500))
        actions.change_gift(gift=gift, kind=Given.HOURS, day=date(2026, 6, 7), what="Stall", minutes=60, seen_version=1)
        with pytest.raises(StaleEdit):
            actions.change_gift(gift=gift, kind=Given.HOURS, day=date(2026, 6, 7), what="x", minutes=60, seen_version=1)
        with pytest.raises(RuleBroken, match="still to come"):
            actions.add_gift(kind=Given.HOURS, day=date(2026, 12, 24), what="Party", minutes=60)
        actions.put_away_gift(gift=gift)
    assert [one.what for one in group.asks(put_away_in, ground.year)] == ["Stall"]
    assert group.asks(year_in_kind, ground.year).total == NOTHING
    group.makes(lambda: actions.put_away_gift(gift=session.get_one(InKind, gift.id)))
    assert [one.worth for one in group.asks(year_in_kind, ground.year).gifts] == [None]


def test_a_value_of_an_hour_is_put_away_and_the_later_written_counts(group: Group, ground: Ground) -> None:
    on = date(2026, 4, 1)
    with group.at_work():
        actions.add_gift(kind=Given.HOURS, day=date(2026, 6, 6), what="Stall", minutes=60)
        for amount in (1_000, 1_300):
            actions.add_hour_value(starts_on=on, amount=Money(amount), source="Committee")
    assert group.asks(year_in_kind, ground.year).total == Money(1_300)
    group.makes(lambda: actions.put_away_hour_value(value=session.get_one(HourWorth, 2)))
    assert group.asks(year_in_kind, ground.year).total == Money(1_000)
