"""What a list of people shows, as a file: with what must be minded beside each number and address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file, xlsx_file
from esteem.people.models import Person

HEADS = (
    "Name", "Known as", "Here as", "Phone", "To mind when ringing", "Other phone", "To mind when ringing the other phone",
    "E-mail", "To mind when e-mailing", "Town", "Joined", "Left",
)  # fmt: skip


def people_csv(people: Iterable[Person]) -> Response:
    """The people as CSV."""
    return csv_file("people.csv", HEADS, _rows(people))


def people_xlsx(people: Iterable[Person]) -> Response:
    """The people as XLSX."""
    return xlsx_file("people.xlsx", HEADS, _rows(people))


def _rows(people: Iterable[Person]) -> Iterator[tuple[Any, ...]]:
    for p in people:
        yield (
            p.name, p.known_as, p.stands.says, p.phone, _minded(p.phone, p.cautions), p.second_phone,
            _minded(p.second_phone, p.second_cautions), p.email, _minded(p.email, p.email_cautions), p.town, p.joined_on,
            p.left_on,
        )  # fmt: skip


def _minded(way: str, cautions: Iterable[str]) -> str:
    """What must be minded of a way to reach somebody, where there is one."""
    return "; ".join(cautions) if way else ""
