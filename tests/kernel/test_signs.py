from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import literal

from esteem.kernel.dates import today
from esteem.kernel.signs import in_days, seen, some
from esteem.people.models import Person
from tests.backstage import Group
from tests.makers import make_person
from tests.statements import queries

ANN_IS_HERE = some(Person.name == "Ann Example")
SOMEBODY_CAME = some(Person.joined_on <= in_days(-30))


def test_every_sign_is_seen_in_one_question(group: Group) -> None:
    group.makes(make_person, name="Ann Example")
    with queries() as heard:
        assert group.asks(seen, [ANN_IS_HERE, ~ANN_IS_HERE, some(Person.name == "Nobody")]) == [True, False, False]
    assert len(heard) == 1


def test_no_sign_is_no_question(group: Group) -> None:
    with queries() as heard:
        assert group.asks(seen, []) == []
    assert heard == []


@pytest.mark.parametrize(("day", "holds"), [(date(2026, 12, 23), False), (date(2026, 12, 24), True)])
def test_the_day_in_a_sign_is_that_of_the_asking(
    group: Group, freeze: Callable[[date], None], day: date, holds: bool
) -> None:
    group.makes(make_person, joined_on=date(2026, 11, 24))
    assert group.asks(seen, [SOMEBODY_CAME]) == [False]
    freeze(day)
    assert group.asks(seen, [SOMEBODY_CAME, in_days() == literal(today())]) == [holds, True]
