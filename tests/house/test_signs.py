"""A sign on the desk is cheap, and never hides anything: where it does not hold, the whole question finds nothing either."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from esteem.kernel import dates
from esteem.kernel.house import the_house
from esteem.kernel.signs import seen
from esteem.kernel.tasks import TO_DO, Chore
from tests.backstage import Group
from tests.house.furnished import furnish


def chores() -> Iterator[Chore]:
    return (chore for told in the_house().ask(TO_DO) for chore in told)


def hidden() -> list[str]:
    """The kinds of things to do that are there, and whose sign does not hold."""
    return [
        one.tasks.__name__ for one in chores() if one.sign is not None and list(one.tasks()) and not seen([one.sign])[0]
    ]


@pytest.mark.parametrize("days", [0, 400])
def test_no_sign_hides_what_wants_doing(group: Group, freeze: Callable[[date], None], days: int) -> None:
    group.makes(furnish)
    freeze(dates.today() + timedelta(days=days))
    assert group.asks(hidden) == []
