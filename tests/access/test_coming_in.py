"""Coming in, going out, what an attacker would try, and that no word is lost on the way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import func, select

from esteem.access import queries
from esteem.access.actions import passwords
from esteem.access.actions.links import begin_claim, claim, make_password_link
from esteem.access.models import Account, KeptForm, Seat, SignInAttempt
from esteem.access.rules.seats import IDLE
from esteem.kernel import dates
from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import instances_of
from esteem.kernel.permissions import STRANGER
from esteem.people.models import Person
from tests.backstage import Group
from tests.cast import PASSWORD
from tests.visitor import Visitor

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
NEW = "kettle lamp tuesday blue"


def signs_in(visitor: Visitor, name: str = "bob", password: str = PASSWORD) -> Visitor:
    return visitor.fills("Sign-in name", name).fills("Password", password).presses("Sign in")


def seats_taken(group: Group) -> int:
    return group.asks(lambda: queries.session.scalar(select(func.count(Seat.id))) or 0)


def cookie(visitor: Visitor) -> str:
    found = visitor.client.get_cookie("esteem")
    return found.value if found else ""


def token_of(visitor: Visitor) -> str:
    return next(f.get("value", "") for f in visitor.page.all("input") if f.get("name") == "csrf_token")


# Coming in and going out


def test_a_stranger_signs_in_and_goes_on_where_they_were_going(charlie: Visitor) -> None:
    charlie.visits("/people/?q=ann&standing=left").is_asked_to_sign_in()
    signs_in(charlie).is_at("/people/?q=ann&standing=left").sees("Bob Okafor")


def test_signing_out_ends_the_seat_and_not_only_the_cookie(charlie: Visitor, group: Group) -> None:
    signs_in(charlie.visits("/sign-in/?next=/account/"))
    before = cookie(charlie)
    charlie.presses("Sign out").sees("You are signed out.").is_at("/sign-in/")
    charlie.client.set_cookie("esteem", before)
    charlie.visits("/account/").is_asked_to_sign_in()


def test_a_wrong_password_keeps_the_name_and_says_what_to_do(charlie: Visitor) -> None:
    signs_in(charlie.visits("/sign-in/"), password="wrong").is_told(
        "That sign-in name and password do not belong together."
    )
    assert (charlie.answer.status_code, charlie.field("Sign-in name"), charlie.field("Password")) == (422, "bob", "")


def test_blank_fields_are_told_one_by_one_and_count_as_no_try(charlie: Visitor, group: Group) -> None:
    charlie.visits("/sign-in/").presses("Sign in")
    charlie.is_told("Enter your sign-in name.", beside="Sign-in name").is_told(
        "Enter your password.", beside="Password"
    )
    assert group.asks(lambda: queries.session.scalar(select(func.count(SignInAttempt.id)))) == 0


def test_after_too_many_tries_the_page_says_how_long_to_wait(charlie: Visitor) -> None:
    charlie.visits("/sign-in/")
    for _ in range(5):
        signs_in(charlie, password="wrong")
    signs_in(charlie).is_told("There were too many tries. Wait 30 seconds, then try again.")


def test_a_seat_ends_after_twelve_hours_without_a_visit(charlie: Visitor, freeze: Callable[..., None]) -> None:
    signs_in(charlie.visits("/sign-in/?next=/account/"))
    freeze(NOON + timedelta(hours=11))
    charlie.visits("/account/").sees("Bob Okafor")
    freeze(NOON + timedelta(hours=22))
    charlie.visits("/account/").sees("Bob Okafor")
    freeze(NOON + timedelta(hours=34))
    charlie.visits("/account/").is_asked_to_sign_in()


def test_a_seat_ends_after_thirty_days_however_much_it_is_used(charlie: Visitor, freeze: Callable[..., None]) -> None:
    signs_in(charlie.visits("/sign-in/?next=/account/"))
    for half_days in range(1, 60):
        freeze(NOON + half_days * timedelta(hours=11, minutes=59))
        charlie.visits("/account/").sees("Bob Okafor")
    freeze(NOON + timedelta(days=30))
    charlie.visits("/account/").is_asked_to_sign_in()


def test_a_visit_is_written_down_every_five_minutes_at_most(
    charlie: Visitor, group: Group, freeze: Callable[..., None]
) -> None:
    signs_in(charlie.visits("/sign-in/?next=/account/"))
    for minutes, marked in ((4, 0), (5, 5), (9, 5), (11, 11)):
        freeze(NOON + timedelta(minutes=minutes))
        charlie.visits("/account/")
        seen = group.asks(lambda: queries.session.scalars(select(Seat).order_by(Seat.id.desc())).first())
        assert seen is not None
        assert seen.seen_at == NOON + timedelta(minutes=marked)


def test_the_database_is_held_by_nobody_while_a_password_is_weighed(
    charlie: Visitor, app: Flask, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else writes while Argon2 is at work, on a connection that will not wait."""
    wrote: list[str] = []
    weigh = passwords.is_password

    def weigh_while_another_writes(kept: str | None, typed: str, *, cheap: bool) -> bool:
        other = group.instance.engine.raw_connection()
        try:
            other.execute("PRAGMA busy_timeout=0")
            other.execute("BEGIN EXCLUSIVE")
            wrote.append("written")
            other.execute("ROLLBACK")
        finally:
            other.execute("PRAGMA busy_timeout=10000")
            other.close()
        return weigh(kept, typed, cheap=cheap)

    monkeypatch.setattr(passwords, "is_password", weigh_while_another_writes)
    signs_in(charlie.visits("/sign-in/?next=/account/")).sees("Bob Okafor")
    assert wrote == ["written"]


