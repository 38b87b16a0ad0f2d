from collections.abc import Callable
from datetime import date

from flask import Flask

from esteem.access.actions.keeping import keep_form
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.people.models import Person
from esteem.people.rules.held import KEPT_UNTIL, Held
from esteem.privacy.actions.requests import acknowledge, close_request
from esteem.privacy.actions.retention import record_review
from esteem.privacy.queries.erasing import preview_of
from esteem.privacy.queries.held import everything_about
from esteem.privacy.queries.notice import notice
from esteem.privacy.queries.requests import pressing, requests_listed
from esteem.privacy.queries.retention import is_review_due, may_be_forgotten
from esteem.privacy.rules.requests import Ended, Kind, Shown
from tests.backstage import Group
from tests.makers import (
    make_account,
    make_enquirer,
    make_helper,
    make_meeting,
    make_money_account,
    make_needs,
    make_payment,
    make_person,
    make_request,
    make_term,
    make_venue,
)


def titles(sections: list[Held]) -> list[str]:
    return [section.title for section in sections]


def test_every_feature_is_asked_what_it_holds(app: Flask, group: Group) -> None:
    with group.at_work():
        person = make_person(name="Ann Example", phone="0115 496 0123")
        make_term(person=person)
        make_payment(who="Ann Example", person=person.id, description="Bus fare")
        make_account(name="Ann Example", person=person)
        make_meeting(notes="Ann Example brings the urn")
        number = person.id
    sections = {section.title: section for section in group.asks(everything_about, number)}
    assert sections["Offices and jobs"].rows == [("Treasurer", "20 April 2026", "", "Elected", "")]
    assert sections["Money"].rows == [("2", "7 May 2026", "Money out", "£22.50", "Ann Example", "Bus fare", "")]
    assert ("Signs in as", "Ann Example") in sections["Signing in"].rows
    mentioned = sections["Where their name, number or address stands in what was written about other things"]
    assert mentioned.rows == [("Meeting: notes", "Ann Example brings the urn")]
    assert sections["What was changed, when and by whom"].rows[-1][1:] == (
        "Alice Marsh",
        "Added, with name: Ann Example; here as: Member; phone: 0115 496 0123.",
    )


def test_every_row_has_as_many_cells_as_there_are_heads(app: Flask, group: Group) -> None:
    with group.at_work():
        person = make_person(name="Ann Example")
        make_term(person=person)
        make_payment(who="Ann Example", person=person.id)
        account = make_account(name="Ann Example", person=person)
        keep_form(account=account, address="/people/add/", pairs=[("name", "Jo")], had_files=False)
        number = person.id
    uneven = [
        (section.title, row)
        for section in group.asks(everything_about, number)
        for row in section.rows
        if len(row) != len(section.heads)
    ]
    assert uneven == []


def test_a_booking_typed_with_a_name_that_two_share_is_nobodys(app: Flask, group: Group) -> None:
    with group.at_work():
        make_money_account()
        first, second = make_person(name="Ann Example"), make_person(name="Ann Example")
        make_payment(who="Ann Example", pence=Money(500).pence, day=date(2026, 5, 8))
        numbers = [first.id, second.id]
    assert ["Money" in titles(group.asks(everything_about, number)) for number in numbers] == [False, False]


def test_an_account_of_the_same_name_that_nobody_linked_is_told_and_left_alone(app: Flask, group: Group) -> None:
    with group.at_work():
        make_account(name="Ann Example", sign_in="annie")
        number = make_person(name="Ann Example").id
    (section,) = [one for one in group.asks(everything_about, number) if one.title.startswith("Signing in")]
    assert (section.title, section.rows, section.goes) == (
        "Signing in, by the same name",
        [("Signs in as", "annie")],
        False,
    )


