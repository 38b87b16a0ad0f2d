from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.kernel import history, storage
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.people.actions import remove_person
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.people.rules.standing import Stands
from esteem.support import actions, queries
from esteem.support.models import Agreement, Contact, Helper, Speaker
from esteem.support.rules.agreements import STARTS, State
from esteem.support.rules.roles import Area, Role
from tests.makers import make_helper, make_organisation, make_person, make_speaker

TODAY = date(2026, 11, 24)


def signed(helper: Helper, on: date = TODAY) -> Agreement:
    """An agreement with them, written and signed."""
    draft = actions.begin_agreement(helper=helper)
    return actions.sign_agreement(
        agreement=draft, seen_version=None, signed_on=on, signed_for_us="Alice", print_it=lambda *_: b"%PDF-1.7 signed"
    )


def test_a_name_makes_a_helper(books: Session) -> None:
    helper = make_helper(name="Sam")
    assert (helper.person.name, helper.person.stands, helper.roles, helper.areas) == ("Sam", Stands.HELPER, [], [])


def test_somebody_who_belongs_can_help_and_stays_a_member(books: Session) -> None:
    person = make_person(name="Ann")
    assert make_helper(person=person, roles=[Role.FACILITATOR]).person is person
    assert person.stands is Stands.MEMBER


def test_nobody_is_a_helper_twice(books: Session) -> None:
    person = make_person(name="Ann")
    make_helper(person=person)
    with pytest.raises(RuleBroken) as broken:
        make_helper(person=person)
    assert broken.value.field == "person_id"


def test_a_helper_is_somebody_and_not_two(books: Session) -> None:
    for whose in ({}, {"name": "Sam", "person_id": make_person().id}):
        with pytest.raises(RuleBroken) as broken:
            actions.add_helper(**whose)  # type: ignore[arg-type]  # what is missing is the point
        assert broken.value.field == "name"


def test_somebody_on_no_list_cannot_be_made_a_helper(books: Session) -> None:
    with pytest.raises(RuleBroken):
        make_helper(person=remove_person(person=make_person()))


def test_a_new_organisation_is_made_in_the_same_go(books: Session) -> None:
    helper = make_helper(new_organisation="Example Advice")
    assert helper.organisation is not None
    assert helper.organisation.name == "Example Advice"
    assert [one.name for one in queries.those_at(helper.organisation)] == ["Sam Sample"]


def test_a_change_made_meanwhile_stops_the_older_one(books: Session) -> None:
    helper = make_helper()
    seen = helper.version
    actions.change_helper(helper=helper, seen_version=seen, job="Nurse")
    with pytest.raises(StaleEdit):
        actions.change_helper(helper=helper, seen_version=seen, job="Doctor")


def test_the_database_refuses_a_review_before_the_day_it_was_agreed(books: Session) -> None:
    helper = make_helper(agreed_on=TODAY)
    helper.review_on = date(2026, 11, 1)
    with pytest.raises(IntegrityError, match="reviewed_after"):
        books.flush()


def test_in_touch_today_counts_once_however_often_it_is_pressed(books: Session) -> None:
    helper = make_helper()
    for _ in range(3):
        actions.in_touch_today(subject=helper)
    assert ([one.day for one in queries.contacts_with(helper)], helper.last_touch_on) == ([TODAY], TODAY)


def test_the_last_line_can_be_taken_back(books: Session) -> None:
    house = make_organisation()
    actions.in_touch(subject=house, day=date(2026, 11, 3), about="The hall")
    actions.in_touch_today(subject=house)
    actions.take_back_contact(subject=house)
    assert ([one.about for one in queries.contacts_with(house)], house.last_touch_on) == (
        ["The hall"],
        date(2026, 11, 3),
    )
    actions.take_back_contact(subject=house)
    with pytest.raises(RuleBroken):
        actions.take_back_contact(subject=house)
    assert house.last_touch_on is None


