from datetime import date

from flask import Flask

from esteem.access.actions.keeping import keep_form
from esteem.kernel.money import Money
from esteem.people.rules.held import Held
from esteem.privacy.queries.held import everything_about
from tests.backstage import Group
from tests.makers import make_account, make_meeting, make_money_account, make_payment, make_person, make_term


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
