"""The phone list and contact cards: only what each lets everyone in the group see, with what must be minded beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file, xlsx_file
from esteem.people.models import Person
from esteem.people.rules.consents import Item
from esteem.people.rules.sheets import Entry
from esteem.people.rules.vcards import Card, vcards

WAYS = tuple(item.says for item in Item)
HEADS = ("Name", *chain.from_iterable((way, f"To mind ({way[0].lower()}{way[1:]})") for way in WAYS))


def phone_list_csv(entries: Iterable[Entry]) -> Response:
    return csv_file("phone-list.csv", HEADS, _rows(entries))


def phone_list_xlsx(entries: Iterable[Entry]) -> Response:
    return xlsx_file("phone-list.xlsx", HEADS, _rows(entries))


def _rows(entries: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        told = {reach.what: (reach.words, "; ".join(reach.cautions)) for reach in entry.reach}
        yield entry.name, *chain.from_iterable(told.get(way, ("", "")) for way in WAYS)


def vcard_file(people: Iterable[Person], shared: Mapping[int, frozenset[Item]]) -> Response:
    """A card for each, with what `shared` says of them and nothing else."""
    text = vcards(_card(person, shared.get(person.id, frozenset())) for person in people)
    answer = Response(text, mimetype="text/vcard")
    answer.headers["Content-Disposition"] = 'attachment; filename="people.vcf"'
    return answer


def _card(person: Person, items: frozenset[Item]) -> Card:
    """Somebody is on the list under the name they like to be called by."""
    phones = (
        _phone(person.phone, person.dials, person.cautions) if Item.PHONE in items else ("", ""),
        _phone(person.second_phone, person.second_dials, person.second_cautions)
        if Item.SECOND_PHONE in items
        else ("", ""),
    )
    street, postcode = (person.address, person.postcode) if Item.ADDRESS in items else ("", "")
    return Card(
        name=person.goes_by,
        phones=phones,
        email=(person.email, "; ".join(person.email_cautions)) if Item.EMAIL in items else ("", ""),
        address=(street, person.town if items & {Item.TOWN, Item.ADDRESS} else "", postcode),
        address_minded="; ".join(person.post_cautions) if Item.ADDRESS in items else "",
    )


def _phone(typed: str, dials: str, cautions: Iterable[str]) -> tuple[str, str]:
    """What is dialled; words that were typed beside the figures (`after 6`) are among what must be minded."""
    has_words = any(character.isalpha() for character in typed)
    return dials or typed, "; ".join([*([typed] if has_words else []), *cautions])
