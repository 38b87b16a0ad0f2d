"""The addresses of people."""

from esteem.people.routes import lists, many, person
from esteem.people.routes.blueprint import bp

__all__ = ["bp", "lists", "many", "person"]
