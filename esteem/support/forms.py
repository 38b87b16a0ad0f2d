"""What a person types about helpers, organisations, speakers and agreements."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.forms import (
    Choice,
    Choose,
    Day,
    Email,
    Form,
    LongText,
    MoneyField,
    Phone,
    Sought,
    Text,
)
from esteem.kernel.money import Money
from esteem.kernel.permissions import may
from esteem.people.permissions import People
from esteem.people.queries.choosing import Everybody
from esteem.support.queries import Organisations, role_names
from esteem.support.rules.agreements import PASSAGES
from esteem.support.rules.kinds import OrganisationKind
from esteem.support.rules.roles import LONGEST_NAME, Area, Role

LONG = 2000


def _roles() -> list[tuple[Role, str]]:
    return [(role, f"{name}: {role.means}") for role, name in role_names().items()]


class _Somebody(Form):
    """Whom it is about: somebody new with a name, or one who is on the list already.

    Those who may not add people, or may not see them, are asked only for the other.
    """

    name = Text("Their name", most=200, hint="Somebody new. A first name is enough.")
    phone = Phone("Phone", most=60)
    email = Email("E-mail", most=254)
    person_id = Sought(
        "Or somebody who is on your list already", among=Everybody, blank="Nobody: the name above is somebody new"
    )

    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        unwanted = () if may(People.CHANGE) else ("name", "phone", "email")
        for field in (*unwanted, *(() if may(People.SEE) else ("person_id",))):
            del self[field]


class _Help(Form):
    organisation_id = Sought("Organisation", among=Organisations, blank="None", hint="Where they work, if anywhere.")
    new_organisation = Text("Or an organisation that is not on the list yet", most=200, hint="Its name is enough.")
    job = Text("Their job there", most=120, hint="Like: link worker, or specialist nurse.")
    roles = Choose("How they help", choices=_roles)
    areas = Choose("What with", choices=Area.choices())
    offers = LongText("What they offer", most=LONG, hint="Like: half an hour on the phone when a grant form is due.")
    limits = LongText(
        "Its limits",
        most=LONG,
        hint="What they do not do, how many hours, until when. Clear limits keep a good helper.",
    )
    agreed_on = Day("Agreed on")
    review_on = Day("Look at it again on", hint="A year on is usual. You are reminded four weeks before.")


class HelperForm(_Help):
    """What is kept about somebody's help."""


class AddHelperForm(_Somebody, _Help):
    """The same with whose help it is."""


class EndForm(Form):
    ended_on = Day("Ended on", required="Enter the day it ended, or write today.", default=dates.today)


class ReviewForm(Form):
    review_on = Day("Look at it again on", required="Enter a day, like a year from now.")


class ContactForm(Form):
    day = Day("Day", required="Enter the day, or write today.", default=dates.today)
    about = Text("What about?", most=300, hint="A few words. Nobody's illness or troubles: this is not the place.")


class OrganisationForm(Form):
    name = Text("Name", required="Enter its name.", most=200)
    kind = Choice("Kind", choices=OrganisationKind.choices(), blank="Not said")
    phone = Phone("Phone", most=60)
    email = Email("E-mail", most=254)
    care = Text(
        "Anything to mind when getting in touch?",
        most=200,
        hint="Like: ask for the duty desk, and do not name members.",
    )
    address = LongText("Address", most=400)
    website = Text("Website", most=280)
    notes = LongText("Notes", most=LONG)


class _Talk(Form):
    topic = Text("What do they speak about?", required="Enter what they speak about.", most=200)
    fee = MoneyField("Fee", least=Money(0), hint="0 if they come for nothing.")
    fee_covers = Text("What does the fee cover?", most=200, hint="Like: the talk and the train.")
    needs = Text("What do they need?", most=300, hint="Like: a projector, a table, a lift from the station.")
    contacted_on = Day("Asked on")
    speaks_on = Day(
        "Speaks on",
        hint="Leave it blank when that meeting is on your list, and put them down there. You are reminded to send thanks.",
    )
    thanked_on = Day("Thanks sent on")
    notes = LongText("Notes", most=LONG)


class SpeakerForm(_Talk):
    """What is kept about a talk."""


class AddSpeakerForm(_Somebody, _Talk):
    """The same with who speaks."""


class AgreementForm(Form):
    offers = LongText(PASSAGES[0].heading, most=LONG)
    limits = LongText(PASSAGES[1].heading, most=LONG, hint="What they do not do, how many hours, until when.")
    in_return = LongText(PASSAGES[2].heading, most=LONG)
    confidentiality = LongText(PASSAGES[3].heading, most=LONG)
    decides = LongText(PASSAGES[4].heading, most=LONG)
    review_on = Day("Look at it again on", hint="A year on is usual.")


class SignForm(Form):
    signed_on = Day("Signed on", required="Enter the day it was signed, or write today.", default=dates.today)
    signed_for_us = Text("Who signed for the group?", required="Enter who signed for the group.", most=120)


def _role_name(role: Role) -> Text:
    return Text(role.says, most=LONGEST_NAME, hint=role.means)


class RoleNamesForm(Form):
    """A name for each role; the fields are called as its column is."""

    is_resource_builder = _role_name(Role.RESOURCE_BUILDER)
    is_capacity_builder = _role_name(Role.CAPACITY_BUILDER)
    is_facilitator = _role_name(Role.FACILITATOR)
    is_bridge_builder = _role_name(Role.BRIDGE_BUILDER)
    is_co_educator = _role_name(Role.CO_EDUCATOR)

    @property
    def clean(self) -> dict[str, Any]:
        return {"names": {role: self[role.column].data for role in Role}}
