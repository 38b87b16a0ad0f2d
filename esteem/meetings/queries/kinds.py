"""The kinds of meeting this group chooses from."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from esteem.committee.queries import has_committee
from esteem.kernel.db import session
from esteem.kernel.text import fold
from esteem.meetings.models import Meeting, OwnKind, Series
from esteem.meetings.rules.kinds import MeetingKind, What, kinds_for, offered


def own_kinds(*, put_away: bool = False) -> Sequence[OwnKind]:
    """The group's own kinds by name; with `put_away` those no longer offered, too."""
    found = select(OwnKind).order_by(OwnKind.folded_name)
    return session.scalars(found if put_away else found.where(OwnKind.put_away_at.is_(None))).all()


def kinds_offered(meeting: str, *, put_away: bool = False) -> list[tuple[What, str]]:
    """What a meeting may be, in this group's words; `meeting` is its word for one, with a capital."""
    own = [(kind.id, kind.name, kind.is_like) for kind in own_kinds(put_away=put_away)]
    return offered(kinds_for(has_committee=has_committee(), meeting=meeting), own)


def kind_chosen(written: str | None) -> What | None:
    """The kind an address names; None for none, or nonsense."""
    known = [What(kind) for kind in MeetingKind] + [kind.what for kind in own_kinds(put_away=True)]
    return next((what for what in known if str(what) == written), None)


def kind_called(name: str) -> OwnKind | None:
    """The own kind of this name, however it is written."""
    return session.scalars(select(OwnKind).where(OwnKind.folded_name == fold(name))).first()


def use_of_kinds() -> dict[int, int]:
    """How many meetings are of each own kind."""
    counted = select(Meeting.own_kind_id, func.count(Meeting.id)).where(Meeting.own_kind_id.is_not(None))
    return {number: many for number, many in session.execute(counted.group_by(Meeting.own_kind_id)) if number}


def is_kind_used(kind: OwnKind) -> bool:
    """Whether any meeting or pattern is of it."""
    tables = (select(table.id).where(table.own_kind_id == kind.id).limit(1) for table in (Meeting, Series))
    return any(session.scalar(found) is not None for found in tables)