def test_where_a_name_stays_is_told_without_what_is_somebody_elses(app: Flask, group: Group) -> None:
    with group.at_work():
        make_needs(name="Bo Sample", contact_name="Ann Example")
        number = make_person(name="Ann Example").id
        preview = preview_of(session.get_one(Person, number))
        assert [section.rows for section in preview.stays] == [
            [
                (
                    "Needs: whom to call in an emergency",
                    "Somebody else's emergency contact is theirs, and goes when they leave.",
                )
            ]
        ]
        assert "Ann Example" not in str(
            [section.rows for section in preview.goes if section.title.startswith("Where their name,")]
        )


def test_the_overdue_come_first_and_then_the_closed(app: Flask, group: Group) -> None:
    with group.at_work():
        make_request(name="Soon", received_on=date(2026, 11, 1))
        late = make_request(name="Late", received_on=date(2026, 9, 1))
        done = make_request(name="Done")
        close_request(request=done, closed_on=date(2026, 11, 24), ended=Ended.DONE)
        complaint = make_request(name="Cross", kind=Kind.COMPLAINT, received_on=date(2026, 10, 1))
        acknowledge(request=complaint, acknowledged_on=date(2026, 10, 2))
        listed = requests_listed(shown=Shown.ALL, sought="", number=1)
        assert [one.request.who for one in listed.rows] == ["Late", "Soon", "Cross", "Done"]
        assert [one.badge[0] for one in listed.rows] == ["Overdue", "Soon", "Open", "Closed"]
        assert [one.request.id for one in pressing()][:1] == [late.id]


def test_the_schedule_says_until_when_an_enquirer_is_kept(app: Flask, group: Group) -> None:
    answers = group.asks(lambda: the_house().ask(KEPT_UNTIL, asked_on=date(2026, 1, 31)))
    assert answers == [date(2027, 1, 31)]


def test_an_enquirer_s_time_counts_from_the_day_they_asked_or_were_added(
    app: Flask, group: Group, freeze: Callable[[date], None]
) -> None:
    group.makes(make_enquirer, name="Asked Sample", enquired_on=date(2025, 11, 25))
    group.makes(make_enquirer, name="Added Sample", enquired_on=None)
    assert group.asks(may_be_forgotten) == []
    freeze(date(2026, 11, 25))
    assert [due.person.name for due in group.asks(may_be_forgotten)] == ["Asked Sample"]
    freeze(date(2027, 11, 24))
    assert [due.person.name for due in group.asks(may_be_forgotten)] == ["Asked Sample", "Added Sample"]


def test_a_review_is_due_once_a_year_while_there_is_somebody_to_look_at(
    app: Flask, group: Group, freeze: Callable[[date], None]
) -> None:
    assert group.asks(is_review_due) is False
    group.makes(make_enquirer, name="Asked Sample", enquired_on=date(2020, 1, 1))
    assert group.asks(is_review_due) is True
    group.makes(record_review)
    assert group.asks(is_review_due) is False
    freeze(date(2027, 11, 24))
    assert group.asks(is_review_due) is True


def test_the_notice_names_the_roles_that_see_each_thing_as_the_table_stands(app: Flask, group: Group) -> None:
    group.makes(make_person, name="Ann Example")
    first = group.asks(notice).kinds[0]
    assert first.seen_by == "committee, coordinator, secretary or treasurer"


def test_the_notice_tells_of_nothing_that_is_not_kept(app: Flask, group: Group) -> None:
    assert [kind.seen_by for kind in group.asks(notice).kinds] == [
        "coordinator"
    ]  # who signs in, and nobody on the list yet
    with group.at_work():
        make_venue(name="Hall", contact_name="Cy Sample")
        make_helper(name="Sam Sample")
        make_payment(who="Bo Sample")
        make_term(person=make_person(name="Bo Sample", phone="0115 496 0123"))
        make_request(name="Dee Sample")
    told = [kind.what.partition(",")[0].partition(":")[0] for kind in group.asks(notice).kinds]
    assert told == [
        "Your name", "How we may reach you", "If you help us from outside", "If you look after a place we meet in",
        "Which offices and jobs you held", "What you paid us or were paid",
        "For those who keep our records with us", "What you asked us about your details",
    ]  # fmt: skip
