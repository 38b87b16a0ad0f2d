"""The receipts and payments account and the statement of assets and liabilities, built from one year's books.

Exact to the penny throughout; rounding is for print alone, each figure on its own (`Layout.say`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from esteem.kernel.dates import say_day
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.books import FundFacts, Movement, Opening, OtherFacts, YearBooks
from esteem.money.rules.kinds import HeadingKind, HoldingKind, Section, Statutory
from esteem.money.rules.layouts import Layout
from esteem.money.rules.rows import Block, Part, PrintedLine, Row, block_lines, laid_out, rounds_off

# What form CC16a calls the sums of A1 and A3; the first is what the law's limits are measured against.
SUB_TOTALS = ("Sub-total: gross income", "Sub-total: payments")


@dataclass(frozen=True, slots=True)
class ReceiptsAndPayments:
    """One year's account, in the order of form CC16a."""

    layout: Layout
    receipts: Block
    asset_sales: Block
    total_receipts: Row
    payments: Block
    asset_purchases: Block
    total_payments: Row
    net: Row
    transfers: Row
    brought_forward: Row
    begun_with: Row
    carried_forward: Row

    @property
    def gross_income(self) -> Money:
        """What the law's limits are measured against: receipts without sales of assets (A1)."""
        return self.receipts.total.total

    @property
    def adds_up(self) -> bool:
        """Brought forward and what moved make what is carried forward, in every fund column of this year."""
        made = self.brought_forward.plus(self.begun_with, self.net, self.transfers)
        return (made.cells, made.total) == (self.carried_forward.cells, self.carried_forward.total)

    def lines(self) -> Iterator[PrintedLine]:
        """The whole account, line by line; blocks that are empty in both years are left out."""
        receipts, payments = SUB_TOTALS if self.layout.shows_sub_totals else ("", "")
        yield from block_lines(self.receipts, self.asset_sales, receipts)
        yield PrintedLine("sum", self.total_receipts.label, self.total_receipts)
        yield from block_lines(self.payments, self.asset_purchases, payments)
        yield PrintedLine("sum", self.total_payments.label, self.total_payments)
        yield PrintedLine("sum", self.net.label, self.net)
        if self.layout.key != "plain" or not self.transfers.is_empty:  # a form has its line, used or not
            yield PrintedLine("row", self.transfers.label, self.transfers, "A5")
        yield PrintedLine("row", self.brought_forward.label, self.brought_forward, "A6")
        if not self.begun_with.is_empty:
            yield PrintedLine("row", self.begun_with.label, self.begun_with)
        yield PrintedLine("total", self.carried_forward.label, self.carried_forward)


@dataclass(frozen=True, slots=True)
class Assets:
    """Statement of assets and liabilities: cash account by account, then what was typed in by hand (B2 to B5)."""

    cash: tuple[Row, ...]
    total_cash: Row
    others: tuple[tuple[HoldingKind, tuple[OtherFacts, ...]], ...]


@dataclass(frozen=True, slots=True)
class FundYear:
    """What one fund had, got, spent and has."""

    fund: FundFacts
    brought_forward: Money
    receipts: Money
    payments: Money
    transfers: Money
    carried_forward: Money

    @property
    def row(self) -> Row:
        """Its story as a row that adds up across: what it had, got, spent (below nought), and was given or gave up."""
        cells = (self.brought_forward, self.receipts, NOTHING - self.payments, self.transfers)
        return Row(self.fund.name, cells, self.carried_forward, NOTHING)

    @property
    def is_overspent(self) -> bool:
        """More was spent than the giver gave: an examiner expects a transfer that makes it good."""
        return self.carried_forward < NOTHING and not self.fund.kind.is_unrestricted


