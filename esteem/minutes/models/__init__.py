"""The tables of agendas, minutes, decisions and actions."""

from esteem.minutes.models.action import Action
from esteem.minutes.models.agenda import AgendaItem
from esteem.minutes.models.decision import Decision
from esteem.minutes.models.minutes import Minutes
from esteem.minutes.models.papers import AgendaPaper
from esteem.minutes.models.question import Question, QuestionAsked
from esteem.minutes.models.speaking import Mandate, SaidOutside
from esteem.minutes.models.usual import UsualItem, UsualOrder

__all__ = [
    "Action", "AgendaItem", "AgendaPaper", "Decision", "Mandate", "Minutes", "Question", "QuestionAsked", "SaidOutside",
    "UsualItem", "UsualOrder",
]  # fmt: skip
