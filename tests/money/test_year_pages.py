from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel.money import Money
from tests.backstage import Group
from tests.money.booking import Books, book_published, rows_of
from tests.visitor import Visitor


def _told(rows: list[list[str]]) -> dict[str, list[Money]]:
    return {row[0]: [Money() if cell == "–" else Money.parse(cell) for cell in row[1:]] for row in rows}


def _expected(year: str, *sections: str) -> Iterator[tuple[str, str, str, Money]]:
    for row in rows_of("two-years-expected.csv"):
        if row["year"] == year and (not sections or row["section"] in sections):
            yield row["section"], row["heading"], row["column"], Money.parse(row["pounds"])


def _line(year: str, section: str, heading: str) -> str:
    """What the page calls a line of the expected figures."""
    cash = {"2024-25": ("31 March 2024", "31 March 2025"), "2025-26": ("31 March 2025", "31 March 2026")}[year]
    called = {
        "net": "Net of receipts and payments",
        "transfers between funds": "Transfers between funds",
        "cash funds last year end": f"Cash funds at {cash[0]}",
        "cash funds this year end": f"Cash funds at {cash[1]}",
    }
    return called.get(section) or (f"Total {section}" if heading == "total" else heading)


ACCOUNT = (
    "receipts",
    "payments",
    "net",
    "transfers between funds",
    "cash funds last year end",
    "cash funds this year end",
)


def test_every_figure_of_the_second_year_stands_on_the_screen(bob: Visitor, two_years: Books) -> None:
    rows = _told(bob.visits("/money/years/2026/").rows("Receipts and payments"))
    expected = {
        (_line("2025-26", s, heading), column): amount for s, heading, column, amount in _expected("2025-26", *ACCOUNT)
    }
    place = {"unrestricted": 0, "restricted": 1}
    assert {(line, column): rows[line][place[column]] for line, column in expected} == expected
    cash, funds = _told(bob.rows("Cash by account")), _told(bob.rows("Funds in the year"))
    assert {name: cash[name][2] for name in ("Bank", "Tin")} == {
        h: a for _, h, _, a in _expected("2025-26", "accounts at year end")
    }
    assert {name: told[-1] for name, told in funds.items()} == {
        h: a for _, h, _, a in _expected("2025-26", "funds at year end")
    }


def test_every_figure_of_the_first_year_stands_on_the_screen_in_its_one_column(bob: Visitor, two_years: Books) -> None:
    rows = _told(bob.visits("/money/years/2025/").rows("Receipts and payments"))
    expected = {
        _line("2024-25", s, h): amount
        for s, h, column, amount in _expected("2024-25", *ACCOUNT)
        if column == "unrestricted"
    }
    assert {line: figures[0] for line, figures in rows.items() if line in expected} == {
        line: amount for line, amount in expected.items() if line in rows
    }
    assert set(expected) - set(rows) == set()
    cash = _told(bob.rows("Cash by account"))
    assert {name: cash[name][0] for name in ("Bank", "Tin")} == {
        h: a for _, h, _, a in _expected("2024-25", "accounts at year end")
    }


def test_last_year_stands_beside_this_one_on_the_screen(bob: Visitor, two_years: Books) -> None:
    rows = _told(bob.visits("/money/years/2026/").rows("Receipts and payments"))
    expected = {
        _line("2024-25", s, h): amount
        for s, h, column, amount in _expected("2024-25", "payments")
        if column == "unrestricted"
    }
    assert {line: rows[line][-1] for line in expected} == expected


def test_each_fund_can_have_its_column_and_the_year_its_file(bob: Visitor, two_years: Books) -> None:
    bob.visits("/money/years/2026/").follows("Show each fund").sees("Birthday (designated)")
    rows = _told(bob.rows("Receipts and payments"))
    assert [amount.pence for amount in rows["Cash funds at 31 March 2026"]] == [78352, 15000, 0, 93352, 49360]
    answer = bob.downloads("/money/years/2026/year.csv")
    assert "A1,Grants,0.00,1000.00,1000.00,0.00" in answer.get_data(as_text=True).splitlines()


# The paper


def text_of_pdf(content: bytes) -> str:
    """What the PDF says, without its dashes for nothing."""
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).replace("–", "").split()
    )


def _pounds(*amounts: Money) -> str:
    return " ".join(f"{amount.pounds():,}".replace("-", "−") for amount in amounts if amount)


def test_every_row_and_total_of_the_second_year_stands_in_the_pdf(bob: Visitor, two_years: Books) -> None:
    told = text_of_pdf(bob.visits("/money/years/2026/").downloads("Print the draft (PDF)").data)
    lines: dict[str, list[Money]] = {}
    for section, heading, column, amount in _expected("2025-26", *ACCOUNT):
        lines.setdefault(_line("2025-26", section, heading), [Money(), Money()])[column == "restricted"] = amount
    assert [
        line for line, (free, bound) in lines.items() if f"{line} {_pounds(free, bound, free + bound)}" not in told
    ] == []
    assert [
        name
        for _, name, _, amount in _expected("2025-26", "accounts at year end")
        if f"{name} {_pounds(amount)}" not in told
    ] == []
    assert "DRAFT" in told