def test_nobody_was_in_touch_tomorrow(books: Session) -> None:
    with pytest.raises(RuleBroken):
        actions.in_touch(subject=make_helper(), day=date(2026, 11, 25))


def test_help_ends_and_begins_again(books: Session) -> None:
    helper = make_helper(agreed_on=date(2026, 11, 20))
    with pytest.raises(RuleBroken):
        actions.end_help(helper=helper, ended_on=date(2026, 11, 19))
    assert actions.end_help(helper=helper, ended_on=TODAY).ended_on == TODAY
    assert actions.begin_again(helper=helper).ended_on is None


def test_a_review_leads_to_the_next_one(books: Session) -> None:
    helper = make_helper(review_on=date(2026, 11, 1))
    assert actions.record_review(helper=helper, review_on=date(2027, 11, 24)).review_on == date(2027, 11, 24)
    with pytest.raises(RuleBroken):
        actions.record_review(helper=helper, review_on=TODAY)


def test_a_speaker_has_a_topic_and_a_fee_that_may_be_nought(books: Session) -> None:
    assert make_speaker(fee=Money(0)).fee == Money(0)
    with pytest.raises(IntegrityError, match="topic_given"):
        make_speaker(topic="")


def test_thanks_are_sent_today(books: Session) -> None:
    speaker = make_speaker(speaks_on=date(2026, 11, 20))
    assert actions.thank_speaker(speaker=speaker).thanked_on == TODAY
    with pytest.raises(RuleBroken):
        actions.change_speaker(speaker=speaker, seen_version=None, thanked_on=date(2026, 11, 25))


def test_an_agreement_begins_with_the_group_s_words_and_the_helper_s(books: Session) -> None:
    helper = make_helper(offers="Grant forms", limits="An hour a month", review_on=date(2027, 5, 1))
    draft = actions.begin_agreement(helper=helper)
    assert (draft.offers, draft.limits, draft.review_on) == ("Grant forms", "An hour a month", date(2027, 5, 1))
    assert (draft.decides, draft.state) == (STARTS["decides"], State.DRAFT)
    assert actions.begin_agreement(helper=helper) is draft


def test_what_was_signed_is_kept_as_a_file_and_stands_with_the_helper(books: Session) -> None:
    helper = make_helper(offers="Grant forms")
    draft = actions.begin_agreement(helper=helper)
    actions.change_agreement(agreement=draft, seen_version=None, offers="Grant forms, twice a year")
    one = signed(helper)
    assert one is draft
    assert storage.fetch(one.sha256) == b"%PDF-1.7 signed"
    assert (helper.offers, helper.agreed_on) == ("Grant forms, twice a year", TODAY)
    with pytest.raises(RuleBroken):
        actions.change_agreement(agreement=one, seen_version=None, offers="Less")


def test_a_new_review_makes_a_new_version_from_the_words_that_were_signed(books: Session) -> None:
    helper = make_helper(offers="Grant forms")
    draft = actions.begin_agreement(helper=helper)
    actions.change_agreement(agreement=draft, seen_version=None, decides="We all decide.")
    first = signed(helper)
    second = actions.begin_agreement(helper=helper)
    assert (second is first, second.decides, second.state) == (False, "We all decide.", State.DRAFT)
    assert queries.agreements_with(helper.person_id) == [second, first]


def test_words_changed_while_it_was_printed_are_not_signed(books: Session) -> None:
    draft = actions.begin_agreement(helper=make_helper(offers="Grant forms"))
    seen = draft.version
    actions.change_agreement(agreement=draft, seen_version=None, offers="Everything")
    with pytest.raises(RuleBroken, match="changed while you were here"):
        actions.sign_agreement(
            agreement=draft, seen_version=seen, signed_on=TODAY, signed_for_us="Alice", print_it=lambda *_: b"%PDF"
        )
    assert draft.state is State.DRAFT


