"""The annual accounts as printed: every figure of both data sets, the forms by nation, the notes, and the check of B1."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from pypdf import PdfReader

from esteem.group.actions import change_group
from esteem.group.rules import Formality, Nation
from esteem.kernel.money import Money
from esteem.money import actions
from esteem.money.actions.closing import say_looked
from esteem.money.actions.year_papers import write_notes
from esteem.money.papers import accounts_paper, annual_accounts, examiner_paper, year_report_paper
from esteem.money.queries import years
from esteem.money.rules.closing import Look
from esteem.money.rules.kinds import HoldingKind
from tests.backstage import Group
from tests.money.booking import Books, book_published, rows_of
from tests.tagged import mistagged
from tests.visitor import Visitor

FIGURE = r"(?:–|−?\d{1,3}(?:,\d{3})*(?:\.\d\d)?)"  # four digits without a comma are a year
LINE = re.compile(rf"^(?:[AB]\d\s+)?(.+?)((?: {FIGURE})+)$")


def printed(pdf: bytes) -> dict[str, list[str]]:
    """Every line of figures on the paper: its label and its figures as they stand there; the first of each label."""
    found: dict[str, list[str]] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for line in page.extract_text().splitlines():
            if told := LINE.match(line.strip()):
                found.setdefault(told[1], told[2].split())
    return found


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def pounds(amount: Money) -> str:
    return f"{amount.pounds():,}".replace("-", "−") if amount else "–"


def pence(amount: Money) -> str:
    return f"{amount.pence / 100:,.2f}".replace("-", "−") if amount else "–"


def drafted(bob: Visitor, ending: int, *, large: bool = False) -> bytes:
    return bob.downloads(f"/money/years/{ending}/draft.pdf{'?large=1' if large else ''}").data


SECTIONS = {
    "net": "Net of receipts and payments", "transfers between funds": "Transfers between funds",
    "cash funds last year end": "Cash funds at 31 March {before}", "cash funds this year end": "Cash funds at 31 March {now}",
}  # fmt: skip
TOTALS = {
    "receipts": ("Sub-total: gross income", "Total receipts"),
    "payments": ("Sub-total: payments", "Total payments"),
}


def lines_expected(year: str) -> dict[str, tuple[Money, Money]]:
    """Every line of the year's account that the data set asks for: its unrestricted and its restricted figure."""
    ends = int(year[:4]) + 1
    found: dict[str, list[Money]] = {}
    for row in rows_of("two-years-expected.csv"):
        if row["year"] != year or row["column"] == "all":
            continue
        named = SECTIONS.get(row["section"], row["heading"]).format(before=ends - 1, now=ends)
        labels = TOTALS[row["section"]] if row["heading"] == "total" else (named,)
        for label in labels:
            found.setdefault(label, [Money(), Money()])[row["column"] == "restricted"] = Money.parse(row["pounds"])
    return {label: (free, bound) for label, (free, bound) in found.items()}


@pytest.mark.parametrize(("year", "ending", "lines"), [("2024-25", 2025, 18), ("2025-26", 2026, 22)])
def test_every_row_sub_total_and_closing_cash_of_both_years_is_printed(
    bob: Visitor, two_years: Books, year: str, ending: int, lines: int
) -> None:
    told, expected = printed(drafted(bob, ending)), lines_expected(year)
    assert len(expected) == lines
    assert {label: told.get(label, [])[:4] for label in expected} == {
        label: [pounds(free), pounds(bound), "–", pounds(free + bound)] for label, (free, bound) in expected.items()
    }


def test_the_first_year_is_printed_beside_the_second(bob: Visitor, two_years: Books) -> None:
    told = printed(drafted(bob, 2026))
    before = {
        label.replace("2025", "2026").replace("2024", "2025"): pounds(free + bound)
        for label, (free, bound) in lines_expected("2024-25").items()
    }
    assert {label: told[label][4] for label in before} == before


