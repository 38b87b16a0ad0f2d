"""Consents in the browser: a form handed in, one answer, taking back, what is shown, who is due, the words, the paper."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.home.queries.desk import the_desk
from esteem.kernel.papers import printing_problem
from esteem.kernel.tasks import Place
from esteem.people.actions import remove_person
from esteem.people.actions.wordings import write_wording
from esteem.people.models import Person
from esteem.people.queries.consents import agreed_ids, shared_with
from esteem.people.rules.consents import Audience, Item, Purpose
from tests.backstage import Group
from tests.conftest import TODAY
from tests.makers import make_person
from tests.people.test_consents import agree
from tests.statements import queries
from tests.visitor import Visitor

printing = pytest.mark.skipif(printing_problem() is not None, reason="this machine has no libraries for printing")


@pytest.fixture
def ann(group: Group) -> Person:
    return group.makes(make_person, name="Ann Example")


def agreed(group: Group, person: Person, *purposes: Purpose, on: date = TODAY) -> None:
    group.makes(agree, person, *purposes, on=on)


# A form, and one answer


def test_a_form_that_was_handed_in_is_written_down_in_one_go(alice: Visitor, group: Group, ann: Person) -> None:
    alice.visits(f"/people/{ann.id}/").follows("Record what they agreed to")
    alice.ticks("Keep their details").ticks("Phone list").ticks("Phone: Everyone in the group").ticks(
        "Town: Everyone in the group"
    )
    alice.fills("When did they say it?", "3 March 2026").presses("Save").sees(
        "What Ann Example agreed to is written down."
    )
    alice.sees("Phone list Yes since 3 Mar 2026 · on paper, signed", "Everyone in the group: Phone, Town")
    alice.sees("Keep their details Yes since 3 Mar 2026, until 3 Mar 2027 · on paper, signed")
    alice.sees("They said no to: E-mail news, Photos: leaflets and posters")
    assert group.asks(shared_with, Audience.MEMBERS) == {ann.id: {Item.PHONE, Item.TOWN}}


def test_a_form_with_the_phone_list_alone_asks_what_may_be_shown(alice: Visitor, group: Group, ann: Person) -> None:
    alice.visits(f"/people/{ann.id}/consents/record/").ticks("Phone list").presses("Save")
    assert alice.answer.status_code == 422
    alice.sees("Tick what may be shown, and to whom.")
    assert group.asks(agreed_ids, Purpose.PHONE_LIST) == frozenset()


def test_a_newer_form_leaves_what_stood_unless_it_is_to_end(alice: Visitor, group: Group, ann: Person) -> None:
    agreed(group, ann, Purpose.KEEP, Purpose.EMAIL_NEWS)
    alice.visits(f"/people/{ann.id}/consents/record/").sees("agreed to these before: Keep their details, E-mail news")
    alice.ticks("Keep their details").presses("Save")
    assert group.asks(agreed_ids, Purpose.EMAIL_NEWS) == {ann.id}
    alice.visits(f"/people/{ann.id}/consents/record/").ticks("Keep their details")
    alice.ticks("What they agreed to before and did not tick now ends").presses("Save")
    assert group.asks(agreed_ids, Purpose.EMAIL_NEWS) == frozenset()


def test_one_answer_is_written_down_with_the_words_before_one_s_eyes(alice: Visitor, group: Group, ann: Person) -> None:
    alice.visits(f"/people/{ann.id}/").follows("E-mail news").sees("The group may send me its news by e-mail")
    alice.chooses("How?", "By phone").presses("Save").sees("E-mail news: written down.")
    alice.sees("E-mail news Yes since 24 Nov 2026 · by phone")
    assert group.asks(agreed_ids, Purpose.EMAIL_NEWS) == {ann.id}


def test_a_day_to_come_is_refused_beside_the_day(alice: Visitor, ann: Person) -> None:
    alice.visits(f"/people/{ann.id}/consents/email-news/").fills("When did they say it?", "tomorrow").presses("Save")
    alice.is_told("That day has not come yet. Enter the day they said it.", beside="When did they say it?")


def test_whoever_took_the_form_is_the_one_at_the_screen_unless_somebody_else_is_named(
    alice: Visitor, ann: Person
) -> None:
    alice.visits(f"/people/{ann.id}/consents/email-news/")
    assert alice.field("To whom?") == "Alice Marsh"
    alice.fills("To whom?", "Gil Example").presses("Save")
    alice.visits(f"/people/{ann.id}/consents/").sees("On 24 November 2026, on paper, signed, to Gil Example.")


# Shown, taken back, struck out


def test_what_is_shown_is_changed_and_goes_with_the_consent(alice: Visitor, group: Group, ann: Person) -> None:
    agreed(group, ann, Purpose.PHONE_LIST, on=date(2026, 5, 1))
    alice.visits(f"/people/{ann.id}/").follows("Change what is shown").unticks("Phone: Everyone in the group").ticks(
        "E-mail: Everyone in the group"
    ).presses("Save")
    assert group.asks(shared_with, Audience.MEMBERS) == {ann.id: {Item.EMAIL}}
    alice.follows("Withdraw: Phone list").sees("They go off the phone list at once.").presses("Withdraw")
    alice.sees("Phone list: withdrawn, from now on.")
    assert group.asks(shared_with, Audience.MEMBERS) == {}


def test_a_consent_is_taken_back_with_or_without_a_reason(
    alice: Visitor, carol: Visitor, group: Group, ann: Person
) -> None:
    agreed(group, ann, Purpose.PHOTO_WEBSITE)
    alice.visits(f"/people/{ann.id}/consents/photo-website/withdraw/").sees("No new use from today.")
    alice.fills("Why?", "A cousin saw it").presses("Withdraw").sees("Photos: website Withdrawn on 24 Nov 2026")
    alice.visits(f"/people/{ann.id}/consents/").sees("A cousin saw it", "Photos: website: Withdrawn")
    assert group.asks(agreed_ids, Purpose.PHOTO_WEBSITE) == frozenset()


def test_what_was_not_agreed_to_cannot_be_taken_back(alice: Visitor, ann: Person) -> None:
    alice.visits(f"/people/{ann.id}/consents/needs/withdraw/").presses("Withdraw")
    assert alice.answer.status_code == 422
    alice.sees("They do not agree to this as things stand, so there is nothing to change.")


def test_a_mistake_is_struck_out_and_can_be_brought_back(alice: Visitor, group: Group, ann: Person) -> None:
    agreed(group, ann, Purpose.KEEP)
    alice.visits(f"/people/{ann.id}/consents/").presses("Strike out: a mistake").sees("It was written down by mistake")
    assert group.asks(agreed_ids, Purpose.KEEP) == frozenset()
    alice.presses("It was no mistake").sees("This one counts")
    assert group.asks(agreed_ids, Purpose.KEEP) == {ann.id}


def test_older_words_are_marked_until_somebody_is_asked_again(alice: Visitor, group: Group, ann: Person) -> None:
    agreed(group, ann, Purpose.EMAIL_NEWS)
    alice.visits("/people/consents/words/email-news/").fills("The words", "News, twice a year.").presses("Save")
    alice.sees("News, twice a year.", "Words 2, asked since 24 November 2026.")
    alice.visits(f"/people/{ann.id}/").sees("Older words").follows("Renew: E-mail news").presses("Save").does_not_see(
        "Older words"
    )
    alice.visits("/people/consents/words/email-news/").sees("From the beginning", "Since 24 November 2026")


def test_a_form_printed_with_the_first_words_is_written_down_as_that(alice: Visitor, group: Group, ann: Person) -> None:
    group.makes(write_wording, purpose=Purpose.EMAIL_NEWS, seen_number=1, text="News.", years=None, source="")
    alice.visits(f"/people/{ann.id}/consents/email-news/")
    alice.chooses("Which words did they agree to?", "The words we began with").presses("Save").sees("Older words")
    alice.visits(f"/people/{ann.id}/consents/").sees("The words the group began with.")


def test_two_who_change_the_words_both_see_the_other_s(alice: Visitor, carol: Visitor, group: Group) -> None:
    alice.visits("/people/consents/words/keep/").fills("The words", "Mine.")
    group.makes(write_wording, purpose=Purpose.KEEP, seen_number=1, text="Theirs.", years=1, source="")
    alice.presses("Save").is_told(
        "Somebody changed these words meanwhile. Theirs are the newest below; save again to put yours in their place.",
        beside="The words",
    )
    alice.sees("Theirs.")
    assert alice.field("The words") == "Mine."
    alice.presses("Save").sees("Words 3, asked since 24 November 2026.")


# All people


def test_who_is_due_is_on_the_list_and_on_the_desk(alice: Visitor, group: Group, ann: Person) -> None:
    agreed(group, ann, Purpose.KEEP, on=date(2025, 12, 1))
    agreed(group, group.makes(make_person, name="Ben Example"), Purpose.KEEP, on=date(2025, 1, 1))
    tasks = group.asks(the_desk).tasks
    assert [(task.what, task.where) for task in tasks if "consent" in task.what] == [
        ("1 consent has run out and 1 consent runs out within a month", Place("people.all_consents")),
    ]
    alice.visits("/people/consents/")
    assert [row[:2] for row in alice.rows("Consents")] == [
        ["Ben Example", "Keep their details"],
        ["Ann Example", "Keep their details"],
    ]
    alice.follows("Renew: Ben Example, Keep their details").presses("Save")
    assert [row[0] for row in alice.visits("/people/consents/").rows("Consents")] == ["Ann Example"]


def test_the_list_is_narrowed_by_what_for_and_how_it_stands(alice: Visitor, group: Group, ann: Person) -> None:
    agreed(group, ann, Purpose.EMAIL_NEWS)
    group.makes(make_person, name="Ben Example")
    alice.visits("/people/consents/?shows=yes&purpose=email-news").sees("E-mail news: agreed")
    assert [row[0] for row in alice.rows("Consents")] == ["Ann Example"]
    alice.visits("/people/consents/?shows=not-asked&purpose=email-news")
    assert [row[0] for row in alice.rows("Consents")] == ["Ben Example"]
    alice.visits("/people/consents/?shows=nonsense&purpose=nonsense").sees("Nothing is due.")


def test_everything_is_counted_by_purpose(alice: Visitor, group: Group, ann: Person) -> None:
    agreed(group, ann, Purpose.EMAIL_NEWS)
    group.makes(make_person, name="Ben Example")
    rows = {row[0]: row[1:] for row in alice.visits("/people/consents/").rows("How many agree to what")}
    assert rows["E-mail news"] == ["1", "", "", "", "1"]
    assert rows["Keep their details"] == ["0", "", "", "", "2"]


def test_the_list_costs_the_same_for_three_and_for_thirty(alice: Visitor, group: Group) -> None:
    for number in range(3):
        agreed(group, group.makes(make_person, name=f"Person {number}"), Purpose.KEEP, on=date(2025, 1, 1))
    with queries() as few:
        alice.visits("/people/consents/")
    for number in range(27):
        agreed(group, group.makes(make_person, name=f"Other {number}"), Purpose.KEEP, on=date(2025, 1, 1))
    with queries() as many:
        alice.visits("/people/consents/")
    assert len(many) == len(few)


# Who may


def test_who_may_only_look_sees_what_was_agreed_and_no_way_to_change_it(
    bob: Visitor, group: Group, ann: Person
) -> None:
    agreed(group, ann, Purpose.KEEP)
    bob.visits(f"/people/{ann.id}/").sees("Keep their details Yes since 24 Nov 2026")
    bob.does_not_see("Record what they agreed to", "Withdraw", "Renew")
    bob.visits(f"/people/{ann.id}/consents/").does_not_see("Strike out: a mistake")
    bob.visits("/people/consents/words/").does_not_see("Change")
    for address in ("record/", "keep/", "keep/withdraw/"):
        bob.visits(f"/people/{ann.id}/consents/{address}").is_refused()


def test_the_answer_of_somebody_else_is_not_there(alice: Visitor, group: Group, ann: Person) -> None:
    ben = group.makes(make_person, name="Ben Example")
    agreed(group, ann, Purpose.KEEP)
    token = alice.visits(f"/people/{ann.id}/consents/").token
    for whose, status in ((ben.id, 404), (ann.id, 303)):
        answer = alice.client.post(f"/people/{whose}/consents/1/strike/", data={"csrf_token": token})
        assert answer.status_code == status


def test_on_the_page_of_somebody_taken_off_the_lists_nothing_is_written_down(alice: Visitor, group: Group) -> None:
    gone = group.makes(lambda: remove_person(person=make_person()))
    alice.visits(f"/people/{gone.id}/").sees("What they agreed to").does_not_see("Record what they agreed to")


def test_a_purpose_that_is_none_is_not_found(alice: Visitor, ann: Person) -> None:
    for address in ("shoe-size/", "shoe-size/withdraw/", "phone-list/shown/"):
        alice.visits(f"/people/{ann.id}/consents/{address}").finds_nothing()
    alice.visits("/people/consents/words/shoe-size/").finds_nothing()


# The paper


def test_the_form_has_nothing_ticked_and_the_name_only_when_it_is_somebody_s(
    alice: Visitor, group: Group, ann: Person
) -> None:
    agreed(group, ann, Purpose.KEEP, Purpose.PHONE_LIST)
    blank = alice.visits("/people/consents/form/")
    blank.sees("What I agree to", "Taking it back", "The words we began with.").does_not_see("Ann Example")
    without_name = blank.answer.get_data(as_text=True)
    theirs = alice.visits(f"/people/{ann.id}/consents/form/").sees("Ann Example").answer.get_data(as_text=True)
    assert theirs.count("tick-box") == without_name.count("tick-box") == len(Purpose) + len(Item) * len(Audience)


def test_a_group_without_a_committee_has_none_on_its_form(alice: Visitor, group: Group, ann: Person) -> None:
    group.makes(change_group, formality=Formality.INFORMAL)
    alice.visits("/people/consents/form/").sees("Those who share lifts").does_not_see("The committee")
    alice.visits(f"/people/{ann.id}/consents/record/").does_not_see("The committee may see")


@printing
def test_the_form_is_one_side_of_a4_and_two_in_large_type(alice: Visitor, ann: Person) -> None:
    for address, sides in (
        ("/people/consents/form.pdf", 1),
        (f"/people/{ann.id}/consents/form.pdf", 1),
        (f"/people/{ann.id}/consents/form.pdf?large=1", 2),
    ):
        answer = alice.downloads(address)
        reader = PdfReader(io.BytesIO(answer.data))
        assert len(reader.pages) == sides
        assert (reader.metadata and reader.metadata.title) == "What I agree to – Riverside Friends"
        large = "-large-type" if "large" in address else ""
        assert answer.headers["Content-Disposition"] == f'inline; filename="consent-form-2026-11-24{large}.pdf"'
