"""The addresses: a visitor who examines one year’s books: ticks, questions, answers."""

from esteem.examining.routes import books, visits, vouchers
from esteem.examining.routes.blueprint import bp

__all__ = ["books", "bp", "visits", "vouchers"]
