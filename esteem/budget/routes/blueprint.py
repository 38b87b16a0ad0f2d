"""Where the addresses begin: the year’s budget, the forecast, what is given in kind."""

from flask import Blueprint

bp = Blueprint("budget", __name__, url_prefix="/budget")
