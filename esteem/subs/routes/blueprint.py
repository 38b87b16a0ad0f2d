"""Where the addresses begin: what members pay: plans, who paid for which time, takings at the door."""

from flask import Blueprint

bp = Blueprint("subs", __name__, url_prefix="/subs")
