from datetime import date

from sqlalchemy.orm import Session

from esteem.funding.actions import record_event, remove_application
from esteem.funding.queries import applications_found, due_soon, funders_known
from esteem.funding.rules import Happening, Shown
from esteem.kernel.money import Money
from tests.makers import make_application

TODAY = date(2026, 11, 24)


def purposes(shown: Shown = Shown.OPEN, sought: str = "") -> list[str]:
    return [application.purpose for application in applications_found(shown=shown, sought=sought)]


def test_the_nearest_deadline_comes_first_and_none_comes_last(books: Session) -> None:
    make_application(purpose="No deadline")
    make_application(purpose="Later", deadline_on=date(2027, 2, 1))
    make_application(purpose="Sooner", deadline_on=date(2026, 12, 1))
    assert purposes() == ["Sooner", "Later", "No deadline"]


def test_what_is_over_has_its_own_list(books: Session) -> None:
    make_application(purpose="Open")
    record_event(application=make_application(purpose="Given up"), kind=Happening.WITHDRAWN, on=TODAY)
    remove_application(application=make_application(purpose="Mistake"))
    assert (purposes(), purposes(Shown.OVER), purposes(Shown.REMOVED)) == (["Open"], ["Given up"], ["Mistake"])


def test_an_application_is_found_by_funder_or_purpose(books: Session) -> None:
    make_application(funder="Café Trust", purpose="A day out")
    make_application(funder="Sample Fund", purpose="Room")
    assert (purposes(sought="cafe"), purposes(sought="ROOM"), purposes(sought="%")) == (["A day out"], ["Room"], [])


def test_funders_written_before_are_offered_once(books: Session) -> None:
    for funder in ("Sample Fund", "Café Trust", "Sample Fund"):
        make_application(funder=funder)
    assert list(funders_known()) == ["Café Trust", "Sample Fund"]


def test_a_deadline_is_due_four_weeks_before_and_after_it_has_passed(books: Session) -> None:
    make_application(purpose="In 29 days", deadline_on=date(2026, 12, 23))
    make_application(purpose="In 28 days", deadline_on=date(2026, 12, 22))
    make_application(purpose="Missed", deadline_on=date(2026, 11, 23))
    assert [(due.application.purpose, due.days_left(TODAY)) for due in due_soon(TODAY)] == [
        ("Missed", -1),
        ("In 28 days", 28),
    ]


def test_once_sent_the_deadline_is_no_longer_due_but_the_report_is_once_awarded(books: Session) -> None:
    application = make_application(deadline_on=date(2026, 12, 1), report_due_on=date(2026, 12, 10))
    record_event(application=application, kind=Happening.SUBMITTED, on=TODAY)
    assert due_soon(TODAY) == []
    record_event(application=application, kind=Happening.AWARDED, on=TODAY, amount=Money(100))
    (due,) = due_soon(TODAY)
    assert (due.is_report, due.due_on) == (True, date(2026, 12, 10))
