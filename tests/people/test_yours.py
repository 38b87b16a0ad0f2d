from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.house import the_house
from esteem.kernel.tokens import fingerprint
from esteem.people.actions import change_person, put_back, record_leaving, remove_person, welcome_back
from esteem.people.actions import yours as actions
from esteem.people.models import Person, YoursAnswer, YoursLink
from esteem.people.queries import yours as queries
from esteem.people.rules.held import ERASED, MERGED
from esteem.people.rules.reach import Channel, MayReach
from esteem.people.rules.yours import (
    ASKED,
    DECIDED,
    NOT_HERE,
    SHUT,
    Correction,
    Outcome,
    changes_between,
    is_live,
    message,
    said,
)
from tests.makers import make_answer, make_person, make_yours_link
from tests.people.test_needs import held

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def details_of(person: Person, **corrected: object) -> dict[str, object]:
    """What the form would send: all that they see, with this corrected."""
    return {**{field: getattr(person, field) for field in ASKED}, **corrected}


def outcome_of(answer: YoursAnswer) -> tuple[Outcome, bool]:
    return answer.outcome, answer.decided_at is not None


# Rules


def test_they_see_how_they_are_reached_and_nothing_else() -> None:
    private = {"notes", "stands", "enquired_on", "follow_up_on", "source_id", "source_note", "joined_on", "left_on"}
    own = {"id", "version", "sort_name", "found_by", "removed_at", "erased_at", "merged_at", "merged_into_id"}
    kept = {column.key for column in Person.__table__.c}
    assert set(ASKED) == kept - private - own


def test_only_what_differs_is_a_correction() -> None:
    seen = {"name": "Ann", "phone": "", "by_phone": MayReach.ASK, "no_voicemail": False}
    wrote = {**seen, "phone": "0115 496 0123", "by_phone": None}
    assert changes_between(seen, wrote) == {"phone": ["", "0115 496 0123"], "by_phone": ["ask", None]}
    assert changes_between(seen, seen) == {}


@pytest.mark.parametrize(
    ("seen", "wrote", "now", "overtaken", "there"),
    [("1", "2", "1", False, False), ("1", "2", "3", True, False), ("1", "2", "2", False, True)],
)
def test_a_correction_knows_whether_it_was_overtaken(
    seen: str, wrote: str, now: str, overtaken: bool, there: bool
) -> None:
    one = Correction("phone", "Phone", seen, wrote, now)
    assert (one.is_overtaken, one.is_there_already) == (overtaken, there)


def test_values_are_said_in_words() -> None:
    assert [said(value) for value in ("", None, True, False, MayReach.ASK, "0115")] == [
        "nothing", "nothing", "yes", "no", "Ask first", "0115"
    ]  # fmt: skip


def test_a_link_works_until_it_is_used_stopped_or_its_time_is_over() -> None:
    link = {"expires_at": NOON + timedelta(days=14), "used_at": None, "stopped_at": None, "now": NOON}
    assert is_live(**link) is True
    assert is_live(**{**link, "now": NOON + timedelta(days=14)}) is False
    assert is_live(**{**link, "used_at": NOON}) is False
    assert is_live(**{**link, "stopped_at": NOON}) is False


def test_the_message_names_the_person_the_day_and_the_link_and_nothing_of_the_group() -> None:
    assert message(goes_by="Sam", until="8 December 2026", address="https://x.example/y/") == (
        "Hello Sam, are the details I have for you still right? Please look, and correct what is not. "
        "The link is for you alone. It works once, until 8 December 2026: https://x.example/y/"
    )


# Links


def test_the_door_is_shut_until_somebody_opens_it(books: Session) -> None:
    assert queries.own_door_is_open() is False
    with pytest.raises(RuleBroken, match=SHUT.rstrip(".")):
        actions.make_link(person=make_person())
    actions.set_own_door(is_open=True)
    assert len(actions.make_link(person=make_person())) == 43


def test_only_a_fingerprint_of_the_secret_is_kept(books: Session) -> None:
    token = make_yours_link(make_person())
    (link,) = session.scalars(select(YoursLink))
    assert link.fingerprint == fingerprint(token)
    assert token not in "".join(session.scalars(select(history.History.changes)))


def test_a_link_lasts_fourteen_days(books: Session, freeze: Callable[[datetime], None]) -> None:
    token = make_yours_link(make_person())
    freeze(NOON + timedelta(days=14, seconds=-1))
    assert queries.link_of(token) is not None
    freeze(NOON + timedelta(days=14))
    assert queries.link_of(token) is None


