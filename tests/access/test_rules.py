from datetime import UTC, date, datetime, timedelta

import pytest

from esteem.access.rules.passwords import check_password, hash_password, is_common, is_hardly_more_than, is_password
from esteem.access.rules.roles import (
    ROLES,
    as_delivered,
    check_last_day,
    check_somebody_coordinates,
    holds_on,
    is_allowed,
    may_do,
)
from esteem.access.rules.seats import IDLE, LONGEST, device_of, is_live, is_mark_due
from esteem.access.rules.waiting import OF_AN_ACCOUNT, OF_AN_ADDRESS, blinded, say_wait, waits_until
from esteem.access.rules.way_back import is_own_path, pack, readable, unpack, worth_keeping
from esteem.kernel.errors import RuleBroken

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

# Roles

PERMISSIONS = (
    "group:see group:change people:see people:change people:see-sensitive meetings:see meetings:change "
    "committee:see money:see money:record governance:see governance:change funding:see funding:change access:see access:change"
).split()
DELIVERED = {
    "coordinator": set(PERMISSIONS),
    "treasurer": {
        "group:see", "people:see", "meetings:see", "committee:see", "money:see", "money:record", "governance:see",
        "funding:see", "funding:change",
    },
    "secretary": {
        "group:see", "people:see", "people:change", "people:see-sensitive", "meetings:see", "meetings:change",
        "committee:see", "money:see", "governance:see", "governance:change", "funding:see", "funding:change",
    },
    "committee": {
        "group:see", "people:see", "meetings:see", "meetings:change", "committee:see", "money:see", "governance:see",
        "funding:see",
    },
    "member": {"group:see", "meetings:see", "committee:see", "governance:see"},
    "viewer": {"group:see", "meetings:see", "committee:see", "money:see", "governance:see", "funding:see"},
    "examiner": set(),  # tests of examining say what
}  # fmt: skip


@pytest.mark.parametrize("role", DELIVERED)
def test_each_role_is_delivered_with_just_these(role: str) -> None:
    assert may_do([role], {}, PERMISSIONS) == DELIVERED[role]


def test_no_role_is_delivered_that_this_list_leaves_out() -> None:
    assert [role.key for role in ROLES] == list(DELIVERED)


def test_who_holds_several_roles_may_do_what_any_of_them_may() -> None:
    assert may_do(["member", "treasurer"], {}, PERMISSIONS) == DELIVERED["member"] | DELIVERED["treasurer"]
    assert may_do([], {}, PERMISSIONS) == frozenset()


def test_what_the_group_decided_goes_before_what_was_delivered() -> None:
    decided = {("member", "money:see"): True, ("member", "meetings:see"): False}
    assert may_do(["member"], decided, PERMISSIONS) == {"group:see", "committee:see", "governance:see", "money:see"}


def test_a_coordinator_can_never_lose_the_table_itself() -> None:
    decided = {("coordinator", permission): False for permission in PERMISSIONS}
    assert may_do(["coordinator"], decided, PERMISSIONS) == {"access:see", "access:change"}
    assert is_allowed(("viewer", "access:change"), {("viewer", "access:change"): True}) is True


def test_a_permission_of_a_later_version_falls_to_the_roles_its_name_fits() -> None:
    assert [role.key for role in ROLES if as_delivered(role.key, "library:see")] == [
        "coordinator", "treasurer", "secretary", "committee", "viewer",
    ]  # fmt: skip
    assert [role.key for role in ROLES if as_delivered(role.key, "library:change")] == ["coordinator"]


def test_a_role_the_program_does_not_know_may_do_only_what_the_group_decided() -> None:
    assert may_do(["librarian"], {("librarian", "people:see"): True}, PERMISSIONS) == {"people:see"}


def test_a_role_is_held_up_to_and_including_its_last_day() -> None:
    assert [holds_on(date(2026, 11, 24), date(2026, 11, day)) for day in (23, 24, 25)] == [True, True, False]
    assert holds_on(None, date(2199, 1, 1)) is True


