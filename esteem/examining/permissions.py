"""What may be allowed: a visitor who examines one year’s books: ticks, questions, answers."""

from esteem.kernel.permissions import Permission


class Examining(Permission):
    EXAMINE = "examining:examine", "Look through one year’s books as its examiner: tick, comment and ask"
    ANSWER = "examining:answer", "Answer what the examiner asks"
    INVITE = "examining:invite", "Let an examiner in, and end it"