def test_a_newer_link_ends_the_older_one_of_the_same_person_only(books: Session) -> None:
    ann, bo = make_person(name="Ann"), make_person(name="Bo")
    older, of_bo = make_yours_link(ann), make_yours_link(bo)
    newer = make_yours_link(ann)
    assert [queries.link_of(token) is not None for token in (older, of_bo, newer)] == [False, True, True]
    assert [link.person.name for link in queries.links_out()] == ["Bo", "Ann"]


def test_a_link_can_be_taken_back(books: Session) -> None:
    person = make_person()
    token = make_yours_link(person)
    actions.stop_links(person=person)
    assert (queries.link_of(token), queries.working_link_of(person.id)) == (None, None)


def test_shutting_the_door_stops_every_link_for_good(books: Session) -> None:
    token = make_yours_link(make_person())
    actions.set_own_door(is_open=False)
    actions.set_own_door(is_open=True)
    assert queries.link_of(token) is None


@pytest.mark.parametrize(
    "go", [lambda person: record_leaving(person=person, left_on=date(2026, 11, 24)), lambda p: remove_person(person=p)]
)
def test_the_link_of_somebody_who_left_or_was_removed_works_no_more(
    books: Session, go: Callable[[Person], object]
) -> None:
    person = make_person()
    token = make_yours_link(person)
    go(person)
    assert queries.link_of(token) is None
    with pytest.raises(RuleBroken, match=NOT_HERE.rstrip(".")):
        actions.make_link(person=person)


# What they send


def test_a_correction_waits_and_changes_nothing_and_the_link_is_used_up(books: Session) -> None:
    person = make_person(phone="0115 496 0001")
    token = make_yours_link(person)
    link = queries.link_of(token)
    wrote = details_of(person, phone="0115 496 0002", by_phone=MayReach.NO)
    answer = actions.receive(link=link, seen_version=person.version, **wrote)
    assert answer.corrected == {"phone": ["0115 496 0001", "0115 496 0002"], "by_phone": [None, "no"]}
    assert (person.phone, outcome_of(answer)) == ("0115 496 0001", (Outcome.WAITING, False))
    assert (queries.link_of(token), queries.answers_waiting()) == (None, [answer])
    assert history.of("yours_answer", answer.id)[0].who == "They themselves, by their link"


def test_what_was_changed_while_they_were_writing_stops_it_and_leaves_the_link(books: Session) -> None:
    person = make_person(phone="0115 496 0001")
    token = make_yours_link(person)
    seen = person.version
    change_person(person=person, seen_version=None, phone="0115 496 0003")
    with pytest.raises(StaleEdit):
        actions.receive(link=queries.link_of(token), seen_version=seen, **details_of(person, phone="0115 496 0002"))
    assert queries.link_of(token) is not None


def test_that_all_is_right_is_the_day_they_confirmed(books: Session) -> None:
    person = make_person()
    answer = actions.confirm(link=queries.link_of(make_yours_link(person)))
    assert outcome_of(answer) == (Outcome.CONFIRMED, False)
    assert (queries.answers_waiting(), queries.confirmed_on(queries.answers_of(person.id))) == ([], date(2026, 11, 24))


def test_corrections_that_change_nothing_say_that_all_is_right(books: Session) -> None:
    person = make_person()
    link = queries.link_of(make_yours_link(person))
    answer = actions.receive(link=link, seen_version=person.version, **details_of(person))
    assert answer.outcome is Outcome.CONFIRMED


def test_all_of_it_is_taken_over_and_counts_as_confirmed(books: Session) -> None:
    person = make_person(phone="0115 496 0001")
    answer = make_answer(person, phone="0115 496 0002", preferred=Channel.POST, no_voicemail=True)
    actions.take_over(answer=answer, person=person, seen_version=None, take=["phone", "preferred", "no_voicemail"])
    assert (person.phone, person.preferred, person.no_voicemail) == ("0115 496 0002", Channel.POST, True)
    assert person.found_by.endswith("01154960002\n")
    assert outcome_of(answer) == (Outcome.TAKEN, True)
    assert queries.confirmed_on([answer]) == date(2026, 11, 24)


def test_some_of_it_is_taken_over(books: Session) -> None:
    person = make_person(phone="0115 496 0001", town="Leeds")
    answer = make_answer(person, phone="0115 496 0002", town="")
    actions.take_over(answer=answer, person=person, seen_version=None, take=["phone"])
    assert (person.phone, person.town, answer.outcome) == ("0115 496 0002", "Leeds", Outcome.TAKEN_IN_PART)
    assert queries.confirmed_on([answer]) is None


