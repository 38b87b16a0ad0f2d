"""What a person types about projects, the body that stands over the group, and the days of a report."""

from __future__ import annotations

from esteem.kernel.forms import Choice, Choose, Form, LongText, Text, Tick
from esteem.money.queries.choosing import passing_headings, projects


class ProjectForm(Form):
    name = Text("Name", required="Enter a name, like Drop-in.", most=80)
    about = LongText("What is it?", most=2000)


class TagForm(Form):
    """Which project something booked was for."""

    line = Choice("Which part of it?", blank="All of it")
    project = Choice("Project", choices=projects, blank="No project", hint="Only the tag changes, never the money.")


class ParentBodyForm(Form):
    """The body that stands over the group, and which headings are for it."""

    name = Text("What is it called?", required="Enter its name.", most=80)
    headings = Choose(
        "Which headings are for what passes between you?", choices=passing_headings,
        hint="Levies and fees you pay to it, your share of its appeals, grants it gives.",
    )  # fmt: skip
    with_usual = Tick("Make two headings for it: levies to it, and our share of its appeals")
    about = LongText("What was agreed?", most=2000, hint="How the levy is reckoned, what share of an appeal is yours.")
