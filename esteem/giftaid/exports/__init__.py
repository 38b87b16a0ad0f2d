"""Gift Aid as files: the schedule exactly as HMRC's form takes it, gifts, declarations, claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from werkzeug.wrappers import Response

from esteem.giftaid.models import Declaration, GiftAidClaim
from esteem.giftaid.rules.gifts import Judged
from esteem.giftaid.rules.schedule import HEADS, ScheduleLine
from esteem.kernel.spreadsheets import csv_file


def schedule_file(lines: Sequence[ScheduleLine], *, name: str) -> Response:
    """The ten columns in HMRC's order."""
    return csv_file(name, HEADS, (line.cells(number) for number, line in enumerate(lines, 1)))


def gifts_file(gifts: Iterable[Judged]) -> Response:
    """What the list of gifts shows."""
    heads = ("Booking", "Day", "Who", "Gift", "Stands", "Why", "Claim until")
    rows = (
        (one.booking.number, one.booking.day, one.booking.who, one.amount, one.stands.says, one.says, one.until)
        for one in gifts
    )
    return csv_file("gift-aid-gifts.csv", heads, rows)


def declarations_file(declarations: Iterable[Declaration]) -> Response:
    """What the list of declarations shows, with the homes as given."""
    heads = (
        "Title", "First name", "Last name", "House", "Postcode", "Lives now", "Covers", "How", "Made", "Record sent",
        "Cancelled", "Put away",
    )  # fmt: skip
    rows = (
        (
            one.title, one.first_name, one.last_name, one.house, one.postcode, one.home, one.given.says, one.how.says,
            one.made_on, one.sent_on, one.cancelled_on, "yes" if one.removed_at else "",
        )
        for one in declarations
    )  # fmt: skip
    return csv_file("gift-aid-declarations.csv", heads, rows)


def claims_file(claims: Iterable[GiftAidClaim]) -> Response:
    """What the list of claims shows."""
    heads = ("Claim", "Made", "Reference", "Gifts", "Small gifts", "Claimed", "Stands")
    rows = (
        (one.id, one.made_on, one.reference, one.gifts, one.small, one.tax, one.badge[0]) for one in claims
    )  # fmt: skip
    return csv_file("gift-aid-claims.csv", heads, rows)
