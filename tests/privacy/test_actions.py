import shutil
from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import select

from esteem.access.actions.accounts import stop_account
from esteem.access.models import Account
from esteem.access.queries import account_named
from esteem.kernel import backups, db
from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import using
from esteem.kernel.jobs import open_group, run_daily
from esteem.money.actions.people import unlink
from esteem.money.models import Transaction
from esteem.people.models import Person
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.models import PrivacyRequest
from esteem.privacy.queries.erasing import erased_before, list_file, preview_of
from esteem.privacy.queries.held import everything_about
from esteem.privacy.rules.erasures import Reason
from tests.backstage import Group
from tests.makers import make_account, make_meeting, make_payment, make_person
from tests.privacy.erased import NAME, found_in_bytes, found_in_tables, make_zyxala


def erase(group: Group, person: Person, **told: str) -> None:
    group.makes(erase_person, person_id=person.id, reason=Reason.ASKED, **told)


def test_nothing_of_somebody_erased_is_left_in_any_table_file_or_free_page(group: Group) -> None:
    person = group.makes(make_zyxala)
    assert len(found_in_tables(group.instance.database)) > 60  # or there was nothing to look for
    erase(group, person, note="As Zyxqovala Qorvane asked")
    assert found_in_tables(group.instance.database) == []
    assert found_in_bytes(group.instance) == []
    assert group.history_is_whole()


def test_what_was_written_about_other_things_stays_without_them(group: Group) -> None:
    person = group.makes(make_person, name=NAME)
    meeting = group.makes(make_meeting, notes=f"{NAME} brings the urn; Bob the cups")
    erase(group, person)
    with group.at_work():
        assert db.session.get_one(type(meeting), meeting.id).notes == "a former member brings the urn; Bob the cups"


def test_a_name_that_two_share_is_left_where_it_stands(group: Group) -> None:
    person, _ = group.makes(make_person, name=NAME), group.makes(make_person, name=NAME)
    meeting = group.makes(make_meeting, notes=f"{NAME} brings the urn")
    erase(group, person)
    with group.at_work():
        assert db.session.get_one(type(meeting), meeting.id).notes == f"{NAME} brings the urn"


def test_the_books_stay_whole_with_the_least_of_the_name(group: Group, freeze: Callable[[date], None]) -> None:
    person = group.makes(make_person, name=NAME)
    for told in ({"who": NAME, "person": person.id}, {"who": "Sample Hall"}):
        group.makes(make_payment, **told)
    group.makes(make_payment, who=NAME, person=person.id, day=date(2026, 4, 2))
    erase(group, person)
    with group.at_work():
        rows = db.session.scalars(select(Transaction).where(Transaction.who != "").order_by(Transaction.number)).all()
        assert [(row.who, row.person_id, NAME.lower() in row.found_by) for row in rows] == [
            ("Z. Q.", None, False), ("Sample Hall", None, False), ("Z. Q.", None, False),
        ]  # fmt: skip


def test_the_name_in_the_books_goes_when_their_time_is_over(group: Group, freeze: Callable[[date], None]) -> None:
    person = group.makes(make_person, name=NAME)
    group.makes(make_payment, who=NAME, person=person.id, day=date(2026, 5, 7))
    freeze(date(2033, 3, 31))
    group.makes(unlink, person_id=person.id)
    with group.at_work():
        assert db.session.scalars(select(Transaction.who).order_by(Transaction.number.desc())).first() == "Z. Q."
    person = group.makes(make_person, name="Other Person")
    group.makes(make_payment, who="Other Person", person=person.id, day=date(2026, 5, 8))
    freeze(date(2033, 4, 1))
    group.makes(unlink, person_id=person.id)
    with group.at_work():
        assert db.session.scalars(select(Transaction.who).order_by(Transaction.number.desc())).first() == ""


def test_their_account_is_closed_for_good_without_their_name(group: Group) -> None:
    person = group.makes(make_person, name=NAME)
    account = group.makes(make_account, name=NAME, person=person)
    erase(group, person)
    with group.at_work():
        closed = db.session.get_one(Account, account.id)
        assert (closed.name, closed.password, closed.person_id, closed.disabled_at is None) == (
            f"Former member {person.id}", None, None, False,
        )  # fmt: skip


