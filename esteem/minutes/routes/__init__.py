"""The addresses of agendas, minutes, decisions and actions."""

from esteem.minutes.routes import actions, actions_paper, decisions_book, decisions_paper, said, speaking
from esteem.minutes.routes.blueprint import bp

__all__ = ["actions", "actions_paper", "bp", "decisions_book", "decisions_paper", "said", "speaking"]
