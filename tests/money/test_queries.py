from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from esteem.group.actions import change_group
from esteem.kernel.dates import Period
from esteem.kernel.money import Money
from esteem.money import actions
from esteem.money.queries import cash_book, glance, places, years
from esteem.money.queries.cash_book import CashBook, Entry
from esteem.money.queries.prefill import like_another, likely
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, TransactionKind
from esteem.money.rules.layouts import SCREEN
from esteem.money.rules.statements import build
from esteem.money.rules.wanted import Wanted
from tests.money.booking import Books, book_two_years

THIS_YEAR = Period(date(2026, 4, 1), date(2027, 4, 1))


def asked(*, by_name: bool = True, **address: str) -> Wanted:
    return Wanted.read(address, this_year=THIS_YEAR, year_ending=years.year_ending_in, by_name=by_name)


def book(number: int = 1, **address: str) -> CashBook:
    return cash_book.cash_book(asked(**address), number=number, called=places.every_place())


def shown(**address: str) -> list[str]:
    return [entry.description for entry in book(**address).listing.rows]


def entry(**address: str) -> Entry:
    return book(**address).listing.rows[0]


@pytest.fixture
def shelf(books: Session) -> Books:
    """Five things that happened in this financial year, and one in the year before."""
    shelf = Books()
    shelf.gets(10000, description="old", day=date(2026, 3, 31))
    shelf.gets(2450, heading="Subs at meetings", description="in", who="Siân O’Neill", day=date(2026, 4, 2))
    shelf.pays(397, heading="Refreshments", description="out", day=date(2026, 4, 2))
    tin, bank, grant = shelf.account("Tin"), shelf.account("Bank"), shelf.fund("Grant")
    plain = {"day": date(2026, 4, 3), "account": tin, "fund": shelf.general}
    actions.record_move(amount=Money(5000), to_account=bank, description="move", **plain)
    actions.record_transfer(amount=Money(700), to_fund=grant, description="transfer", **plain)
    shelf.pays(1200, heading="Speakers", account="Bank", fund="Grant", description="grant", day=date(2026, 4, 4))
    return shelf


# What the address asks for


def test_the_cash_book_opens_at_this_financial_year_newest_first(shelf: Books) -> None:
    assert shown() == ["grant", "transfer", "move", "out", "in"]
    assert shown(order="oldest") == ["in", "out", "move", "transfer", "grant"]


def test_other_years_and_all_years_are_asked_for(shelf: Books) -> None:
    assert shown(year="2026") == ["old"]
    assert len(shown(year="all")) == 6
    assert shown(year="nonsense") == shown()


def test_days_narrow_it_whatever_the_year_and_whichever_way_round(shelf: Books) -> None:
    assert shown(**{"from": "31/3/26", "to": "2 April 2026", "year": "2020"}) == ["out", "in", "old"]
    assert shown(**{"from": "2/4/26", "to": "31/3/26"}) == ["out", "in", "old"]
    assert shown(to="31/3/26") == ["old"]
    assert shown(**{"from": "wobble"}) == shown()


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("sian", ["in"]), ("24.50", ["in"]), ("£24.50", ["in"]), ("REFRESH", ["out"]), ("100", ["old"]), ("speaker", ["grant"]),
        ("%", []), ("_", []), ("nobody", []), ("transfer", ["transfer"]),
    ],
)  # fmt: skip
def test_words_search_every_year_by_note_person_heading_and_amount(shelf: Books, sought: str, found: list[str]) -> None:
    assert shown(q=sought) == found


def test_accounts_headings_funds_and_directions_narrow_it(shelf: Books) -> None:
    tin, bank = str(shelf.account("Tin")), str(shelf.account("Bank"))
    assert shown(account=bank) == ["grant", "move"]
    assert shown(account=tin) == ["transfer", "move", "out", "in"]
    assert shown(fund=str(shelf.fund("Grant"))) == ["grant", "transfer"]
    assert shown(heading=str(shelf.heading("Refreshments", HeadingKind.PAYMENT))) == ["out"]
    assert [shown(way=way) for way in ("in", "out", "moved")] == [["in"], ["grant", "out"], ["transfer", "move"]]
    assert shown(account="999") == []
    assert shown(account="1;drop") == shown()


# Count, sums and balances


@pytest.mark.parametrize(
    ("address", "count", "money_in", "money_out"),
    [
        ({}, 5, 2450, 1597),
        ({"year": "all"}, 6, 12450, 1597),
        ({"account": "Tin"}, 4, 2450, 5397),
        ({"account": "Bank"}, 2, 5000, 1200),
        ({"fund": "Grant"}, 2, 700, 1200),
        ({"account": "Tin", "fund": "Grant"}, 1, 700, 0),
        ({"way": "moved"}, 2, 0, 0),
        ({"q": "speaker"}, 1, 0, 1200),
        ({"q": "nobody"}, 0, 0, 0),
    ],
)
def test_what_is_shown_is_counted_and_summed(
    shelf: Books, address: dict[str, str], count: int, money_in: int, money_out: int
) -> None:
    named = {"Tin": str(shelf.account("Tin")), "Bank": str(shelf.account("Bank")), "Grant": str(shelf.fund("Grant"))}
    found = book(**{key: named.get(value, value) for key, value in address.items()})
    assert (found.listing.count, found.money_in.pence, found.money_out.pence) == (count, money_in, money_out)
    assert len(found.listing.rows) == count


