"""The invented group's money: subs in the tin, the hall from the bank, a grant for days out, one slip put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from esteem.demo.story import YEARS, Deed, Story, on
from esteem.demo.subs import is_lately, take_evening
from esteem.kernel.money import Money
from esteem.money.actions import (
    add_fund,
    record_money_in,
    record_money_out,
    record_move,
    record_transfer,
    reverse,
)
from esteem.money.models import Transaction
from esteem.money.queries import places
from esteem.money.rules.kinds import FundKind
from esteem.money.rules.years import months_later

Record = Callable[..., Transaction]
HALL, HALL_RISES_TO = 1800, 2000  # pence an evening, before and after the second April
GRANT = Money(120_000)
OUTINGS = "Days out"
LIMIT = Money(30_000)  # over it two people agree, from the second April on
TIN, BANK = "Cash tin", "Bank account"  # as the set-up calls them
TIN_AT_FIRST, BANK_AT_FIRST = Money(3_850), Money(41_236)
# Every year: month, day, pence, heading, account, who, what.
BILLS = (
    (4, 14, 9_600, "Insurance", BANK, "Ashgrove Insurance", "Public liability for the year"),
    (6, 5, 2_500, "Affiliation fees", BANK, "Brookvale Voluntary Action", "Membership for the year"),
    (10, 9, 4_000, "Speakers", BANK, "Dr M. Osei", "A talk, and his train"),
    (12, 11, 5_250, "Trips and events", BANK, "The Old Mill", "Christmas lunch, what the collection left over"),
)
GIFTS = ((7, 8, 20_000, "Brookvale Rotary"), (12, 4, 7_500, "A friend of the group"), (2, 17, 35_000, "Corner Stores"))
# Year of the story, month, day, pence, heading, who, what.
OUTINGS_MADE = (
    (2, 4, 23, 38_000, "Trips and events", "Hillside Coaches", "Coach to the sea"),
    (2, 6, 11, 22_450, "Trips and events", "Botanic Garden", "Entry and lunch for twelve"),
    (2, 9, 17, 31_500, "Transport and mileage", "Hillside Coaches", "Coach to the railway museum"),
)


class Books:
    """The books as the invented treasurer knows them: by names."""

    @cached_property
    def accounts(self) -> dict[str, int]:
        return {account.name: account.id for account in places.accounts()}

    @cached_property
    def headings(self) -> dict[str, int]:
        return {heading.name: heading.id for heading in places.headings()}

    @property
    def funds(self) -> dict[str, int]:
        return {fund.name: fund.id for fund in places.funds()}

    def take(
        self, day: date, pence: int, heading: str, account: str = TIN, fund: str = "General", **told: str
    ) -> Transaction:
        return self._record(record_money_in, day, pence, heading, account, fund, **told)

    def pay(
        self, day: date, pence: int, heading: str, account: str = BANK, fund: str = "General", **told: str
    ) -> Transaction:
        return self._record(record_money_out, day, pence, heading, account, fund, **told)

    def _record(
        self, record: Record, day: date, pence: int, heading: str, account: str, fund: str, **told: str
    ) -> Transaction:
        return record(
            day=day, amount=Money(pence), account=self.accounts[account], heading=self.headings[heading],
            fund=self.funds[fund], **told,
        )  # fmt: skip

    def pay_in(self, day: date) -> None:
        """What is in the tin goes to the bank, all but a float in whole pounds."""
        tin = next(account for account in places.accounts() if account.id == self.accounts[TIN])
        spare = Money((places.balance_of(tin).pence - 3_000) // 1_000 * 1_000)
        if spare > Money(0):
            record_move(
                day=day, amount=spare, account=tin.id, to_account=self.accounts[BANK],
                fund=self.funds["General"], description="Paid in at the post office",
            )  # fmt: skip

    def set_aside(self, day: date) -> None:
        add_fund(name="Tenth birthday", kind=FundKind.DESIGNATED, purpose="A party for the group's tenth birthday")
        record_transfer(
            day=day, amount=Money(15_000), account=self.accounts[BANK], fund=self.funds["General"],
            to_fund=self.funds["Tenth birthday"], description="Set aside for the party",
        )  # fmt: skip

    def receive_grant(self, day: date) -> None:
        add_fund(
            name=OUTINGS, kind=FundKind.RESTRICTED, given_by="Brookvale Community Fund",
            purpose="Coach, entry and lunch on days out for members; to be spent within eighteen months",
            spend_by_on=months_later(day, 18),
        )  # fmt: skip
        self.take(
            day, GRANT.pence, "Grants", BANK, OUTINGS, who="Brookvale Community Fund", description="Grant for days out"
        )

    def slip(self, day: date) -> None:
        """Recorded twice, noticed at once, and put right."""
        told = {"who": "Corner Print", "description": "Leaflets"}
        self.pay(day, 3_480, "Printing and publicity", **told)
        twice = self.pay(day, 3_480, "Printing and publicity", **told)
        reverse(transaction=twice, reason="Recorded twice", day=day)


def life(story: Story) -> Iterator[Deed]:
    """Everything that went through the books, day by day."""
    books = Books()
    parts = (_weeks, _months, _years, _grant)
    return story.past(chain.from_iterable(part(story, books) for part in parts))


def _weeks(story: Story, books: Books) -> Iterator[Deed]:
    for place, day in enumerate(day for day in story.thursdays() if day != story.snow):
        heads = story.heads(day)
        if is_lately(story, day):
            yield on(day, take_evening, heads)
        else:
            yield on(day, books.take, heads * 200, "Subs at meetings", description=f"Subs, {heads} there")
        if place % 3 == 0:
            spent = story.chance.randint(410, 1390)
            yield on(day, books.pay, spent, "Refreshments", TIN, description="Tea, milk, biscuits")
        if place % 4 == 2:
            raffle = story.chance.randint(9, 24) * 100
            yield on(day, books.take, raffle, "Raffle and refreshments", description="Raffle")


def _months(story: Story, books: Books) -> Iterator[Deed]:
    met = [day for day in story.thursdays() if day != story.snow]
    for month in story.months():
        evenings = sum((day.year, day.month) == (month.year, month.month) for day in met)
        rate = HALL if month < story.day(1, 4, 1) else HALL_RISES_TO
        if evenings:
            told = {"who": "St Mary’s Hall", "description": f"Hall, {evenings} evenings"}
            yield on(month + timedelta(days=27), books.pay, evenings * rate, "Room hire", **told)
        if month.month % 2 == 0:
            yield on(month + timedelta(days=9), books.pay_in)


def _years(story: Story, books: Books) -> Iterator[Deed]:
    for year in range(YEARS + 1):
        for month, day, pence, heading, account, who, what in BILLS:
            yield on(story.day(year, month, day), books.pay, pence, heading, account, who=who, description=what)
        for month, day, pence, who in GIFTS:
            yield on(story.day(year, month, day), books.take, pence, "Donations", BANK, who=who)
        yield on(story.day(year, 3, 31), books.take, 212 + 61 * year, "Bank interest", BANK)
    yield on(story.day(0, 2, 20), books.slip)
    yield on(story.day(1, 6, 19), books.set_aside)


def _grant(story: Story, books: Books) -> Iterator[Deed]:
    yield on(story.day(1, 10, 6), books.receive_grant)
    for day, pence, heading, who, what in outings(story):
        if not is_over(story, day, pence):
            yield on(day, books.pay, pence, heading, BANK, OUTINGS, who=who, description=what)


def outings(story: Story) -> Iterator[tuple[date, int, str, str, str]]:
    """Day, pence, heading, who and what of each outing; the larger ones are agreed by two (paying.py)."""
    for year, month, day, pence, heading, who, what in OUTINGS_MADE:
        yield story.day(year, month, day), pence, heading, who, what


def is_over(story: Story, day: date, pence: int) -> bool:
    """Whether two people agree it."""
    return day >= story.day(2, 4, 1) and pence > LIMIT.pence
