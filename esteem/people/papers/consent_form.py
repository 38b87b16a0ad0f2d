"""The form on which somebody ticks what they agree to, blank or with their name: all its facts, taken at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.papers import Paper
from esteem.people.models import Person, Wording
from esteem.people.queries.wordings import days_of_new_words, wordings_now
from esteem.people.rules.consents import Audience, Item, Purpose, audiences_of

TEMPLATE = "people/consent_form_paper.html"


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """What the form says. Nothing on it is ticked, whatever somebody agreed to before."""

    name: str
    signs: Sequence[Signs]
    first: Sequence[Wording]
    phone_list: Wording
    photos: Sequence[Wording]
    needs: Wording
    items: Sequence[Item]
    audiences: Sequence[Audience]
    words_since: date | None


@dataclass(frozen=True, slots=True)
class Signs:
    """A place to sign: whose, when it is known, and as what."""

    name: str
    office: str


def consent_form(person: Person | None = None) -> Paper:
    """The form in the words of today."""
    group, words = our_group(), wordings_now()
    days, name = days_of_new_words(), person.name if person else ""
    told = ConsentForm(
        name=name,
        signs=[Signs(name, ""), Signs("", "who took this form")],
        first=[words[Purpose.KEEP], words[Purpose.EMAIL_NEWS]],
        phone_list=words[Purpose.PHONE_LIST],
        photos=[words[purpose] for purpose in Purpose if purpose.is_photo],
        needs=words[Purpose.NEEDS],
        items=list(Item),
        audiences=audiences_of(has_committee=group.has_committee),
        words_since=days[0] if days else None,
    )
    return Paper(
        template=TEMPLATE, title="What I agree to", group_name=group.name, draft=False, facts={"told": told},
        file_name=f"Consent form {dates.today().isoformat()}",
    )  # fmt: skip
