"""The list of helpers, organisations and speakers as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.support.queries import Line
from esteem.support.rules.kinds import What
from esteem.support.rules.roles import Role

HEADS = (
    "Name", "What", "Organisation or kind", "Job or topic", "Helps as", "Helps with", "Phone", "To mind when ringing",
    "E-mail", "To mind when writing", "Last in touch", "Review",
)  # fmt: skip


def lines_file(lines: Iterable[Line], names: Mapping[Role, str]) -> Response:
    """What the list shows, with what must be minded beside each number and address."""
    return csv_file("helpers.csv", HEADS, (tuple(_cells(line, names)) for line in lines))


def _cells(line: Line, names: Mapping[Role, str]) -> Iterator[object]:
    row, reached = line.row, line.reached
    yield from (line.name, line.what.says)
    if line.what is What.HELPER:
        yield from (row.organisation.name if row.organisation else "", row.job)
        yield from (", ".join(names[role] for role in row.roles), ", ".join(area.says for area in row.areas))
    else:
        is_talk = line.what is What.SPEAKER
        yield from ("" if is_talk or not row.kind else row.kind.says, row.topic if is_talk else "", "", "")
    if reached is None:
        yield from ("", "", "", "")
    else:
        yield from (reached.phone, "; ".join(reached.cautions), reached.email, "; ".join(reached.email_cautions))
    yield getattr(row, "last_touch_on", None)
    yield getattr(row, "review_on", None)
