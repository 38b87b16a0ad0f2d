"""The one blueprint of money; each file beside this one adds its addresses to it."""

from flask import Blueprint

bp = Blueprint("money", __name__, url_prefix="/money")
