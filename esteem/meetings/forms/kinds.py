"""What a person types about a kind of meeting of the group's own."""

from esteem.kernel.forms import Choice, Form, Text


class KindForm(Form):
    name = Text("What is it called?", required="Enter what it is called.", most=60, hint="Like: Walk, Book evening.")
    is_like = Choice(
        "Which of these is it most like?", required="Choose the one it is most like.",
        hint="What holds for that one holds for it: whether it counts as the group meeting, whether notice must be sent.",
    )  # fmt: skip
