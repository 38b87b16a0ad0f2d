"""The reports of the books, each from one set of figures: whatever shows it says the same to the penny."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from esteem.kernel.dates import say_day
from esteem.kernel.money import Money
from esteem.money.rules.books import FundFacts, HeadingFacts, Movement, YearBooks
from esteem.money.rules.events import Owing
from esteem.money.rules.kinds import AccountKind, HeadingKind
from esteem.money.rules.layouts import SCREEN, Layout, by_fund, narrowed
from esteem.money.rules.rows import Part, laid_out
from esteem.money.rules.sheets import Figure, Sheet, SheetLine, added_up, part, row, sub_total, total
from esteem.money.rules.spans import Span
from esteem.money.rules.statements import FundYear, ReceiptsAndPayments, build

Cell = TypeVar("Cell")
COLUMNS_OF_FUNDS = 4  # more funds than these share the columns of their kinds


@dataclass(frozen=True, slots=True)
class Told:
    """What the lines about receipts or payments need: which headings, what to call them, how to make figures of them."""

    kind: HeadingKind
    movements: tuple[Movement, ...]
    over_us: str  # the body that stands over the group, or nothing
    figures: Callable[[Sequence[Movement]], tuple[Figure, ...]]
    span: Span

    @property
    def words(self) -> tuple[str, str, str]:
        """What the group did by itself, what passed, and all of it."""
        if self.kind is HeadingKind.RECEIPT:
            return "What we raised ourselves", f"From {self.over_us}", "All that came in"
        return "What we spent ourselves", f"To {self.over_us}", "All that went out"

    def lines(self) -> Iterator[SheetLine]:
        """Heading by heading; what passes between the group and the body over it stands apart."""
        ours = [m for m in self.movements if m.heading.kind is self.kind]
        passing = [m for m in ours if m.heading.with_parent]
        own, passed, everything = self.words
        yield from self._rows(m for m in ours if not m.heading.with_parent)
        if rows := list(self._rows(passing)):
            yield sub_total(own, *self.figures([m for m in ours if not m.heading.with_parent]))
            yield part(passed)
            yield from rows
        yield sub_total(everything, *self.figures(ours))

    def _rows(self, movements: Iterable[Movement]) -> Iterator[SheetLine]:
        for heading, moved in by_heading(movements):
            figures = self.figures(moved)
            if any(isinstance(figure, Money) and figure for figure in figures):
                where = ("money.index", (("heading", heading.id), *self.span.days))
                yield row(heading.name, *figures, leads_to=where)


def by_heading(movements: Iterable[Movement]) -> Iterator[tuple[HeadingFacts, list[Movement]]]:
    """The movements of each heading, in the order they come."""
    found: dict[HeadingFacts, list[Movement]] = {}
    for movement in movements:
        found.setdefault(movement.heading, []).append(movement)
    yield from found.items()


def moved(movements: Iterable[Movement]) -> tuple[Money, ...]:
    """One figure: what went through them in these days."""
    return (Money.total(movement.this_year for movement in movements),)


@dataclass(frozen=True, slots=True)
class TreasurersReport:
    """For a meeting: what there was, what came and went, and that it is all there; funds, and what is not yet settled.

    A (there was) + B (came in) − C (went out) = D (in the bank) + E (in cash).
    """

    span: Span
    books: YearBooks
    unpaid: tuple[Owing, ...] = ()
    over_us: str = ""
    more: tuple[Sheet, ...] = ()  # what features above money add: against budget, say

    @property
    def account(self) -> ReceiptsAndPayments:
        return build(self.books, SCREEN).account

    @property
    def there_was(self) -> Money:
        begun = Money.total(one.amount for one in self.books.openings if one.on in self.books.year)
        return Money.total(held.before_this_year for held in self.books.holdings) + begun

    @property
    def came_in(self) -> Money:
        return self._moved(HeadingKind.RECEIPT)

    @property
    def went_out(self) -> Money:
        return self._moved(HeadingKind.PAYMENT)

    @property
    def in_bank(self) -> Money:
        return Money.total(held.at_end for held in self.books.holdings if held.account.kind is not AccountKind.TIN)

    @property
    def in_cash(self) -> Money:
        return Money.total(held.at_end for held in self.books.holdings if held.account.kind is AccountKind.TIN)

    @property
    def lacking(self) -> Money:
        """A + B − C − D − E: nothing, while the books hold."""
        return self.there_was + self.came_in - self.went_out - self.in_bank - self.in_cash

    def _moved(self, kind: HeadingKind) -> Money:
        return moved(m for m in self.books.movements if m.heading.kind is kind)[0]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """In the order a meeting wants to hear it."""
        told = [
            Told(k, self.books.movements, self.over_us, moved, self.span)
            for k in (HeadingKind.RECEIPT, HeadingKind.PAYMENT)
        ]
        found = [
            Sheet("How much money there is", ("What", "Amount"), tuple(self._whole()), self._agrees()),
            Sheet("What came in", ("Heading", "Amount"), tuple(told[0].lines())),
            Sheet("What went out", ("Heading", "Amount"), tuple(told[1].lines())),
        ]
        stories = build(self.books, SCREEN).funds
        if len(stories) > 1:
            found.append(funds_sheet(stories, self.span))
        return (*found, *unpaid_sheets(self.unpaid), *self.more)

    def _whole(self) -> Iterator[SheetLine]:
        yield row(f"A. There was, on {say_day(self.books.year.starts_on)}", self.there_was)
        yield row("B. Came in", self.came_in)
        yield row("C. Went out", self.went_out)
        yield sub_total("A + B − C. So there should be", self.there_was + self.came_in - self.went_out)
        for account in sorted(self.books.account_order, key=lambda one: one.kind is AccountKind.TIN):
            held = Money.total(one.at_end for one in self.books.holdings if one.account == account)
            if held or not account.is_closed:
                letter = "E" if account.kind is AccountKind.TIN else "D"
                yield row(f"{letter}. {account.name}", held, leads_to=("money.account", (("account_id", account.id),)))
        yield total(f"D + E. There is, on {say_day(self.books.year.last_day)}", self.in_bank + self.in_cash)

    def _agrees(self) -> str:
        if self.lacking:
            return f"They differ by {abs(self.lacking)}. Look under Do the books hold?"
        return "What there should be is what there is."


def funds_sheet(stories: Iterable[FundYear], span: Span) -> Sheet:
    """Each fund's movement, those that bind marked as what they are."""
    figures = [
        (s.fund, (s.brought_forward, s.receipts, s.payments, s.transfers, s.carried_forward)) for s in stories
    ]  # fmt: skip
    rows = (row(_called(fund), *cells, leads_to=_fund(fund)) for fund, cells in figures)
    heads = ("Fund", "At the start", "Came in", "Went out", "Transferred", "At the end")
    return Sheet("Funds", heads, (*rows, total("In all", *added_up((cells for _, cells in figures), 5))))


