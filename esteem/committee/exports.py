"""Who held what, as a file."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.committee.queries import OfficeOn
from esteem.kernel.spreadsheets import csv_file

HEADS = ("Office", "On the committee", "Held by", "How", "From", "Until")


def committee_file(offices: Iterable[OfficeOn]) -> Response:
    """Each office and who held it on the day the page shows; one that stood empty has a row without a name."""
    rows: list[tuple[object, ...]] = []
    for office, holdings in offices:
        seat = (office.name, "yes" if office.on_committee else "no")
        rows += [(*seat, person.name, term.came, term.since_on, term.until_on) for _, person, term in holdings]
        rows += [] if holdings else [(*seat, None, None, None, None)]
    return csv_file("committee.csv", HEADS, rows)
