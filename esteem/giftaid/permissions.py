"""What may be allowed: Gift Aid: declarations, qualifying gifts, claims."""

from esteem.kernel.permissions import Permission


class GiftAid(Permission):
    KEEP = "giftaid:keep", "See and keep Gift Aid declarations, with names and addresses"
    CLAIM = "giftaid:claim", "Make a Gift Aid claim, and say that it was paid"