@dataclass(frozen=True, slots=True)
class YearStatement:
    """The whole of one year: the account, the statement of assets, and each fund's story."""

    books: YearBooks
    layout: Layout
    account: ReceiptsAndPayments
    assets: Assets
    funds: tuple[FundYear, ...]
    details: tuple[Block, ...]

    @property
    def differences(self) -> tuple[Money, ...]:
        """What the listed cash (B1) is more or less than what the account comes to, by fund column and in all."""
        account = self.account
        made = account.brought_forward.plus(account.begun_with, account.net, account.transfers)
        return self.assets.total_cash.minus(made).figures[:-1]

    @property
    def agrees(self) -> bool:
        """Cash at the end of the account is the cash of the statement of assets, column by column."""
        return self.account.carried_forward.figures[:-1] == self.assets.total_cash.figures[:-1]

    @property
    def funds_total(self) -> Row:
        """What all funds had, got, spent and have."""
        nothing = Row("", (NOTHING,) * 4, NOTHING, NOTHING)
        return nothing.plus(*(story.row for story in self.funds)).named("All funds")

    @property
    def overspent(self) -> tuple[FundYear, ...]:
        return tuple(story for story in self.funds if story.is_overspent)

    @property
    def rounding_shows(self) -> bool:
        """Whether any printed column or row of whole pounds fails to add up, so that a note must say why."""
        return self.layout.is_rounded and any(rounds_off(rows, total) for rows, total in self._sums())

    def _sums(self) -> Iterator[tuple[Sequence[Row], Row]]:
        account = self.account
        for block in (account.receipts, account.asset_sales, account.payments, account.asset_purchases):
            yield block.rows, block.total
        yield (account.receipts.total, account.asset_sales.total), account.total_receipts
        yield (account.payments.total, account.asset_purchases.total), account.total_payments
        yield (account.net, account.transfers, account.brought_forward, account.begun_with), account.carried_forward
        yield (account.net, account.total_payments), account.total_receipts
        yield self.assets.cash, self.assets.total_cash
        yield [story.row for story in self.funds], self.funds_total
        yield from ((block.rows, block.total) for block in self.details)


def build(books: YearBooks, layout: Layout) -> YearStatement:
    """The year's statements in this layout."""
    account = _account(books, layout)
    details = tuple(_details(books, layout)) if layout.by_statutory else ()
    return YearStatement(books, layout, account, _assets(books, layout), tuple(_fund_years(books)), details)


def _account(books: YearBooks, layout: Layout) -> ReceiptsAndPayments:
    receipts = _block(books, layout, Section.RECEIPTS, "Receipts")
    sales = _block(books, layout, Section.ASSET_SALES, "Asset and investment sales")
    payments = _block(books, layout, Section.PAYMENTS, "Payments")
    purchases = _block(books, layout, Section.ASSET_PURCHASES, "Asset and investment purchases")
    total_receipts = receipts.total.plus(sales.total).named("Total receipts")
    total_payments = payments.total.plus(purchases.total).named("Total payments")
    return ReceiptsAndPayments(
        layout=layout,
        receipts=receipts,
        asset_sales=sales,
        total_receipts=total_receipts,
        payments=payments,
        asset_purchases=purchases,
        total_payments=total_payments,
        net=total_receipts.minus(total_payments).named(layout.net_label),
        transfers=laid_out("Transfers between funds", layout, _of_kind(books, HeadingKind.TRANSFER)),
        brought_forward=_brought_forward(books, layout),
        begun_with=_begun_with(books, layout),
        carried_forward=_cash_at_end(books, layout).named(f"Cash funds at {say_day(books.year.last_day)}"),
    )


def _block(books: YearBooks, layout: Layout, section: Section, title: str) -> Block:
    wanted = [m for m in books.movements if m.heading.statutory and m.heading.statutory.section is section]
    if layout.by_statutory:
        wanted.sort(key=lambda movement: list(Statutory).index(movement.heading.statutory or Statutory.ACTIVITIES))
    rows = _rows(wanted, layout, _statutory_label if layout.by_statutory else _own_label)
    empty = laid_out("", layout, ())
    return Block(section, title, rows, empty.plus(*rows).named(f"Total {title.lower()}"))


def _own_label(movement: Movement) -> str:
    return movement.heading.name


