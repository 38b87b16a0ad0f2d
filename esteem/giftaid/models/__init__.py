"""The tables of Gift Aid."""

from esteem.giftaid.models.claims import ClaimedGift, GiftAidClaim
from esteem.giftaid.models.declarations import Declaration, Moved
from esteem.giftaid.models.settings import GiftAidSettings, GiftHeading, GiftSaid

__all__ = [
    "ClaimedGift", "Declaration", "GiftAidClaim", "GiftAidSettings", "GiftHeading", "GiftSaid", "Moved",
]  # fmt: skip
