"""The page of the parts: every button, field, table and picture in one place, for whoever works on the look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from esteem.kernel.forms import (
    Choice,
    Choose,
    Day,
    Email,
    Form,
    LongText,
    MoneyField,
    Phone,
    Text,
    Tick,
    TimeOfDay,
    WholeNumber,
)
from esteem.kernel.listings import Listing
from esteem.kernel.money import Money
from esteem.kernel.pages import go, page, page_number
from esteem.kernel.permissions import public
from esteem.kernel.text import fold

bp = Blueprint("parts", __name__, url_prefix="/parts")

STATES = (("current", "Current"), ("waiting", "Waiting to join"), ("left", "Left"))
PEOPLE = (
    ("Aisha Rahman", "Current", "Chair", date(2026, 1, 12), Money(2500)),
    ("Ben Okafor", "Current", "Treasurer", date(2025, 3, 3), Money(2500)),
    ("Carys Llŷr", "Left", "", date(2024, 9, 17), Money(0)),
    ("Dmitri Petrov", "Waiting to join", "", date(2026, 11, 20), Money(1250)),
    ("Eilidh MacDonald-Featherstonehaugh", "Current", "Secretary", date(2023, 4, 1), Money(125000)),
)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MONEY_IN = (18250, 21000, 19800, 24050, 150000, 20300, 17600, 9900, 22100, 25500, 23200, 30150)
MONEY_OUT = (12100, 15400, 13300, 48000, 61250, 35000, 12000, 4000, 14300, 16650, 18100, 41200)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history, as the list of the parts needs it."""

    said: str
    who: str
    at: datetime


HISTORY = (
    Entry("Phone changed from 0115 496 0123 to 07700 900123.", "Aisha R", datetime(2026, 11, 20, 18, 5, tzinfo=UTC)),
    Entry(f"Code of the file filled in: {'5eca27' * 10}.", "Ben O", datetime(2026, 3, 2, 12, 0, tzinfo=UTC)),
    Entry("Carys Llŷr was added.", "Ben O", datetime(2024, 9, 17, 9, 40, tzinfo=UTC)),
)


class EveryField(Form):
    """One of each."""

    name = Text("Name", required="Enter a name.", hint="What they like to be called. This is all we need.", most=80)
    email = Email("E-mail")
    phone = Phone("Phone")
    joined_on = Day("Joined", hint="For example 25/12/26, 25 Dec or yesterday.")
    comes_at = TimeOfDay("Comes at", hint="For example 7.30pm.")
    paid = MoneyField("Paid")
    seats = WholeNumber("Seats in the car")
    state = Choice("State", choices=STATES, required="Choose one of the three.", blank="Choose one")
    arrives = Choice("How they arrive", choices=(("foot", "On foot"), ("bus", "By bus"), ("car", "By car")))
    contact_by = Choose("Contact by", choices=(("phone", "Phone"), ("text", "Text message"), ("post", "Post")))
    voicemail = Tick("Do not leave a voicemail", hint="Stands beside the number wherever it is shown.")
    notes = LongText("Anything else", hint="Only the committee sees this.")


@bp.route("/", methods=["GET", "POST"])
@public
def index() -> Response:
    form = EveryField()
    if form.sent():
        return go("parts.index", said=f"{form.clean['name']} is saved.")
    return page("kernel/parts_page.html", form=form, **samples(request.args.get("q", ""), page_number()))


def samples(asked: str, number: int) -> dict[str, Any]:
    """What the page shows beside the form: a list that can be searched, a picture, a history."""
    found = [person for person in PEOPLE if fold(asked) in fold(person[0])]
    return {
        "asked": asked,
        "listing": Listing(found, count=len(found) + 115 if not asked else len(found), number=number),
        "series": ("Money in", "Money out"),
        "months": [
            ((name, f"{name} 2026"), Money(came), Money(went))
            for name, came, went in zip(MONTHS, MONEY_IN, MONEY_OUT, strict=True)
        ],
        "history": HISTORY,
    }
