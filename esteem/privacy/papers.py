"""Papers of people's rights: everything held about one person, and the group's privacy notice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.papers import Paper
from esteem.people.models import Person
from esteem.people.rules.held import Held
from esteem.privacy.rules.notice import RIGHTS, Notice


def held_paper(person: Person, sections: Sequence[Held]) -> Paper:
    """Everything held about somebody, to be handed to them."""
    return Paper(
        template="privacy/held_paper.html",
        title="What we hold about you",
        group_name=our_group().name,
        file_name=f"Held {person.id} {dates.today().isoformat()}",
        facts={"person": person, "sections": sections},
        draft=False,
    )


def notice_paper(notice: Notice, *, adopted_on: date | None = None, number: int = 0) -> Paper:
    """The privacy notice: a draft says so on every page. Neither its title nor its file says what the group is about."""
    return Paper(
        template="privacy/notice_paper.html",
        title="How we look after your details",
        group_name=notice.group_name,
        file_name=notice_file_name(number, adopted_on),
        facts={"told": notice, "adopted_on": adopted_on, "number": number, "rights": RIGHTS},
        draft=adopted_on is None,
    )


def notice_file_name(number: int, adopted_on: date | None) -> str:
    """Plain words and a day."""
    return (
        f"Privacy notice {number} {adopted_on.isoformat()}" if adopted_on else f"Privacy notice draft {dates.today()}"
    )
