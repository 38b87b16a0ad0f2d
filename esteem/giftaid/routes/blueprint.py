"""Where the addresses begin: Gift Aid: declarations, qualifying gifts, claims."""

from flask import Blueprint

bp = Blueprint("giftaid", __name__, url_prefix="/gift-aid")
