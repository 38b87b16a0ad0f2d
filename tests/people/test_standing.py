"""Where people stand and since when; following up, welcoming, and how they heard of the group."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.kernel import history, sqlite
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.history import History
from esteem.kernel.house import the_house
from esteem.kernel.migrate import FOLDER
from esteem.kernel.text import Words
from esteem.people import actions, queries
from esteem.people.models import Person, Source, WelcomeStep
from esteem.people.queries.held_person import held_of_person
from esteem.people.queries.sources import Heard
from esteem.people.rules.following import Outcome, is_new
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.people.rules.reach import MayReach
from esteem.people.rules.standing import Became, Stands, said_of_stands
from tests.makers import make_person

TODAY = date(2026, 11, 24)


def record(person: Person) -> list[tuple[str, date | None]]:
    return [(change.became.value, change.changed_on) for change in queries.record_of(person.id)]


def make_enquirer(**details: object) -> Person:
    return make_person(stands=Stands.ENQUIRER, **details)


# The record


def test_the_group_s_own_word_is_used_for_a_member() -> None:
    assert [said_of_stands(stands, Words(member="friend")) for stands in Stands] == ["Enquirer", "Friend", "Helper"]


def test_somebody_new_has_a_first_line_of_the_day_they_joined(books: Session) -> None:
    assert record(make_person(joined_on=date(2026, 3, 1))) == [("member", date(2026, 3, 1))]
    assert record(make_person()) == [("member", None)]


def test_somebody_added_after_they_left_has_both_lines(books: Session) -> None:
    person = make_person(joined_on=date(2025, 3, 1), left_on=date(2026, 3, 1))
    assert record(person) == [("member", date(2025, 3, 1)), ("left", date(2026, 3, 1))]


def test_an_enquirer_asked_today_unless_it_says_when_and_is_reached_two_weeks_later(books: Session) -> None:
    person, earlier = make_enquirer(), make_enquirer(enquired_on=date(2026, 11, 2), follow_up_on=date(2026, 11, 4))
    assert (person.enquired_on, person.follow_up_on) == (TODAY, date(2026, 12, 8))
    assert (earlier.enquired_on, earlier.follow_up_on) == (date(2026, 11, 2), date(2026, 11, 4))
    assert record(person) == [("enquirer", TODAY)]


def test_an_enquirer_who_becomes_a_member_joined_that_day_and_is_followed_up_no_more(books: Session) -> None:
    person = make_enquirer(enquired_on=date(2026, 10, 1))
    actions.become(person=person, became=Stands.MEMBER, on=date(2026, 11, 3), note="At the door")
    assert (person.stands, person.joined_on, person.follow_up_on) == (Stands.MEMBER, date(2026, 11, 3), None)
    assert record(person) == [("enquirer", date(2026, 10, 1)), ("member", date(2026, 11, 3))]
    assert queries.record_of(person.id)[-1].note == "At the door"


def test_a_member_who_becomes_a_helper_joined_when_they_joined(books: Session) -> None:
    person = make_person(joined_on=date(2025, 1, 7))
    actions.become(person=person, became=Stands.HELPER, on=date(2026, 11, 1))
    assert (person.joined_on, record(person)[-1]) == (date(2025, 1, 7), ("helper", date(2026, 11, 1)))


def test_nobody_becomes_what_they_are_or_on_a_day_to_come(books: Session) -> None:
    person = make_person()
    with pytest.raises(RuleBroken, match="is that already") as broken:
        actions.become(person=person, became=Stands.MEMBER, on=TODAY)
    assert broken.value.field == "became"
    with pytest.raises(RuleBroken, match="has not come yet"):
        actions.become(person=person, became=Stands.HELPER, on=TODAY + timedelta(days=1))
    assert record(person) == [("member", None)]


def test_leaving_and_coming_back_each_leave_a_line(books: Session) -> None:
    person = make_person(joined_on=date(2025, 1, 7))
    actions.record_leaving(person=person, left_on=date(2026, 6, 2), note="Moved away")
    actions.welcome_back(person=person)
    assert record(person) == [("member", date(2025, 1, 7)), ("left", date(2026, 6, 2)), ("back", TODAY)]


def test_who_left_and_becomes_a_helper_is_back(books: Session) -> None:
    person = actions.record_leaving(person=make_person(), left_on=date(2026, 6, 2))
    actions.become(person=person, became=Stands.HELPER, on=TODAY)
    assert (person.is_here, [what for what, _ in record(person)]) == (True, ["member", "left", "helper", "back"])


def test_another_day_in_the_form_is_another_day_in_the_record(books: Session) -> None:
    person = make_person(joined_on=date(2025, 1, 7))
    actions.record_leaving(person=person, left_on=date(2026, 6, 2))
    actions.change_person(person=person, seen_version=None, joined_on=date(2024, 1, 7), left_on=date(2026, 7, 1))
    assert record(person) == [("member", date(2024, 1, 7)), ("left", date(2026, 7, 1))]


def test_what_they_are_is_changed_by_the_form_from_the_day_it_says(books: Session) -> None:
    person = make_enquirer(enquired_on=date(2026, 10, 1))
    actions.change_person(person=person, seen_version=None, stands=Stands.MEMBER, joined_on=date(2026, 11, 3))
    assert record(person) == [("enquirer", date(2026, 10, 1)), ("member", date(2026, 11, 3))]
    actions.change_person(person=person, seen_version=None, stands=Stands.HELPER)
    assert record(person)[-1] == ("helper", TODAY)


def test_a_change_of_something_else_leaves_no_line(books: Session) -> None:
    person = make_person()
    actions.change_person(person=person, seen_version=None, phone="0115 496 0123")
    assert record(person) == [("member", None)]


def test_a_line_put_right_puts_the_person_right(books: Session) -> None:
    person = make_enquirer(enquired_on=date(2026, 10, 1))
    actions.become(person=person, became=Stands.MEMBER, on=TODAY)
    actions.record_leaving(person=person, left_on=TODAY)
    asked, joined, left = queries.record_of(person.id)
    actions.put_right(change=asked, seen_version=asked.version, changed_on=date(2026, 9, 1), note="")
    actions.put_right(change=joined, seen_version=joined.version, changed_on=date(2026, 11, 3), note="First visit")
    actions.put_right(change=left, seen_version=left.version, changed_on=date(2026, 11, 20), note="")
    days = (person.enquired_on, person.joined_on, person.left_on)
    assert days == (date(2026, 9, 1), date(2026, 11, 3), date(2026, 11, 20))


def test_a_line_is_not_put_where_it_cannot_be(books: Session) -> None:
    person = make_person(joined_on=date(2026, 1, 7))
    actions.record_leaving(person=person, left_on=date(2026, 6, 2))
    left = queries.record_of(person.id)[-1]
    for day, sentence in (
        (None, "Enter the day they left"),
        (TODAY + timedelta(days=1), "has not come yet"),
        (date(2025, 1, 1), "before the day they joined"),
    ):
        with pytest.raises(RuleBroken, match=sentence) as broken:
            actions.put_right(change=left, seen_version=None, changed_on=day, note="")
        assert broken.value.field == "changed_on"


def test_nobody_comes_back_before_they_left(books: Session) -> None:
    person = make_person()
    actions.record_leaving(person=person, left_on=date(2026, 6, 2))
    actions.welcome_back(person=person)
    back = queries.record_of(person.id)[-1]
    with pytest.raises(RuleBroken, match="The day they came back is before the day they left"):
        actions.put_right(change=back, seen_version=None, changed_on=date(2026, 6, 1), note="")
    assert person.is_here


def test_a_day_put_right_of_who_is_one_with_somebody_who_left_does_not_send_them_away(books: Session) -> None:
    kept, gone = make_person(joined_on=date(2025, 1, 7)), make_person(joined_on=date(2024, 1, 7))
    actions.record_leaving(person=gone, left_on=date(2026, 6, 2))
    actions.merge_record(kept_id=kept.id, gone_id=gone.id)
    first = queries.record_of(kept.id)[0]
    actions.put_right(change=first, seen_version=None, changed_on=date(2024, 1, 8), note="")
    assert (kept.is_here, kept.joined_on) == (True, date(2024, 1, 8))


def test_coming_back_taken_back_they_have_left_again(books: Session) -> None:
    person = actions.record_leaving(person=make_person(), left_on=date(2026, 6, 2))
    actions.welcome_back(person=person)
    actions.take_back(change=queries.record_of(person.id)[-1])
    assert person.left_on == date(2026, 6, 2)


def test_becoming_a_member_taken_back_they_are_an_enquirer_who_never_joined(books: Session) -> None:
    person = make_enquirer()
    actions.become(person=person, became=Stands.MEMBER, on=TODAY)
    actions.take_back(change=queries.record_of(person.id)[-1])
    assert (person.stands, person.joined_on) == (Stands.ENQUIRER, None)


def test_a_member_of_unknown_day_who_becomes_a_helper_joined_on_no_day_that_was_made_up(books: Session) -> None:
    person = actions.become(person=make_person(), became=Stands.HELPER, on=TODAY)
    assert person.joined_on is None


def test_a_line_put_right_meanwhile_stops_the_older_one(books: Session) -> None:
    (line,) = queries.record_of(make_person().id)
    seen = line.version
    actions.put_right(change=line, seen_version=seen, changed_on=date(2026, 1, 1), note="")
    with pytest.raises(StaleEdit):
        actions.put_right(change=line, seen_version=seen, changed_on=date(2026, 1, 2), note="")


def test_the_last_change_is_taken_back_and_no_other(books: Session) -> None:
    person = make_person(joined_on=date(2025, 1, 7))
    actions.become(person=person, became=Stands.HELPER, on=date(2026, 1, 7))
    actions.record_leaving(person=person, left_on=date(2026, 6, 2))
    first, helper, left = queries.record_of(person.id)
    with pytest.raises(RuleBroken, match="Only the last change"):
        actions.take_back(change=helper)
    actions.take_back(change=left)
    assert (person.left_on, person.stands) == (None, Stands.HELPER)
    actions.take_back(change=helper)
    assert (person.stands, person.joined_on) == (Stands.MEMBER, date(2025, 1, 7))
    with pytest.raises(RuleBroken, match="Only the last change"):
        actions.take_back(change=first)


# The migration


@pytest.fixture
def before_records(tmp_path: Path) -> Iterator[tuple[Connection, AlembicConfig]]:
    """A database as it was before there were records."""
    engine = sqlite.make_engine(tmp_path / "old.sqlite3", foreign_keys=False)
    with engine.begin() as connection:
        config = AlembicConfig()
        config.set_main_option("script_location", str(FOLDER))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0010")
        yield connection, config
    engine.dispose()


def test_whoever_was_there_before_gets_the_first_lines_of_their_record(
    before_records: tuple[Connection, AlembicConfig],
) -> None:
    connection, config = before_records
    keep = "INSERT INTO person (id, version, name, known_as, phone, no_voicemail, phone_care, email, email_care, sort_name, "
    keep += "found_by, stands, joined_on, left_on, enquired_on) VALUES (?, 1, 'A', '', '', 0, '', '', '', 'a', '', ?, ?, ?, ?)"
    for row in (
        (1, "member", "2025-01-07", "2026-06-02", None),
        (2, "member", None, None, None),
        (3, "enquirer", None, None, "2026-10-01"),
    ):
        connection.exec_driver_sql(keep, row)
    command.upgrade(config, "0011")
    lines = connection.exec_driver_sql(
        "SELECT person_id, became, changed_on FROM standing_change ORDER BY id"
    ).fetchall()
    assert [tuple(line) for line in lines] == [
        (1, "member", "2025-01-07"), (1, "left", "2026-06-02"), (2, "member", None), (3, "enquirer", "2026-10-01"),
    ]  # fmt: skip


# Following up and welcoming


def test_enquirers_are_due_on_their_day_the_longest_due_first(books: Session) -> None:
    make_enquirer(name="Later", follow_up_on=date(2026, 11, 25))
    make_enquirer(name="Today", follow_up_on=TODAY)
    make_enquirer(name="Long", follow_up_on=date(2026, 11, 1))
    make_person(name="Member", follow_up_on=date(2026, 11, 1))
    actions.remove_person(person=make_enquirer(name="Mistake", follow_up_on=date(2026, 11, 1)))
    actions.record_leaving(person=make_enquirer(name="Gone", follow_up_on=date(2026, 11, 1)), left_on=TODAY)
    assert [person.name for person in queries.due_enquirers(TODAY)] == ["Long", "Today"]
    assert [person.name for person in queries.enquirers_to_reach()] == ["Long", "Today", "Later"]


@pytest.mark.parametrize(
    ("outcome", "stands", "follow_up_on", "here"),
    [
        (Outcome.CAME, Stands.MEMBER, None, True),
        (Outcome.IN_TOUCH, Stands.ENQUIRER, None, True),
        (Outcome.AGAIN, Stands.ENQUIRER, date(2026, 12, 8), True),
        (Outcome.NOT_COMING, Stands.ENQUIRER, None, False),
    ],
)
def test_what_came_of_it_is_kept(
    books: Session, outcome: Outcome, stands: Stands, follow_up_on: date | None, here: bool
) -> None:
    person = actions.follow_up(person=make_enquirer(enquired_on=date(2026, 11, 1)), outcome=outcome)
    assert (person.stands, person.follow_up_on, person.is_here) == (stands, follow_up_on, here)


def test_somebody_is_new_for_ninety_days() -> None:
    days = [None, TODAY + timedelta(days=1), TODAY, date(2026, 8, 26), date(2026, 8, 25)]
    assert [is_new(day, TODAY) for day in days] == [False, False, True, True, False]


def test_a_group_begins_with_steps_of_welcoming_and_ways_of_hearing_of_it(books: Session) -> None:
    assert len(queries.welcome_of(make_person().id)) == 8
    assert len(queries.sources_offered()) == 11


def test_a_step_is_ticked_once_and_unticked(books: Session) -> None:
    person, step = make_person(), queries.every_entry(WelcomeStep)[0]
    done = actions.tick(person=person, step=step)
    assert actions.tick(person=person, step=step) is done
    assert (done.account_id, done.done_at.date()) == (1, TODAY)
    assert [tick is not None for _, tick in queries.welcome_of(person.id)] == [True] + [False] * 7
    actions.untick(person=person, step=step)
    assert queries.ticks_of(person.id) == []


def test_a_step_put_away_stays_where_it_was_ticked(books: Session) -> None:
    done_for, other, step = make_person(), make_person(), queries.every_entry(WelcomeStep)[0]
    actions.tick(person=done_for, step=step)
    actions.put_away_entry(entry=step)
    assert (len(queries.welcome_of(done_for.id)), len(queries.welcome_of(other.id))) == (8, 7)
    actions.bring_back_entry(entry=step)
    assert len(queries.welcome_of(other.id)) == 8


# The group's own lists


def test_a_list_is_kept_in_the_group_s_own_order(books: Session) -> None:
    first, second = queries.every_entry(Source)[:2]
    added = actions.add_entry(kind=Source, name="The café noticeboard", after=first.id)
    assert [source.id for source in queries.every_entry(Source)][:3] == [first.id, added.id, second.id]
    actions.change_entry(entry=added, seen_version=added.version, name="The café’s noticeboard", after=0)
    assert [source.name for source in queries.every_entry(Source)][:2] == ["The café’s noticeboard", first.name]
    last = actions.add_entry(kind=Source, name="At the end")
    assert queries.every_entry(Source)[-1] is last


def test_nothing_stands_on_a_list_twice_whatever_the_case(books: Session) -> None:
    actions.add_entry(kind=Source, name="The Café")
    with pytest.raises(IntegrityError):
        actions.add_entry(kind=Source, name="the cafe")


def test_a_source_put_away_is_offered_no_more_but_to_whom_it_was_said_of(books: Session) -> None:
    source = actions.put_away_entry(entry=queries.every_entry(Source)[0])
    assert (source.id, source.name) not in queries.sources_offered()
    assert (source.id, source.name) in queries.sources_offered(source.id)


def test_how_people_heard_of_us_is_counted_by_period(books: Session) -> None:
    first, second = queries.every_entry(Source)[:2]
    asked = {"enquired_on": date(2026, 3, 1)}
    make_enquirer(source_id=second.id, **asked)
    make_person(source_id=second.id, joined_on=date(2026, 4, 1), **asked)
    make_person(source_id=first.id, joined_on=date(2026, 5, 1))
    make_person(joined_on=date(2026, 5, 1))
    make_person(source_id=first.id)  # nobody knows when
    make_person(source_id=first.id, joined_on=date(2025, 5, 1))
    make_person(source_id=first.id, stands=Stands.HELPER, joined_on=date(2026, 5, 1))
    actions.remove_person(person=make_enquirer(source_id=first.id, **asked))
    assert queries.heard_of_us(date(2026, 1, 1), date(2026, 12, 31)) == [
        Heard(first.name, 1, 1), Heard(second.name, 2, 1), Heard("Not known", 1, 1),
    ]  # fmt: skip


# What is held, erased and merged


def furnished() -> Person:
    person = make_person(
        name="Wilhelmina Example", phone="07700 900999", notes="Likes tea", by_phone=MayReach.ASK, no_voicemail=True,
        source_id=queries.every_entry(Source)[0].id, source_note="From Jo", joined_on=date(2026, 1, 7),
    )  # fmt: skip
    actions.record_leaving(person=person, left_on=date(2026, 6, 2), note="Moved to Sampleton")
    actions.tick(person=person, step=queries.every_entry(WelcomeStep)[0])
    return person


def erase(person: Person) -> None:
    the_house().announce(ERASED, person_id=person.id)
    actions.forget_row(person_id=person.id)


def test_everything_their_row_says_is_held_in_words(books: Session) -> None:
    own, stood, welcomed = held_of_person(furnished().id) or []
    assert list(own.rows) == [
        ("Name", "Wilhelmina Example"), ("Here as", "Member"), ("Phone", "07700 900999"),
        ("Do not leave a voicemail", "yes"), ("May be rung", "Ask first"), ("How they heard of us", "From Jo"),
        ("Notes", "Likes tea"), ("Joined", "7 January 2026"), ("Left", "2 June 2026"),
        ("Heard of us by", "A friend or relative"),
    ]  # fmt: skip
    assert list(stood.rows) == [
        ("Became a member", "7 January 2026", ""),
        ("Left", "2 June 2026", "Moved to Sampleton"),
    ]
    assert [step for step, _ in welcomed.rows] == ["Somebody rang or wrote before the first meeting"]
    assert held_of_person(999) is None


def test_the_house_asks_for_all_of_it(books: Session) -> None:
    titles = [held.title for answer in the_house().ask(HELD, person_id=furnished().id) for held in answer]
    assert titles[:3] == ["Name and how to reach them", "Where they stood", "How they were welcomed"]


def test_whoever_is_erased_is_a_row_that_only_says_somebody_was_there(books: Session) -> None:
    person = furnished()
    erase(person)
    said = {column.key: getattr(person, column.key) for column in Person.__table__.columns}
    kept = {key: value for key, value in said.items() if value not in ("", None, False)}
    name = f"Former member {person.id}"
    assert (kept.pop("version") > 1, kept.pop("erased_at") is not None) == (True, True)
    assert kept == {
        "id": person.id, "name": name, "stands": Stands.MEMBER, "sort_name": name.casefold(),
        "found_by": said["found_by"],
    }  # fmt: skip
    assert said["found_by"].strip() == name.casefold()
    assert (queries.record_of(person.id), queries.ticks_of(person.id)) == ([], [])


def test_no_word_of_whoever_is_erased_stays_in_history_and_its_chain_holds(books: Session) -> None:
    person = furnished()
    erase(person)
    for word in ("Wilhelmina", "900999", "Likes tea", "Sampleton", "From Jo"):
        assert books.scalars(select(History).where(History.changes.contains(word))).all() == []
    assert history.broken_at() is None


def test_who_was_merged_into_whoever_is_erased_goes_with_them(books: Session) -> None:
    person, same = furnished(), make_person(name="Mina Example")
    same.merged_into_id = person.id
    books.flush()
    held = held_of_person(person.id) or []
    assert ("Name", "Mina Example") in held[0].rows
    erase(person)
    assert same.name == f"Former member {same.id}"


def test_of_two_who_are_one_both_records_are_kept_and_what_both_have_stays_once(books: Session) -> None:
    kept, gone = make_person(joined_on=date(2025, 1, 7)), make_person(joined_on=date(2025, 1, 7))
    actions.record_leaving(person=gone, left_on=date(2026, 6, 2))
    first, second = queries.every_entry(WelcomeStep)[:2]
    actions.tick(person=kept, step=first)
    for step in (first, second):
        actions.tick(person=gone, step=step)
    the_house().announce(MERGED, kept_id=kept.id, gone_id=gone.id)
    assert [what.became for what in queries.record_of(kept.id)] == [Became.MEMBER, Became.LEFT]
    assert {done.step_id for done in queries.ticks_of(kept.id)} == {first.id, second.id}
    assert (len(queries.ticks_of(kept.id)), queries.record_of(gone.id), queries.ticks_of(gone.id)) == (2, [], [])