@pytest.mark.parametrize(("year", "ending"), [("2024-25", 2025), ("2025-26", 2026)])
def test_accounts_and_funds_of_both_years_are_printed(bob: Visitor, two_years: Books, year: str, ending: int) -> None:
    told = printed(drafted(bob, ending))
    held = {
        (row["section"], row["heading"]): pounds(Money.parse(row["pounds"]))
        for row in rows_of("two-years-expected.csv")
        if row["year"] == year and row["column"] == "all"
    }
    accounts = {name: amount for (section, name), amount in held.items() if section.startswith("accounts")}
    assert {name: told[name][3] for name in accounts} == accounts
    funds = {name: amount for (section, name), amount in held.items() if section.startswith("funds")}
    if len(funds) > 1:  # one fund alone needs no table of funds
        assert {name: told[name][-1] for name in funds} == funds
        assert told["All funds"][-1] == told[f"Cash funds at 31 March {ending}"][3]


def test_a_plain_group_s_paper_has_every_figure_to_the_penny(bob: Visitor, group: Group, two_years: Books) -> None:
    group.makes(change_group, formality=Formality.CONSTITUTED)
    told = printed(drafted(bob, 2026))
    expected = {
        label.replace("Net of receipts and payments", "Surplus or deficit for the year"): amounts
        for label, amounts in lines_expected("2025-26").items()
        if not label.startswith("Sub-total")
    }
    assert {label: told[label][:3] for label in expected} == {
        label: [pence(free), pence(bound), pence(free + bound)] for label, (free, bound) in expected.items()
    }


def test_the_published_account_is_printed_row_by_row_with_its_sub_totals(bob: Visitor, group: Group) -> None:
    group.makes(book_published)
    told = printed(drafted(bob, 2023))
    expected = {row["heading"]: int(row["pounds"]) for row in rows_of("published-accounts-2023.csv") if row["heading"]}
    sums = {row["section"]: int(row["pounds"]) for row in rows_of("published-accounts-2023.csv") if not row["heading"]}
    for label, section in (
        ("Sub-total: gross income", "total receipts"), ("Total receipts", "total receipts"),
        ("Sub-total: payments", "total payments"), ("Total payments", "total payments"),
        ("Net of receipts and payments", "net of receipts/(payments)"),
        ("Cash funds at 31 December 2022", "cash funds last year end"),
        ("Cash funds at 31 December 2023", "cash funds this year end"), ("Total cash funds", "cash funds this year end"),
    ):  # fmt: skip
        expected[label] = sums[section]
    assert len(expected) == 22
    assert {label: told.get(label) for label in expected} == {
        label: [f"{amount:,}", "–", "–", f"{amount:,}"] if amount else ["–"] * 4 for label, amount in expected.items()
    }


def file_lines(bob: Visitor, ending: int) -> Iterator[tuple[str, Money, Money]]:
    """What the year's file says: each line's label, its total and last year's."""
    told = list(
        csv.reader(StringIO(bob.downloads(f"/money/years/{ending}/year.csv").get_data(as_text=True).lstrip("\ufeff")))
    )
    total, last = told[0].index("Total"), told[0].index("Last year")
    for row in told[1:]:
        yield row[1], Money.parse(row[total]), Money.parse(row[last])


def test_screen_file_and_paper_say_the_same(bob: Visitor, two_years: Books) -> None:
    on_paper, in_file = printed(drafted(bob, 2026)), list(file_lines(bob, 2026))
    assert [label for label, *_ in in_file if label not in on_paper] == []
    assert [(label, on_paper[label][3:]) for label, *_ in in_file] == [
        (label, [pounds(total), pounds(last)]) for label, total, last in in_file
    ]
    screen = {row[0]: row[1:] for row in bob.visits("/money/years/2026/").rows("Receipts and payments")}
    screen |= {row[0]: row[1:] for row in bob.rows("Cash by account")}
    assert {label: screen[label][2:] for label, *_ in in_file} == {
        label: [str(total) if total else "–", str(last) if last else "–"] for label, total, last in in_file
    }


# The form by nation


def heads(bob: Visitor) -> list[str]:
    found = bob.visits("/money/years/2026/draft/").page.all("thead")[0]
    return [" ".join("".join(cell.itertext()).split()) for cell in found.iter("th")]