def _called(fund: FundFacts) -> str:
    return fund.name if fund.kind.is_unrestricted else f"{fund.name} ({fund.kind.short.lower()})"


def _fund(fund: FundFacts) -> tuple[str, tuple[tuple[str, object], ...]]:
    return "money.fund", (("fund_id", fund.id),)


def unpaid_sheets(unpaid: Sequence[Owing]) -> Iterator[Sheet]:
    """What is not yet settled, by us and with us; nobody is named."""
    for by_us, title in ((True, "We owe"), (False, "We are owed")):
        owing = [one for one in unpaid if one.by_us is by_us]
        if owing:
            rows = [
                row(one.details if one.count == 1 else f"{one.details} ({one.count})", Money(one.pence))
                for one in owing
            ]
            whole = total("In all", Money(sum(one.pence for one in owing)))
            yield Sheet(title, ("What", "Amount"), (*rows, whole), "Not in the books until it is paid.")


@dataclass(frozen=True, slots=True)
class ByHeading:
    """What came in and went out heading by heading, with a column for each fund and, for a year, last year's."""

    span: Span
    books: YearBooks
    over_us: str = ""

    @property
    def layout(self) -> Layout:
        few = len(self.books.funds_used) <= COLUMNS_OF_FUNDS
        wanted = by_fund(self.books.funds_used) if few else narrowed(SCREEN, self.books.fund_kinds)
        return wanted if len(wanted.columns) > 1 else Layout("one", ())

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The account as one table."""
        return (Sheet("By heading", ("Heading", *self._cut(self.layout.titles)), tuple(self._lines())),)

    def _cut(self, figures: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return figures if self.span.before and self.books.has_last_year else figures[:-1]

    def _figures(self, movements: Sequence[Movement]) -> tuple[Figure, ...]:
        parts: list[Part] = [(m.fund, m.this_year, m.last_year) for m in movements]
        return self._cut(laid_out("", self.layout, parts).figures)

    def _lines(self) -> Iterator[SheetLine]:
        account = build(self.books, self.layout).account
        for kind, title in ((HeadingKind.RECEIPT, "Came in"), (HeadingKind.PAYMENT, "Went out")):
            yield part(title)
            yield from Told(kind, self.books.movements, self.over_us, self._figures, self.span).lines()
        yield sub_total("What is left of it", *self._cut(account.net.figures))
        yield row(account.transfers.label, *self._cut(account.transfers.figures))
        yield row(account.brought_forward.label, *self._cut(account.brought_forward.figures))
        if not account.begun_with.is_empty:
            yield row(account.begun_with.label, *self._cut(account.begun_with.figures))
        yield total(account.carried_forward.label, *self._cut(account.carried_forward.figures))


@dataclass(frozen=True, slots=True)
class ByFund:
    """What each fund had, got, spent and has, then heading by heading."""

    span: Span
    books: YearBooks

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All of them, then each that moved."""
        stories = build(self.books, SCREEN).funds
        each = (self._of(story) for story in stories if story.receipts or story.payments or story.transfers)
        return (funds_sheet(stories, self.span), *each)

    def _of(self, story: FundYear) -> Sheet:
        lines = [row("At the start", story.brought_forward)]
        for kind, title in ((HeadingKind.RECEIPT, "Came in"), (HeadingKind.PAYMENT, "Went out")):
            ours = [m for m in self.books.movements if m.fund == story.fund and m.heading.kind is kind]
            rows = [self._row(heading, found) for heading, found in by_heading(ours) if moved(found)[0]]
            lines += [part(title), *rows] if rows else []
        lines += [row("Transferred", story.transfers)] if story.transfers else []
        return Sheet(_called(story.fund), ("Heading", "Amount"), (*lines, total("At the end", story.carried_forward)))

    def _row(self, heading: HeadingFacts, found: Sequence[Movement]) -> SheetLine:
        where = ("money.index", (("heading", heading.id), ("fund", found[0].fund.id), *self.span.days))
        return row(heading.name, *moved(found), leads_to=where)
