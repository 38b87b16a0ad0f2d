import re
from collections.abc import Callable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from esteem.access import queries
from esteem.access.actions.accounts import stop_account
from esteem.access.actions.seats import open_seat
from esteem.access.queries import changes
from esteem.access.routes import LINK
from tests.backstage import Group
from tests.cast import ALICE, PASSWORD, cookie_of
from tests.makers import make_account, make_person
from tests.statements import queries as heard_queries
from tests.visitor import Visitor

NEW = "kettle lamp tuesday blue"


def account_id(group: Group, sign_in: str) -> int:
    return group.asks(lambda: number_of(sign_in))


def number_of(sign_in: str) -> int:
    account = queries.account_named(sign_in)
    assert account is not None
    return account.id


def link_on(visitor: Visitor) -> str:
    """The one-time link the page shows."""
    found = re.search(r"http://localhost(/sign-in/link/\S+)", visitor.page.text)
    assert found is not None
    return found[1]


# Who may sign in


def test_the_list_says_who_may_sign_in_as_what(alice: Visitor, group: Group) -> None:
    group.makes(make_account, name="Erin Vale", sign_in="erin@example.org", roles=["member", "viewer"])
    alice.visits("/access/").sees("5 accounts")
    assert alice.rows()[-1] == ["Erin Vale", "erin@example.org", "Member, Viewer", "", "No password yet"]
    assert alice.rows()[2][:3] == ["Carol Singh", "carol", "Secretary, Committee"]
    alice.visits("/access/?q=erin").sees("1 account").does_not_see("Bob")
    alice.visits("/access/?q=nobody").sees("Nobody is found by “nobody”.")


def test_somebody_new_is_handed_a_link_and_chooses_their_own_password(alice: Visitor, charlie: Visitor) -> None:
    alice.visits("/access/").follows("Let somebody sign in").fills("Name", "Erin Vale").fills("Sign-in name", "Erin")
    alice.ticks("Member").presses("Make the link").sees("shown only now", "They sign in as Erin.")
    charlie.visits(link_on(alice)).fills("New password", NEW).fills("The new password again", NEW)
    charlie.presses("Set my password").sees("Your password is set, and you are signed in.", "Erin Vale", "Member")
    alice.visits("/access/").follows("Erin Vale").sees(
        "May sign in", "Password changed.", "Became Member, without an end."
    )


def test_a_link_that_opens_on_this_computer_only_says_so(alice: Visitor, group: Group) -> None:
    number = group.makes(make_account, name="Erin").id
    alice.visits(f"/access/{number}/").presses("Make a link to choose a password")
    alice.sees("It opens on this computer only").does_not_see("phone's camera")
    assert alice.page.all("img") == []


