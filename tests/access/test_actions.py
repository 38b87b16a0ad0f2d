from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.access import queries
from esteem.access.actions.accounts import change_account, let_in_again, stop_account
from esteem.access.actions.keeping import forget_old, keep_form
from esteem.access.actions.links import begin_claim, claim, make_password_link
from esteem.access.actions.passwords import LINK_GONE, WRONG, change_password, choose_password, give_password, recognise
from esteem.access.actions.seats import end_seats_of, open_seat
from esteem.access.actions.table import decide
from esteem.access.models import Account, KeptForm, OneTimeLink, Seat, SignInAttempt
from esteem.access.queries import changes
from esteem.access.rules.seats import IDLE, LinkKind
from esteem.kernel import history, instances
from esteem.kernel.dates import now
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.permissions import STRANGER
from tests.backstage import Group
from tests.cast import ALICE, BOB, PASSWORD
from tests.makers import make_account, make_person

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ELSEWHERE = "198.51.100.7"
NEW = "kettle lamp tuesday blue"


def account_of(sign_in: str) -> Account:
    found = queries.account_named(sign_in)
    assert found is not None
    return found


def changed(account: Account, **told: object) -> Account:
    """The account with some of its details changed, the rest as they were."""
    facts: dict[str, object] = {
        "sign_in": account.sign_in, "name": account.name, "person_id": account.person_id,
        "roles": {held.role.key: held.until_on for held in account.holdings_on(now().date())},
    }  # fmt: skip
    return change_account(account=account, seen_version=None, **{**facts, **told})  # type: ignore[arg-type]  # by name


def roles_of(account: Account) -> list[str]:
    return [role.key for role in account.roles_on(date(2026, 11, 24))]


# Accounts


def test_an_account_waits_until_its_owner_has_chosen_a_password(books: Session) -> None:
    account = make_account(name="Erin Vale", roles=["viewer", "treasurer"])
    assert (account.is_waiting, account.disabled_at, roles_of(account)) == (True, None, ["treasurer", "viewer"])


def test_an_account_without_any_role_is_not_added(books: Session) -> None:
    with pytest.raises(RuleBroken, match="Tick at least one role"):
        make_account(roles=[])


def test_two_do_not_sign_in_with_one_name_however_it_is_written(books: Session) -> None:
    make_account(sign_in="Siân")
    with pytest.raises(IntegrityError, match="sign_in_folded"):
        make_account(sign_in="SIAN")


def test_one_person_has_one_account(books: Session) -> None:
    person = make_person(name="Ann")
    make_account(name="Ann", person=person)
    with pytest.raises(IntegrityError, match="person_id"):
        make_account(name="Anna", person=person)


@pytest.mark.parametrize("field", ["sign_in", "name"])
def test_the_database_refuses_an_account_without_a_name(books: Session, field: str) -> None:
    account = make_account()
    setattr(account, field, "")
    with pytest.raises(IntegrityError, match=f"{field}_given"):
        books.flush()


def test_roles_are_taken_and_given_back(books: Session) -> None:
    account = make_account(roles=["viewer", "treasurer"])
    changed(account, roles={"secretary": None, "treasurer": date(2026, 12, 31)})
    assert roles_of(account) == ["treasurer", "secretary"]
    changed(account, roles={"viewer": None})
    assert roles_of(account) == ["viewer"]


def test_a_change_made_meanwhile_stops_the_older_one_even_when_only_roles_were_changed(books: Session) -> None:
    account = make_account()
    seen = account.version
    changed(account, roles={"secretary": None})
    with pytest.raises(StaleEdit):
        change_account(account=account, seen_version=seen, sign_in="e", name="E", roles={}, person_id=None)


def test_a_role_that_ended_long_ago_is_no_hindrance_to_another_change(
    books: Session, freeze: Callable[..., None]
) -> None:
    account = make_account()
    changed(account, roles={"viewer": date(2026, 12, 31)})
    freeze(date(2027, 3, 1))
    changed(account, name="Erin Valley", roles={})
    assert (account.name, account.roles_on(date(2027, 3, 1))) == ("Erin Valley", [])


