"""The addresses of help from outside."""

from esteem.support.routes import agreements, helping, lists, organisations, speakers
from esteem.support.routes.blueprint import bp

__all__ = ["agreements", "bp", "helping", "lists", "organisations", "speakers"]
