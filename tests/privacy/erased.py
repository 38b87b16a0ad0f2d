"""Somebody with words of their own in every place there is, and a search for those words everywhere afterwards."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import date
from pathlib import Path

from esteem.access.actions.keeping import keep_form
from esteem.access.actions.links import make_password_link
from esteem.access.actions.passwords import give_password
from esteem.access.actions.seats import open_seat
from esteem.access.queries import account_named
from esteem.access.rules.roles import COORDINATOR
from esteem.funding.actions import record_event
from esteem.funding.rules import Happening
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.instances import Instance
from esteem.kernel.pages import FormKey
from esteem.people.actions import change_person, record_leaving, tags
from esteem.people.actions.consents import record_answer
from esteem.people.actions.imports import upload_list
from esteem.people.actions.merging import merge_people
from esteem.people.actions.needs import keep_needs
from esteem.people.actions.saved_lists import save_list
from esteem.people.models import Person
from esteem.people.rules.connections import Connected
from esteem.people.rules.consents import Answer, Purpose, Way
from esteem.people.rules.finding import Wanted
from esteem.people.rules.merging import Side
from esteem.people.rules.needs import FIELDS
from esteem.privacy.actions.requests import record_request
from esteem.privacy.actions.retention import keep_longer
from esteem.privacy.rules.requests import Came, Kind
from tests import makers

NAME, WORD = "Zyxqovala Qorvane", "zyxqov"
DETAILS = {
    "name": NAME, "known_as": "Zyxqovkin", "pronouns": "zyxqov/zyxqover", "phone": "07700 900987", "phone_care": "zyxqov care",
    "second_phone": "01632 960987", "second_phone_care": "zyxqov second care", "email": "zyxqov@example.org",
    "email_care": "zyxqov email care", "address": "9 Zyxqov Street", "town": "Zyxqovton", "postcode": "ZYXQOV 9",
    "address_care": "zyxqov address care", "best_times": "zyxqov times", "source_note": "zyxqov heard", "notes": "zyxqov notes",
    "joined_on": date(2024, 3, 1),
}  # fmt: skip
NUMBERS = ("900987", "960987")


def make_zyxala() -> Person:
    """Zyxqovala, with words in every table of people and of those above; kept nowhere by rule."""
    person = makers.make_person(**{**DETAILS, "name": "Zyxqovala Maiden"})
    other = makers.make_person(name="Bob Example")
    change_person(person=person, seen_version=None, name=NAME)
    _of_people(person, other)
    _of_the_group(person)
    _of_signing_in(person)
    record_request(
        kind=Kind.ERASURE,
        received_on=dates.today(),
        came=Came.SPOKEN,
        person_id=person.id,
        details="Forget Zyxqovala Qorvane",
    )
    keep_longer(person_id=person.id, because="zyxqov because")
    record_leaving(person=person, left_on=dates.today())
    return person


def _of_people(person: Person, other: Person) -> None:
    told = {**dict.fromkeys(FIELDS, ""), "contact_name": "Zyxqov Mother", "access": "zyxqov ramp"}
    keep_needs(person=person, seen_version=None, how=Way.PAPER, said_on=dates.today(), **told)
    record_answer(
        person=person, purpose=Purpose.KEEP, answer=Answer.YES, said_on=dates.today(), how=Way.PAPER, to_whom="zyxqov"
    )
    makers.make_connection(person, other, Connected.PARTNER, words="zyxqov connection")
    makers.make_answer(person, town="Zyxqovville")
    tags.tag_people(people=[person], tag=None, new="Garden")
    save_list(wanted=Wanted.read({"q": NAME}), name="zyxqov people")
    upload_list(file_name=f"{NAME}.csv", heads=["Name"], lines=[(2, [NAME])], heads_key="zyxqov", note="zyxqov")
    gone = makers.make_person(name="Zyxqovala Q", phone="07700 900987")
    merge_people(kept=person, gone=gone, seen_version=None, other_version=None, sides=defaultdict(lambda: Side.KEPT))


def _of_the_group(person: Person) -> None:
    makers.make_term(person=person)
    makers.make_meeting(notes=f"{NAME} brings the urn", title=f"With {NAME}")
    makers.make_venue(name="Hall", contact_name=NAME, phone="07700 900987", notes="Ask zyxqovala qorvane for the key")
    application = makers.make_application(notes=f"{NAME} knows the clerk")
    record_event(application=application, kind=Happening.SUBMITTED, on=dates.today(), note=f"Sent by {NAME}")
    makers.make_helper(person=person, offers=f"{NAME} listens")
    makers.make_action(words=f"{NAME} brings the urn", person_id=person.id)
    makers.make_action(words="Bring the urn", who=NAME)
    makers.make_decision(words=f"{NAME} keeps the key", proposed_by=NAME, conflict=f"{NAME} lives there")


def _of_signing_in(person: Person) -> None:
    account = makers.make_account(name=NAME, sign_in="zyxqovala", roles=[COORDINATOR], person=person)
    give_password(account=account, password="amber basket candle")
    open_seat(account_id=account.id, agent="Firefox")
    make_password_link(account=account)
    keep_form(account=account, address="/people/add/", pairs=[("name", "zyxqov secret")], had_files=False)
    alice = account_named("alice")
    assert alice is not None
    keep_form(
        account=alice, address=f"/people/{person.id}/change/", pairs=[("notes", "zyxqov elsewhere")], had_files=False
    )
    keep_form(account=alice, address="/meetings/add/", pairs=[("notes", f"{NAME} again")], had_files=False)
    session.add(FormKey(key="zyxqov-key-1", address="/people/?q=zyxqovala+qorvane", used_at=dates.now()))


def found_in_tables(database: Path, words: tuple[str, ...] = (WORD, *NUMBERS)) -> list[str]:
    """Every table and column of the database in which one of the words stands, digits with spaces or without."""
    found = []
    connection = sqlite3.connect(database)
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # the names are the database's own
        for row in cursor.fetchall():
            for column, value in zip(cursor.description, row, strict=True):
                plain = str(value).lower().replace(" ", "")
                found += [f"{table}.{column[0]}: {value}" for word in words if word in plain]
    connection.close()
    return found


def found_in_bytes(instance: Instance, words: tuple[str, ...] = (WORD, *NUMBERS)) -> list[str]:
    """Every file of the group's folder, its old copies left out, whose bytes have one of the words anywhere."""
    files = [path for path in instance.folder.rglob("*") if path.is_file() and instance.backups not in path.parents]
    return [f"{path.name}: {word}" for path in files for word in words if word.encode() in path.read_bytes().lower()]