def test_the_balance_runs_through_every_booking(shelf: Books) -> None:
    assert [entry.balance for entry in book(order="oldest").listing.rows] == [
        Money(pence) for pence in (12450, 12053, 12053, 12053, 10853)
    ]
    tin = book(account=str(shelf.account("Tin")), order="oldest").listing.rows
    assert [entry.balance for entry in tin] == [Money(pence) for pence in (12450, 12053, 7053, 7053)]
    assert [entry.balance for entry in book(fund=str(shelf.fund("Grant"))).listing.rows] == [Money(-500), Money(700)]


def test_no_balance_is_shown_where_bookings_in_between_are_left_out(shelf: Books) -> None:
    assert [entry.balance for entry in book(q="sian").listing.rows] == [None]
    assert {entry.balance for entry in book(way="out").listing.rows} == {None}


def test_the_balance_goes_on_over_the_pages(books: Session) -> None:
    shelf = Books()
    for number in range(60):
        shelf.gets(100, day=date(2026, 4, 1) + timedelta(days=number % 3))
    first, second = book(), book(2)
    assert (first.listing.rows[0].balance, first.listing.rows[-1].balance) == (Money(6000), Money(1100))
    assert (second.listing.rows[0].balance, second.listing.rows[-1].balance) == (Money(1000), Money(100))
    assert (second.listing.number, second.listing.last, book(9).listing.number) == (2, 2, 2)


def test_an_entry_tells_where_the_money_went(shelf: Books) -> None:
    told = {entry.description: entry for entry in book().listing.rows}
    assert (told["in"].heading, told["in"].account, told["in"].fund) == ("Subs at meetings", "Tin", "General")
    assert (told["in"].money_in, told["in"].money_out, told["in"].moved) == (Money(2450), None, None)
    assert (told["move"].account, told["move"].moved, told["move"].money_in) == ("Tin → Bank", Money(5000), None)
    assert (told["transfer"].fund, told["transfer"].heading) == ("General → Grant", "Transfer between funds")


def test_a_move_is_in_or_out_of_the_account_that_is_looked_at(shelf: Books) -> None:
    moves = [book(account=str(shelf.account(name)), way="moved").listing.rows[-1] for name in ("Tin", "Bank")]
    assert [(entry.money_in, entry.money_out) for entry in moves] == [(None, Money(5000)), (Money(5000), None)]


def test_a_reversal_takes_the_sum_back(books: Session) -> None:
    shelf = Books()
    row = shelf.gets(2450)
    actions.reverse(transaction=row, reason="typed twice", day=row.day)
    found = book()
    assert (found.listing.count, found.money_in, found.money_out) == (2, Money(0), Money(0))
    assert [(e.reverses, e.is_reversed, e.money_in) for e in found.listing.rows] == [
        (True, False, Money(-2450)),
        (False, True, Money(2450)),
    ]


def test_everything_shown_is_in_the_file_on_all_its_pages(books: Session) -> None:
    shelf = Books()
    for _ in range(60):
        shelf.gets(100)
    assert len(cash_book.everything(asked(), called=places.every_place())) == 60


# Years


def test_the_years_run_from_the_first_booking_to_today(books: Session) -> None:
    assert [year.last_day.year for year in years.years_with_books()] == [2027]
    Books().gets(1, day=date(2023, 4, 1))
    assert [year.last_day.year for year in years.years_with_books()] == [2027, 2026, 2025, 2024]


def test_a_year_that_begins_within_a_month_divides_that_month(books: Session) -> None:
    change_group(year_end_day=5, year_end_month=4)
    shelf = Books()
    for day, pence in (
        (date(2025, 4, 5), 1),
        (date(2025, 4, 6), 20),
        (date(2026, 4, 5), 300),
        (date(2026, 4, 6), 4000),
    ):
        shelf.gets(pence, day=day)
    found = years.year_books(years.year_ending_in(2026))
    assert [(m.this_year, m.last_year) for m in found.movements] == [(Money(320), Money(1))]
    assert [(h.before_last_year, h.before_this_year, h.at_end) for h in found.holdings] == [
        (Money(0), Money(1), Money(321))
    ]


