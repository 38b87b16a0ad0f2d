"""Who gets an address label, how each is set, and who gets none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esteem.people.models import Person
from esteem.people.rules.labels import Fitted, LabelSheet, NoLabel, fit, lines_of, no_label


@dataclass(frozen=True, slots=True)
class Label:
    """Somebody's label."""

    person: Person
    set: Fitted


@dataclass(frozen=True, slots=True)
class Labels:
    """Everybody's labels on one kind of sheet, from place `start` (counted from 1) of the first sheet on."""

    sheet: LabelSheet
    start: int
    labels: Sequence[Label]
    without: Sequence[tuple[Person, NoLabel]]

    @property
    def places(self) -> list[Label | None]:
        """What stands at each place; None where a label is used up."""
        return [*[None] * (self.start - 1), *self.labels]

    @property
    def sheets(self) -> list[list[Label | None]]:
        """The same, sheet by sheet."""
        places, count = self.places, self.sheet.count
        return [places[first : first + count] for first in range(0, len(places), count)]

    @property
    def to_mind(self) -> list[Person]:
        """Whose post has something to be minded: plain envelope, ask first, or their own words."""
        return [label.person for label in self.labels if label.person.post_cautions]

    @property
    def cut(self) -> list[Person]:
        """Whose address did not fit on the label."""
        return [label.person for label in self.labels if label.set.was_cut]


def labels_of(people: Sequence[Person], sheet: LabelSheet, start: int) -> Labels:
    """The labels of these people, in this order."""
    reasons = [(person, _no_label(person)) for person in people]
    return Labels(
        sheet=sheet,
        start=start,
        labels=[_label(person, sheet) for person, why in reasons if why is None],
        without=[(person, why) for person, why in reasons if why is not None],
    )


def _no_label(person: Person) -> NoLabel | None:
    is_listed = person.removed_at is None and person.erased_at is None
    return no_label(is_listed, person.by_post, person.address or person.postcode)


def _label(person: Person, sheet: LabelSheet) -> Label:
    return Label(person, fit(lines_of(person.name, person.address, person.town, person.postcode), sheet))