@pytest.mark.parametrize(
    "attempt",
    [
        lambda alice: stop_account(account=alice),
        lambda alice: changed(alice, roles={"viewer": None}),
        lambda alice: changed(alice, roles={"coordinator": date(2027, 1, 1)}),
    ],
)
def test_the_only_coordinator_stays_one(books: Session, attempt: Callable[[Account], Account]) -> None:
    with pytest.raises(RuleBroken, match="only coordinator"):
        attempt(account_of("alice"))


def test_a_second_coordinator_counts_once_she_has_a_password(books: Session) -> None:
    second = make_account(roles=["coordinator"])
    with pytest.raises(RuleBroken):
        stop_account(account=account_of("alice"))
    give_password(account=second, password=NEW)
    account_of("alice").disabled_at = None
    stop_account(account=account_of("alice"))
    assert queries.lasting_coordinators() == 1


def test_who_is_stopped_is_out_at_once_and_stays_out_when_let_in_again(books: Session) -> None:
    bob = account_of("bob")
    token = open_seat(account_id=bob.id)
    stop_account(account=bob)
    assert queries.holder_of(token) is None
    let_in_again(account=bob)
    assert queries.holder_of(token) is None
    assert queries.holder_of(open_seat(account_id=bob.id)) is not None


def test_every_change_leaves_a_line_and_no_line_holds_a_password(books: Session) -> None:
    account = make_account(name="Erin Vale", sign_in="erin", roles=["viewer"])
    give_password(account=account, password=NEW)
    changed(account, roles={"treasurer": date(2026, 12, 31)})
    assert [entry.said for entry in changes.history_of(account)][:-1] == [
        "No longer Viewer.",
        "Became Treasurer, until 31 December 2026.",
        "Password changed.",
        "Became Viewer, without an end.",
    ]
    changed(account, roles={"treasurer": None})
    assert changes.history_of(account)[0].said == "Treasurer, without an end."
    written = books.scalars(select(history.History.changes)).all()
    assert [line for line in written if line and "argon2" in line] == []


# Passwords


def test_the_right_name_and_password_are_recognised_in_any_case(group: Group) -> None:
    assert group.makes(recognise, sign_in=" ALICE ", password=PASSWORD, address=ELSEWHERE).name == "Alice Marsh"


