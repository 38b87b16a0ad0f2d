"""Where the addresses of agendas, minutes, decisions and actions begin."""

from flask import Blueprint

bp = Blueprint("minutes", __name__, url_prefix="/minutes")
