"""The addresses: Gift Aid: declarations, qualifying gifts, claims."""

from esteem.giftaid.routes import claims, declarations, gifts, papers, settings
from esteem.giftaid.routes.blueprint import bp

__all__ = ["bp", "claims", "declarations", "gifts", "papers", "settings"]