def test_each_nation_has_the_columns_of_its_form(bob: Visitor, group: Group, two_years: Books) -> None:
    english = ["£", "Unrestricted funds", "Restricted funds", "Endowment funds", "Total", "Last year"]
    assert heads(bob) == english
    group.makes(change_group, nation=Nation.NORTHERN_IRELAND)
    assert heads(bob) == english
    group.makes(change_group, nation=Nation.SCOTLAND)
    assert heads(bob) == [
        "£", "Unrestricted funds", "Restricted funds", "Expendable endowment funds", "Permanent endowment funds", "Total",
        "Last year",
    ]  # fmt: skip
    group.makes(change_group, formality=Formality.CONSTITUTED)
    assert heads(bob) == ["£", "Unrestricted", "Restricted", "Total", "Last year"]  # shorter: it is one side of paper


def test_scotland_prints_the_names_of_its_law_and_a_statement_of_balances(
    bob: Visitor, group: Group, two_years: Books
) -> None:
    group.makes(change_group, nation=Nation.SCOTLAND)
    told = printed(drafted(bob, 2026))
    assert told["Receipts from fundraising"] == ["276", "–", "–", "–", "276", "213"]
    assert told["Surplus or deficit for the year"] == ["459", "−19", "–", "–", "440", "43"]
    bob.visits("/money/years/2026/draft/").sees("Statement of balances at 31 March 2026")
    bob.sees("These accounts must be looked at by an independent examiner.")


# B1 to B5


def test_the_cash_listed_is_checked_fund_by_fund_on_the_paper(bob: Visitor, two_years: Books) -> None:
    bob.visits("/money/years/2026/draft/").sees("Agrees with the account above OK OK OK OK")


def test_what_does_not_agree_is_printed_as_it_is(group: Group, two_years: Books) -> None:
    def cooked() -> tuple[bool, list[int]]:
        told = annual_accounts(years.year_ending_in(2026))
        assets = replace(told.statement.assets, total_cash=told.statement.account.net)
        wrong = replace(told, statement=replace(told.statement, assets=assets))
        return wrong.agrees, [more.pence for more in wrong.statement.differences]

    assert group.makes(cooked) == (False, [45865 - 93352, -1873, 0, 43992 - 93352])


def test_money_owed_stands_in_the_column_of_its_fund_and_nothing_is_said_plainly(
    bob: Visitor, group: Group, two_years: Books
) -> None:
    nothing = (
        "B2 Money owed to the group, B3 Investments, B4 Things the group keeps and uses, B5 Money the group owes: "
    )
    bob.visits("/money/years/2026/draft/").sees(f"{nothing}nothing written down")
    grant = two_years.funds["Community chest grant"]

    def owed() -> None:
        year = years.year_ending_in(2026)
        plain = {"year_ends_on": year.last_day, "kind": HoldingKind.OWED}
        actions.add_holding(**plain, details="Last instalment", fund=grant, amount=Money(50000))
        actions.add_holding(**plain, details="Gift Aid", fund=two_years.general)
        say_looked(year=year, what=Look.OWED_BY_US)
        say_looked(year=year, what=Look.THINGS)

    group.makes(owed)
    bob.visits("/money/years/2026/draft/").sees(
        "B2 Money owed to the group", "Last instalment – 500 – 500", "Gift Aid not known – – not known",
        "B3 Investments, B4 Things the group keeps and uses, B5 Money the group owes: none",
    )  # fmt: skip


# Notes and approval


def test_the_rounding_rule_is_stated_and_says_whether_a_sum_is_off(
    bob: Visitor, group: Group, two_years: Books
) -> None:
    rule = "Each figure is rounded on its own to the nearest pound from the pounds and pence of the books"
    bob.visits("/money/years/2026/draft/").sees(f"{rule}, so a sum may differ by a pound.")
    group.makes(change_group, formality=Formality.CONSTITUTED)
    bob.visits("/money/years/2026/draft/").does_not_see("rounded on its own")


