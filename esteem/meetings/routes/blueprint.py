"""The one blueprint that the addresses of meetings share."""

from flask import Blueprint

bp = Blueprint("meetings", __name__, url_prefix="/meetings")
