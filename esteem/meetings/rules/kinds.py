"""Why people come together, and which kinds a group knows: those everybody knows, and its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from esteem.kernel.text import Said


class MeetingKind(Said):
    """Why people come together."""

    MEETING = "meeting", "Meeting"
    COMMITTEE = "committee", "Committee meeting"
    AGM = "agm", "Annual general meeting"
    SPECIAL = "special", "Special general meeting"
    SOCIAL = "social", "Social"
    OUTING = "outing", "Outing"
    TALK = "talk", "Talk"
    TRAINING = "training", "Training"
    OUTSIDE = "outside", "Outside meeting"


FORMAL = frozenset({MeetingKind.COMMITTEE, MeetingKind.AGM, MeetingKind.SPECIAL})


GATHERINGS = frozenset(MeetingKind) - {MeetingKind.COMMITTEE, MeetingKind.OUTSIDE}

OWN = "own-"


@dataclass(frozen=True, slots=True)
class What:
    """A kind as it is chosen: one that everybody knows, or the group's own, which is like one of those."""

    kind: MeetingKind
    own_kind_id: int | None = None

    def __str__(self) -> str:
        return f"{OWN}{self.own_kind_id}" if self.own_kind_id is not None else self.kind.value


def kinds_for(*, has_committee: bool, meeting: str) -> list[tuple[MeetingKind, str]]:
    """The kinds a group chooses from, in its own word for a meeting; an informal one knows no formal ones."""
    return [(kind, kind_said(kind, meeting)) for kind in MeetingKind if has_committee or kind not in FORMAL]


def offered(
    kinds: Iterable[tuple[MeetingKind, str]], own: Iterable[tuple[int, str, MeetingKind]]
) -> list[tuple[What, str]]:
    """What is chosen from: the kinds a group knows, then its own (number, name, like which) that are like one of those."""
    known = list(kinds)
    like = {kind for kind, _ in known}
    theirs = [(What(kind, number), name) for number, name, kind in own if kind in like]
    return [(What(kind), says) for kind, says in known] + theirs


def kind_said(kind: MeetingKind, meeting: str, own: str = "") -> str:
    """A kind as this group says it: by its own name, or its own word for a meeting (with a capital), or as everybody does."""
    if own:
        return own
    return meeting if kind is MeetingKind.MEETING else kind.says
