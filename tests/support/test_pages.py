from datetime import date

import pytest
from flask import Flask

from esteem.kernel.db import session
from esteem.kernel.instances import using
from esteem.kernel.permissions import Actor, act_as
from esteem.people.actions import change_person
from esteem.people.rules.standing import Stands
from esteem.support import actions, queries
from esteem.support.exports import lines_file
from esteem.support.forms import AddHelperForm
from esteem.support.models import Helper
from esteem.support.rules.kinds import Wanted
from esteem.support.rules.roles import Role
from tests.backstage import Group
from tests.makers import make_helper, make_organisation, make_person, make_speaker
from tests.visitor import Visitor

TODAY = date(2026, 11, 24)


def made(group: Group, **details: object) -> Helper:
    return group.makes(make_helper, **details)  # type: ignore[arg-type]  # the maker's own details


# The list


def test_an_empty_list_says_what_it_is_for_and_offers_the_first_step(alice: Visitor) -> None:
    alice.visits("/helpers/").sees("Nobody yet", "where it ends").follows("Add a helper", nth=1).is_at("/helpers/add/")


def test_helpers_organisations_and_speakers_are_counted_in_one_list(alice: Visitor, group: Group) -> None:
    made(group, name="Sam Sample", roles=[Role.FACILITATOR], job="Link worker", new_organisation="Example Advice")
    group.makes(make_speaker, name="Tess Sample", topic="Sleeping better")
    alice.visits("/helpers/").sees("1 helper, 1 organisation, 1 talk")
    assert [row[:2] for row in alice.rows("Helpers")] == [
        ["Example Advice", "Organisation"],
        ["Sam Sample", "Facilitator Link worker, Example Advice"],
        ["Tess Sample", "Speaker Sleeping better"],
    ]


def test_the_list_is_narrowed_at_its_own_address(alice: Visitor, group: Group) -> None:
    made(group, name="Ann", roles=[Role.FACILITATOR], review_on=date(2026, 12, 1))
    made(group, name="Bo")
    alice.visits("/helpers/?role=facilitator").sees("1 helper", "Ann").does_not_see("Bo")
    alice.visits("/helpers/?due=review").sees("Ann").does_not_see("Bo")
    alice.visits("/helpers/?q=nobody").sees("None is found.")
    alice.visits("/helpers/").chooses("Show", "Organisations").presses("Search").sees("None is found.")


def test_what_the_list_shows_is_what_is_downloaded(alice: Visitor, group: Group) -> None:
    made(group, name="=cmd()", phone="01632 960123", roles=[Role.CO_EDUCATOR])
    helper = made(group, name="Bo")
    group.makes(make_organisation, name="Example House", phone="01632 960200", care="Ask for Di")
    group.makes(lambda: actions.in_touch_today(subject=again(helper)))
    lines = alice.visits("/helpers/").downloads("Download this list").get_data(as_text=True).splitlines()
    assert lines[1:] == [
        "'=cmd(),Helper,,,Co-educator,,01632 960123,,,,,",
        "Bo,Helper,,,,,,,,,2026-11-24,",
        "Example House,Organisation,,,,,01632 960200,Ask for Di,,Ask for Di,,",
    ]
    lines = alice.visits("/helpers/?q=house").downloads("Download this list").get_data(as_text=True).splitlines()
    assert len(lines) == 2


def again(helper: Helper) -> Helper:
    """The same row, in the session that is open now."""
    found = session.get(Helper, helper.id)
    assert found is not None
    return found


# Helpers


def test_a_helper_is_added_on_one_form_with_a_name_alone(alice: Visitor) -> None:
    alice.visits("/helpers/add/").fills("Their name", "Sam Sample").presses("Add").sees(
        "Sam Sample is among your helpers."
    )
    assert alice.heading == "Sam Sample"


