"""Where the addresses begin: statements from the bank, matching, reconciliation, counting cash."""

from flask import Blueprint

bp = Blueprint("bank", __name__, url_prefix="/bank")