def test_a_plain_group_prints_the_same_year_in_pence(bob: Visitor, group: Group, two_years: Books) -> None:
    bob.visits("/money/years/2026/draft/").sees("to the nearest pound")
    group.makes(change_group, formality=Formality.CONSTITUTED)
    bob.visits("/money/years/2026/draft/").sees("in pounds and pence", "Room hire 222.75 420.75 643.50 585.00")
    bob.sees("Total receipts 1,080.82 1,000.00 2,080.82 1,047.27")


def test_a_plain_group_s_year_is_one_side_of_paper_with_the_lines_to_sign_on(
    bob: Visitor, group: Group, two_years: Books
) -> None:
    group.makes(change_group, formality=Formality.CONSTITUTED)
    pages = PdfReader(BytesIO(bob.downloads("/money/years/2026/draft.pdf").data)).pages
    assert len(pages) == 1
    assert pages[0].extract_text().count("Signature") == 3


def test_the_published_account_is_printed_as_it_was_published(bob: Visitor, group: Group) -> None:
    group.makes(book_published)
    told = text_of_pdf(bob.visits("/money/years/2023/").downloads("Print the draft (PDF)").data)
    called = {
        "net of receipts/(payments)": "Net of receipts and payments",
        "cash funds this year end": "Cash funds at 31 December 2023",
        "total receipts": "Total receipts",
        "total payments": "Total payments",
    }
    printed = [
        (row["heading"] or called.get(row["section"], ""), int(row["pounds"]))
        for row in rows_of("published-accounts-2023.csv")
    ]
    assert [label for label, pounds in printed if pounds and f"{label} {pounds:,} {pounds:,}" not in told] == []


def test_approved_accounts_are_stored_and_served_ever_after(
    bob: Visitor, alice: Visitor, group: Group, two_years: Books
) -> None:
    shelf = two_years
    alice.visits("/money/years/2026/").follows("They were approved").fills("On which day were they approved?", "4/6/26")
    alice.fills("At which meeting?", "the AGM").presses("Store the approved accounts")
    alice.is_told("Enter the names", beside="Who signed").fills("Who signed them?", "Ann Lee and Bo Day").presses(
        "Store the approved accounts"
    )
    alice.sees("Approved on 4 June 2026, the AGM, signed by Ann Lee and Bo Day.")
    first = bob.visits("/money/years/2026/").downloads("The approved accounts (PDF)")
    assert "Approved by the trustees at the AGM on 4 June 2026, and signed by Ann Lee and Bo Day." in text_of_pdf(
        first.data
    )
    assert "DRAFT" not in text_of_pdf(first.data)
    group.makes(lambda: shelf.gets(99999, day=date(2026, 3, 31)))
    assert bob.downloads("The approved accounts (PDF)").data == first.data
    bob.visits("/money/years/2026/").sees("1 booking came after its accounts were approved, for days up to its end.")


def test_a_stored_file_that_is_gone_is_said_plainly(alice: Visitor, group: Group, shelf: Books) -> None:
    alice.visits("/money/years/2026/approve/").fills("Who signed them?", "Ann Lee").presses(
        "Store the approved accounts"
    )
    for stored in group.instance.files.rglob("*"):
        if stored.is_file():
            stored.unlink()
    answer = alice.client.get("/money/approved/1.pdf")
    assert (answer.status_code, "The stored file is missing. Put it back from a backup." in answer.text) == (422, True)


def test_accounts_are_not_approved_before_the_year_is_over(alice: Visitor, shelf: Books) -> None:
    alice.visits("/money/years/2026/approve/").fills("On which day were they approved?", "31/3/26").fills(
        "Who signed", "Ann"
    )
    alice.presses("Store the approved accounts").is_told(
        "Accounts are approved after the year is over.", beside="On which day"
    )
    alice.visits("/money/years/2027/").does_not_see("They were approved")


def test_what_is_owned_and_owed_is_on_the_paper(bob: Visitor, two_years: Books) -> None:
    bob.visits("/money/years/2026/").follows("Add something owned or owed besides cash").fills(
        "What is it?", "Hall in March"
    )
    bob.chooses("What kind of thing is it?", "Money the group owes").fills("Amount, or what it cost", "49.50")
    bob.fills("When is it due?", "30/4/26").presses("Add").sees("Hall in March", "£49.50", "30 Apr 2026")
    bob.visits("/money/years/2026/draft/").sees("Hall in March")
    bob.visits("/money/years/2026/").follows("Hall in March").fills("What is it?", "Hall").presses("Save").follows(
        "Hall"
    )
    bob.presses("Take it out").sees("Hall is taken out of the statement.").does_not_see("£49.50")


def test_the_law_that_applies_is_named_with_its_day(bob: Visitor, two_years: Books) -> None:
    bob.visits("/money/years/2026/").sees(
        "The law does not ask for these accounts to be examined.", "the limit is £25,000"
    )
    bob.visits("/money/years/2027/").sees("the limit is £40,000", "SI 2026/427")


def test_a_draft_of_a_year_that_is_not_over_says_how_far_its_figures_run(bob: Visitor, two_years: Books) -> None:
    unfinished = "The year is not over: these figures run to 24 November 2026."
    bob.visits("/money/years/2027/draft/").sees(unfinished)
    bob.visits("/money/years/2026/draft/").does_not_see(unfinished)
    bob.visits("/money/years/2027/").sees("as far as 24 November 2026", "What there is now")
    bob.visits("/money/years/2026/").sees("What there was on 31 March 2026").does_not_see("as far as")
