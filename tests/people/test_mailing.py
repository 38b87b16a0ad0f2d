"""One e-mail to many: who is written to, who is not and why; nobody's address stands without what must be minded."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from esteem.people.actions import record_leaving
from esteem.people.actions.consents import record_answers
from esteem.people.models import Person
from esteem.people.queries.mailing import addressed
from esteem.people.rules.consents import Purpose, Way
from esteem.people.rules.mailing import LONGEST_LINK, LeftOut, Mailing, each_once
from esteem.people.rules.reach import MayReach
from tests.makers import make_person


def agreed(name: str, email: str, **details: object) -> Person:
    person = make_person(name=name, email=email, **details)
    record_answers(person=person, yes=(Purpose.EMAIL_NEWS,), said_on=date(2026, 11, 2), how=Way.PAPER)
    return person


def test_only_those_who_agreed_and_did_not_say_no_are_written_to(books: Session) -> None:
    yes = agreed("Yes", "yes@example.org")
    no = agreed("No", "no@example.org", by_email=MayReach.NO)
    none = agreed("None", "")
    left = record_leaving(person=agreed("Left", "left@example.org"), left_on=date(2026, 11, 3))
    unasked = make_person(name="Unasked", email="unasked@example.org")
    to = addressed([yes, no, none, left, unasked])
    assert to.together.addresses == ["yes@example.org"]
    assert to.left_out == [
        (no, LeftOut.SAID_NO), (none, LeftOut.NO_EMAIL), (left, LeftOut.GONE), (unasked, LeftOut.NO_CONSENT),
    ]  # fmt: skip


def test_an_address_with_something_to_mind_is_not_among_those_copied_at_one_go(books: Session) -> None:
    shared = agreed("Shared", "shared@example.org", email_care="A shared inbox")
    asks = agreed("Asks", "asks@example.org", by_email=MayReach.ASK)
    plain = agreed("Plain", "plain@example.org")
    to = addressed([shared, asks, plain])
    assert (to.together.addresses, to.to_mind) == (["plain@example.org"], [shared, asks])


def test_two_who_share_an_address_have_it_once() -> None:
    assert each_once(["a@example.org", "B@example.org", "A@example.org"]) == ["a@example.org", "B@example.org"]


def test_the_link_has_all_as_blind_copies_and_nobody_as_to() -> None:
    assert Mailing(["a@example.org", "b+c&d@example.org"]).link == "mailto:?bcc=a@example.org,b%2Bc%26d@example.org"


def test_there_is_no_link_that_a_mail_program_would_cut() -> None:
    many = Mailing([f"person{number}@example.org" for number in range(200)])
    assert (many.link, len(many.commas) > LONGEST_LINK, Mailing([]).link) == ("", True, "")
