"""The headings and the fund that new books begin with; every one can be renamed, and those unused put away.

Chosen from what small self-help groups are paid and pay for most; the room comes first because it costs most.
"""

from __future__ import annotations

from esteem.money.rules.kinds import HeadingKind, Statutory

GENERAL_FUND = "General"
TRANSFERS = "Transfers between funds"
OPENINGS = "Money the books began with"

RECEIPTS = (
    ("Subs at meetings", Statutory.ACTIVITIES),
    ("Annual membership", Statutory.DONATIONS),
    ("Donations", Statutory.DONATIONS),
    ("Gift Aid reclaimed", Statutory.DONATIONS),
    ("Grants", Statutory.GRANTS),
    ("Raffle and refreshments", Statutory.FUNDRAISING),
    ("Other fundraising", Statutory.FUNDRAISING),
    ("Trips and events collected", Statutory.ACTIVITIES),
    ("Bank interest", Statutory.INVESTMENT_INCOME),
    ("Equipment sold", Statutory.ASSET_SALES),
    ("Other money in", Statutory.ACTIVITIES),
)
PAYMENTS = (
    ("Room hire", Statutory.CHARITABLE),
    ("Refreshments", Statutory.CHARITABLE),
    ("Speakers", Statutory.CHARITABLE),
    ("Trips and events", Statutory.CHARITABLE),
    ("Transport and mileage", Statutory.CHARITABLE),
    ("Printing and publicity", Statutory.CHARITABLE),
    ("Phone, website and software", Statutory.CHARITABLE),
    ("Stationery and postage", Statutory.CHARITABLE),
    ("Insurance", Statutory.CHARITABLE),
    ("Training", Statutory.CHARITABLE),
    ("Affiliation fees", Statutory.CHARITABLE),
    ("Volunteer expenses", Statutory.CHARITABLE),
    ("Equipment", Statutory.CHARITABLE),
    ("Large equipment to keep", Statutory.ASSET_PURCHASES),
    ("Fundraising costs", Statutory.FUNDRAISING_COSTS),
    ("Bank charges", Statutory.CHARITABLE),
    ("Examiner's fee", Statutory.EXAMINATION),
    ("Donations made", Statutory.GRANTS_MADE),
    ("Other money out", Statutory.CHARITABLE),
)


def headings() -> list[tuple[str, HeadingKind, Statutory]]:
    """Name, kind and statutory heading of each, in the order they are shown."""
    receipts = [(name, HeadingKind.RECEIPT, statutory) for name, statutory in RECEIPTS]
    return receipts + [(name, HeadingKind.PAYMENT, statutory) for name, statutory in PAYMENTS]