def test_the_only_coordinator_cannot_be_erased(group: Group) -> None:
    with group.at_work():
        alice = account_named("alice")
        assert alice is not None
        person = make_person(name="Alice Marsh")
        alice.person_id = person.id
    with pytest.raises(RuleBroken, match="the only coordinator"):
        erase(group, person)
    with group.at_work():
        assert preview_of(db.session.get_one(Person, person.id)).refused != []
    assert list_file(group.instance).exists() is False


def test_nobody_is_erased_twice(group: Group) -> None:
    person = group.makes(make_person, name=NAME)
    erase(group, person)
    with pytest.raises(RuleBroken, match="erased already"):
        erase(group, person)


def test_being_erased_closes_what_they_asked_for(group: Group) -> None:
    person = group.makes(make_zyxala)
    erase(group, person)
    with group.at_work():
        request = db.session.scalars(select(PrivacyRequest)).one()
        assert (request.closed_on, str(request.ended), request.who) == (
            date(2026, 11, 24),
            "done",
            f"Former member {person.id}",
        )


def test_whoever_comes_back_with_an_old_copy_is_erased_again(group: Group, freeze: Callable[[datetime], None]) -> None:
    person = group.makes(make_zyxala)
    copy = backups.make(group.instance, reason="daily")
    erase(group, person)
    group.instance.close()
    shutil.copy(copy, group.instance.database)
    assert found_in_tables(group.instance.database) != []
    open_group(group.app, group.instance)
    assert (found_in_tables(group.instance.database), found_in_bytes(group.instance)) == ([], [])
    assert [line.again for line in erased_before(group.instance)] == [False, False, True, True]


def test_the_list_of_erasures_says_nothing_of_who_it_was(group: Group) -> None:
    person = group.makes(make_person, name=NAME)
    erase(group, person)
    (line,) = erased_before(group.instance)
    assert (line.person_id, line.at, len(line.origin), len(line.name)) == (
        person.id,
        "2026-11-24T12:00:00+00:00",
        64,
        64,
    )
    assert list_file(group.instance).stat().st_mode & 0o777 == 0o600


def test_somebody_else_with_the_same_number_is_left_alone(group: Group) -> None:
    copy = backups.make(group.instance, reason="daily")
    erase(group, group.makes(make_person, name=NAME))
    group.instance.close()
    shutil.copy(copy, group.instance.database)
    other = group.makes(make_person, name=NAME)
    open_group(group.app, group.instance)
    assert group.asks(lambda: db.session.get_one(Person, other.id).name) == NAME


def test_an_erasure_that_did_not_reach_the_list_is_added_by_the_daily_job(group: Group) -> None:
    person = group.makes(make_person, name=NAME)
    erase(group, person)
    list_file(group.instance).unlink()
    assert run_daily(group.app, group.instance)["erasures"] is None
    assert [(line.person_id, line.name) for line in erased_before(group.instance)] == [(person.id, "")]


def erase_and_stumble(person: Person) -> None:
    erase_person(person_id=person.id, reason=Reason.ASKED)
    raise ZeroDivisionError


def test_an_erasure_that_is_undone_is_on_no_list(group: Group) -> None:
    person = group.makes(make_person, name=NAME)
    with pytest.raises(ZeroDivisionError):
        group.makes(erase_and_stumble, person)
    assert erased_before(group.instance) == []


def test_nothing_is_held_about_somebody_erased_but_what_must_stay(group: Group) -> None:
    person = group.makes(make_zyxala)
    erase(group, person)
    told = [
        section
        for section in group.asks(everything_about, person.id)
        if section.goes and section.title != "What was changed, when and by whom"
    ]
    assert [(section.title, section.rows) for section in told if "zyxqov" in str(section.rows).lower()] == []


def test_an_account_that_was_stopped_is_no_coordinator_to_be_missed(group: Group) -> None:
    person = group.makes(make_person, name=NAME)
    account = group.makes(make_account, name=NAME, person=person, roles=["coordinator"])
    with group.at_work():
        stop_account(account=db.session.get_one(Account, account.id))
    erase(group, person)
    with using(group.app, group.instance):
        assert db.session.get_one(Person, person.id).name == f"Former member {person.id}"
