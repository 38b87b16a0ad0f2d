"""An examiner's visit from both sides, and everything an examiner might try."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from esteem.examining import actions, queries
from esteem.examining.models import ExaminerLook, ExaminerMark
from esteem.kernel import db, sqlite
from esteem.kernel.dates import now
from esteem.kernel.db import session
from esteem.kernel.instances import using
from esteem.kernel.money import Money
from esteem.kernel.permissions import mark_of
from esteem.money.actions import approve_accounts, record_parts_out
from esteem.money.queries import places
from esteem.money.rules.bookings import Part
from esteem.money.rules.kinds import HeadingKind
from tests.backstage import Group
from tests.examining.conftest import Freeze, Year
from tests.money.booking import Books
from tests.visitor import Visitor


def status(visitor: Visitor, method: str, address: str, **data: str) -> int:
    """What an address answers, for its own sake."""
    visitor._fetch(method, address, data={"csrf_token": visitor.token, **data} if method == "POST" else None)
    return visitor.answer.status_code


def opened(group: Group, year: Year) -> list[str]:
    return [look.what for look in reversed(group.asks(queries.looks_of, year.visit, number=1).rows)]


# Letting in


def test_a_treasurer_lets_an_examiner_in_who_looks_ticks_and_asks(app: Flask, bob: Visitor, year: Year) -> None:
    bob.visits("/examiner/").follows("Invite an examiner")
    bob.fills("Who examines", "Ola Finch").fills("Sign-in name", "ola").chooses("Which year", "2025–26").presses(
        "Let them in"
    )
    bob.sees("They sign in as ola, until 8 December 2026")
    (link,) = re.findall(r"/sign-in/link/[^\s<\"]+", bob.answer.get_data(as_text=True))
    ola = Visitor(app, "Ola").visits(link)
    ola.fills("New password", "a long walk by the sea").fills("The new password again", "a long walk by the sea")
    ola.presses("Set my password")
    ola.visits("/").follows("Look: Look through the books").is_at("/examiner/books/")
    ola.follows("Look through the vouchers").sees("0 of 3 looked at")
    ola.follows("1: Room hire").presses("Seen, agrees").sees("Seen, and it agrees")
    ola.fills("Your comment", "Lease seen").presses("Keep the comment").sees("Lease seen")
    ola.fills("Your question", "Who signed the lease?").presses("Ask the treasurer").sees("Waits for an answer")
    bob.visits("/").sees("Answer 1 question of Ola Finch").follows("Answer: Answer 1 question of Ola Finch")
    bob.sees("1 of 3 looked at", "Voucher 1: Lease seen", "Who signed the lease?")
    bob.follows("Answer to question 1").fills("Your answer", "The chair").presses("Answer").sees("The chair")
    ola.visits("/examiner/books/queries/").sees("Answer: The chair").presses("Close it: question 1").sees("Closed")


def test_what_is_opened_is_shown_to_the_treasurer(erin: Visitor, bob: Visitor, group: Group, year: Year) -> None:
    erin.visits("/examiner/books/").visits(f"/examiner/books/vouchers/{year.rent}/").visits("/examiner/books/account/")
    erin.downloads(f"/examiner/books/vouchers/{year.rent}/receipts/{year.receipt}/")
    erin.visits("/examiner/books/").visits("/examiner/books/checks/").visits("/examiner/books/cash-book/")
    assert opened(group, year) == [
        "The year at a glance", "Voucher 1", "The year’s account", "A receipt of voucher 1", "Whether the books hold",
        "The cash book",
    ]  # fmt: skip
    bob.visits(f"/examiner/{year.visit.id}/").sees("A receipt of voucher 1", "24 November 2026")


def test_nothing_is_shown_that_could_not_be_written_down(
    erin: Visitor, year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(actions, "record_look", fails)
    assert erin.client.get(f"/examiner/books/vouchers/{year.rent}/").status_code == 503


# Names


def test_members_are_initials_and_their_receipts_stay_unless_names_are_allowed(
    erin: Visitor, bob: Visitor, year: Year
) -> None:
    page = f"/examiner/books/vouchers/{year.sub}/"
    erin.visits(page).sees("A. Q.", "not shown on this visit").does_not_see("Annabel", "Quint")
    assert status(erin, "GET", f"{page}receipts/{year.sub_receipt}/") == 404
    for list_page in ("/examiner/books/vouchers/", "/examiner/books/cash-book/"):
        erin.visits(list_page).sees("A. Q.", "Sample Hall").does_not_see("Annabel", "Quint")
    bob.visits(f"/examiner/{year.visit.id}/longer/").ticks("They see names").presses("Save")
    erin.visits(page).sees("Annabel Quint")
    assert status(erin, "GET", f"{page}receipts/{year.sub_receipt}/") == 200


# Trying more


def test_a_voucher_of_two_funds_says_what_each_paid(erin: Visitor, group: Group, year: Year) -> None:
    """No arrow: nothing went from the one fund to the other."""

    def split() -> int:
        shelf = Books()
        heading, grant = shelf.heading("Room hire", HeadingKind.PAYMENT), shelf.fund("Grant")
        parts = [Part(Money(1000), heading, shelf.general), Part(Money(250), heading, grant)]
        return record_parts_out(day=date(2026, 3, 1), parts=parts, account=places.accounts()[0].id).id

    number = group.makes(split)
    erin.visits(f"/examiner/books/vouchers/{number}/").sees("Fund General £10.00, Grant £2.50").does_not_see("→")


def test_nothing_of_another_year_is_there(erin: Visitor, group: Group, year: Year) -> None:
    own, other = (f"/examiner/books/vouchers/{number}/" for number in (year.rent, year.later))
    file = f"receipts/{year.later_receipt}/"
    for address in (other, f"{other}{file}", f"{own}{file}", f"/examiner/books/vouchers/{2**70}/",
                    "/examiner/books/approved/1.pdf"):  # fmt: skip
        assert status(erin, "GET", address) == 404, address
    for verb in ("tick", "untick", "comment", "ask"):
        assert status(erin, "POST", f"{other}{verb}/", words="x", comment="x") == 404
    assert opened(group, year) == []
    erin.visits("/examiner/books/vouchers/").does_not_see("Later Hall")
    erin.visits("/examiner/books/cash-book/?year=2027&from=1/4/2026&q=later").does_not_see("Later Hall")


def test_the_approved_accounts_are_the_years_own(erin: Visitor, group: Group, year: Year) -> None:
    def approve(ends_on: date) -> int:
        return approve_accounts(
            year_ends_on=ends_on, approved_on=date(2026, 6, 4), meeting="the AGM", signed_by="Ann", paper=b"%PDF-1.7",
            as_of_number=4,
        ).id  # fmt: skip

    own, other = group.makes(approve, date(2026, 3, 31)), group.makes(approve, date(2025, 3, 31))
    assert status(erin, "GET", f"/examiner/books/approved/{own}.pdf") == 200
    assert status(erin, "GET", f"/examiner/books/approved/{other}.pdf") == 404


def test_another_visits_questions_are_not_there(erin: Visitor, group: Group, year: Year) -> None:
    def of_another() -> int:
        other = actions.invite(
            ending=2027, name="Other", sign_in="other", until_on=date(2026, 12, 1), shows_names=False
        )
        return actions.ask(visit=other, words="Secret of the other visit").id

    number = group.makes(of_another)
    assert status(erin, "POST", f"/examiner/books/queries/{number}/close/") == 404
    assert status(erin, "POST", f"/examiner/books/queries/{2**70}/close/") == 404
    erin.visits("/examiner/books/queries/").does_not_see("Secret of the other visit")


MAY_SEND = {
    "examining.ask",
    "examining.ask_about",
    "examining.close_query",
    "examining.comment",
    "examining.tick",
    "examining.untick",
}


def test_an_examiner_sends_nothing_anywhere_else_and_opens_no_other_page(app: Flask, erin: Visitor, year: Year) -> None:
    got_in = []
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.endpoint == "static" or mark_of(view) == "public" or str(mark_of(view)) == "examining:examine":
            continue
        address = re.sub(r"<int:[^>]*>", "1", rule.rule)
        address = re.sub(r"<any\('([\w-]+)'[^>]*>", r"\1", address)
        address = re.sub(r"<[^>]*>", "x", address)
        if "POST" in (rule.methods or ()) and status(erin, "POST", address) != 403:
            got_in.append(("POST", address))
        if "GET" in (rule.methods or ()) and mark_of(view) != "signed-in" and status(erin, "GET", address) != 403:
            got_in.append(("GET", address))
    assert got_in == []


def test_what_an_examiner_may_send_is_what_the_contract_says(app: Flask) -> None:
    found = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and str(mark_of(app.view_functions[rule.endpoint])) == "examining:examine"
    }
    assert found == MAY_SEND


def test_an_examiner_sees_no_way_but_their_own(erin: Visitor) -> None:
    erin.visits("/").does_not_see("Who may sign in", "Members")
    erin.visits("/account/").does_not_see("Change your password", "Sign out everywhere")


def test_the_database_refuses_a_write_while_an_examiners_page_is_made(
    app: Flask, erin: Visitor, group: Group, year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def writes() -> str:
        try:
            session.execute(text("UPDATE examiner_visit SET until_on = '2099-01-01'"))
        except OperationalError as refused:
            tried.append(str(refused.orig))
        session.rollback()
        return "not written"

    monkeypatch.setitem(app.view_functions, "examining.checks", _marked(app, "examining.checks", writes))
    erin.client.get("/examiner/books/checks/")
    assert tried == ["attempt to write a readonly database"]
    assert group.asks(queries.visits_listed, number=1).rows[0].until_on == date(2026, 12, 8)


def _marked(app: Flask, endpoint: str, view: Callable[[], str]) -> Callable[[], str]:
    view.__esteem_mark__ = mark_of(app.view_functions[endpoint])  # type: ignore[attr-defined]  # as the real one's
    return view


def test_the_next_request_on_the_same_connection_may_write_again(erin: Visitor, bob: Visitor, year: Year) -> None:
    for _ in range(3):
        erin.visits("/examiner/books/")
        bob.visits(f"/examiner/{year.visit.id}/longer/").fills("Until", "9 December 2026").presses("Save").sees(
            "9 December 2026"
        )


def test_a_connection_forgets_that_it_only_read(app: Flask, group: Group) -> None:
    with using(app):
        db.only_read()
        with pytest.raises(OperationalError, match="readonly"):
            session.execute(text("DELETE FROM form_key"))
        session.rollback()
        with db.apart() as own:
            own.execute(text("DELETE FROM form_key"))
        with pytest.raises(OperationalError, match="readonly"):
            session.execute(text("DELETE FROM form_key"))
        session.rollback()
        sqlite.begin_reading()
        session.execute(text("DELETE FROM form_key"))
        session.rollback()


# Ending


def test_a_visit_ended_meanwhile_is_over_at_the_next_request(
    erin: Visitor, bob: Visitor, group: Group, year: Year
) -> None:
    page = f"/examiner/books/vouchers/{year.rent}/"
    erin.visits(page)
    bob.visits(f"/examiner/{year.visit.id}/").presses("End it now").sees(
        "Erin Vale can no longer look.", "The visit is over."
    )
    assert status(erin, "POST", f"{page}tick/") == 401
    erin.visits(page).is_asked_to_sign_in()
    assert group.asks(lambda: session.scalars(select(ExaminerMark)).all()) == []


def test_after_the_last_day_everything_is_shut_and_stays_for_the_treasurer(
    erin: Visitor, bob: Visitor, group: Group, year: Year, freeze: Freeze
) -> None:
    erin.visits("/examiner/books/queries/").fills("Your question", "Who counts?").presses("Ask")
    freeze(date(2026, 12, 8))
    erin.visits("/examiner/books/")
    freeze(date(2026, 12, 9))
    assert status(erin, "GET", "/examiner/books/") == 403
    assert status(erin, "POST", "/examiner/books/queries/", words="More?") == 403
    bob.visits(f"/examiner/{year.visit.id}/").sees("The visit is over.", "Who counts?").does_not_see(
        "Answer to question"
    )
    bob.visits("/examiner/queries/1/").finds_nothing()


def test_a_coordinator_without_a_visit_finds_no_books_there(alice: Visitor, year: Year) -> None:
    for address in ("/examiner/books/", "/examiner/books/queries/", f"/examiner/books/vouchers/{year.rent}/"):
        assert status(alice, "GET", address) == 404
    assert status(alice, "POST", f"/examiner/books/vouchers/{year.rent}/tick/") == 404


# Finding


def test_what_is_not_ticked_and_a_sample_by_a_stated_rule(erin: Visitor, group: Group, year: Year) -> None:
    erin.visits(f"/examiner/books/vouchers/{year.rent}/").presses("Seen, agrees")
    erin.visits("/examiner/books/vouchers/?show=left").sees("1 of 3 looked at", "2: Donations", "3: Refreshments")
    erin.does_not_see("1: Room hire")
    erin.visits("/examiner/books/vouchers/").fills("A sample of", "1").fills("Beginning with the", "2").presses("Show")
    erin.sees("A sample of 1, evenly spaced", "2: Donations").does_not_see("1: Room hire", "3: Refreshments")
    erin.visits("/examiner/books/vouchers/?sample=nonsense&first=0&show=odd&page=99").sees("1: Room hire")
    erin.visits("/examiner/books/vouchers/?sample=99999999999&first=99999999999").sees("A sample of 3")


def test_the_questions_on_paper(erin: Visitor, bob: Visitor, year: Year) -> None:
    erin.visits("/examiner/books/queries/").fills("Your question", "Who counts?").presses("Ask")
    erin.presses("Ask").is_told("Write your question.", beside="Your question")
    for visitor, address in ((erin, "/examiner/books/queries.pdf"), (bob, f"/examiner/{year.visit.id}/queries.pdf")):
        for way in ("", "?large=1"):
            assert visitor.downloads(f"{address}{way}").data.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("Until", "1 November 2026", "That day is past."), ("Until", "1 May 2027", "Three months at most"),
        ("Who examines", "", "Enter their name."), ("Sign-in name", "bob", "Somebody signs in with that name already."),
    ],
)  # fmt: skip
def test_an_odd_invitation_is_refused(bob: Visitor, year: Year, field: str, typed: str, told: str) -> None:
    bob.visits("/examiner/invite/").fills("Who examines", "Ola").fills("Sign-in name", "ola").chooses(
        "Which year", "2025–26"
    )
    bob.fills(field, typed).presses("Let them in").is_told(told, beside=field)


def test_looks_are_listed_page_by_page(group: Group, bob: Visitor, year: Year) -> None:
    group.makes(lambda: session.add_all(
        ExaminerLook(visit_id=year.visit.id, what=f"Voucher {n}", at=now()) for n in range(60)
    ))  # fmt: skip
    bob.visits(f"/examiner/{year.visit.id}/").sees("1 to 50 of 60")
