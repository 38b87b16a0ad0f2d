"""What the people of the group and their rights really keep, for the notice; what is not there is not told."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from esteem.kernel.db import session
from esteem.people.models import Connection, Consent, Needs, Person, Tagging
from esteem.people.permissions import People
from esteem.people.queries.consents import agrees
from esteem.people.rules.consents import Purpose
from esteem.people.rules.kept import Basis, Kept
from esteem.people.rules.standing import Stands
from esteem.privacy.models import PrivacyRequest
from esteem.privacy.permissions import Privacy
from esteem.privacy.rules.retention import Item
from esteem.support.models import Helper
from esteem.support.permissions import Support

CONSENT = Basis.CONSENT
NAME = "Your name, since when you belong, and how you heard of us"
NOTE = "A short note, where it helps us to help you"
REACH = "How we may reach you: phone, e-mail, address, and what to mind when we do"


def _which(*conditions: ColumnElement[bool]) -> list[bool]:
    """Whether each of these is so, in one query."""
    return list(session.execute(select(*conditions)).one())


def kept_about_people() -> list[Kept]:
    """What is kept of those on the list: only the kinds of which there is at least one."""
    somebody = select(Person.id).where(Person.erased_at.is_(None))
    reach = (Person.phone != "") | (Person.email != "") | (Person.address != "")
    are_there = _which(
        somebody.exists(),
        somebody.where(reach).exists(),
        somebody.where(Person.notes != "").exists(),
        somebody.where(Person.stands == Stands.ENQUIRER).exists(),
        select(Needs.id).exists(),
        select(Connection.id).exists(),
        select(Consent.id).exists(),
        select(Helper.id).exists(),
        select(Tagging.id).exists(),
    )
    told = (
        _list(NAME, "To know who belongs", 10),
        _list(REACH, "To tell you what is on, and to help when you ask", 11),
        _list(NOTE, "To save you from telling it twice", 12),
        ENQUIRERS,
        NEEDS,
        CONNECTIONS,
        CONSENTS,
        HELPERS,
        TAGS,
    )
    return [kept for is_there, kept in zip(are_there, told, strict=True) if is_there]


def _list(what: str, why: str, place: int) -> Kept:
    return Kept(what, f"{why}.", CONSENT, Item.CURRENT, People.SEE, place=place)


ENQUIRERS = Kept(
    "Your name and how to reach you, when you ask about us and have not joined", "To answer, and to welcome you if you come.",
    Basis.INTEREST, Item.ENQUIRER, People.SEE, place=15,
)  # fmt: skip
NEEDS = Kept(
    "Whom to ring in an emergency, and what you need (access, food)", "To look after you at our meetings.",
    CONSENT, Item.PRIVATE, People.SEE_PRIVATE, place=20,
)  # fmt: skip
CONNECTIONS = Kept(
    "Who is your partner, relative or carer in the group", "To know whom to tell, and that decisions are fair.",
    CONSENT, Item.CURRENT, People.SEE_PRIVATE, place=25,
)  # fmt: skip
TAGS = Kept(
    "Words we put to your name, like what you help with", "To find those who can help, or want to hear of something.",
    CONSENT, Item.CURRENT, People.SEE, place=26,
)  # fmt: skip
CONSENTS = Kept(
    "What you agreed to, when, and in which words", "To keep to it, and to show that we do.",
    Basis.INTEREST, Item.CONSENTS, People.SEE, place=28,
)  # fmt: skip

HELPERS = Kept(
    "If you help us from outside: your name, how to reach you, what you offer, and when we spoke",
    "To ask you for the right things, and to thank you.", Basis.INTEREST, Item.HELPERS, Support.SEE, place=35,
)  # fmt: skip


def kept_for_others() -> list[Kept]:
    """What people agreed to show to others: a list of phone numbers, news, photographs; nothing while nobody has."""
    wanted = [Purpose.PHONE_LIST, Purpose.EMAIL_NEWS, *(one for one in Purpose if one.value.startswith("photo-"))]
    agreed = _which(*(select(Person.id).where(agrees(purpose)).exists() for purpose in wanted))
    yes = [purpose for purpose, is_so in zip(wanted, agreed, strict=True) if is_so]
    uses = ", ".join(one.says.lower().removeprefix("photos: ") for one in yes if one.value.startswith("photo-"))
    told = (
        (Purpose.PHONE_LIST in yes, PHONE_LIST),
        (Purpose.EMAIL_NEWS in yes, EMAIL_NEWS),
        (bool(uses), _photographs(uses)),
    )
    return [kept for there, kept in told if there]


def _photographs(uses: str) -> Kept:
    return Kept(
        "Photographs of you", f"Only for what you ticked: {uses}.", CONSENT, Item.CONSENTS, People.SEE, place=32
    )


PHONE_LIST = Kept(
    "What you ticked for our contact list", "So that we can reach one another.", CONSENT, Item.CURRENT, People.SEE,
    also="and those you ticked that it may be shown to", place=30,
)  # fmt: skip
EMAIL_NEWS = Kept(
    "Your e-mail address, for news", "To send you news. Nobody else sees it in the message.", CONSENT, Item.CURRENT, People.SEE,
    place=31,
)  # fmt: skip


def kept_about_requests() -> Kept | None:
    """What was asked about details, and complaints."""
    if session.scalar(select(PrivacyRequest.id).limit(1)) is None:
        return None
    return Kept(
        "What you asked us about your details, and complaints", "To answer, and to show that we did.", Basis.LAW, Item.REQUESTS,
        Privacy.REQUESTS, place=80,
    )  # fmt: skip
