"""The tables of agendas, minutes, decisions and actions."""

from esteem.minutes.models.action import Action
from esteem.minutes.models.agenda import AgendaItem
from esteem.minutes.models.decision import Decision
from esteem.minutes.models.minutes import Minutes

__all__ = ["Action", "AgendaItem", "Decision", "Minutes"]
