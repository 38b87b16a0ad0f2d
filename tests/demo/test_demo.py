"""The invented group: whole, sound, and none of it in the future, on whatever day it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from esteem import create_app, demo
from esteem.access.actions.passwords import recognise
from esteem.access.rules.roles import ROLES
from esteem.committee.queries import holders_on
from esteem.demo import cashbook
from esteem.demo.story import Story
from esteem.funding.models import Application
from esteem.funding.rules import Status
from esteem.governance.queries import in_force
from esteem.kernel import db, migrate, storage
from esteem.kernel.config import Config
from esteem.kernel.dates import frozen
from esteem.kernel.errors import RuleBroken
from esteem.kernel.history import History
from esteem.kernel.instances import instances_of, using
from esteem.kernel.money import Money
from esteem.meetings.models import Meeting
from esteem.minutes.models import Action, Decision
from esteem.money.checks import all_checks
from esteem.money.models import ApprovedAccounts, Line, MoneyAccount
from esteem.people.queries import count_here

TODAY = date(2026, 11, 24)
DAYS = [date(2027, 4, 1), date(2028, 2, 29)]
NewApp = Callable[..., Flask]
Circle = tuple[Flask, list[demo.SignIn]]


def build(app: Flask) -> list[demo.SignIn]:
    return demo.build(app, instances_of(app).all()[0])


def lowest(account: MoneyAccount) -> Money:
    """The least that ever was in the account, at the end of a day."""
    days = db.session.execute(
        select(Line.day, func.sum(Line.amount))
        .where(Line.account_id == account.id)
        .group_by(Line.day)
        .order_by(Line.day)
    )
    held, least = Money(0), Money(10**9)
    for _, amount in days:
        held += amount
        least = min(least, held)
    return least


@pytest.fixture(scope="module")
def circle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, list[demo.SignIn]]]:
    """The app with the invented group, built once, and who may sign in."""
    app = create_app(Config(instance=tmp_path_factory.mktemp("demo"), cheap_passwords=True))
    (instance,) = instances_of(app).all()
    with frozen(TODAY):
        migrate.prepare(instance)
        yield app, build(app)
    instance.close()


def test_it_has_people_offices_books_and_applications(circle: Circle) -> None:
    with using(circle[0]):
        assert count_here() == 24
        offices = ["Chair", "Secretary", "Treasurer", "Committee member", "Committee member", "Welcomer"]
        assert [held.office.name for held in holders_on(TODAY)] == offices
        assert [check.problem for check in all_checks()] == [""] * len(all_checks())
        stands = db.session.scalars(select(Application.status).order_by(Application.id)).all()
        assert stands == [Status.PAID, Status.WAITING]


def test_it_has_met_for_two_years_and_will_meet_again(circle: Circle) -> None:
    with using(circle[0]):
        days = db.session.scalars(select(Meeting.meets_on)).all()
    committee = 11  # four a year, and three of this year's so far
    assert len([day for day in days if day <= TODAY]) == len(list(Story(TODAY).thursdays())) + committee
    thursdays = 46  # of a year, but for August and Christmas
    others = 3  # a committee meeting, the annual meeting, a day at the sea
    assert len([day for day in days if day > TODAY]) == thursdays + others


def test_its_constitution_is_adopted_and_its_accounts_approved(circle: Circle) -> None:
    with using(circle[0]):
        ours = in_force()
        assert ours is not None
        assert (ours.adopted_on, storage.fetch(ours.sha256)[:5]) == (date(2024, 5, 16), b"%PDF-")
        approved = db.session.execute(select(ApprovedAccounts.year_ends_on, ApprovedAccounts.approved_on)).all()
        assert approved == [(date(2025, 3, 31), date(2025, 5, 15)), (date(2026, 3, 31), date(2026, 5, 21))]


def test_each_role_has_somebody_who_can_sign_in(circle: Circle) -> None:
    app, seats = circle
    assert [seat.role for seat in seats] == [role.key for role in ROLES]
    with using(app):
        names = [recognise(sign_in=seat.sign_in, password=seat.password, address="").name for seat in seats]
    assert names == [
        "Maureen Achebe",
        "Tom Hargreaves",
        "Priya Raman",
        "Geoffrey Lyle",
        "Dorota Wiśniewska",
        "Helen Marsh",
        "Ruth Bellamy",
    ]


@pytest.mark.parametrize("day", DAYS)
def test_on_any_day_it_is_sound_and_wholly_in_the_past(
    new_app: NewApp, freeze: Callable[[date | datetime], None], day: date
) -> None:
    freeze(day)
    app = new_app()
    build(app)
    with using(app):
        assert [check.problem for check in all_checks()] == [""] * len(all_checks())
        assert (db.session.scalar(select(func.max(Line.day))) or day) <= day
        latest = db.session.scalar(select(func.max(History.at)))
        assert latest is not None
        assert latest.date() <= day
        assert [lowest(account) < Money(0) for account in db.session.scalars(select(MoneyAccount))] == [False, False]


def test_told_twice_it_is_the_same_story() -> None:
    tales = [[(deed.day, deed.do.args[1:]) for deed in cashbook.life(Story(TODAY))] for _ in range(2)]  # type: ignore[attr-defined]  # deeds of the book are partials
    assert tales[0] == tales[1]
    assert len(tales[0]) > 250


def test_it_is_never_built_on_top_of_a_real_group(circle: Circle) -> None:
    with pytest.raises(RuleBroken) as refused:
        build(circle[0])
    assert str(refused.value) == "This group is set up already."


def test_the_group_does_not_meet_in_august_nor_at_christmas() -> None:
    days = list(Story(TODAY).thursdays())
    assert {day.weekday() for day in days} == {3}
    assert [day for day in days if day.month == 8 or (day.month, day.day) in {(12, 25), (12, 26)}] == []
    assert (days[0], days[-1]) == (date(2024, 4, 4), date(2026, 11, 19))


def test_it_has_decided_and_taken_on_a_few_things(circle: Circle) -> None:
    with using(circle[0]):
        numbers = select(Decision.year, func.count(), func.max(Decision.number)).group_by(Decision.year)
        told = db.session.execute(numbers.order_by(Decision.year)).all()
        assert [(year, count == last) for year, count, last in told] == [(2024, True), (2025, True), (2026, True)]
        withdrawn = db.session.scalars(select(Decision).where(Decision.withdrawn_on.is_not(None))).all()
        assert [one.words for one in withdrawn] == ["We try a daytime meeting once a month"]
        open_ones = db.session.scalars(select(Action).where(Action.done_on.is_(None), Action.dropped_on.is_(None)))
        assert sorted(one.words for one in open_ones) == [
            "Ask for a bigger room in January", "Find a second welcomer", "Mend the tea trolley",
        ]  # fmt: skip
