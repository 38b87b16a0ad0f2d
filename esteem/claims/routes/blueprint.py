"""Where the addresses begin: what people spent for the group: claims, approvals, mileage, petty cash."""

from flask import Blueprint

bp = Blueprint("claims", __name__, url_prefix="/claims")
