"""What the group decided about Gift Aid."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select

from esteem.giftaid.models import GiftAidSettings, GiftHeading
from esteem.group.queries import the_group
from esteem.kernel.db import session
from esteem.kernel.signs import some
from esteem.money.models import Heading
from esteem.money.queries.places import headings
from esteem.money.rules.kinds import HeadingKind
from esteem.subs.models import SubsPlan
from esteem.subs.queries.plans import every_plan

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


def counted() -> Select[int]:
    """Those that count: what a plan of subs is booked under counts only where that plan says why it may."""
    refused = select(SubsPlan.id).where(SubsPlan.heading_id == GiftHeading.heading_id, SubsPlan.may_be_gift.is_(False))
    return select(GiftHeading.heading_id).where(~refused.exists())


def subs_ticked() -> list[SubsPlan]:
    """The plans that are booked under a heading of gifts, and do not say why they may be."""
    ticked = gift_headings()
    return [plan for plan in every_plan() if plan.heading_id in ticked and not plan.may_be_gift]


def subs_that_may() -> list[SubsPlan]:
    """The plans that say why what is paid on them may be gifts."""
    return [plan for plan in every_plan() if plan.may_be_gift]


def receipts() -> Sequence[Heading]:
    """The headings money comes in under."""
    return [one for one in headings() if one.kind is HeadingKind.RECEIPT]


def likely_gifts() -> list[int]:
    """Those whose name says that they are donations: what is ticked at first."""
    return [one.id for one in receipts() if "donation" in one.name.lower() and "made" not in one.name.lower()]


def likely_reclaimed() -> int | None:
    """The heading that what HMRC pays is booked under."""
    return next((one.id for one in receipts() if "gift aid" in one.name.lower()), None)
