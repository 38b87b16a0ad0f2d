"""What the group does: a visitor who examines one year’s books: ticks, questions, answers."""

from esteem.examining.actions.looking import record_look
from esteem.examining.actions.marks import answer, ask, close_query, comment_on, tick, untick
from esteem.examining.actions.visits import end_visit, end_with_account, extend_visit, invite, new_link, shut_out_late

__all__ = [
    "answer", "ask", "close_query", "comment_on", "end_visit", "end_with_account", "extend_visit", "invite", "new_link",
    "record_look", "shut_out_late", "tick", "untick",
]  # fmt: skip
