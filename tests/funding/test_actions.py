from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.funding.actions import (
    change_application,
    open_fund,
    put_back,
    record_event,
    remove_application,
    take_back_last,
)
from esteem.funding.models import ApplicationEvent
from esteem.funding.rules import Happening, Status
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.money import Money
from esteem.money.rules.kinds import FundKind
from tests.makers import make_application

TODAY = date(2026, 11, 24)


def test_an_application_begins_as_being_written(books: Session) -> None:
    assert make_application().status is Status.WRITING


def test_what_happens_moves_it_on_and_is_kept(books: Session) -> None:
    application = make_application()
    record_event(application=application, kind=Happening.SUBMITTED, on=TODAY)
    record_event(application=application, kind=Happening.AWARDED, on=TODAY, amount=Money(50000), note="By letter")
    assert application.status is Status.AWARDED
    assert [(event.kind, event.amount) for event in application.story] == [
        (Happening.SUBMITTED, None),
        (Happening.AWARDED, Money(50000)),
    ]


def test_what_was_recorded_wrongly_is_taken_back_and_stays_in_the_table(books: Session) -> None:
    application = make_application()
    record_event(application=application, kind=Happening.SUBMITTED, on=TODAY)
    record_event(application=application, kind=Happening.DECLINED, on=TODAY)
    take_back_last(application=application)
    assert application.status is Status.WAITING
    assert len(application.events) == 2
    take_back_last(application=application)
    with pytest.raises(RuleBroken):
        take_back_last(application=application)


def test_an_amount_with_an_event_that_has_none_is_left_out(books: Session) -> None:
    event = record_event(application=make_application(), kind=Happening.SUBMITTED, on=TODAY, amount=Money(100))
    assert event.amount is None


def test_the_database_refuses_an_award_of_nothing(books: Session) -> None:
    application = make_application()
    application.events.append(ApplicationEvent(kind=Happening.AWARDED, happened_on=TODAY, note=""))
    with pytest.raises(IntegrityError, match="amount_where_due"):
        books.flush()


def test_a_change_made_meanwhile_stops_the_older_one(books: Session) -> None:
    application = make_application()
    seen = application.version
    change_application(application=application, seen_version=seen, asked=Money(100))
    with pytest.raises(StaleEdit):
        change_application(application=application, seen_version=seen, asked=Money(200))


def test_what_was_removed_can_be_put_back(books: Session) -> None:
    application = remove_application(application=make_application())
    assert application.removed_at is not None
    assert put_back(application=application).removed_at is None


def test_an_award_gets_a_restricted_fund_of_its_own(books: Session) -> None:
    application = make_application(funder="Sample Fund", purpose="Room hire")
    record_event(application=application, kind=Happening.SUBMITTED, on=TODAY)
    record_event(application=application, kind=Happening.AWARDED, on=TODAY, amount=Money(50000))
    fund = open_fund(application=application)
    assert (fund.name, fund.kind, fund.given_by, fund.purpose) == (
        "Sample Fund: Room hire",
        FundKind.RESTRICTED,
        "Sample Fund",
        "Room hire",
    )
    assert application.fund_id == fund.id
    with pytest.raises(RuleBroken):
        open_fund(application=application)