def test_where_every_rounded_sum_adds_up_the_note_says_so(bob: Visitor, group: Group) -> None:
    group.makes(book_published)
    bob.visits("/money/years/2023/draft/").sees("here every sum still adds up.")


def test_what_only_the_treasurer_knows_stands_in_the_notes(bob: Visitor, group: Group, two_years: Books) -> None:
    words = {
        "expenses_for": "travel and post",
        "paid": "None",
        "related": "The hall is Sam’s brother’s; £644 was paid for it",
    }
    rest = {"guarantees": "None.", "debts": "", "other": ""}
    group.makes(
        lambda: write_notes(year=years.year_ending_in(2026), expenses=Money(12345), expenses_people=3, **words, **rest)
    )
    bob.visits("/money/years/2026/draft/").sees(
        "Expenses. £123 was repaid to 3 trustees for travel and post.",
        "Dealings with connected people. The hall is Sam’s brother’s; £644 was paid for it.",
        "Paid to trustees, guarantees. None.",
    )
    bob.does_not_see("Debts outstanding")


def test_a_plain_group_s_account_with_its_notes_and_signatures_is_one_side_of_paper(
    bob: Visitor, group: Group, two_years: Books
) -> None:
    none = {"paid": "None", "related": "none.", "guarantees": "None", "debts": "None", "other": "", "expenses_for": ""}

    def settle() -> None:
        change_group(formality=Formality.CONSTITUTED)
        write_notes(year=years.year_ending_in(2026), expenses=Money(), expenses_people=0, **none)

    group.makes(settle)
    pages = PdfReader(BytesIO(drafted(bob, 2026))).pages
    told = " ".join(pages[0].extract_text().split())
    nothing = "Paid to committee members, dealings with connected people, guarantees, debts outstanding. None."
    assert (len(pages), nothing in told, told.count("Signature")) == (1, True, 3)


def test_no_expenses_are_said_to_be_none(bob: Visitor, group: Group, two_years: Books) -> None:
    blank = dict.fromkeys(("expenses_for", "paid", "related", "guarantees", "debts", "other"), "")
    group.makes(lambda: write_notes(year=years.year_ending_in(2026), expenses=Money(), expenses_people=None, **blank))
    bob.visits("/money/years/2026/draft/").sees("No trustee was repaid any expenses.")


def test_an_overspent_fund_is_named_in_the_notes(bob: Visitor, group: Group, two_years: Books) -> None:
    group.makes(lambda: two_years.pays(2_500, fund="Community chest grant", day=years.year_ending_in(2026).last_day))
    bob.visits("/money/years/2026/draft/").sees("More was spent than was given: Community chest grant by £25.")


def test_the_paper_ties_itself_to_the_record_of_changes(bob: Visitor, two_years: Books) -> None:
    told = text_of(drafted(bob, 2026))
    assert re.search(r"its record of changes has \d+ entries, the last [0-9a-f]{12}\.", told)


def test_the_lines_to_sign_on_stay_together_with_what_is_approved(bob: Visitor, group: Group, two_years: Books) -> None:
    for nation in (Nation.ENGLAND, Nation.SCOTLAND, Nation.NORTHERN_IRELAND):
        group.makes(change_group, nation=nation)
        for large in (False, True):
            pdf = drafted(bob, 2026, large=large)
            assert mistagged(pdf) == []
            pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
            signed = [page for page in pages if "Signature" in page]
            assert [(page.count("Signature"), page.count("To be approved by the trustees")) for page in signed] == [
                (2, 1)
            ]


@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.SCOTLAND, Nation.NORTHERN_IRELAND, None])
def test_titles_and_file_names_say_nothing_of_the_group(group: Group, two_years: Books, nation: Nation | None) -> None:
    facts = {"nation": nation} if nation else {"formality": Formality.INFORMAL}
    group.makes(change_group, **facts)

    def named() -> list[str]:
        year = years.year_ending_in(2026)
        return [make(year).file_name for make in (accounts_paper, examiner_paper, year_report_paper)]

    assert group.makes(named) == [
        "Annual accounts 2026-03-31", "Examiners report blank 2026-03-31", "Annual report 2026-03-31",
    ]  # fmt: skip