def test_a_draft_is_set_aside_and_taken_up_again(books: Session) -> None:
    helper = make_helper()
    first = actions.set_aside(agreement=actions.begin_agreement(helper=helper))
    second = actions.begin_agreement(helper=helper)
    with pytest.raises(RuleBroken):
        actions.take_up(agreement=first)
    actions.set_aside(agreement=second)
    assert actions.take_up(agreement=first).state is State.DRAFT


def test_erasing_somebody_leaves_only_what_was_signed(books: Session) -> None:
    house = make_organisation()
    helper = make_helper(name="Sam Sample", organisation_id=house.id, offers="Grant forms")
    person_id, helper_id = helper.person_id, helper.id
    contact = actions.in_touch(subject=helper, day=TODAY, about="The lottery form")
    one = signed(helper)
    actions.begin_agreement(helper=helper)
    actions.add_speaker(person_id=person_id, topic="Forms")
    the_house().announce(ERASED, person_id=person_id)
    assert [books.scalars(select(table)).all() for table in (Helper, Speaker, Contact)] == [[], [], []]
    assert books.scalars(select(Agreement)).all() == [one]
    assert (one.offers, one.signed_for_us, one.signed_on) == ("", "", TODAY)
    assert storage.fetch(one.sha256) == b"%PDF-1.7 signed"
    for subject, number in (("helper", helper_id), ("support_contact", contact.id), ("support_agreement", one.id)):
        assert [entry.changes for entry in history.of(subject, number) if entry.changes] == []
    assert history.broken_at() is None
    assert books.get(type(house), house.id) is house


def test_what_is_held_is_asked_of_support(books: Session) -> None:
    helper = make_helper()
    answers = the_house().ask(HELD, person_id=helper.person_id)
    held = [section for answer in answers for section in (answer if isinstance(answer, list) else [answer])]
    assert [section.title for section in held if section.title == "Help they give"] == ["Help they give"]


def test_when_two_are_one_the_help_of_both_is_kept(books: Session) -> None:
    kept = make_helper(name="Sam", offers="Forms", roles=[Role.RESOURCE_BUILDER], review_on=date(2027, 5, 1))
    gone = make_helper(name="Sam S", offers="Lifts", roles=[Role.FACILITATOR], areas=[Area.CONNECTIONS], job="Nurse")
    gone_person = gone.person_id
    actions.in_touch(subject=gone, day=TODAY, about="A lift")
    actions.add_speaker(person_id=gone_person, topic="Forms")
    older = signed(gone)
    the_house().announce(MERGED, kept_id=kept.person_id, gone_id=gone_person)
    assert (kept.offers, kept.job, kept.review_on) == ("Forms\nLifts", "Nurse", date(2027, 5, 1))
    assert (kept.roles, kept.areas) == ([Role.RESOURCE_BUILDER, Role.FACILITATOR], [Area.CONNECTIONS])
    assert ([one.about for one in queries.contacts_with(kept)], kept.last_touch_on) == (["A lift"], TODAY)
    assert queries.agreements_with(kept.person_id) == [older]
    assert [talk.topic for talk in queries.talks_of(kept.person_id)] == ["Forms"]
    assert queries.helper_of(gone_person) is None


def test_when_only_the_other_helped_the_help_is_now_theirs(books: Session) -> None:
    kept, gone = make_person(name="Sam"), make_helper(name="Sam S")
    the_house().announce(MERGED, kept_id=kept.id, gone_id=gone.person_id)
    assert queries.helper_of(kept.id) is gone


def test_every_change_leaves_a_line_in_plain_words(books: Session) -> None:
    house = make_organisation(name="Example Advice")
    helper = make_helper(name="Sam")
    actions.change_helper(helper=helper, seen_version=None, organisation_id=house.id, roles=[Role.FACILITATOR])
    assert history.of("helper", helper.id)[0].said == (
        "Organisation filled in: Example Advice; Facilitator changed from no to yes."
    )
