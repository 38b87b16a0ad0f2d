"""Following up whoever asked about the group, and welcoming whoever joined."""

from __future__ import annotations

from datetime import date, timedelta

from esteem.kernel.text import Said

IN_TOUCH_AFTER = timedelta(days=14)
WELCOMED_FOR = timedelta(days=90)


class Outcome(Said):
    """What came of getting in touch with an enquirer again."""

    CAME = "came", "Came, and is a member now"
    IN_TOUCH = "in-touch", "Has been in touch"
    AGAIN = "again", "Again in two weeks"
    NOT_COMING = "not-coming", "Does not want to come"


def is_new(joined_on: date | None, today: date) -> bool:
    """Whether they joined so lately that they are still being welcomed."""
    return joined_on is not None and today - WELCOMED_FOR <= joined_on <= today
