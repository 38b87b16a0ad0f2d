"""The addresses of agendas, minutes, decisions and actions."""

from esteem.minutes.routes.blueprint import bp

__all__ = ["bp"]
