"""What a person types about the calendar: how much a private link shows, what the public is told, how to reach the group."""

from esteem.kernel.forms import Form, LongText, Text, Tick


class FeedForm(Form):
    show_topic = Tick("Show what is on", hint="Leave it off if others see your calendar and should not know.")
    show_place = Tick("Show where", hint="The name of a place can say what a group is about, too.")


class PublicForm(Form):
    is_public = Tick("It may be on the public page")
    public_words = LongText(
        "What the public is told", most=300,
        hint="A sentence or two, without names. Leave it blank to tell only the kind, the day and the time.",
    )  # fmt: skip


class ContactForm(Form):
    contact = Text(
        "How to reach you", most=200,
        hint="One line at the foot of every programme, like: Ring Anna on 0115 496 0123. Ask Anna first.",
    )  # fmt: skip
