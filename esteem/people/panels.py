"""What people bring to the house."""

from typing import Any

from esteem.kernel import dates
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.pages import words
from esteem.kernel.tasks import TO_DO
from esteem.people import actions, queries
from esteem.people.actions.connections import erase_connections, merge_connections
from esteem.people.actions.consents_put_away import erase_consents, merge_consents
from esteem.people.actions.imports import forget_lines, forget_waiting, merge_lines
from esteem.people.actions.merging import forget_apart, merge_apart
from esteem.people.actions.needs import erase_needs, forget_when_no_longer_agreed, merge_needs
from esteem.people.actions.saved_lists import forget_lists
from esteem.people.actions.sheets import forget_on_sheets, move_on_sheets
from esteem.people.actions.tags import forget_tags, merge_tags
from esteem.people.actions.yours import erase_yours, merge_yours
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.queries import yours
from esteem.people.queries.connections import held_of_connections, sides_of
from esteem.people.queries.consents import agreed_by
from esteem.people.queries.consents_held import consents_held
from esteem.people.queries.held_imports import entries_merged, held_by_likeness, held_by_lists
from esteem.people.queries.held_person import held_of_person
from esteem.people.queries.likeness import maybe_the_same
from esteem.people.queries.needs import held_of_needs
from esteem.people.queries.sheets import held_of_sheets
from esteem.people.queries.tags import held_tags, tags_put_to
from esteem.people.rules.following import is_new
from esteem.people.rules.held import ENDED, ERASED, HELD, MERGED
from esteem.people.rules.standing import Stands
from esteem.people.tasks import to_do


def add_to(house: House) -> None:
    house.on(TO_DO, to_do)
    house.tabs.append(Tab(lambda: str(words().Members), "people.index", People.SEE, place=20))
    _tags(house)  # before standing: a saved list that searches for somebody is known by their name
    add_standing(house)
    _needs(house)  # before the consents: when two are made one, what loses its yes by it goes after it was put together
    _consents(house)
    add_connections(house)
    add_own_door(house)
    add_sheets(house)
    _lists(house)
    _likeness(house)


def _needs(house: House) -> None:
    """Emergency contact and needs: gone when nobody agrees to them any more."""
    house.panels.append(Panel("people.person", "people/needs_panel.html", People.SEE_PRIVATE, _while_here, place=20))
    house.on(ENDED, forget_when_no_longer_agreed)
    house.on(HELD, held_of_needs)
    house.on(ERASED, erase_needs)
    house.on(MERGED, merge_needs)


def _while_here(person: Person) -> dict[str, Any] | None:
    return {"person": person} if person.is_here else None


def _unless_erased(person: Person) -> dict[str, Any] | None:
    return {"person": person} if person.erased_at is None else None


def _tags(house: House) -> None:
    """The group's own words for them."""
    house.panels.append(Panel("people.person", "people/tags_panel.html", People.SEE, _tags_of, place=15))
    house.on(HELD, held_tags)
    house.on(ERASED, forget_lists)
    house.on(ERASED, forget_tags)
    house.on(MERGED, merge_tags)


def _tags_of(person: Person) -> dict[str, Any]:
    return {"person": person, "tags": tags_put_to(person.id)}


def _consents(house: House) -> None:
    """What they agreed to: on their page, among what is held, and gone or passed on with them."""
    house.panels.append(Panel("people.person", "people/consents_panel.html", People.SEE, agreed_by, place=30))
    house.on(HELD, consents_held)
    house.on(ERASED, erase_consents)
    house.on(MERGED, merge_consents)


def add_standing(house: House) -> None:
    """Where somebody stands and how they are welcomed; what their own row holds, and what becomes of it."""
    house.panels.append(Panel("people.person", "people/standing.html", People.SEE, _standing_of, place=10))
    house.panels.append(Panel("people.person", "people/welcome.html", People.SEE, _welcome_of, place=12))
    house.on(HELD, held_of_person)
    house.on(ERASED, actions.forget_record)
    house.on(MERGED, actions.merge_record)


def _standing_of(person: Person) -> dict[str, Any] | None:
    if person.erased_at is not None:
        return None
    return {"person": person, "record": queries.record_of(person.id), "heard": queries.source_of(person)}


def _welcome_of(person: Person) -> dict[str, Any] | None:
    """While they are new: whoever joined in the last three months."""
    joins = person.is_here and person.stands is not Stands.ENQUIRER
    if not joins or not is_new(person.joined_on, dates.today()):
        return None
    steps = queries.welcome_of(person.id)
    done = sum(tick is not None for _, tick in steps)
    return {"person": person, "steps": steps, "done": done} if steps else None


def add_sheets(house: House) -> None:
    """The contact sheets somebody was on or was given."""
    house.on(HELD, held_of_sheets)
    house.on(ERASED, forget_on_sheets)
    house.on(MERGED, move_on_sheets)


def add_connections(house: House) -> None:
    """With whom somebody is connected."""
    house.panels.append(
        Panel("people.person", "people/connections_panel.html", People.SEE_PRIVATE, _connections_of, place=40)
    )
    house.on(HELD, held_of_connections)
    house.on(ERASED, erase_connections)
    house.on(MERGED, merge_connections)


def _connections_of(person: Person) -> dict[str, Any] | None:
    return {"person": person, "sides": sides_of(person.id)} if person.erased_at is None else None


def add_own_door(house: House) -> None:
    """The links with which people look after their own details, and what they sent."""
    house.panels.append(Panel("people.person", "people/yours_panel.html", People.CHANGE, _yours_of, place=50))
    house.panels.append(Panel("group.index", "people/own_door_panel.html", People.CHANGE, _own_door))
    house.on(HELD, yours.held_of_yours)
    house.on(ERASED, erase_yours)
    house.on(MERGED, merge_yours)


def _yours_of(person: Person) -> dict[str, Any] | None:
    """Nothing where the group does not use it and they never sent anything."""
    is_open, answers = yours.own_door_is_open(), yours.answers_of(person.id)
    if person.erased_at is not None or not (answers or (is_open and person.is_here)):
        return None
    return {
        "person": person, "is_open": is_open, "answers": answers, "link": yours.working_link_of(person.id),
        "confirmed_on": yours.confirmed_on(answers),
    }  # fmt: skip


def _own_door(_group: Any) -> dict[str, Any]:
    return {"is_open": yours.own_door_is_open()}


def _lists(house: House) -> None:
    """Lists brought in from files: what waits is deleted after a week."""
    house.daily["lists from files"] = forget_waiting
    house.on(HELD, held_by_lists)
    house.on(ERASED, forget_lines)
    house.on(MERGED, merge_lines)


def _likeness(house: House) -> None:
    """Who may be the same, and the entries that turned out to be."""
    house.panels.append(Panel("people.person", "people/merging/panel.html", People.CHANGE, _alike, place=60))
    house.panels.append(Panel("people.person", "people/merging/entries_panel.html", People.SEE, _merged, place=90))
    house.on(HELD, held_by_likeness)
    house.on(ERASED, forget_apart)
    house.on(MERGED, merge_apart)


def _alike(person: Person) -> dict[str, Any] | None:
    if person.removed_at is not None or person.erased_at is not None:
        return None
    likely = maybe_the_same(person)
    return {"person": person, "likely": likely} if likely else None


def _merged(person: Person) -> dict[str, Any] | None:
    merged = entries_merged(person.id)
    return {"merged": merged} if merged else None