def test_a_link_that_opens_elsewhere_is_also_a_picture_for_a_phone(
    app: Flask, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = group.makes(make_account, name="Erin").id
    with app.test_request_context():
        signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # ours signs its cookies
        cookie = signer.dumps({**signer.loads(cookie_of(app, ALICE)), LINK: [number, "a-token"]})
    visitor = app.test_client()
    visitor.set_cookie("esteem", cookie, domain="circle.example")
    monkeypatch.setitem(app.config, "TRUSTED_HOSTS", ["circle.example"])
    answer = visitor.get(f"/access/{number}/link/", base_url="http://circle.example").text
    assert "http://circle.example/sign-in/link/a-token/" in answer
    assert answer.count('<img class="qr" src="data:image/svg+xml') == 1
    assert "this computer only" not in answer


def test_a_link_is_shown_once_and_a_new_one_voids_it(alice: Visitor, charlie: Visitor, group: Group) -> None:
    number = group.makes(make_account, name="Erin").id
    alice.visits(f"/access/{number}/").presses("Make a link to choose a password")
    first = link_on(alice)
    alice.visits(f"/access/{number}/link/").sees("A link is shown only once").does_not_see("/sign-in/link/")
    alice.presses("Make a new link")
    charlie.visits(first).finds_nothing()
    charlie.visits(link_on(alice)).sees("Choose your password")


def test_the_link_of_one_is_not_shown_on_the_page_of_another(alice: Visitor, group: Group) -> None:
    one, other = group.makes(make_account, name="Erin").id, group.makes(make_account, name="Finn").id
    with alice.client:
        alice.client.get("/access/")
    alice.visits(f"/access/{one}/")
    form = next(f for f in alice.page.all("form") if f.get("action") == f"/access/{one}/link/make/")
    data = {control.get("name"): control.get("value") for control in alice.page.controls(form) if control.get("name")}
    assert alice.client.post(f"/access/{one}/link/make/", data=data).status_code == 303
    alice.visits(f"/access/{other}/link/").does_not_see("/sign-in/link/")


def test_an_account_needs_a_role_and_a_name_nobody_has(alice: Visitor) -> None:
    alice.visits("/access/add/").fills("Name", "Erin").fills("Sign-in name", "BOB").presses("Make the link")
    alice.is_told("Tick at least one role. Without one they could sign in, but see nothing.")
    alice.ticks("Viewer").presses("Make the link")
    alice.is_told("Somebody signs in with that name already. Choose another.", beside="Sign-in name")
    assert alice.answer.status_code == 422
    assert (alice.field("Name"), alice.field("Sign-in name"), alice.field("Viewer")) == ("Erin", "BOB", "y")


def test_roles_are_changed_and_hold_from_the_next_page(alice: Visitor, bob: Visitor, group: Group) -> None:
    bob.visits("/money/")
    assert bob.answer.status_code == 200
    number = account_id(group, "bob")
    alice.visits(f"/access/{number}/change/").unticks("Treasurer").ticks("Member").presses("Save")
    alice.sees("Saved. It holds from their next page on.", "No longer Treasurer.", "Became Member, without an end.")
    bob.visits("/money/").is_refused()


def test_a_role_ends_by_itself(alice: Visitor, bob: Visitor, group: Group, freeze: Callable[..., None]) -> None:
    number = account_id(group, "bob")
    alice.visits(f"/access/{number}/change/")
    alice.fills("Treasurer until", "30 Nov").presses("Save").sees("Treasurer until 30 Nov 2026")
    freeze(datetime(2026, 11, 30, 23, tzinfo=UTC))
    bob.visits("/money/")
    assert bob.answer.status_code == 200
    freeze(datetime(2026, 12, 1, 0, 1, tzinfo=UTC))
    bob.visits("/money/").is_refused()


def test_a_last_day_in_the_past_is_told_beside_its_role(alice: Visitor, group: Group) -> None:
    alice.visits(f"/access/{account_id(group, 'bob')}/change/")
    alice.fills("Treasurer until", "1/11/2026").presses("Save")
    alice.is_told(
        "That day is past. Leave it blank for a role without an end, or untick the role.", beside="Treasurer until"
    )


def test_who_is_stopped_is_refused_at_their_next_page(alice: Visitor, bob: Visitor, group: Group) -> None:
    bob.visits("/group/")
    number = account_id(group, "bob")
    alice.visits(f"/access/{number}/").follows("Stop them signing in").presses("Stop them signing in")
    alice.sees("Bob Okafor can no longer sign in, and is signed out everywhere.", "May not sign in")
    bob.visits("/group/").is_asked_to_sign_in()
    bob.fills("Sign-in name", "bob").fills("Password", PASSWORD).presses("Sign in")
    bob.is_told("That sign-in name and password do not belong together.")
    alice.presses("Let them sign in again").sees("Bob Okafor can sign in again.")
    bob.fills("Sign-in name", "bob").fills("Password", PASSWORD).presses("Sign in").is_at("/group/")


def test_the_only_coordinator_cannot_lock_everybody_out(alice: Visitor, group: Group) -> None:
    number = account_id(group, "alice")
    only = "This is the only coordinator who can sign in. Make somebody else coordinator first, without an end."
    alice.visits(f"/access/{number}/stop/").presses("Stop them signing in").is_told(only)
    alice.visits(f"/access/{number}/change/").unticks("Coordinator").ticks("Viewer").presses("Save").is_told(only)
    assert (alice.field("Coordinator"), alice.field("Viewer")) == ("", "y")
    alice.visits("/access/").sees("Alice Marsh")


def test_two_who_change_one_account_both_keep_their_words(alice: Visitor, app: Flask, group: Group) -> None:
    number = account_id(group, "bob")
    second = Visitor(app, "Alice, on her phone")
    second.client.set_cookie("esteem", alice.client.get_cookie("esteem").value)  # type: ignore[union-attr]  # she is signed in
    alice.visits(f"/access/{number}/change/").fills("Name", "Robert")
    second.visits(f"/access/{number}/change/").fills("Name", "Bobby").presses("Save").sees("Saved.")
    alice.presses("Save").sees("Saved meanwhile by someone else: Bobby")
    assert (alice.answer.status_code, alice.field("Name")) == (409, "Robert")


def test_a_person_s_page_says_whether_they_sign_in(alice: Visitor, bob: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann Example", known_as="Annie", email="ann@example.org")
    bob.visits(f"/people/{person.id}/").does_not_see("Signing in")
    alice.visits(f"/people/{person.id}/").sees("Annie does not sign in.").follows("Let them sign in")
    assert [alice.field(label) for label in ("Name", "Sign-in name")] == ["Annie", "ann@example.org"]
    alice.ticks("Member").presses("Make the link").visits(f"/people/{person.id}/").sees("Signs in as ann@example.org")
    alice.follows("Signs in as ann@example.org").follows("How to reach them").is_at(f"/people/{person.id}/")


def test_somebody_who_has_left_stays_chosen_on_their_account_s_form(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann Example")
    number = group.makes(make_account, name="Ann", person=person).id
    alice.visits(f"/people/{person.id}/").presses("Remove: added by mistake")
    alice.visits(f"/access/{number}/change/").fills("Name", "Anna").presses("Save").sees("Saved.")
    assert group.asks(lambda: queries.account_of_person(person.id).id) == number  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize(
    "address", ["/access/99/", "/access/0/", "/access/99/change/", "/access/99/link/", "/access/99/stop/"]
)
def test_an_account_that_is_not_there_is_plainly_not_there(alice: Visitor, address: str) -> None:
    alice.visits(address).finds_nothing()


def test_an_account_about_nobody_starts_blank(alice: Visitor) -> None:
    assert alice.visits(f"/access/add/?person={'9' * 5000}").field("Name") == ""


def test_a_long_list_asks_the_database_no_more_than_a_short_one(alice: Visitor, group: Group) -> None:
    alice.visits("/access/")
    with heard_queries() as few:
        alice.visits("/access/")
    with group.at_work():
        for number in range(60):
            make_account(name=f"Person {number}")
    with heard_queries() as many:
        alice.visits("/access/").sees("64 accounts", "1 to 50 of 64")
    assert len(many) == len(few)


# Roles


def test_the_table_shows_what_each_role_may_do(alice: Visitor) -> None:
    alice.visits("/access/roles/")
    rows = {row[0]: row[1:] for row in alice.rows()}
    assert rows["See who belongs and how to reach them"] == ["Yes", "Yes", "Yes", "Yes", "–", "–", "–"]
    assert rows["Let people sign in or not, and change what each role may do"] == ["Yes", "–", "–", "–", "–", "–", "–"]


def test_a_change_of_the_table_holds_at_once_and_is_told(alice: Visitor, dana: Visitor, group: Group) -> None:
    dana.visits("/people/").is_refused()
    alice.visits("/access/roles/change/").ticks("Viewer: See who belongs and how to reach them").presses("Save")
    alice.sees("1 box changed.", "Viewer may now: See who belongs and how to reach them.", "Alice Marsh")
    dana.visits("/people/")
    assert dana.answer.status_code == 200
    alice.visits("/access/roles/change/").presses("Save").sees("Nothing was changed.")


def test_a_coordinator_s_own_boxes_cannot_be_unticked(alice: Visitor) -> None:
    alice.visits("/access/roles/change/").sees("Always")
    boxes = [field.get("value") for field in alice.page.fields() if field.get("name") == "may"]
    assert {"coordinator access:see", "coordinator access:change"} & set(boxes) == set()
    form = alice.page.all("form")[-1]
    alice.sends(form, shown="coordinator access:change|coordinator access:see").visits("/access/roles/change/").sees(
        "Always"
    )


@pytest.mark.parametrize(
    "address", ["/access/", "/access/add/", "/access/1/", "/access/1/change/", "/access/1/stop/", "/access/1/link/",
                "/access/roles/", "/access/roles/change/"]
)  # fmt: skip
def test_only_a_coordinator_opens_these_pages(
    bob: Visitor, carol: Visitor, dana: Visitor, charlie: Visitor, address: str
) -> None:
    for visitor in (bob, carol, dana):
        visitor.visits(address).is_refused()
    charlie.visits(address).is_asked_to_sign_in()


@pytest.mark.parametrize(
    "address", ["/access/add/", "/access/1/change/", "/access/1/stop/", "/access/1/let-in-again/", "/access/1/link/make/",
                "/access/roles/change/"]
)  # fmt: skip
def test_only_a_coordinator_writes_there(
    bob: Visitor, carol: Visitor, dana: Visitor, group: Group, address: str
) -> None:
    for visitor in (bob, carol, dana):
        token = token_of(visitor.visits("/account/"))
        assert visitor.client.post(address, data={"csrf_token": token}).status_code == 403
    assert group.asks(lambda: len(changes.history_of(queries.session.get_one(queries.Account, 1)))) == 3


def token_of(visitor: Visitor) -> str:
    return next(f.get("value", "") for f in visitor.page.all("input") if f.get("name") == "csrf_token")


def test_a_role_that_may_only_look_is_offered_nothing_to_change(alice: Visitor, dana: Visitor) -> None:
    alice.visits("/access/roles/change/").ticks("Viewer: See who may sign in, and what each role may do").presses(
        "Save"
    )
    dana.visits("/access/").does_not_see("Let somebody sign in").follows("What each role may do").does_not_see(
        "Change the table"
    )
    dana.visits("/access/1/").does_not_see("Stop them signing in", "Make a link")


# One's own account


def test_ones_own_page_says_who_one_is_and_where_one_is_signed_in(bob: Visitor, group: Group) -> None:
    group.makes(open_seat, account_id=account_id(group, "bob"), agent="Safari iPhone")
    bob.visits("/account/").sees("Bob Okafor", "bob", "Treasurer")
    assert [row[0] for row in bob.rows()] == ["Firefox This one", "Safari on iPhone"]


def test_ones_own_page_is_not_among_who_may_sign_in(alice: Visitor) -> None:
    current = [
        [link.get("href") for link in visited(alice, a) if link.get("aria-current")]
        for a in ("/account/", "/access/1/")
    ]
    assert current == [[], ["/access/"]]


def visited(visitor: Visitor, address: str) -> list[Element]:
    return visitor.visits(address).page.all("a")


def test_a_browser_of_ones_own_is_signed_out_from_afar(bob: Visitor, group: Group) -> None:
    token = group.makes(open_seat, account_id=account_id(group, "bob"), agent="Safari iPhone")
    bob.visits("/account/").presses("Sign it out").sees("Safari on iPhone is signed out.")
    assert group.asks(queries.holder_of, token) is None
    bob.visits("/account/").sees("Bob Okafor")


def test_somebody_else_s_seat_and_one_that_never_was_look_the_same(bob: Visitor, group: Group) -> None:
    token = token_of(bob.visits("/account/"))
    answers = [bob.client.post(f"/account/seats/{number}/end/", data={"csrf_token": token}) for number in (1, 999)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].get_data(as_text=True).count("There is nothing here") == answers[1].get_data(as_text=True).count(
        "There is nothing here"
    )
    assert group.asks(lambda: len(queries.seats_of(1))) == 1


def test_signing_out_everywhere_ends_this_browser_too(bob: Visitor, app: Flask, group: Group) -> None:
    token = group.makes(open_seat, account_id=account_id(group, "bob"))
    bob.visits("/account/").presses("Sign out everywhere").sees("You are signed out everywhere.").is_at("/sign-in/")
    assert group.asks(queries.holder_of, token) is None
    bob.visits("/group/").is_asked_to_sign_in()


def test_a_new_password_signs_out_every_other_browser(bob: Visitor, group: Group) -> None:
    token = group.makes(open_seat, account_id=account_id(group, "bob"))
    bob.visits("/account/").follows("Change your password")
    bob.fills("Password now", PASSWORD).fills("New password", NEW).fills("The new password again", NEW)
    bob.presses("Change my password").sees("Your password is changed. Other browsers are signed out.", "Bob Okafor")
    assert group.asks(queries.holder_of, token) is None


def test_a_password_typed_differently_twice_is_not_taken(bob: Visitor) -> None:
    bob.visits("/account/password/").fills("Password now", PASSWORD)
    bob.fills("New password", NEW).fills("The new password again", "kettle lamp tuesday red").presses(
        "Change my password"
    )
    bob.is_told("The two are not the same. Enter the new password twice.", beside="The new password again")
    assert [field.get("value") for field in bob.page.fields() if field.get("type") == "password"] == ["", "", ""]


def test_the_present_password_is_asked_for(bob: Visitor) -> None:
    bob.visits("/account/password/").fills("Password now", "wrong")
    bob.fills("New password", NEW).fills("The new password again", NEW).presses("Change my password")
    bob.is_told("That is not your password now.", beside="Password now")


def test_what_a_browser_fills_in_is_marked_for_it(bob: Visitor, charlie: Visitor) -> None:
    assert marked(charlie.visits("/sign-in/")) == {"sign_in": "username", "password": "current-password"}
    assert marked(bob.visits("/account/password/")) == {
        "current_password": "current-password", "password": "new-password", "password_again": "new-password", None: "username",
    }  # fmt: skip


def marked(visitor: Visitor) -> dict[str | None, str]:
    return {field.get("name"): field.get("autocomplete", "") for field in visitor.page.fields()}


def test_an_account_that_was_stopped_is_at_the_end_of_the_list(alice: Visitor, group: Group) -> None:
    group.makes(lambda: stop_account(account=make_account(name="Aaron")))
    assert alice.visits("/access/").rows()[-1][0] == "Aaron"
