"""Who helps the invented group from outside: a link worker, a nurse who speaks, a centre for small groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from esteem.demo import members
from esteem.demo.story import Deed, Story, alone, on
from esteem.kernel.money import Money
from esteem.kernel.papers import printing_problem
from esteem.people.queries.choosing import Everybody
from esteem.support.actions import (
    add_helper,
    add_organisation,
    add_speaker,
    begin_agreement,
    change_agreement,
    in_touch,
    sign_agreement,
    thank_speaker,
)
from esteem.support.models import Agreement, Helper, Speaker
from esteem.support.papers import signed_pdf
from esteem.support.rules.kinds import OrganisationKind
from esteem.support.rules.roles import Area, Role

HELPER = str(members.HELPER["name"])


@dataclass
class Circle:
    """The helpers and the talks so far, so that more can be written down about them."""

    helpers: dict[str, Helper] = field(default_factory=dict)
    talks: dict[str, Speaker] = field(default_factory=dict)
    draft: Agreement | None = None

    def centre(self, day: date) -> None:
        """The centre that helps small groups, and who answers there."""
        centre = add_organisation(
            name="Brookvale Voluntary Action", kind=OrganisationKind.INFRASTRUCTURE, phone="01632 960811",
            email="groups@example.org", website="example.org", address="3 Mill Street, Brookvale",
            care="Mornings only; ask for the groups desk",
        )  # fmt: skip
        noor, _name = Everybody().found(HELPER)[0]
        self.helpers[HELPER] = add_helper(
            person_id=noor, organisation_id=centre.id, job="Groups worker", agreed_on=day,
            roles=[Role.RESOURCE_BUILDER, Role.CAPACITY_BUILDER], areas=[Area.ORGANISATION, Area.CONNECTIONS],
            offers="Reads a grant form before it is sent, and comes to the annual meeting.",
            limits="Two forms a year. She does not keep the books.",
        )  # fmt: skip

    def surgery(self, day: date) -> None:
        """Somebody at the surgery who tells people of the group."""
        surgery = add_organisation(name="Mill Lane Surgery", kind=OrganisationKind.HEALTH, phone="01632 960822")
        self.helpers["Owen Tate"] = add_helper(
            name="Owen Tate", phone="07700 900811", organisation_id=surgery.id, job="Link worker",
            roles=[Role.BRIDGE_BUILDER], areas=[Area.CONNECTIONS], agreed_on=day,
            offers="Gives our leaflet to people who might like to come.", limits="He tells us nobody’s name.",
        )  # fmt: skip

    def talk(self, day: date, who: str, phone: str, topic: str, fee: Money) -> None:
        self.talks[who] = add_speaker(
            name=who, phone=phone, topic=topic, fee=fee, fee_covers="The talk and the bus" if fee else "",
            needs="A projector and a table", contacted_on=day, speaks_on=day + timedelta(days=40),
        )  # fmt: skip

    def thank(self, _day: date, who: str) -> None:
        thank_speaker(speaker=self.talks[who])

    def speak(self, day: date, who: str, about: str) -> None:
        in_touch(subject=self.helpers[who], day=day, about=about)

    def write_agreement(self, day: date) -> None:
        """The agreement with the groups worker, to be looked at again a year on."""
        self.draft = begin_agreement(helper=self.helpers[HELPER])
        change_agreement(agreement=self.draft, seen_version=None, review_on=day + timedelta(days=365))

    def sign(self, day: date) -> None:
        """Both signed it."""
        assert self.draft is not None  # written the week before
        sign_agreement(
            agreement=self.draft, seen_version=None, signed_on=day, signed_for_us="Maureen Achebe", print_it=signed_pdf
        )


def life(story: Story) -> Iterator[Deed]:
    """Who came to help, when they were spoken with, and what was signed; where nothing can be printed, nothing is."""
    circle = Circle()
    yield from story.past(_help(story, circle))
    if printing_problem() is None:
        yield from story.past(iter([alone(story.day(1, 10, 20), circle.sign)]))


def _help(story: Story, circle: Circle) -> Iterator[Deed]:
    yield on(story.day(0, 6, 17), circle.surgery)
    yield on(story.day(1, 9, 12), circle.centre)
    yield on(story.day(1, 10, 13), circle.write_agreement)
    yield on(story.today - timedelta(days=400), circle.speak, "Owen Tate", "More leaflets, in large print")
    yield on(
        story.today - timedelta(days=47), circle.talk, "Grace Adeyemi", "07700 900822", "Sleeping better", Money(4000)
    )
    yield on(
        story.today - timedelta(days=200), circle.talk, "Peter Marsh", "01632 960833", "Benefits after sixty", Money(0)
    )
    yield on(story.today - timedelta(days=158), circle.thank, "Peter Marsh")
    yield on(story.today - timedelta(days=21), circle.speak, HELPER, "The form for days out")