# What an attacker would try


def test_a_cookie_planted_before_signing_in_is_worth_nothing_afterwards(charlie: Visitor) -> None:
    charlie.visits("/sign-in/?next=/account/")
    planted, token = cookie(charlie), token_of(charlie)
    signs_in(charlie).sees("Bob Okafor")
    assert cookie(charlie) != planted
    assert token_of(charlie) != token
    charlie.client.set_cookie("esteem", planted)
    charlie.visits("/account/").is_asked_to_sign_in()


def test_signing_in_again_ends_the_seat_this_browser_had(charlie: Visitor) -> None:
    signs_in(charlie.visits("/sign-in/?next=/account/"))
    first = cookie(charlie)
    signs_in(charlie.visits("/sign-in/?next=/account/"), name="dana").sees("Dana Price")
    charlie.client.set_cookie("esteem", first)
    charlie.visits("/account/").is_asked_to_sign_in()


def test_a_form_from_before_signing_in_is_refused_afterwards(charlie: Visitor) -> None:
    token = token_of(charlie.visits("/sign-in/"))
    signs_in(charlie)
    assert charlie.client.post("/account/sign-out-everywhere/", data={"csrf_token": token}).status_code == 400


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example/", "/\\evil.example", "https://evil.example/", "\\\\evil.example", "/%09/evil.example",
     "javascript:alert(1)", "/no/such/page", "/sign-out/", "//localhost/account/", "http:///evil.example",
     "/static/../..//evil.example"],
)  # fmt: skip
def test_nobody_is_sent_elsewhere_after_signing_in(charlie: Visitor, elsewhere: str) -> None:
    charlie.visits("/sign-in/")
    form = charlie.page.all("form")[-1]
    data = {c.get("name"): c.get("value", "") for c in charlie.page.controls(form) if c.get("name")}
    answer = charlie.client.post("/sign-in/", data={**data, "sign_in": "bob", "password": PASSWORD, "next": elsewhere})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_the_address_of_the_sign_in_page_is_kept_to_ourselves_too(charlie: Visitor) -> None:
    """What stands after `next=` goes into a hidden field, and is judged when the form comes back."""
    charlie.visits("/sign-in/?next=//evil.example/")
    form = charlie.page.all("form")[-1]
    data = {c.get("name"): c.get("value", "") for c in charlie.page.controls(form) if c.get("name")}
    answer = charlie.client.post("/sign-in/", data={**data, "sign_in": "bob", "password": PASSWORD})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
    ],
)
def test_a_form_from_another_site_is_refused_before_anything_is_looked_at(
    charlie: Visitor, group: Group, headers: dict[str, str]
) -> None:
    token = token_of(charlie.visits("/sign-in/"))
    data = {"csrf_token": token, "sign_in": "bob", "password": PASSWORD}
    assert charlie.client.post("/sign-in/", data=data, headers=headers).status_code == 400
    assert seats_taken(group) == 4


