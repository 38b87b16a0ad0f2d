"""What is typed of settings, gifts and claims."""

from __future__ import annotations

from esteem.giftaid.queries.settings import receipts
from esteem.giftaid.queries.small import tax_years
from esteem.giftaid.rules.limits import say_tax_year
from esteem.kernel import dates
from esteem.kernel.forms import Choice, Choose, Day, Form, MoneyField, Text, Tick
from esteem.kernel.money import NOTHING


def _receipts() -> list[tuple[object, str]]:
    return [(one.id, one.name) for one in receipts()]


def _tax_years() -> list[tuple[object, str]]:
    return [(first, say_tax_year(first)) for first in tax_years()]


class SettingsForm(Form):
    claims = Tick("We claim Gift Aid", hint="Only if HMRC knows you as a charity.")
    reference = Text("HMRC charity reference", most=20, hint="Like XR12345: it is on HMRC’s letter.")
    headings = Choose(
        "Money in under which headings is a gift?", choices=_receipts, hint="Never subs, tickets or raffles."
    )
    reclaimed_id = Choice("Heading for what HMRC pays", choices=_receipts, blank="Choose later")


class SayForm(Form):
    is_gift = Choice("Is it a gift?", choices=[("yes", "Yes"), ("no", "No")], required="Say yes or no.")
    reason = Text("Why?", required="Say why.", most=200, hint="A gift buys nothing: no place, no ticket, no raffle.")
    sponsored = Tick("It was sponsorship for an event")


class ClaimForm(Form):
    made_on = Day("When was it sent?", required="Enter the day, or write today.", default=dates.today)
    reference = Text("Reference", most=60, hint="What HMRC answered.")
    small = MoneyField("Small gifts without a declaration", least=NOTHING, hint="Leave it out if you claim none.")
    small_year_on = Choice("Their tax year", choices=_tax_years, blank="None")


class MatchForm(Form):
    transaction_id = Choice("Which booking?", required="Choose the booking.", blank="Choose")
