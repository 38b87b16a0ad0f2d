"""What a person types to put a question, to answer it, and to say what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from esteem.kernel.forms import Choice, Choose, Day, Form, LongText, Sought, Text, WholeNumber
from esteem.meetings.models import Meeting
from esteem.minutes.queries.questions import people_to_ask
from esteem.minutes.rules.questions import MOST_OPTIONS, Needs
from esteem.people.queries.choosing import Everybody


class QuestionForm(Form):
    words = Text(
        "What is the question?", required="Enter the question.", most=300,
        hint="One thing, so that yes or no is an answer. Like: Shall we pay £40 for the spring outing’s coach?",
    )  # fmt: skip
    about = LongText(
        "What should they know?",
        most=8000,
        hint="What it costs, what speaks for it and against. Leave out what somebody told you of themselves.",
    )
    options = LongText(
        "Other answers than yes, no and not sure?", most=1000,
        hint=f"Each on its own line, up to {MOST_OPTIONS}. Leave it blank for the usual three.",
    )  # fmt: skip
    closes_on = Day(
        "Closes at the end of",
        required="Enter the day on which it closes.",
        hint="Like Friday, or 12 Dec. Give people a few days.",
    )
    asked = Choose("Who is asked?", choices=people_to_ask)
    also_id = Sought("Somebody who is not on this list?", among=Everybody, blank="Nobody else")
    needs = Choice("What does an answer need to win?", choices=Needs.choices(), required="Choose what it needs.")
    least = WholeNumber("How many must answer for it to count?", least=1, most_allowed=40, hint="Blank is any number.")


class ChangeQuestionForm(Form):
    words = Text("What is the question?", required="Enter the question.", most=300)
    about = LongText("What should they know?", most=8000)
    closes_on = Day("Closes at the end of", required="Enter the day on which it closes.")


class AskAlsoForm(Form):
    person_id = Sought("Who else?", among=Everybody, required="Choose who is asked.", blank="Choose somebody")


class AnswerForm(Form):
    chose = Choice("Your answer", required="Choose one of the answers.")
    remark = LongText(
        "Anything to add?",
        most=500,
        hint="Shown with your answer, to who asked and, after the close, to all who may see it.",
    )


class WithdrawQuestionForm(Form):
    because = Text("Why is it withdrawn?", required="Say why, in a few words.", most=300)


class AtMeetingForm(Form):
    """Which meeting it came before; the view hands the meeting itself to the action."""

    KEPT = frozenset({"version", "meeting_id"})

    meeting_id = Choice("At which meeting?", required="Choose the meeting.", blank="Choose one")

    def offer(self, meetings: Mapping[int, Meeting], said: Callable[[Meeting], str]) -> None:
        """Let these be chosen; the only one is chosen already."""
        self.meeting_id.offer((number, said(meeting)) for number, meeting in meetings.items())
        if self.meeting_id.typed is None:
            self.meeting_id.data = next(iter(meetings)) if len(meetings) == 1 else None


class RatifyForm(AtMeetingForm):
    words = LongText("What is written down", required="Enter what was decided.", most=4000)


class RefuseForm(AtMeetingForm):
    """Nothing more is asked."""