def test_a_sign_in_without_the_token_is_refused(charlie: Visitor, group: Group) -> None:
    charlie.visits("/sign-in/")
    for data in ({}, {"csrf_token": "made up"}):
        answer = charlie.client.post("/sign-in/", data={**data, "sign_in": "bob", "password": PASSWORD})
        assert answer.status_code == 400
    assert seats_taken(group) == 4


def test_a_cookie_altered_or_made_up_is_a_stranger_s(charlie: Visitor, bob: Visitor) -> None:
    good = cookie(bob)
    altered = good[:-9] + ("a" if good[-9] != "a" else "b") + good[-8:]
    for bad in (altered, "x." + good, "", "\x00", "." * 200):
        charlie.client.set_cookie("esteem", bad)
        charlie.visits("/account/").is_asked_to_sign_in()


def test_a_used_link_an_old_one_and_a_guess_are_the_same_nothing(
    charlie: Visitor, group: Group, freeze: Callable[..., None]
) -> None:
    token = group.makes(lambda: make_password_link(account=account("bob")))
    charlie.visits(f"/sign-in/link/{token}/").fills("New password", NEW).fills("The new password again", NEW)
    charlie.presses("Set my password").sees("Bob Okafor")
    old = group.makes(lambda: make_password_link(account=account("dana")))
    freeze(NOON + timedelta(days=8))
    for dead in (token, old, "x" * 43, "'; --"):
        charlie.visits(f"/sign-in/link/{dead}/").finds_nothing()


def account(sign_in: str) -> Account:
    found = queries.account_named(sign_in)
    assert found is not None
    return found


def test_looking_at_a_link_does_not_use_it_up(charlie: Visitor, group: Group) -> None:
    """The programs that look at links in messages only look."""
    token = group.makes(lambda: make_password_link(account=account("bob")))
    for _ in range(3):
        charlie.visits(f"/sign-in/link/{token}/").sees("Choose your password")
    charlie.fills("New password", "short").fills("The new password again", "short").presses("Set my password")
    charlie.is_told("Choose a longer password, of 12 characters or more.", beside="New password")


def at_once(act: Callable[[int], object], times: int = 8) -> list[object]:
    """What comes of doing something from many threads in the same moment: the result, or the error's name."""
    gate, ended = threading.Barrier(times), []

    def run(number: int) -> None:
        gate.wait()
        try:
            with dates.frozen(NOON):
                ended.append(act(number))
        except RuleBroken as broken:
            ended.append(broken.sentence)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


def test_of_many_who_claim_at_once_one_gets_the_group(new_app: Callable[..., Flask]) -> None:
    app = new_app()
    group = Group(app, instances_of(app).all()[0], STRANGER)
    token = group.makes(begin_claim)
    ended = at_once(lambda n: group.makes(claim, token=token, sign_in=f"name {n}", name=f"Name {n}", password=NEW).id)
    assert sorted(map(str, ended)) == ["1", *["This link was used already, or a newer one was made."] * 7]
    assert group.asks(lambda: queries.session.scalar(select(func.count(Account.id)))) == 1


def test_of_many_who_use_one_link_at_once_one_chooses_the_password(app: Flask, group: Group) -> None:
    token = group.makes(lambda: make_password_link(account=account("bob")))
    ended = at_once(
        lambda n: group.makes(passwords.choose_password, token=token, password=f"kettle lamp blue {n}").sign_in
    )
    assert sorted(map(str, ended)) == sorted(["bob", *[passwords.LINK_GONE] * 7])


