"""Where the addresses begin: a visitor who examines one year’s books: ticks, questions, answers."""

from flask import Blueprint

bp = Blueprint("examining", __name__, url_prefix="/examiner")
