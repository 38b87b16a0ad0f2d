"""Recording in one screen: parts, receipts, what comes again, the same as last time."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image
from sqlalchemy import select

from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money import actions
from esteem.money.models import Receipt, Repeat
from esteem.money.queries import places
from esteem.money.rules.bookings import Part
from esteem.money.rules.kinds import FundKind
from esteem.money.rules.parts import Share, parts_of
from esteem.money.rules.repeats import Every, next_after
from tests.backstage import Group
from tests.money.booking import Books
from tests.visitor import Visitor

ROOM, TEA, GENERAL, GRANT = 1, 2, 3, 4
NOTHING_LEFT = (
    ", so nothing is left for what is chosen above them. Make a part smaller, or choose above what it was for."
)


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (20, 30), "white").save(made, "JPEG")
    return made.getvalue()


# The rules of a split


def test_what_the_rows_leave_over_is_the_first_part() -> None:
    shares = [Share(2, Money(350), TEA), Share(3), Share(4, Money(1000), ROOM, GRANT)]
    assert parts_of(Money(3350), ROOM, GENERAL, None, shares) == [
        Part(Money(2000), ROOM, GENERAL), Part(Money(350), TEA, GENERAL), Part(Money(1000), ROOM, GRANT),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("share", "field", "says"),
    [
        (Share(2, Money(351), TEA), "amount_2", "The parts come to £3.51, which is more than £3.50."),
        (Share(2, Money(350), TEA), "amount_2", f"The parts come to all of £3.50{NOTHING_LEFT}"),
        (Share(3, Money(100)), "heading_3", "Choose what this part was for."),
        (Share(3, None, TEA), "amount_3", "Enter how much of it, like 12.50."),
        (Share(3, Money(-1), TEA), "amount_3", "Enter how much of it, like 12.50."),
    ],
)  # fmt: skip
def test_a_row_that_makes_no_sense_is_said_at_the_row(share: Share, field: str, says: str) -> None:
    with pytest.raises(RuleBroken) as said:
        parts_of(Money(350), ROOM, GENERAL, None, [share])
    assert (said.value.field, said.value.sentence) == (field, says)


@given(some.lists(some.integers(1, 10_000), max_size=6), some.integers(1, 10_000))
def test_the_parts_always_come_to_the_whole(rows: list[int], over: int) -> None:
    whole = Money(sum(rows) + over)
    parts = parts_of(whole, ROOM, GENERAL, None, [Share(n, Money(pence), TEA) for n, pence in enumerate(rows, 2)])
    assert Money.total(part.amount for part in parts) == whole
    assert parts[0] == Part(Money(over), ROOM, GENERAL)


# What comes again


@pytest.mark.parametrize(
    ("every", "first", "after", "day"),
    [
        (Every.MONTH, date(2026, 1, 31), date(2026, 1, 31), date(2026, 2, 28)),
        (Every.MONTH, date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)),
        (Every.MONTH, date(2028, 1, 31), date(2028, 2, 1), date(2028, 2, 29)),
        (Every.QUARTER, date(2026, 3, 25), date(2026, 3, 25), date(2026, 6, 25)),
        (Every.YEAR, date(2024, 2, 29), date(2027, 3, 1), date(2028, 2, 29)),
        (Every.WEEK, date(2026, 3, 3), date(2026, 3, 9), date(2026, 3, 10)),
        (Every.FORTNIGHT, date(2026, 3, 3), date(2026, 3, 3), date(2026, 3, 17)),
        (Every.MONTH, date(2026, 5, 1), date(2026, 1, 1), date(2026, 5, 1)),
    ],
)
def test_the_next_day_keeps_the_day_of_the_first(every: Every, first: date, after: date, day: date) -> None:
    assert next_after(after, first_on=first, every=every) == day


@given(some.sampled_from(list(Every)), some.dates(date(2000, 1, 1), date(2100, 1, 1)), some.integers(0, 2000))
def test_the_next_day_is_always_later(every: Every, first: date, days: int) -> None:
    after = date.fromordinal(first.toordinal() + days)
    assert next_after(after, first_on=first, every=every) > after


# The screen


def test_one_receipt_is_split_over_headings_and_found_under_each(bob: Visitor, shelf: Books, group: Group) -> None:
    group.makes(actions.add_fund, name="Grant", kind=FundKind.RESTRICTED)
    bob.visits("/money/out/").fills("Amount", "33.50").chooses("What was it for?", "Room hire").fills(
        "Who to?", "St Anne's"
    )
    bob.fills("Part 2, how much", "3.50").chooses("Part 2, what for", "Refreshments").fills("Reference", "INV 7")
    bob.fills("Part 3, how much", "10").chooses("Part 3, what for", "Room hire").chooses(
        "Part 3, fund", "Grant"
    ).presses("Record").sees("There is £0.00 left in Grant, and this takes £10.00.")
    bob.ticks("Record it all the same: this is what was paid").presses("Record")
    assert bob.heading == "Room hire and 1 more, £33.50"
    bob.does_not_see("→").sees(
        "Fund General £23.50, Grant £10.00",
        "Reference INV 7",
        "Refreshments: £3.50 counted as paid, in the fund General",
    )
    bob.visits("/money/?heading=" + str(_heading(group, "Refreshments"))).sees("1 booking · £0.00 in · £3.50 out")
    bob.visits("/money/?q=INV+7").sees("1 booking · £0.00 in · £33.50 out", "Room hire + Refreshments")


def _heading(group: Group, name: str) -> int:
    return group.makes(lambda: next(heading.id for heading in places.headings() if heading.name == name))


def _records_a_split(bob: Visitor) -> None:
    bob.visits("/money/out/").fills("Amount", "33.50").chooses("What was it for?", "Room hire")
    bob.fills("Part 2, how much", "3.50").chooses("Part 2, what for", "Refreshments")


def test_another_like_a_split_is_split_the_same_way_with_the_amounts_to_fill_in(bob: Visitor, shelf: Books) -> None:
    _records_a_split(bob)
    bob.presses("Record").follows("Another like this")
    refreshments = bob.field("Part 2, what for")
    assert refreshments
    assert [bob.field(name) for name in ("Amount", "Part 2, how much")] == ["", ""]
    bob.fills("Amount", "40").presses("Record").is_told("Enter how much of it, like 12.50.", beside="Part 2, how much")
    bob.fills("Part 2, how much", "4").presses("Record").sees("Refreshments: £4.00 counted as paid")
    bob.follows("Reverse it").fills("Why is it reversed?", "wrong").presses("Reverse it, and enter it again")
    assert [bob.field(name) for name in ("Amount", "Part 2, how much", "Part 2, what for")] == [
        "40.00",
        "4.00",
        refreshments,
    ]


def test_after_a_split_the_next_one_begins_whole(bob: Visitor, shelf: Books) -> None:
    """The next receipt of the pile is another one: it keeps the day, the account and the heading."""
    _records_a_split(bob)
    bob.presses("Record, and another")
    assert [bob.field(name) for name in ("Amount", "Part 2, what for")] == ["", ""]
    bob.fills("Amount", "5").presses("Record")
    assert bob.heading == "Room hire, £5.00"


def test_a_split_that_leaves_nothing_for_what_is_chosen_above_is_refused(bob: Visitor, shelf: Books) -> None:
    _records_a_split(bob)
    bob.fills("Part 2, how much", "33.50").presses("Record")
    bob.is_told(f"The parts come to all of £33.50{NOTHING_LEFT}", beside="Part 2, how much")


def test_a_split_that_is_too_much_keeps_every_word_and_shows_its_rows(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/out/").fills("Amount", "3").chooses("What was it for?", "Room hire")
    bob.fills("Part 2, how much", "3.50").chooses("Part 2, what for", "Refreshments").presses("Record")
    bob.is_told("The parts come to £3.50, which is more than £3.00.", beside="Part 2, how much")
    assert bob.field("Part 2, how much") == "3.50"


def test_a_photo_of_the_receipt_is_kept_with_the_booking(bob: Visitor, dana: Visitor, shelf: Books) -> None:
    bob.visits("/money/out/").fills("Amount", "3.50").chooses("What was it for?", "Refreshments")
    bob.attaches("Photo or PDF of the receipt", "IMG_4.jpg", picture()).presses("Record").sees("IMG 4")
    assert bob.heading == "Refreshments, £3.50"
    file = bob.downloads("IMG 4")
    assert (file.mimetype, file.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    dana.visits("/money/2/").sees("IMG 4").does_not_see("Take away")


def test_a_receipt_is_taken_away_and_put_back(bob: Visitor, shelf: Books, group: Group) -> None:
    bob.visits("/money/1/receipts/add/").attaches("Photo or PDF", "a.jpg", picture()).presses("Keep it").sees(
        "a is kept with it."
    )
    bob.presses("Take away: a").sees("a is taken away.", "Taken away").presses("Put back: a").sees("a is back.")
    assert group.makes(lambda: [one.removed_at for one in session.scalars(select(Receipt))]) == [None]


def test_a_receipt_is_no_file_of_another_booking(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/1/receipts/add/").attaches("Photo or PDF", "a.jpg", picture()).presses("Keep it")
    bob.visits("/money/out/").fills("Amount", "1").chooses("What was it for?", "Refreshments").presses("Record")
    bob.visits("/money/2/receipts/1/").finds_nothing()


def test_what_names_a_member_shows_no_receipt_to_who_may_not_see_people(
    dana: Visitor, bob: Visitor, shelf: Books
) -> None:
    bob.visits("/money/in/").fills("Amount", "5").chooses("What was it for?", "Donations").fills(
        "Who from?", "Pat Sample"
    )
    bob.attaches("Photo or PDF of the receipt", "a.jpg", picture()).presses("Record")
    dana.visits("/money/2/").does_not_see("Receipts")
    dana.visits("/money/2/receipts/1/").finds_nothing()


def test_rent_that_comes_each_month_is_asked_for_and_filled_in(bob: Visitor, shelf: Books, group: Group) -> None:
    bob.visits("/money/out/").fills("Amount", "24").fills("Day", "25 Oct 2026").chooses("What was it for?", "Room hire")
    bob.fills("Who to?", "St Anne's").chooses("Does it come again?", "Each month").presses("Record")
    bob.sees("It comes again: each month, next on 25 November 2026.")
    bob.visits("/").sees("Record Room hire, St Anne's: £24.00", "Due tomorrow: 25 November 2026.").follows(
        "Record it: Record Room hire, St Anne's: £24.00"
    )
    assert (bob.field("Amount"), bob.field("Who to?"), bob.field("Day")) == ("24.00", "St Anne's", "24/11/2026")
    bob.presses("Record").sees("next on 25 December 2026")
    assert group.makes(lambda: [(one.like_id, one.next_on) for one in session.scalars(select(Repeat))]) == [
        (3, date(2026, 12, 25))
    ]


def test_what_comes_again_is_left_out_stopped_and_carried_on(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/1/").follows("Does it come again?").fills("Next on", "1 Dec 2026").presses("Save")
    bob.sees("Next on 1 December 2026").presses("Leave it out once: Donations").sees("Next on 1 January 2027")
    bob.presses("Stop: Donations").sees("Stopped on 24 November 2026").presses("Carry on: Donations")
    bob.sees("Next on 1 January 2027")


def test_the_same_as_last_time_is_today_with_everything_filled_in(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/out/").fills("Amount", "24").fills("Day", "1 Nov 2026").chooses("What was it for?", "Room hire")
    bob.fills("Who to?", "St Anne's").presses("Record").visits("/money/out/").follows("Room hire, St Anne's, £24.00")
    assert [bob.field(name) for name in ("Amount", "Day", "Who to?")] == ["24.00", "24/11/2026", "St Anne's"]


def test_what_was_paid_without_a_receipt_is_found(bob: Visitor, shelf: Books) -> None:
    for amount in ("1", "2"):
        bob.visits("/money/out/").fills("Amount", amount).chooses("What was it for?", "Refreshments")
        if amount == "1":
            bob.attaches("Photo or PDF of the receipt", "a.jpg", picture())
        bob.presses("Record")
    bob.visits("/money/?receipt=none").sees("1 booking · £0.00 in · £2.00 out")