def test_many_tries_at_once_get_no_more_looks_than_one_after_another(app: Flask, group: Group) -> None:
    facts = {"sign_in": "bob", "password": "wrong", "address": "198.51.100.7"}
    ended = at_once(lambda _: group.makes(passwords.recognise, **facts), times=12)
    assert ended.count(passwords.WRONG) == 5


def test_a_name_full_of_tricks_is_only_a_name(charlie: Visitor) -> None:
    charlie.visits("/sign-in/")
    for name in ("' OR 1=1 --", "<script>alert(1)</script>", "\u202ebob", "%", "x" * 120):
        signs_in(charlie, name=name, password="wrong")
        assert charlie.answer.status_code == 422


# No word is lost


def writes_and_is_signed_out(bob: Visitor, freeze: Callable[..., None]) -> Visitor:
    """Carol is writing about somebody new when her seat grows too old."""
    bob.visits("/people/add/").fills("Name", "Jo “Joey” <Example>").fills(
        "Anything else to mind when ringing?", "After six"
    )
    freeze(dates.now() + IDLE)
    return bob.presses("Add")


@pytest.fixture
def writer(app: Flask) -> Visitor:
    """Carol in a browser whose seat does grow old."""
    visitor = Visitor(app, "Carol")
    return signs_in(visitor.visits("/sign-in/?next=/account/"), name="carol")


def test_words_sent_by_who_was_signed_out_are_kept_and_sent_after_signing_in(
    writer: Visitor, group: Group, freeze: Callable[..., None]
) -> None:
    writes_and_is_signed_out(writer, freeze).sees("You were signed out while you were writing. Nothing is lost")
    assert (writer.heading, writer.answer.status_code) == ("Sign in", 401)
    signs_in(writer, name="carol").sees("Your words are kept", "Jo “Joey” <Example>", "Phone care", "After six")
    writer.presses("Send it now").sees("Jo “Joey” <Example> is added.", "After six")
    assert group.asks(lambda: queries.session.scalars(select(Person.name)).all()) == ["Jo “Joey” <Example>"]


def test_a_wrong_password_on_the_way_loses_nothing(writer: Visitor, freeze: Callable[..., None]) -> None:
    writes_and_is_signed_out(writer, freeze)
    signs_in(writer, name="carol", password="wrong").is_told("do not belong together").sees("Nothing is lost")
    signs_in(writer, name="carol").presses("Send it now").sees("is added.")


def test_kept_words_sent_twice_count_once(writer: Visitor, group: Group, freeze: Callable[..., None]) -> None:
    signs_in(writes_and_is_signed_out(writer, freeze), name="carol")
    kept_at = writer.address
    writer.presses("Send it now").visits(kept_at).presses("Send it now").is_at("/people/1/")
    assert group.asks(lambda: queries.session.scalar(select(func.count(Person.id)))) == 1


def test_what_needs_mending_comes_back_as_ever(writer: Visitor, freeze: Callable[..., None]) -> None:
    writer.visits("/people/add/").fills("Joined on", "31/02/2026")
    freeze(dates.now() + IDLE)
    signs_in(writer.presses("Add"), name="carol").presses("Send it now")
    writer.is_told("Enter a name; a first name is enough.", beside="Name")
    assert (writer.answer.status_code, writer.field("Joined on")) == (422, "31/02/2026")


def test_kept_words_are_for_their_writer_alone_and_can_be_thrown_away(
    writer: Visitor, bob: Visitor, group: Group, freeze: Callable[..., None]
) -> None:
    signs_in(writes_and_is_signed_out(writer, freeze), name="carol")
    bob.visits(writer.address).finds_nothing()
    assert bob.client.post(f"{writer.address}throw-away/", data={"csrf_token": token_of(bob)}).status_code == 404
    writer.visits("/account/").follows("Your words are kept").presses("Throw it away").sees("That is thrown away.")
    assert group.asks(lambda: queries.session.scalar(select(func.count(KeptForm.id)))) == 0