def test_nothing_but_what_they_sent_can_be_taken_over(books: Session) -> None:
    person = make_person(phone="0115 496 0001", notes="Likes tea")
    answer = make_answer(person, phone="0115 496 0002")
    actions.take_over(answer=answer, person=person, seen_version=None, take=["phone", "notes", "email"])
    assert (person.notes, person.email) == ("Likes tea", "")


def test_nothing_ticked_is_asked_about_and_nothing_is_decided_twice(books: Session) -> None:
    person = make_person()
    answer = make_answer(person, phone="0115 496 0002")
    with pytest.raises(RuleBroken) as broken:
        actions.take_over(answer=answer, person=person, seen_version=None, take=[])
    assert (broken.value.field, answer.outcome) == ("take", Outcome.WAITING)
    actions.decline(answer=answer)
    for again in (
        lambda: actions.decline(answer=answer),
        lambda: actions.take_over(answer=answer, person=person, seen_version=None, take=["phone"]),
    ):
        with pytest.raises(RuleBroken, match=DECIDED.rstrip(".")):
            again()
    assert person.phone == ""


def test_what_was_declined_can_be_looked_at_again(books: Session) -> None:
    answer = make_answer(make_person(), phone="0115 496 0002")
    actions.look_again(answer=actions.decline(answer=answer))
    assert (outcome_of(answer), queries.answers_waiting()) == ((Outcome.WAITING, False), [answer])
    with pytest.raises(RuleBroken, match=DECIDED.rstrip(".")):
        actions.look_again(answer=answer)


def test_what_was_changed_here_since_is_known(books: Session) -> None:
    person = make_person(phone="0115 496 0001")
    answer = make_answer(person, phone="0115 496 0002", town="Leeds")
    change_person(person=person, seen_version=None, phone="0115 496 0003")
    assert [(one.label, one.is_overtaken) for one in queries.corrections_of(answer, person)] == [
        ("Phone", True), ("Town", False)
    ]  # fmt: skip


# Held, erased, merged


def test_all_of_it_is_shown_to_whoever_asks_what_is_held(books: Session) -> None:
    person = make_person(phone="0115 496 0001")
    make_answer(person, phone="0115 496 0002")
    make_yours_link(person)
    assert [row[2] for row in held(person.id, "Links to your own details").rows] == [
        dates.say_moment(NOON), "not used"
    ]  # fmt: skip
    assert list(held(person.id, "What you sent through them").rows) == [
        (dates.say_moment(NOON), "To be looked at", "Phone: 0115 496 0002 (it was 0115 496 0001)")
    ]


def test_of_somebody_erased_nothing_is_left(books: Session) -> None:
    person = make_person()
    answer = make_answer(person, phone="0115 496 0002")
    token = make_yours_link(person)
    the_house().announce(ERASED, person_id=person.id)
    assert (queries.link_of(token), queries.answers_of(person.id)) == (None, [])
    assert session.scalar(select(func.count(YoursLink.id))) == 0
    assert {entry.said for entry in history.of("yours_answer", answer.id)} == {"Added.", "Removed."}


def test_the_numbers_of_what_was_erased_are_not_given_again(books: Session) -> None:
    person, other = make_person(name="Ann"), make_person(name="Bo")
    gone = make_answer(person, phone="0115 496 0002").id
    the_house().announce(ERASED, person_id=person.id)
    assert make_answer(other, phone="0115 496 0002").id > gone


def test_of_two_who_are_one_what_either_sent_is_kept_and_the_gone_ones_link_ends(books: Session) -> None:
    ann, other = make_person(name="Ann"), make_person(name="Ann B")
    first, second = make_answer(ann, phone="0115 496 0002"), make_answer(other, town="Leeds")
    token = make_yours_link(other)
    the_house().announce(MERGED, kept_id=ann.id, gone_id=other.id)
    assert queries.link_of(token) is None
    assert [answer.id for answer in queries.answers_of(ann.id)] == [second.id, first.id]


@pytest.mark.parametrize("ending", ["leaves", "removed"])
def test_a_link_stopped_by_leaving_works_no_more_though_they_come_back(books: Session, ending: str) -> None:
    actions.set_own_door(is_open=True)
    person = make_person()
    token = actions.make_link(person=person)
    if ending == "leaves":
        welcome_back(person=record_leaving(person=person, left_on=dates.today()))
    else:
        put_back(person=remove_person(person=person))
    assert queries.link_of(token) is None