def test_a_role_does_not_end_in_the_past() -> None:
    check_last_day("viewer", date(2026, 11, 24), date(2026, 11, 24))
    check_last_day("viewer", None, date(2026, 11, 24))
    with pytest.raises(RuleBroken) as broken:
        check_last_day("viewer", date(2026, 11, 23), date(2026, 11, 24))
    assert broken.value.field == "until_viewer"


def test_somebody_must_coordinate() -> None:
    check_somebody_coordinates(1)
    with pytest.raises(RuleBroken, match="only coordinator"):
        check_somebody_coordinates(0)


# Passwords


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "Password1234!", "P@ssw0rd1234", "passwordpassword", "Liverpool2024!", "qwertyuiop12", "1q2w3e4r5t6y",
        "123456789012", "987654321098", "aaaaaaaaaaaa", "121212121212", "abcabcabcabc", "abcdefghijkl", "letmeinletmein",
        "iloveyou123456", "sunshinemonkey", "correcthorsebatterystaple", "Correct Horse Battery Staple", "changeme2026",
    ],
)  # fmt: skip
def test_the_first_passwords_anybody_would_try_are_refused(password: str) -> None:
    with pytest.raises(RuleBroken, match="first that anybody would try"):
        check_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "tea and biscuits at seven",
        "kettle lamp tuesday blue",
        "7f3kq9x0bzp4",
        "paned o de a bara brith",
        "чай с малиновым вареньем",
    ],
)
def test_no_mixture_of_kinds_is_asked_for(password: str) -> None:
    check_password(password)


def test_twelve_characters_are_enough_and_eleven_are_not() -> None:
    check_password("kettle lamp!")
    with pytest.raises(RuleBroken) as broken:
        check_password("kettle lamp")
    assert broken.value.sentence.startswith("Choose a longer password, of 12 characters or more.")
    assert broken.value.field == "password"


@pytest.mark.parametrize(
    "password", ["riverside friends", "RiversideFriends1", "1 Riverside-Friends!", "Riverside Friends 26"]
)
def test_the_group_s_name_is_no_password(password: str) -> None:
    with pytest.raises(RuleBroken, match="a name others know"):
        check_password(password, names=["Riverside Friends"])


def test_a_name_within_something_much_longer_is_no_matter() -> None:
    assert is_hardly_more_than("riverside friends drink cocoa", "Riverside Friends") is False
    assert is_hardly_more_than("anything at all", "Al") is False


def test_only_commonness_is_listed_not_words() -> None:
    assert is_common("biscuit tin on a shelf") is False


def test_a_password_is_kept_as_argon2id_of_64_mebibytes_and_three_passes() -> None:
    kept = hash_password("tea and biscuits at seven")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert is_password(kept, "tea and biscuits at seven") is True
    assert is_password(kept, "tea and biscuits at eight") is False


def test_the_same_password_is_never_kept_the_same_twice() -> None:
    assert hash_password("kettle lamp blue", cheap=True) != hash_password("kettle lamp blue", cheap=True)


def test_an_accent_typed_as_one_mark_or_as_two_is_the_same_password() -> None:
    kept = hash_password("te\u0301 gwyrdd i bawb", cheap=True)
    assert is_password(kept, "t\u00e9 gwyrdd i bawb", cheap=True) is True


def test_what_no_account_has_is_never_the_password_and_what_is_kept_wrongly_neither() -> None:
    assert is_password(None, "", cheap=True) is False
    assert is_password("not a hash", "kettle lamp blue", cheap=True) is False


# Waiting


def tries(count: int, last: datetime = NOON) -> list[datetime]:
    return [last - timedelta(seconds=number) for number in range(count)]


@pytest.mark.parametrize(("count", "seconds"), [(5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (500, 900)])
def test_each_failed_try_beyond_the_free_ones_doubles_the_wait(count: int, seconds: int) -> None:
    assert waits_until(tries(count), OF_AN_ACCOUNT) == NOON + timedelta(seconds=seconds)


def test_a_few_tries_are_free() -> None:
    assert waits_until([], OF_AN_ACCOUNT) is None
    assert waits_until(tries(4), OF_AN_ACCOUNT) is None
    assert waits_until(tries(19), OF_AN_ADDRESS) is None


def test_an_address_that_many_share_never_waits_long() -> None:
    assert waits_until(tries(500), OF_AN_ADDRESS) == NOON + timedelta(minutes=2)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "1 second"), (1, "1 second"), (30, "30 seconds"), (60, "1 minute"), (61, "2 minutes"), (900, "15 minutes")],
)
def test_a_wait_is_said_in_words(seconds: int, said: str) -> None:
    assert say_wait(timedelta(seconds=seconds)) == said


