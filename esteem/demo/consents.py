"""What the people of the invented group agreed to: forms handed in, asked again a year on, one thing taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from esteem.demo.story import YEARS, Deed, Story, on
from esteem.people.actions.consents import change_shown, record_answer, record_form, withdraw
from esteem.people.models import Person
from esteem.people.rules.consents import Answer, Audience, Item, Purpose, Shown, Way

KEEP, NEWS, LIST, NEEDS = Purpose.KEEP, Purpose.EMAIL_NEWS, Purpose.PHONE_LIST, Purpose.NEEDS
PHOTOS = (Purpose.PHOTO_LEAFLET, Purpose.PHOTO_WEBSITE, Purpose.PHOTO_REPORT)
PHONE, EMAIL, TOWN = ((item, Audience.MEMBERS) for item in (Item.PHONE, Item.EMAIL, Item.TOWN))
FEW = (Item.ADDRESS, Audience.COMMITTEE)
LIFT = (Item.PHONE, Audience.LIFTS)
TAKEN_BY = "Priya Raman"
# Who ticked what on the form that went round in the first spring, and what may be shown of them.
FORMS: dict[str, tuple[tuple[Purpose, ...], tuple[Shown, ...]]] = {
    "Maureen Achebe": ((KEEP, LIST, NEWS, NEEDS, *PHOTOS), (PHONE, EMAIL, TOWN, FEW)),
    "Tom Hargreaves": ((KEEP, LIST, NEWS), (PHONE, EMAIL)),
    "Priya Raman": ((KEEP, LIST, NEWS, *PHOTOS), (PHONE, EMAIL)),
    "Geoffrey Lyle": ((KEEP, LIST), (LIFT,)),
    "Dorota Wiśniewska": ((KEEP, LIST, NEWS, Purpose.PHOTO_LEAFLET), (PHONE, EMAIL)),
    "Siân Probert": ((KEEP, NEEDS), ()),
    "Winston Clarke": ((KEEP, LIST, *PHOTOS), (PHONE, FEW)),
    "Eileen O’Rourke": ((KEEP, LIST, NEEDS, *PHOTOS), (PHONE,)),
    "Norman Pike": ((KEEP,), ()),
    "Joan Whitlock": ((KEEP, LIST, NEWS), (PHONE, EMAIL)),
}
LATE = ("Geoffrey Lyle", "Siân Probert", "Joan Whitlock")  # were away when the others were asked again
NEWCOMER_FORMS: tuple[tuple[int, int, int, str, tuple[Purpose, ...], tuple[Shown, ...]], ...] = (
    (0, 9, 19, "Hamid Rezaei", (KEEP, LIST, NEWS), (PHONE, EMAIL)),
    (1, 5, 15, "Beryl Stott", (KEEP,), ()),
    (2, 6, 18, "Anil Deshmukh", (KEEP, NEWS), ()),
)


class Forms:
    """Those who hand them in, by name."""

    def __init__(self, people: dict[str, Person]) -> None:
        self.people = people

    def hand_in(self, day: date, name: str, ticked: tuple[Purpose, ...], shows: tuple[Shown, ...]) -> None:
        record_form(
            person=self.people[name],
            yes=ticked,
            rest_ends=False,
            shows=shows,
            said_on=day,
            how=Way.PAPER,
            to_whom=TAKEN_BY,
        )

    def is_asked_again(self, day: date, name: str) -> None:
        """Whoever is here says that their details are right and may be kept."""
        if self.people[name].is_here:
            record_answer(
                person=self.people[name],
                purpose=KEEP,
                answer=Answer.YES,
                said_on=day,
                how=Way.IN_PERSON,
                to_whom=TAKEN_BY,
            )

    def takes_back(self, day: date, name: str, purpose: Purpose) -> None:
        withdraw(
            person=self.people[name], purpose=purpose, said_on=day, how=Way.PHONE, to_whom=TAKEN_BY,
            reason="Her sister found the picture",
        )  # fmt: skip

    def shows_less(self, day: date, name: str, shows: tuple[Shown, ...]) -> None:
        change_shown(person=self.people[name], shows=shows, said_on=day, how=Way.EMAIL, to_whom=TAKEN_BY)


def life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    """The forms of the first spring, those of newcomers, and what people said later."""
    return story.past(_life(story, Forms(people)))


def _life(story: Story, forms: Forms) -> Iterator[Deed]:
    for name, (ticked, shows) in FORMS.items():
        yield on(story.day(0, 4, 24), forms.hand_in, name, ticked, shows)
    for year, month, day, name, ticked, shows in NEWCOMER_FORMS:
        yield on(story.day(year, month, day), forms.hand_in, name, ticked, shows)
    for year in range(1, YEARS + 1):
        for name in FORMS:
            if name not in LATE:
                yield on(story.annual_meeting(year), forms.is_asked_again, name)
    for name in LATE:
        yield on(story.today - timedelta(days=345), forms.is_asked_again, name)
    yield on(story.day(1, 9, 11), forms.takes_back, "Eileen O’Rourke", Purpose.PHOTO_WEBSITE)
    yield on(story.day(1, 6, 26), forms.shows_less, "Joan Whitlock", (PHONE,))
