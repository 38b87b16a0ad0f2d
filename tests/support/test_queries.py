from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.people.actions import record_leaving, remove_person
from esteem.support import actions, queries
from esteem.support.queries import Counts
from esteem.support.rules.kinds import Due, Show, Wanted, What
from esteem.support.rules.roles import Area, Role
from tests.makers import make_helper, make_organisation, make_person, make_speaker

TODAY = date(2026, 11, 24)


def listed(**wanted: object) -> list[tuple[str, str]]:
    return [(line.what.value, line.name) for line in queries.lines_found(Wanted(**wanted))]  # type: ignore[arg-type]  # a test may narrow by anything


def test_helpers_organisations_and_speakers_stand_in_one_list_by_name(books: Session) -> None:
    make_helper(name="Zoe")
    make_organisation(name="Émile House")
    make_speaker(name="ann")
    assert listed() == [("speaker", "ann"), ("organisation", "Émile House"), ("helper", "Zoe")]
    assert queries.counted(Wanted()) == Counts(1, 1, 1)
    assert queries.counted(Wanted(Show.HELPERS)) == Counts(1, 0, 0)


@pytest.mark.parametrize("sought", ["sam", "advice", "link worker", "forms", "960 12"])
def test_a_helper_is_found_by_name_number_organisation_job_and_offer(books: Session, sought: str) -> None:
    make_helper(
        name="Sam Sample",
        phone="01632 960123",
        new_organisation="Example Advice",
        job="Link worker",
        offers="Grant forms",
    )
    make_helper(name="Bo", offers="Lifts")
    assert ("helper", "Sam Sample") in listed(sought=sought)
    assert ("helper", "Bo") not in listed(sought=sought)


def test_a_speaker_is_found_by_topic_and_an_organisation_by_its_number(books: Session) -> None:
    make_speaker(name="Tess", topic="Sleeping better")
    make_organisation(name="Example Practice", phone="(01632) 960-555")
    assert listed(sought="sleep") == [("speaker", "Tess")]
    assert listed(sought="01632 960555") == [("organisation", "Example Practice")]


def test_the_list_is_narrowed_by_role_and_area(books: Session) -> None:
    make_helper(name="Ann", roles=[Role.FACILITATOR], areas=[Area.NURTURING])
    make_helper(name="Bo", roles=[Role.FACILITATOR, Role.CO_EDUCATOR], areas=[])
    make_organisation()
    assert listed(role=Role.FACILITATOR) == [("helper", "Ann"), ("helper", "Bo")]
    assert listed(role=Role.CO_EDUCATOR) == [("helper", "Bo")]
    assert listed(area=Area.NURTURING) == [("helper", "Ann")]


def test_whose_review_is_due_and_who_was_long_silent(books: Session) -> None:
    make_helper(name="Due", review_on=date(2026, 12, 22))
    make_helper(name="Later", review_on=date(2026, 12, 23))
    spoken = make_organisation(name="Spoken to")
    actions.in_touch(subject=spoken, day=date(2025, 11, 24))
    silent = make_organisation(name="Silent")
    actions.in_touch(subject=silent, day=date(2025, 11, 23))
    assert listed(due=Due.REVIEW) == [("helper", "Due")]
    assert listed(due=Due.TOUCH, show=Show.ORGANISATIONS) == [("organisation", "Silent")]
    assert [name for _, name in listed(due=Due.TOUCH)] == ["Due", "Later", "Silent"]


def test_who_ended_left_or_was_put_away_stands_apart(books: Session) -> None:
    actions.end_help(helper=make_helper(name="Ended"), ended_on=TODAY)
    record_leaving(person=make_helper(name="Left").person, left_on=TODAY)
    remove_person(person=make_helper(name="Mistake").person)
    actions.put_away_organisation(organisation=make_organisation(name="Old house"))
    actions.put_away_speaker(speaker=make_speaker(name="Quiet"))
    assert listed() == []
    assert [name for _, name in listed(show=Show.OVER)] == ["Ended", "Left", "Old house", "Quiet"]


def test_a_page_has_fifty_lines(books: Session) -> None:
    for number in range(52):
        make_organisation(name=f"House {number:02}")
    last = queries.lines_listed(Wanted(), number=2)
    assert (last.count, last.number, [line.name for line in last.rows]) == (52, 2, ["House 50", "House 51"])
    assert {line.what for line in last.rows} == {What.ORGANISATION}


def test_what_waits_is_a_review_or_a_word_of_thanks(books: Session) -> None:
    helper = make_helper(name="Sam", review_on=date(2026, 12, 1))
    actions.end_help(helper=make_helper(name="Over", review_on=date(2026, 12, 1)), ended_on=TODAY)
    spoke = make_speaker(name="Tess", speaks_on=date(2026, 11, 20))
    make_speaker(name="Today", speaks_on=TODAY)
    actions.thank_speaker(speaker=make_speaker(name="Thanked", speaks_on=date(2026, 11, 1)))
    found = [(one.name, one.row_id, one.is_review, one.days_left(TODAY)) for one in queries.waiting(TODAY)]
    assert found == [("Tess", spoke.id, False, -4), ("Sam", helper.id, True, 7)]


def test_the_group_s_own_name_of_a_role_is_used_and_a_blank_goes_back(books: Session) -> None:
    actions.name_roles(names={Role.FACILITATOR: "Steady hand", Role.CO_EDUCATOR: "Co-educator"})
    assert queries.role_names()[Role.FACILITATOR] == "Steady hand"
    actions.name_roles(names={Role.FACILITATOR: ""})
    assert queries.role_names() == {role: role.says for role in Role}


def test_all_that_is_held_about_a_helper_is_told(books: Session) -> None:
    helper = make_helper(name="Sam", job="Nurse", offers="A talk", roles=[Role.CO_EDUCATOR])
    actions.in_touch(subject=helper, day=date(2026, 11, 3), about="The spring talk")
    make_speaker_of(helper.person_id)
    draft = actions.begin_agreement(helper=helper)
    actions.sign_agreement(
        agreement=draft, seen_version=None, signed_on=TODAY, signed_for_us="Alice", print_it=lambda *_: b"%PDF-1.7"
    )
    sections = {section.title: section for section in queries.held(helper.person_id)}
    assert list(sections) == [
        "Help they give", "When the group was in touch", "Talks", "Support agreements that were signed",
    ]  # fmt: skip
    assert ("Job", "Nurse") in sections["Help they give"].rows
    assert sections["When the group was in touch"].rows == [("3 November 2026", "The spring talk")]
    assert sections["Talks"].rows[0][0] == "Sleeping better"
    signed = sections["Support agreements that were signed"]
    assert (signed.goes, signed.rows[0][1:3]) == (False, ("24 November 2026", "Alice"))
    assert [len(section.heads) for section in sections.values()] == [len(s.rows[0]) for s in sections.values()]


def make_speaker_of(person_id: int) -> None:
    actions.add_speaker(person_id=person_id, topic="Sleeping better")


def test_nothing_is_held_about_somebody_who_does_not_help(books: Session) -> None:
    assert queries.held(make_person().id) == []
