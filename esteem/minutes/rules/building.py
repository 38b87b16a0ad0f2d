"""An agenda is proposed: the usual order, filled with what is due. Building twice proposes nothing twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from esteem.kernel.text import plural
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.usual import LAST, Slot, Usual

DUE = (
    "what is due on an agenda"  # asked with meeting; answers a list of Line, or None: whatever waits for such a meeting
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is proposed: where in the order, what it is known by, and why it is due ("" for the usual order).

    `parked_id` is the number of the parked item that it is.
    """

    slot: str
    key: str
    title: str
    kind: ItemKind
    minutes: int | None = None
    why: str = ""
    ticked: bool = True
    parked_id: int | None = None

    @property
    def says(self) -> str:
        """The whole line as it stands beside its tick."""
        told = [self.kind.says.lower(), f"{self.minutes} min" if self.minutes else "", self.why]
        return f"{self.title} ({'; '.join(part for part in told if part)})"


@dataclass(frozen=True, slots=True)
class Past:
    """What there is of earlier meetings like it, and of the group: what decides which usual lines are ticked."""

    has_before: bool = False
    last_is_approved: bool = False
    open_actions: int = 0
    has_treasurer: bool = False


def proposed(order: Iterable[Usual], due: Iterable[Line], past: Past, there: Collection[str]) -> list[Line]:
    """Every line of this meeting's agenda in order, those that are `there` already (by key) among them."""
    waiting: dict[str, list[Line]] = {}
    for line in due:
        waiting.setdefault(line.slot, []).append(line)
    if Slot.LAST_MINUTES in there:  # somebody put it there without saying which
        waiting.pop(Slot.LAST_MINUTES, None)
    found: list[Line] = []
    for usual in order:
        found += waiting.pop(usual.slot, []) or _plain(usual, past)
    rest = [line for lines in waiting.values() for line in lines]
    at = next((place for place, line in enumerate(found) if line.slot in LAST), len(found))
    return [*found[:at], *rest, *found[at:]]


def _plain(usual: Usual, past: Past) -> list[Line]:
    if usual.slot == Slot.DUE or (usual.slot == Slot.ACTIONS and not past.open_actions):
        return []
    why = f"{plural(past.open_actions, 'is', 'are')} open" if usual.slot == Slot.ACTIONS else ""
    return [
        Line(
            usual.slot, usual.is_known_by, usual.title, usual.kind, usual.minutes, why,
            ticked=not usual.sometimes and _applies(usual.slot, past),
        )
    ]  # fmt: skip


def _applies(slot: str, past: Past) -> bool:
    if slot == Slot.LAST_MINUTES:
        return past.has_before and not past.last_is_approved
    if slot == Slot.ARISING:
        return past.has_before
    return past.has_treasurer if slot == Slot.TREASURER else True


def new_among(lines: Iterable[Line], there: Collection[str]) -> list[Line]:
    """Those that are not on the agenda, nor were taken off it."""
    return [line for line in lines if line.key not in there]


def placed(on_it: Sequence[str], lines: Sequence[Line], chosen: Collection[str]) -> list[str]:
    """The keys of the agenda's items in order once the chosen lines are on it.

    Each stands after what usually goes before it, and what closes a meeting below everything added by hand.
    """
    order = list(on_it)
    before: Line | None = None
    for line in lines:
        if line.key in chosen and line.key not in order:
            closes = line.slot in LAST and (before is None or before.slot not in LAST)
            place = len(order) if closes else order.index(before.key) + 1 if before is not None else 0
            order.insert(place, line.key)
        if line.key in order:
            before = line
    return order
