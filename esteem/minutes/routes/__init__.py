"""The addresses of agendas, minutes, decisions and actions."""

from esteem.minutes.routes import (
    actions,
    actions_paper,
    agenda,
    agenda_papers,
    building,
    decisions_book,
    decisions_paper,
    listed,
    minutes,
    minutes_papers,
    parked,
    question_links,
    questions,
    ratifying,
    said,
    speaking,
    typing,
)
from esteem.minutes.routes.blueprint import bp

__all__ = [
    "actions",
    "actions_paper",
    "agenda",
    "agenda_papers",
    "bp",
    "building",
    "decisions_book",
    "decisions_paper",
    "listed",
    "minutes",
    "minutes_papers",
    "parked",
    "question_links",
    "questions",
    "ratifying",
    "said",
    "speaking",
    "typing",
]
