"""How the year's account is laid out: form CC16a, the Scottish form, or a plain sheet in pounds and pence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from esteem.kernel.money import Money
from esteem.money.rules.books import FundFacts
from esteem.money.rules.kinds import FundKind


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the account: its title, and the kinds of fund (or the one fund, by its id) whose money stands in it."""

    title: str
    kinds: frozenset[FundKind] = frozenset()
    fund: int | None = None

    def holds(self, fund: FundFacts) -> bool:
        return fund.id == self.fund if self.fund is not None else fund.kind in self.kinds


@dataclass(frozen=True, slots=True)
class Layout:
    """One form of account. `by_statutory` gathers the group's headings under those Scottish law names."""

    key: str
    columns: tuple[Column, ...]
    is_rounded: bool = False
    by_statutory: bool = False
    assets_title: str = "Statement of assets and liabilities"
    shows_sub_totals: bool = False
    net_label: str = "Net of receipts and payments"

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all columns of figures, in order."""
        return (*(column.title for column in self.columns), "Total" if self.columns else "This year", "Last year")

    def say(self, amount: Money) -> str:
        """A figure as the paper prints it, without the pound sign; exactly nothing is a dash."""
        if not amount:
            return "–"
        if not self.is_rounded:
            return f"{'−' if amount.pence < 0 else ''}{abs(amount.pence) // 100:,}.{abs(amount.pence) % 100:02d}"
        pounds = amount.pounds()
        return f"{'−' if pounds < 0 else ''}{abs(pounds):,}"


_UNRESTRICTED = Column("Unrestricted funds", frozenset({FundKind.GENERAL, FundKind.DESIGNATED}))
_RESTRICTED = Column("Restricted funds", frozenset({FundKind.RESTRICTED}))
_ENDOWMENT = Column("Endowment funds", frozenset({FundKind.EXPENDABLE, FundKind.PERMANENT}))
_EXPENDABLE = Column("Expendable endowment funds", frozenset({FundKind.EXPENDABLE}))
_PERMANENT = Column("Permanent endowment funds", frozenset({FundKind.PERMANENT}))

# Source: form CC16a of the Charity Commission for England and Wales.
CC16A = Layout("cc16a", (_UNRESTRICTED, _RESTRICTED, _ENDOWMENT), is_rounded=True, shows_sub_totals=True)
# Source: The Charities Accounts (Scotland) Regulations 2006 (SSI 2006/218), Schedule 3.
SCOTTISH = Layout(
    "scottish",
    (_UNRESTRICTED, _RESTRICTED, _EXPENDABLE, _PERMANENT),
    is_rounded=True,
    by_statutory=True,
    assets_title="Statement of balances",
    net_label="Surplus or deficit for the year",
)
PLAIN = Layout("plain", (), net_label="Surplus or deficit for the year")
# On the screen: the columns everybody has, in pounds and pence.
SCREEN = Layout("screen", (_UNRESTRICTED, _RESTRICTED, _ENDOWMENT))


def narrowed(layout: Layout, kinds: frozenset[FundKind]) -> Layout:
    """The same layout with only the columns that say anything; none at all when everything is unrestricted."""
    wanted = tuple(column for column in layout.columns if column.kinds & kinds or column is _UNRESTRICTED)
    return replace(layout, columns=() if wanted == (_UNRESTRICTED,) else wanted)


def by_fund(funds: Iterable[FundFacts]) -> Layout:
    """On the screen: a column for each fund."""
    return Layout("funds", tuple(Column(fund.name, fund=fund.id) for fund in funds))


def plain(kinds: frozenset[FundKind]) -> Layout:
    """The plain sheet, with a column for each class of fund only if the group has more than one."""
    return narrowed(replace(PLAIN, columns=SCREEN.columns), kinds)