def test_a_year_knows_nothing_of_an_account_that_came_later(books: Session) -> None:
    """One that came and went within the year is still one of its accounts."""
    shelf = Books()
    shelf.gets(1000, day=date(2026, 3, 1))
    shelf.pays(1000, day=date(2026, 3, 31))
    shelf.gets(500, account="Bank", day=date(2026, 4, 1))

    def cash(ending: int) -> list[str]:
        return [row.label for row in build(years.year_books(years.year_ending_in(ending)), SCREEN).assets.cash]

    assert (cash(2026), cash(2027)) == (["Tin"], ["Tin", "Bank"])


def test_a_refund_makes_the_payment_smaller(books: Session) -> None:
    shelf = Books()
    shelf.pays(18999, heading="Equipment")
    equipment = shelf.heading("Equipment", HeadingKind.PAYMENT)
    actions.record_money_in(
        day=date(2026, 5, 8), amount=Money(1200), account=shelf.account("Tin"), heading=equipment, fund=shelf.general
    )
    assert [(m.heading.name, m.this_year) for m in years.year_books(THIS_YEAR).movements] == [
        ("Equipment", Money(17799))
    ]


def test_months_show_what_was_received_and_paid(shelf: Books) -> None:
    found = years.months_in_and_out(date(2026, 3, 1), 3)
    assert [(m.month, i.pence, o.pence) for m, i, o in found] == [(3, 10000, 0), (4, 2450, 1597), (5, 0, 0)]


def test_the_two_years_by_month_add_up_to_their_account(books: Session) -> None:
    book_two_years()
    months = years.months_in_and_out(date(2025, 4, 1), 12)
    assert (Money.total(m[1] for m in months), Money.total(m[2] for m in months)) == (Money(208082), Money(164090))


# At a glance


def test_the_glance_tells_the_balances_and_twelve_months(shelf: Books) -> None:
    seen = glance.glance()
    assert [(facts.name, amount) for facts, amount in seen.balances.accounts] == [
        ("Tin", Money(7053)),
        ("Bank", Money(3800)),
    ]
    assert (seen.balances.total, len(seen.months), seen.months[-1][0]) == (Money(10853), 12, date(2026, 11, 1))
    assert seen.months[4] == (date(2026, 4, 1), Money(2450), Money(1597))


def test_an_overspent_grant_and_a_tin_below_nothing_are_told(shelf: Books) -> None:
    shelf.pays(20000, account="Tin")
    assert [warned.says for warned in glance.balances().warnings] == [
        "General is overspent by £86.47.",
        "Grant is overspent by £5.00.",
        "Tin seems to hold £129.47 less than nothing.",
    ]


def test_a_group_without_an_account_has_an_empty_glance(books: Session) -> None:
    assert glance.glance().is_empty is True


# What a form starts with


def test_a_form_starts_with_the_account_last_used_for_this(shelf: Books) -> None:
    tin, bank = shelf.account("Tin"), shelf.account("Bank")
    assert [likely(kind)["account"] for kind in (TransactionKind.IN, TransactionKind.OUT)] == [tin, bank]
    actions.open_account(name="Third", kind=AccountKind.BANK)
    assert likely(TransactionKind.OUT, fund=7)["fund"] == 7


def test_a_booking_is_entered_again_with_everything_it_had(shelf: Books) -> None:
    row = shelf.gets(2450, heading="Subs at meetings", who="Ann", description="8 came")
    again = like_another(TransactionKind.IN, row.id, whole=True)
    assert (again["amount"], again["who"], again["description"], again["day"]) == (
        Money(2450),
        "Ann",
        "8 came",
        row.day,
    )
    assert "amount" not in like_another(TransactionKind.IN, row.id, whole=False)
    assert like_another(TransactionKind.OUT, row.id, whole=True) == likely(TransactionKind.OUT)
    assert like_another(TransactionKind.IN, 999, whole=True) == likely(TransactionKind.IN)


def test_a_transfer_entered_again_goes_the_same_way(shelf: Books) -> None:
    grant = shelf.fund("Grant")
    row = actions.record_transfer(
        day=date(2026, 5, 1), amount=Money(1), account=shelf.account("Tin"), fund=shelf.general, to_fund=grant
    )
    again = like_another(TransactionKind.TRANSFER, row.id, whole=True)
    assert (again["fund"], again["to_fund"], again["account"]) == (shelf.general, grant, shelf.account("Tin"))


def test_places_are_listed_with_the_closed_ones_last(books: Session) -> None:
    shelf = Books()
    shelf.account("Tin")
    shelf.account("Bank")
    actions.close_account(account=places.accounts()[0])
    shelf.fund("Pot", FundKind.DESIGNATED)
    known = places.every_place()
    assert [(place.name, place.is_closed) for place in known.accounts] == [("Bank", False), ("Tin", True)]
    assert [(fund.name, fund.kind) for fund in known.funds] == [
        ("General", FundKind.GENERAL),
        ("Pot", FundKind.DESIGNATED),
    ]
    assert len(known.headings) == 32
