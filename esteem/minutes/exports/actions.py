"""Actions as a file."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.group.queries import our_words
from esteem.kernel.dates import say_day
from esteem.kernel.spreadsheets import csv_file
from esteem.minutes.models import Action
from esteem.minutes.queries.actions import who_does

HEADS = ("What is to be done", "Who", "By", "Agreed on", "At", "How it stands", "Done", "Dropped", "Why dropped")


def actions_file(actions: Iterable[Action]) -> Response:
    """What the list shows, with names as far as the reader may see them."""
    rows = (
        (
            one.words, who_does(one), one.due_on, one.begun_on, agreed_at(one), one.state.says, one.done_on,
            one.dropped_on, one.dropped_because,
        )
        for one in actions
    )  # fmt: skip
    return csv_file("actions.csv", HEADS, rows)


def agreed_at(action: Action) -> str:
    """The meeting in the group's own words; "" for what was agreed at none."""
    if action.meeting is None:
        return ""
    return f"{action.meeting.kind_in(str(our_words().Meeting))}, {say_day(action.meeting.meets_on)}"
