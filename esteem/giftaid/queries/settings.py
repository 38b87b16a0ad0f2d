"""What the group decided about Gift Aid."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from esteem.giftaid.models import GiftAidSettings, GiftHeading
from esteem.group.queries import the_group
from esteem.kernel.db import session
from esteem.kernel.signs import some
from esteem.money.models import Heading
from esteem.money.queries.places import headings
from esteem.money.rules.kinds import HeadingKind

SAYS_IT_CLAIMS = some(GiftAidSettings.claims.is_(True))


def the_settings() -> GiftAidSettings:
    """What was decided; that nothing is claimed while nobody said so."""
    return session.get(GiftAidSettings, 1) or GiftAidSettings(id=1, claims=False, reference="", reclaimed_id=None)


def was_decided() -> bool:
    """Whether anybody ever decided anything of it."""
    return session.get(GiftAidSettings, 1) is not None


def says_it_claims() -> bool:
    """Whether somebody said that the group claims."""
    return the_settings().claims


def is_on() -> bool:
    """Whether Gift Aid is shown: the group is a charity, and says that it claims."""
    group = the_group()
    return group is not None and group.is_charity and says_it_claims()


def gift_headings() -> list[int]:
    """The headings whose money is gifts."""
    return list(session.scalars(select(GiftHeading.heading_id).order_by(GiftHeading.heading_id)))


def receipts() -> Sequence[Heading]:
    """The headings money comes in under."""
    return [one for one in headings() if one.kind is HeadingKind.RECEIPT]


def likely_gifts() -> list[int]:
    """Those whose name says that they are donations: what is ticked at first."""
    return [one.id for one in receipts() if "donation" in one.name.lower() and "made" not in one.name.lower()]


def likely_reclaimed() -> int | None:
    """The heading that what HMRC pays is booked under."""
    return next((one.id for one in receipts() if "gift aid" in one.name.lower()), None)