@pytest.mark.parametrize(
    ("name", "password"), [("alice", "wrong"), ("nobody", PASSWORD), ("", ""), ("alice", PASSWORD.upper())]
)
def test_a_wrong_name_and_a_wrong_password_get_the_same_words(group: Group, name: str, password: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        group.makes(recognise, sign_in=name, password=password, address=ELSEWHERE)
    assert (broken.value.sentence, broken.value.field) == (WRONG, None)


def test_who_is_stopped_or_has_no_password_gets_the_same_words(group: Group) -> None:
    group.makes(lambda: stop_account(account=account_of("bob")))
    group.makes(make_account, sign_in="erin")
    for name in ("bob", "erin"):
        with pytest.raises(RuleBroken, match="do not belong together"):
            group.makes(recognise, sign_in=name, password=PASSWORD, address=ELSEWHERE)


def test_an_unknown_name_is_weighed_against_a_hash_just_as_a_known_one(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same work is done for both: one comparison with Argon2 and the same number of queries."""
    weighed: list[str | None] = []
    known = "esteem.access.actions.passwords.is_password"
    monkeypatch.setattr(known, lambda kept, typed, *, cheap: bool(weighed.append(kept)))
    for name in ("alice", "nobody"):
        with pytest.raises(RuleBroken):
            group.makes(recognise, sign_in=name, password="wrong", address=ELSEWHERE)
    assert [kept is None for kept in weighed] == [False, True]


def fails(group: Group, times: int, name: str = "alice", address: str = ELSEWHERE) -> None:
    for _ in range(times):
        with pytest.raises(RuleBroken, match="do not belong together"):
            group.makes(recognise, sign_in=name, password="wrong", address=address)


def test_after_five_failures_even_the_right_password_must_wait(group: Group, freeze: Callable[..., None]) -> None:
    fails(group, 5)
    with pytest.raises(RuleBroken, match="Wait 30 seconds"):
        group.makes(recognise, sign_in="alice", password=PASSWORD, address=ELSEWHERE)
    freeze(NOON + timedelta(seconds=30))
    assert group.makes(recognise, sign_in="alice", password=PASSWORD, address=ELSEWHERE).sign_in == "alice"
    fails(group, 5)  # counted from the beginning again


def test_the_wait_is_in_the_group_s_own_file_and_survives_a_restart(group: Group) -> None:
    fails(group, 5)
    group.instance.close()
    with pytest.raises(RuleBroken, match="Wait 30 seconds"):
        group.makes(recognise, sign_in="alice", password=PASSWORD, address=ELSEWHERE)


def test_names_nobody_has_slow_down_just_the_same(group: Group) -> None:
    fails(group, 5, name="nobody")
    with pytest.raises(RuleBroken, match="Wait 30 seconds"):
        group.makes(recognise, sign_in="Nobody", password=PASSWORD, address=ELSEWHERE)


def test_an_address_that_tries_many_names_slows_down(group: Group) -> None:
    for number in range(20):
        fails(group, 1, name=f"name {number}")
    with pytest.raises(RuleBroken, match="Wait 30 seconds"):
        group.makes(recognise, sign_in="alice", password=PASSWORD, address=ELSEWHERE)
    assert group.makes(recognise, sign_in="alice", password=PASSWORD, address="192.0.2.1").sign_in == "alice"


def test_nobody_is_locked_out_where_they_usually_sign_in(group: Group) -> None:
    group.makes(lambda: open_seat(account_id=account_of("alice").id, address="192.0.2.1"))
    fails(group, 5)
    assert group.makes(recognise, sign_in="alice", password=PASSWORD, address="192.0.2.1").sign_in == "alice"


def test_a_refused_try_does_not_lengthen_the_wait(group: Group) -> None:
    fails(group, 5)
    for _ in range(10):
        with pytest.raises(RuleBroken, match="Wait 30 seconds"):
            group.makes(recognise, sign_in="alice", password="wrong", address=ELSEWHERE)


def test_the_table_of_tries_names_nobody_and_no_address(group: Group) -> None:
    fails(group, 1)
    rows = group.asks(lambda: [(t.name, t.address) for t in queries.session.scalars(select(SignInAttempt))])
    assert [len(part) for row in rows for part in row] == [64, 64]
    text = group.instance.database.read_bytes()
    assert ELSEWHERE.encode() not in text


def test_ones_own_password_is_changed_with_the_present_one(group: Group) -> None:
    number = group.asks(lambda: account_of("bob").id)
    with pytest.raises(RuleBroken) as broken:
        group.makes(change_password, account_id=number, current_password="wrong", password=NEW, address=ELSEWHERE)
    assert (broken.value.sentence, broken.value.field) == ("That is not your password now.", "current_password")
    group.makes(change_password, account_id=number, current_password=PASSWORD, password=NEW, address=ELSEWHERE)
    assert group.makes(recognise, sign_in="bob", password=NEW, address=ELSEWHERE).id == number
    assert group.asks(lambda: queries.seats_of(number)) == []


@pytest.mark.parametrize("password", ["short", "password1234", "Bob Okafor 1", "Riverside Friends"])
def test_a_poor_password_is_refused_however_it_comes(group: Group, password: str) -> None:
    number = group.asks(lambda: account_of("bob").id)
    token = group.makes(lambda: make_password_link(account=account_of("bob")))
    for attempt in (
        lambda: change_password(account_id=number, current_password=PASSWORD, password=password, address=ELSEWHERE),
        lambda: choose_password(token=token, password=password),
        lambda: give_password(account=account_of("bob"), password=password),
    ):
        with pytest.raises(RuleBroken) as broken:
            group.makes(attempt)
        assert broken.value.field == "password"


# Links


def test_a_link_lets_its_owner_choose_a_password_once(group: Group) -> None:
    token = group.makes(lambda: make_password_link(account=make_account(sign_in="erin")))
    assert group.makes(choose_password, token=token, password=NEW).sign_in == "erin"
    assert group.makes(recognise, sign_in="erin", password=NEW, address=ELSEWHERE).sign_in == "erin"
    with pytest.raises(RuleBroken) as broken:
        group.makes(choose_password, token=token, password="another kettle lamp")
    assert broken.value.sentence == LINK_GONE


def test_a_newer_link_voids_the_older_and_a_week_voids_both(group: Group, freeze: Callable[..., None]) -> None:
    older = group.makes(lambda: make_password_link(account=account_of("bob")))
    newer = group.makes(lambda: make_password_link(account=account_of("bob")))
    assert [group.asks(queries.account_of_link, token) is None for token in (older, newer)] == [True, False]
    freeze(NOON + timedelta(days=7))
    assert group.asks(queries.account_of_link, newer) is None


def test_a_link_ends_the_seats_of_whoever_may_have_known_the_old_password(group: Group) -> None:
    seat = group.makes(lambda: open_seat(account_id=account_of("bob").id))
    token = group.makes(lambda: make_password_link(account=account_of("bob")))
    group.makes(choose_password, token=token, password=NEW)
    assert group.asks(queries.holder_of, seat) is None


def test_no_link_opens_an_account_that_was_stopped(group: Group) -> None:
    token = group.makes(lambda: make_password_link(account=account_of("bob")))
    group.makes(lambda: stop_account(account=account_of("bob")))
    assert group.asks(queries.account_of_link, token) is None
    with pytest.raises(RuleBroken, match="may not sign in at present"):
        group.makes(lambda: make_password_link(account=account_of("bob")))


def test_nothing_in_the_file_can_be_used_to_come_in(group: Group) -> None:
    tokens = [
        group.makes(lambda: make_password_link(account=account_of("bob"))),
        group.makes(lambda: open_seat(account_id=1)),
    ]
    text = group.instance.database.read_bytes()
    assert [token.encode() in text for token in [*tokens, PASSWORD]] == [False] * 3


# Claiming


@pytest.fixture
def unclaimed(new_app: Callable[..., Flask]) -> Group:
    """A group that nobody has set up."""
    app = new_app()
    return Group(app, instances.instances_of(app).all()[0], STRANGER)


def test_the_first_to_present_the_link_coordinates_the_group(unclaimed: Group) -> None:
    token = unclaimed.makes(begin_claim)
    account = unclaimed.makes(claim, token=token, sign_in="alice", name="Alice", password=NEW)
    assert unclaimed.asks(lambda: roles_of(account_of("alice"))) == ["coordinator"]
    assert unclaimed.makes(recognise, sign_in="alice", password=NEW, address=ELSEWHERE).id == account.id


def test_the_link_works_once_and_no_other_is_made_afterwards(unclaimed: Group) -> None:
    token = unclaimed.makes(begin_claim)
    unclaimed.makes(claim, token=token, sign_in="alice", name="Alice", password=NEW)
    assert unclaimed.asks(queries.may_claim, token) is False
    with pytest.raises(RuleBroken, match="used already"):
        unclaimed.makes(claim, token=token, sign_in="mallory", name="Mallory", password=NEW)
    with pytest.raises(RuleBroken, match="set up already"):
        unclaimed.makes(begin_claim)


def test_a_guess_a_poor_password_and_an_older_link_claim_nothing(unclaimed: Group) -> None:
    older, token = unclaimed.makes(begin_claim), unclaimed.makes(begin_claim)
    for facts in (
        {"token": older, "password": NEW},
        {"token": "x" * 43, "password": NEW},
        {"token": token, "password": "short"},
    ):
        with pytest.raises(RuleBroken):
            unclaimed.makes(claim, sign_in="mallory", name="Mallory", **facts)
    assert unclaimed.asks(queries.is_claimed) is False
    assert unclaimed.asks(queries.may_claim, token) is True


def test_a_password_link_claims_nothing_and_a_claim_chooses_no_password(unclaimed: Group) -> None:
    token = unclaimed.makes(begin_claim)
    assert unclaimed.asks(queries.live_link, token, LinkKind.PASSWORD) is None
    with pytest.raises(RuleBroken):
        unclaimed.makes(choose_password, token=token, password=NEW)


# The table


def test_only_boxes_that_were_ticked_or_unticked_are_written(books: Session) -> None:
    shown = {("member", "group:see"), ("treasurer", "people:see")}
    assert decide(wanted={("member", "group:see"), ("member", "people:see")}, shown=shown) == 2
    assert queries.decided() == {("member", "people:see"): True, ("treasurer", "people:see"): False}


def test_two_who_change_the_table_at_once_both_have_their_way(books: Session) -> None:
    shown = {("treasurer", "people:see")}
    decide(wanted=set(), shown=shown)
    decide(wanted={("treasurer", "people:see"), ("member", "people:see")}, shown=shown)
    assert queries.decided() == {("member", "people:see"): True, ("treasurer", "people:see"): False}


def test_what_a_coordinator_must_keep_and_what_does_not_exist_are_left_alone(books: Session) -> None:
    shown = {("coordinator", "access:change"), ("nobody", "people:see"), ("member", "moon:walk")}
    assert decide(wanted=set(), shown=shown) == 0
    assert queries.decided() == {}


def test_a_decision_counts_at_the_very_next_question(books: Session) -> None:
    bob = account_of("bob").id
    assert "people:see" in queries.permissions_of(bob)
    decide(wanted=set(), shown={("treasurer", "people:see")})
    assert "people:see" not in queries.permissions_of(bob)


def test_the_table_s_history_says_who_may_now_do_what(books: Session) -> None:
    decide(wanted={("member", "people:see")}, shown=set())
    decide(wanted=set(), shown={("treasurer", "people:see")})
    decide(wanted={("treasurer", "people:see")}, shown=set())
    assert [told.said for told in changes.history_of_table()] == [
        "Treasurer may now: See who belongs and how to reach them.",
        "Treasurer may no longer: See who belongs and how to reach them.",
        "Member may now: See who belongs and how to reach them.",
    ]
    assert {told.who for told in changes.history_of_table()} == {"Alice Marsh"}


# Keeping and forgetting


def test_what_has_had_its_time_is_forgotten(group: Group, freeze: Callable[..., None]) -> None:
    fails(group, 1)
    group.makes(
        lambda: keep_form(account=account_of("bob"), address="/people/add/", pairs=[("name", "Jo")], had_files=False)
    )
    group.makes(lambda: make_password_link(account=account_of("bob")))
    group.makes(lambda: open_seat(account_id=account_of("bob").id))
    counted = {SignInAttempt: 1, KeptForm: 1, OneTimeLink: 1, Seat: 5}
    assert {model: group.asks(count, model) for model in counted} == counted
    freeze(NOON + timedelta(hours=23))
    group.makes(forget_old)
    assert {model: group.asks(count, model) for model in counted} == counted
    freeze(NOON + timedelta(days=31))
    group.makes(forget_old)
    assert {model: group.asks(count, model) for model in counted} == {
        SignInAttempt: 0,
        KeptForm: 0,
        OneTimeLink: 0,
        Seat: 4,
    }


def count(model: type) -> int:
    return queries.session.scalar(select(func.count()).select_from(model)) or 0


def test_kept_words_have_the_key_they_had_or_one_of_their_own(group: Group) -> None:
    facts = {"address": "/people/add/", "had_files": False}
    had = group.makes(lambda: keep_form(account=account_of("bob"), pairs=[("form_key", "k"), ("name", "Jo")], **facts))
    none = group.makes(lambda: keep_form(account=account_of("bob"), pairs=[("name", "Jo")], **facts))
    assert had.fields == '[["form_key", "k"], ["name", "Jo"]]'
    assert none.fields.startswith('[["name", "Jo"], ["form_key", "')


def test_every_seat_of_an_account_can_be_ended_and_no_one_else_s(books: Session) -> None:
    bob, alice = account_of("bob").id, account_of("alice").id
    open_seat(account_id=bob)
    end_seats_of(account_id=bob)
    assert (len(queries.seats_of(bob)), len(queries.seats_of(alice))) == (0, 1)


def test_a_seat_not_used_for_twelve_hours_is_nobody_s(books: Session, freeze: Callable[..., None]) -> None:
    token = open_seat(account_id=account_of("bob").id)
    freeze(NOON + IDLE - timedelta(seconds=1))
    assert queries.holder_of(token) is not None
    freeze(NOON + IDLE)
    assert queries.holder_of(token) is None


def test_the_players_are_who_they_should_be(books: Session) -> None:
    assert [account_of(player.sign_in).name for player in (ALICE, BOB)] == [ALICE.name, BOB.name]
