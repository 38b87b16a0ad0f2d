"""What is typed: a visitor who examines one year’s books: ticks, questions, answers."""

from __future__ import annotations

from esteem.kernel.forms import Choice, Day, Form, LongText, Text, Tick
from esteem.money.queries.years import years_with_books
from esteem.money.rules.years import ends_in, name_of

NAMES = "Otherwise members stand there with their initials, and receipts that name them are not shown."


def _years() -> list[tuple[int, str]]:
    return [(ends_in(year), name_of(year)) for year in years_with_books()]


class InviteForm(Form):
    name = Text("Who examines", required="Enter their name.", most=120)
    sign_in = Text(
        "Sign-in name", required="Enter a name to sign in with.", most=120,
        hint="What they type to come in: an e-mail address or any name.",
    )  # fmt: skip
    ending = Choice("Which year", choices=_years, required="Choose the year.")
    until_on = Day("Until", required="Enter the last day they may look.")
    shows_names = Tick("They see names", hint=NAMES)


class LongerForm(Form):
    until_on = Day("Until", required="Enter the last day they may look.")
    shows_names = Tick("They see names", hint=NAMES)


class CommentForm(Form):
    comment = LongText("Your comment")


class AskForm(Form):
    words = LongText("Your question", required="Write your question.")


class AnswerForm(Form):
    answer = LongText("Your answer", required="Write the answer.")
