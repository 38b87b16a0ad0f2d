"""The general ledger: everything that went through one account or one heading, with a running balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from esteem.kernel.dates import say_day, say_short_day
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.books import AccountFacts, HeadingFacts, YearBooks
from esteem.money.rules.kinds import HeadingKind
from esteem.money.rules.sheets import Sheet, SheetLine, part, row, total
from esteem.money.rules.spans import Span

HEADS = ("Day", "Number", "What", "In", "Out", "Balance")
WORDS = frozenset({1, 2})


@dataclass(frozen=True, slots=True)
class Spot:
    """An account or a heading as the ledger knows it; what is paid counts upwards under a heading for payments."""

    name: str
    account: int | None = None
    heading: int | None = None
    counts_out: bool = False

    @property
    def key(self) -> str:
        """What its address says."""
        return f"account-{self.account}" if self.account else f"heading-{self.heading}"

    @classmethod
    def of_account(cls, facts: AccountFacts) -> Spot:
        return cls(facts.name, account=facts.id)

    @classmethod
    def of_heading(cls, facts: HeadingFacts) -> Spot:
        return cls(facts.name, heading=facts.id, counts_out=facts.kind is HeadingKind.PAYMENT)


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of the ledger, as it is read: exactly one of in and out, and what there was after it."""

    transaction: int
    number: int
    day: date
    what: str
    money_in: Money | None
    money_out: Money | None
    balance: Money

    @property
    def figures(self) -> tuple[int, str, Money | None, Money | None, Money]:
        return self.number, self.what, self.money_in, self.money_out, self.balance


@dataclass(frozen=True, slots=True)
class SpotLedger:
    """One account or heading in these days. A heading begins at nothing: its balance is what went through it."""

    span: Span
    spot: Spot
    begins: Money
    postings: tuple[Posting, ...]

    @property
    def ends(self) -> Money:
        return self.postings[-1].balance if self.postings else self.begins

    @property
    def sheet(self) -> Sheet:
        """From what was there to what is there."""
        first = [row(f"On {say_day(self.span.period.starts_on)}", None, "", None, None, self.begins)]
        lines = (
            row(say_short_day(p.day), *p.figures, leads_to=("money.transaction", (("transaction_id", p.transaction),)))
            for p in self.postings
        )
        into = Money.total(p.money_in or NOTHING for p in self.postings)
        out = Money.total(p.money_out or NOTHING for p in self.postings)
        ends = total(f"On {say_day(self.span.period.last_day)}", None, "", into, out, self.ends)
        return Sheet(self.spot.name, HEADS, (*(first if self.spot.account else ()), *lines, ends), words=WORDS)


@dataclass(frozen=True, slots=True)
class GeneralLedger:
    """All of it: every account, then every heading that moved."""

    span: Span
    spots: tuple[SpotLedger, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(one.sheet for one in self.spots)


@dataclass(frozen=True, slots=True)
class LedgerList:
    """Which accounts and headings there are to look into, each with what it held or moved in these days."""

    span: Span
    books: YearBooks

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Accounts from start to end; headings with what went through them."""
        return (
            Sheet("Accounts", ("Account", "At the start", "At the end"), tuple(self._accounts())),
            Sheet("Headings", ("Heading", "In these days"), tuple(self._headings())),
        )

    def _accounts(self) -> Iterator[SheetLine]:
        sums = [NOTHING, NOTHING]
        for account in self.books.account_order:
            held = [one for one in self.books.holdings if one.account == account]
            figures = (Money.total(h.before_this_year for h in held), Money.total(h.at_end for h in held))
            sums = [sums[0] + figures[0], sums[1] + figures[1]]
            yield row(account.name, *figures, leads_to=self._into(Spot.of_account(account)))
        yield total("In all", *sums)

    def _headings(self) -> Iterator[SheetLine]:
        for kind in HeadingKind:
            sums: dict[HeadingFacts, Money] = {}
            for one in self.books.movements:
                if one.heading.kind is kind:
                    sums[one.heading] = sums.get(one.heading, NOTHING) + one.this_year
            rows = [
                row(facts.name, amount, leads_to=self._into(Spot.of_heading(facts))) for facts, amount in sums.items()
            ]
            if rows:
                yield part(kind.says)
                yield from rows

    def _into(self, spot: Spot) -> tuple[str, tuple[tuple[str, object], ...]]:
        return "money.ledger_of", (("key", spot.key), *self.span.asked.items())