def test_files_cannot_be_kept_and_the_page_says_so(writer: Visitor, freeze: Callable[..., None]) -> None:
    token = token_of(writer.visits("/people/add/"))
    freeze(dates.now() + IDLE)
    data = {"csrf_token": token, "name": "Jo", "photo": (BytesIO(b"x"), "jo.png")}
    answer = writer.client.post("/people/add/", data=data)
    assert "Files cannot be kept" in answer.get_data(as_text=True)


def test_passwords_are_never_kept(writer: Visitor, group: Group, freeze: Callable[..., None]) -> None:
    writer.visits("/account/password/").fills("Password now", PASSWORD).fills("New password", NEW)
    writer.fills("The new password again", NEW)
    freeze(dates.now() + IDLE)
    writer.presses("Change my password").does_not_see(NEW, PASSWORD)
    signs_in(writer, name="carol").does_not_see(NEW)
    assert NEW.encode() not in group.instance.database.read_bytes()


@pytest.mark.parametrize(
    "kept_to", ["//evil.example/", "https://evil.example/", "/no/such/page", "/account/", "/sign-out/", ""]
)
def test_kept_words_are_sent_nowhere_but_to_a_form_of_ours(charlie: Visitor, group: Group, kept_to: str) -> None:
    charlie.visits("/sign-in/")
    data = {
        "csrf_token": token_of(charlie),
        "sign_in": "bob",
        "password": PASSWORD,
        "kept": '[["a","b"]]',
        "kept_to": kept_to,
    }
    assert charlie.client.post("/sign-in/", data=data).headers["Location"] == "/"
    assert group.asks(lambda: queries.session.scalar(select(func.count(KeptForm.id)))) == 0


def test_a_stranger_fills_no_table_with_words(charlie: Visitor, group: Group) -> None:
    token = token_of(charlie.visits("/sign-in/"))
    for _ in range(3):
        assert charlie.client.post("/people/add/", data={"csrf_token": token, "name": "x"}).status_code == 401
    assert group.asks(lambda: queries.session.scalar(select(func.count(KeptForm.id)))) == 0


@pytest.mark.parametrize(
    ("page", "back"),
    [
        ("http://localhost/people/?standing=left", "/people/?standing=left"),
        ("http://localhost/people/", "/people/"),
        ("https://evil.example//evil.example/", "/"),
        ("http://[", "/"),
        ("", "/"),
    ],
)
def test_htmx_is_sent_to_the_sign_in_page_and_from_there_back_to_its_own(
    charlie: Visitor, page: str, back: str
) -> None:
    answer = charlie.client.get("/people/?q=a", headers={"HX-Request": "true", "HX-Current-URL": page})
    assert (answer.status_code, urlsplit(answer.headers["HX-Redirect"]).path) == (401, "/sign-in/")
    signs_in(charlie.visits(answer.headers["HX-Redirect"])).is_at(back)


def test_a_page_from_before_signing_in_again_sends_its_words_all_the_same(bob: Visitor, group: Group) -> None:
    bob.visits("/funding/add/").fills("Who is the money from?", "Sample Fund").fills("What is it for?", "Room hire")
    form = bob.page
    signs_in(bob.visits("/sign-in/"))  # in another tab: a new seat, a new cookie, a new token
    fields = {f.get("name"): f.get("value") or "" for f in form.all("input") if f.get("name")}
    answer = bob.client.post("/funding/add/", data=fields, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 400
    assert "Send it once more" in answer.text
    assert "Room hire" in answer.text


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "none"}])
def test_words_that_no_browser_vouches_for_are_not_offered_for_sending(bob: Visitor, headers: dict[str, str]) -> None:
    answer = bob.client.post("/funding/add/", data={"csrf_token": "made up", "funder": "Mallory"}, headers=headers)
    assert answer.status_code == 400
    assert "Mallory" not in answer.text


def test_a_browser_that_was_closed_loses_no_words_either(charlie: Visitor) -> None:
    fields = {"csrf_token": "of a cookie that is gone", "funder": "Sample Fund"}
    answer = charlie.client.post("/funding/add/", data=fields, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 401
    assert "Sample Fund" in answer.text
