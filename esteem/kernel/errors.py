"""What can go wrong in the group's own terms; pages turn each of these into an answer a person can act on."""


class RuleBroken(Exception):
    """A rule of the group, the books or the law says no; carries the sentence a person is shown.

    `field` names the form field the sentence belongs beside, or None when it is about the whole form.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class StaleEdit(Exception):
    """Somebody saved the same thing in between; carries the row as it is now."""

    def __init__(self, row: object) -> None:
        super().__init__("changed by somebody else in the meantime")
        self.row = row


class AlreadyDone(Exception):
    """The same form was sent before; carries the address of what the first one made."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address
