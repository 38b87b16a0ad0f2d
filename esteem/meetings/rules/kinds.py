"""Why people come together, and which kinds a group knows."""

from __future__ import annotations

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


def kinds_for(*, has_committee: bool, meeting: str) -> list[tuple[MeetingKind, str]]:
    """The kinds a group chooses from, in its own word for a meeting; an informal one knows no formal ones."""
    return [(kind, kind_said(kind, meeting)) for kind in MeetingKind if has_committee or kind not in FORMAL]


def kind_said(kind: MeetingKind, meeting: str) -> str:
    """A kind as this group says it; `meeting` is its own word for one, with a capital."""
    return meeting if kind is MeetingKind.MEETING else kind.says