def _statutory_label(movement: Movement) -> str:
    return movement.heading.statutory.says if movement.heading.statutory else movement.heading.name


def _rows(movements: Iterable[Movement], layout: Layout, label: Callable[[Movement], str]) -> tuple[Row, ...]:
    gathered: dict[str, list[Part]] = {}
    for movement in movements:
        part = (movement.fund, movement.this_year, movement.last_year)
        gathered.setdefault(label(movement), []).append(part)
    rows = (laid_out(name, layout, parts) for name, parts in gathered.items())
    return tuple(row for row in rows if not row.is_empty)


def _details(books: YearBooks, layout: Layout) -> Iterator[Block]:
    """The group's own headings inside each statutory heading that gathers more than one."""
    for statutory in dict.fromkeys(m.heading.statutory for m in books.movements):
        rows = _rows((m for m in books.movements if m.heading.statutory is statutory), layout, _own_label)
        if statutory and len(rows) > 1:
            yield Block(statutory.section, statutory.says, rows, rows[0].plus(*rows[1:]).named("Total"))


def _of_kind(books: YearBooks, kind: HeadingKind) -> Iterator[Part]:
    return ((m.fund, m.this_year, m.last_year) for m in books.movements if m.heading.kind is kind)


def _brought_forward(books: YearBooks, layout: Layout) -> Row:
    """Cash before the year's first day; money that came into the books on that very day counts as brought forward."""
    parts = [(h.fund, h.before_this_year, h.before_last_year) for h in books.holdings]
    parts += [_first_day_part(books, opening) for opening in books.openings]
    return laid_out(f"Cash funds at {say_day(books.last_year.last_day)}", layout, parts)


def _first_day_part(books: YearBooks, opening: Opening) -> Part:
    this = opening.amount if opening.on == books.year.starts_on else NOTHING
    return opening.fund, this, opening.amount if opening.on == books.last_year.starts_on else NOTHING


def _begun_with(books: YearBooks, layout: Layout) -> Row:
    """Money that came into the books later in the year, with the account it was in."""
    parts = [
        (o.fund, o.amount if o.on in books.year else NOTHING, o.amount if o.on in books.last_year else NOTHING)
        for o in books.openings
        if o.on not in (books.year.starts_on, books.last_year.starts_on)
    ]
    return laid_out("Held when these books began", layout, parts)


def _cash_at_end(books: YearBooks, layout: Layout) -> Row:
    return laid_out("", layout, ((h.fund, h.at_end, h.before_this_year) for h in books.holdings))


def _assets(books: YearBooks, layout: Layout) -> Assets:
    cash = []
    for account in books.account_order:
        held = [h for h in books.holdings if h.account == account]
        row = laid_out(account.name, layout, ((h.fund, h.at_end, h.before_this_year) for h in held))
        if held and not (row.is_empty and account.is_closed):
            cash.append(row)
    others = ((kind, tuple(o for o in books.others if o.kind is kind)) for kind in HoldingKind)
    return Assets(tuple(cash), _cash_at_end(books, layout).named("Total cash funds"), tuple(o for o in others if o[1]))


def _fund_years(books: YearBooks) -> Iterator[FundYear]:
    for fund in books.fund_order:
        moved = {kind: _moved(books, fund, kind) for kind in HeadingKind}
        held = [h for h in books.holdings if h.fund == fund]
        story = FundYear(
            fund=fund,
            brought_forward=Money.total(h.before_this_year for h in held) + moved[HeadingKind.OPENING],
            receipts=moved[HeadingKind.RECEIPT],
            payments=moved[HeadingKind.PAYMENT],
            transfers=moved[HeadingKind.TRANSFER],
            carried_forward=Money.total(h.at_end for h in held),
        )
        if any((story.brought_forward, story.receipts, story.payments, story.transfers, story.carried_forward)):
            yield story


def _moved(books: YearBooks, fund: FundFacts, kind: HeadingKind) -> Money:
    return Money.total(m.this_year for m in books.movements if m.fund == fund and m.heading.kind is kind)