def test_somebody_on_the_list_is_made_a_helper_with_all_they_offer(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann Example")
    alice.visits("/helpers/add/").chooses("Or somebody who is on your list already", "Ann Example")
    alice.fills("What they offer", "Grant forms").fills("Its limits", "An hour a month, until June")
    alice.fills("Or an organisation that is not on the list yet", "Example Advice").fills("Their job there", "Adviser")
    alice.ticks("Resource-builder: Helps to find money, rooms and things, and to account for them.").ticks("Knowledge")
    alice.presses("Add").sees("Ann Example is among your helpers.", "An hour a month, until June", "Example Advice")
    alice.sees("Resource-builder: Helps to find money")


def test_a_form_that_fails_keeps_every_word(alice: Visitor) -> None:
    alice.visits("/helpers/add/").fills("What they offer", "Grant forms").fills("Agreed on", "31/02/2026").presses(
        "Add"
    )
    assert alice.answer.status_code == 422
    alice.is_told("There is no such day.", beside="Agreed on")
    assert alice.field("What they offer") == "Grant forms"
    alice.fills("Agreed on", "").presses("Add").is_told("Write a name", beside="Their name")


def test_what_must_be_minded_stands_beside_the_number(alice: Visitor, group: Group) -> None:
    helper = made(group, name="Sam", phone="01632 960123")
    group.makes(lambda: change_person(person=again(helper).person, seen_version=None, no_voicemail=True))
    for address in ("/helpers/", f"/helpers/{helper.id}/"):
        alice.visits(address).sees("01632 960123 Do not leave a voicemail")


def test_the_other_phone_stands_there_with_its_own_note(alice: Visitor, group: Group) -> None:
    helper = made(group, name="Sam", phone="01632 960123")
    other = {"second_phone": "01632 960456", "second_phone_care": "At work"}
    group.makes(lambda: change_person(person=again(helper).person, seen_version=None, **other))
    alice.visits(f"/helpers/{helper.id}/").sees("01632 960456 At work")


def test_in_touch_today_is_one_press(alice: Visitor, group: Group) -> None:
    helper = made(group, name="Sam")
    alice.visits(f"/helpers/{helper.id}/").sees("Last in touch not written down").presses("In touch today")
    alice.sees("Last in touch 24 November 2026").follows("Another day, or what about")
    alice.fills("Day", "3 Nov").fills("What about?", "The spring talk").presses("Write it down")
    alice.sees("3 November 2026: The spring talk", "Last in touch 24 November 2026")
    alice.presses("Take the last line back").does_not_see("The spring talk: ")


def test_a_review_that_is_due_stands_on_the_desk_and_is_done_from_there(alice: Visitor, group: Group) -> None:
    helper = made(group, name="Sam", offers="Grant forms", review_on=date(2026, 11, 20))
    alice.visits("/").sees("Look again at what was agreed with Sam", "Overdue").follows(
        "Look at it: Look again at what was agreed with Sam"
    )
    alice.is_at(f"/helpers/{helper.id}/review/").sees("Grant forms")
    assert alice.field("Look at it again on") == "24/11/2027"
    alice.presses("It stands").sees("It stands.", "24 November 2027")
    alice.visits("/").does_not_see("Look again at what was agreed with Sam")


def test_help_ends_and_begins_again(alice: Visitor, group: Group) -> None:
    helper = made(group, name="Sam")
    alice.visits(f"/helpers/{helper.id}/").follows("Their help has ended").presses("Save").sees(
        "Ended on 24 November 2026"
    )
    alice.visits("/helpers/").does_not_see("Sam")
    alice.visits("/helpers/?show=over").follows("Sam").presses("Helps again").sees("Sam helps again.")


def test_two_who_change_one_helper_both_keep_their_words(alice: Visitor, group: Group) -> None:
    helper = made(group, name="Sam")
    other = Visitor(alice.app, "Alice elsewhere")
    other.client = alice.client
    alice.visits(f"/helpers/{helper.id}/change/").fills("Their job there", "Nurse")
    other.visits(f"/helpers/{helper.id}/change/").fills("Their job there", "Doctor").presses("Save").sees("Saved.")
    alice.presses("Save")
    assert (alice.answer.status_code, alice.field("Their job there")) == (409, "Nurse")
    alice.sees("Saved meanwhile by someone else: Doctor")


def test_the_group_s_names_for_the_roles_are_used_everywhere(alice: Visitor, group: Group) -> None:
    helper = made(group, name="Sam", roles=[Role.FACILITATOR])
    alice.visits("/helpers/").follows("What you call the roles").fills("Facilitator", "Steady hand").presses("Save")
    alice.visits("/helpers/").sees("Steady hand")
    alice.visits(f"/helpers/{helper.id}/").sees("Steady hand").does_not_see("Facilitator")
    alice.visits("/helpers/roles/").fills("Co-educator", "steady hand").presses("Save")
    alice.is_told("Another role is called that already.", beside="Co-educator")


def test_the_person_s_page_tells_what_they_help_with(alice: Visitor, group: Group) -> None:
    helper = made(group, name="Sam", job="Link worker", offers="Grant forms", roles=[Role.FACILITATOR])
    alice.visits(f"/people/{helper.person_id}/").sees("Help from Sam", "Grant forms").follows("Facilitator")
    alice.is_at(f"/helpers/{helper.id}/")
    member = group.makes(make_person, name="Ann")
    alice.visits(f"/people/{member.id}/").does_not_see("Help from Ann")
    waiting = group.makes(make_person, name="Bo", stands=Stands.HELPER)
    alice.visits(f"/people/{waiting.id}/").follows("Write down what they offer").presses("Add").sees("Bo is among")


# Organisations


def test_an_organisation_has_those_who_work_there(alice: Visitor) -> None:
    alice.visits("/helpers/organisations/add/").fills("Name", "Example Practice").chooses("Kind", "Health service")
    alice.fills("Phone", "01632 960200").fills("Anything to mind when getting in touch?", "Ask for the duty desk")
    alice.fills("Website", "example.org").presses("Add").sees(
        "01632 960200 Ask for the duty desk", "https://example.org"
    )
    alice.follows("Add somebody who works there")
    assert alice.field("Organisation") == "1"
    alice.fills("Their name", "Di Sample").presses("Add").follows("Example Practice").sees("Di Sample")


def test_an_organisation_is_put_away_and_brought_back(alice: Visitor, group: Group) -> None:
    house = group.makes(make_organisation, name="Example House")
    alice.visits(f"/helpers/organisations/{house.id}/").presses("In touch today").sees("Last in touch 24 November 2026")
    alice.presses("Put away").sees("It is offered no longer.")
    alice.visits("/helpers/").does_not_see("Example House")
    alice.visits("/helpers/?show=over").follows("Example House").presses("Bring it back").sees("on the list again")


def test_a_website_that_is_none_is_refused_beside_its_field(alice: Visitor) -> None:
    alice.visits("/helpers/organisations/add/").fills("Name", "X").fills("Website", "ftp://example.org").presses("Add")
    alice.is_told("Enter a website like example.org.", beside="Website")


# Speakers


def test_thanks_that_were_not_sent_stand_on_the_desk(alice: Visitor) -> None:
    alice.visits("/helpers/speakers/add/").fills("Their name", "Tess").fills("What do they speak about?", "Sleep")
    alice.fills("Fee", "40").fills("What does the fee cover?", "The talk and the train")
    alice.fills("What do they need?", "A projector").fills("Speaks on", "20/11/2026").presses("Add")
    alice.sees("Thanks not sent", "£40.00", "The talk and the train", "A projector")
    alice.visits("/").sees("Send thanks to Tess").follows("Write it down: Send thanks to Tess").presses(
        "Thanks sent today"
    )
    alice.sees("Thanks sent 24 November 2026").visits("/").does_not_see("Send thanks to Tess")


def test_a_member_may_speak_and_their_page_says_so(alice: Visitor, group: Group) -> None:
    ann = group.makes(make_person, name="Ann")
    speaker = group.makes(make_speaker_of, ann.id)
    alice.visits(f"/people/{ann.id}/").follows("Looking after a garden").is_at(f"/helpers/speakers/{speaker}/")
    alice.presses("Put away").presses("Bring it back").sees("on the list again")


def make_speaker_of(person_id: int) -> int:
    return actions.add_speaker(person_id=person_id, topic="Looking after a garden").id


# Who may


def test_a_treasurer_sees_helpers_and_changes_nothing(bob: Visitor, group: Group) -> None:
    helper = made(group, name="Sam", phone="01632 960123")
    bob.visits(f"/helpers/{helper.id}/").sees("01632 960123").does_not_see("In touch today")
    bob.visits("/helpers/").does_not_see("Add a helper")
    bob.visits("/helpers/add/").is_refused()
    bob.visits(f"/helpers/{helper.id}/change/").is_refused()


def test_a_secretary_keeps_the_helpers(carol: Visitor, group: Group) -> None:
    helper = made(group, name="Sam")
    carol.visits(f"/helpers/{helper.id}/").presses("In touch today").sees("24 November 2026")


def test_a_viewer_sees_no_helper_at_all(dana: Visitor, group: Group) -> None:
    helper = made(group, name="Sam")
    for address in ("", f"{helper.id}/", "helpers.csv", "agreements/", "organisations/1/", "speakers/1/"):
        dana.visits(f"/helpers/{address}").is_refused()


def test_whoever_may_not_see_people_is_asked_for_none_and_shown_no_member_s_number(app: Flask, group: Group) -> None:
    ann = group.makes(make_person, name="Ann", phone="01632 960777")
    made(group, person=ann)
    made(group, name="Sam", phone="01632 960123")
    with using(app), app.test_request_context("/helpers/add/"):
        act_as(Actor(permissions=frozenset({"support:see", "support:change"})))
        form = AddHelperForm()
        assert (form.name, form.person_id, form.offers is None) == (None, None, False)
        reached = {line.name: line.reached is not None for line in queries.lines_found(Wanted())}
        assert reached == {"Ann": False, "Sam": True}
        lines = lines_file(queries.lines_found(Wanted()), queries.role_names()).get_data(as_text=True)
        assert ("01632 960777" in lines, "01632 960123" in lines) == (False, True)


@pytest.mark.parametrize(
    "address",
    ["99/", "99/change/", "organisations/99/", "speakers/99/", "agreements/99/", "agreements/99/agreement.pdf"],
)
def test_what_is_not_there_is_plainly_not_there(alice: Visitor, address: str) -> None:
    alice.visits(f"/helpers/{address}").finds_nothing()