def test_a_blinded_name_is_told_apart_but_not_read() -> None:
    assert blinded(b"k", "name", "alice") == blinded(b"k", "name", "alice")
    assert len({blinded(b"k", "name", "alice"), blinded(b"k", "address", "alice"), blinded(b"l", "name", "alice")}) == 3
    assert "alice" not in blinded(b"k", "name", "alice")


# Seats


def test_a_seat_lives_while_it_is_used_and_for_no_more_than_a_month() -> None:
    assert is_live(created_at=NOON, seen_at=NOON, now=NOON + IDLE - timedelta(seconds=1)) is True
    assert is_live(created_at=NOON, seen_at=NOON, now=NOON + IDLE) is False
    assert is_live(created_at=NOON, seen_at=NOON + LONGEST, now=NOON + LONGEST - timedelta(seconds=1)) is True
    assert is_live(created_at=NOON, seen_at=NOON + LONGEST, now=NOON + LONGEST) is False


def test_a_visit_is_marked_every_five_minutes_at_most() -> None:
    assert [is_mark_due(NOON, NOON + timedelta(seconds=passed)) for passed in (0, 299, 300)] == [False, False, True]


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", "Firefox on Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36",
            "Chrome on Linux",
        ),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_known_by_its_make_and_device_and_no_more(agent: str, said: str) -> None:
    assert device_of(agent) == said


# The way back


@pytest.mark.parametrize("address", ["/", "/people/?q=a%20b", "/money/2026/", "/people/?next=https://evil.example/"])
def test_an_address_of_our_own_is_a_way_back(address: str) -> None:
    assert is_own_path(address) is True


@pytest.mark.parametrize(
    "address",
    [
        "", "people", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example/",
        "https:evil.example", "javascript:alert(1)", "/\t/evil.example", "/\n/evil.example", " /people/", "/\x00", "http://[",
        "/a/..//evil.example", "/../people/", "/a//evil.example",
    ],
)  # fmt: skip
def test_an_address_elsewhere_is_none(address: str) -> None:
    assert is_own_path(address) is False


def test_what_was_written_survives_and_what_is_secret_is_left_out() -> None:
    sent = [("csrf_token", "t"), ("form_key", "k"), ("name", "Ann"), ("notes", "one\r\ntwo\n"), ("may", "a"), ("may", "b"),
            ("password", "p"), ("current_password", "q")]  # fmt: skip
    kept = worth_keeping(sent)
    assert kept == [("form_key", "k"), ("name", "Ann"), ("notes", "one\r\ntwo\n"), ("may", "a"), ("may", "b")]
    assert unpack(pack(kept)) == kept


@pytest.mark.parametrize(
    "packed",
    ["", "x", "null", "{}", '["a"]', '[["a"]]', '[["a", 1]]', "[" * 5000, "[" + '["a","b"],' * 1000 + '["a","b"]]'],
)
def test_what_was_not_packed_here_is_not_unpacked(packed: str) -> None:
    assert unpack(packed) == []


def test_a_token_smuggled_into_the_kept_words_is_dropped() -> None:
    assert unpack('[["csrf_token", "x"], ["name", "Ann"]]') == [("name", "Ann")]


def test_kept_words_are_shown_with_names_a_person_reads() -> None:
    assert readable([("joined_on", "1 May"), ("version", "3"), ("form_key", "k"), ("phone", " ")]) == [
        ("Joined on", "1 May")
    ]


@pytest.mark.parametrize("packed", ['[["name", "\\ud800Ann"]]', '[["na\\udfffme", "Ann"]]', '[["name", "A\\u0000nn"]]'])
def test_what_no_page_can_hold_is_left_out_of_kept_words(packed: str) -> None:
    assert unpack(packed) == [("name", "Ann")]
