"""What the columns of a bank's file are: the banks that are known by the heads of their files, and what a person can choose."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from esteem.kernel.text import Said


class Column(Said):
    """What one column of a file is."""

    DAY = "day", "The day"
    WORDS = "words", "What the bank calls it"
    AMOUNT = "amount", "The amount, with a minus when it went out"
    PAID_IN = "in", "What came in"
    PAID_OUT = "out", "What went out"
    BALANCE = "balance", "The balance after it"
    OWN = "own", "The bank’s own number for it"
    FEE = "fee", "A fee taken off it"
    STATE = "state", "Whether it was completed"
    NUMBER = "number", "The account’s number"
    CURRENCY = "currency", "The currency"


OFFERED = (
    Column.DAY, Column.WORDS, Column.AMOUNT, Column.PAID_IN, Column.PAID_OUT, Column.BALANCE, Column.OWN,
)  # fmt: skip
ONCE = (Column.DAY, Column.AMOUNT, Column.PAID_IN, Column.PAID_OUT, Column.BALANCE, Column.OWN)


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a file is, in its order; None for one that says nothing of use."""

    source: str
    kinds: tuple[Column | None, ...]
    month_first: bool = False
    has_heads: bool = True

    def all_of(self, kind: Column) -> list[int]:
        return [place for place, one in enumerate(self.kinds) if one is kind]

    @property
    def written(self) -> str:
        """As it is kept."""
        return json.dumps({
            "source": self.source, "kinds": [kind.value if kind else "" for kind in self.kinds],
            "month_first": self.month_first, "has_heads": self.has_heads,
        })  # fmt: skip

    @classmethod
    def read(cls, written: str) -> Columns:
        told, called = json.loads(written), {column.value: column for column in Column}
        kinds = tuple(called.get(value) for value in told["kinds"])
        return cls(told["source"], kinds, bool(told["month_first"]), bool(told["has_heads"]))

    @property
    def problem(self) -> str:
        """What is wanting before lines can be read; "" when nothing is."""
        if twice := next((kind for kind in ONCE if len(self.all_of(kind)) > 1), None):
            return f"Two columns cannot both be “{twice.says.lower()}”."
        if not self.all_of(Column.DAY):
            return "Say which column is the day."
        sides = bool(self.all_of(Column.PAID_IN)) + bool(self.all_of(Column.PAID_OUT))
        if self.all_of(Column.AMOUNT):
            return "Choose one column with the amount, or two for what came in and went out, not both." if sides else ""
        return "" if sides == 2 else "Say which column is the amount, or which two are what came in and what went out."


_D, _W, _A, _I, _O, _B = Column.DAY, Column.WORDS, Column.AMOUNT, Column.PAID_IN, Column.PAID_OUT, Column.BALANCE
_N, _S, _F, _C, _OWN = Column.NUMBER, Column.STATE, Column.FEE, Column.CURRENCY, Column.OWN

# Heads as `plain_head` makes them; a file is of the first bank here whose heads all stand in it. From the files that public
# programs for reading statements are tested with.
BANKS: tuple[tuple[str, dict[str, Column | None]], ...] = (
    ("Monzo", {
        "transaction id": _OWN, "date": _D, "time": None, "type": None, "name": _W, "category": None, "amount": _A,
        "currency": _C, "notes and tags": _W,
    }),
    ("Starling", {"date": _D, "counter party": _W, "reference": _W, "type": None, "amount gbp": _A, "balance gbp": _B}),
    ("Revolut", {
        "type": None, "started date": None, "completed date": _D, "description": _W, "amount": _A, "fee": _F, "currency": _C,
        "state": _S, "balance": _B,
    }),
    ("Lloyds, Halifax or Bank of Scotland", {
        "transaction date": _D, "transaction type": None, "sort code": None, "account number": _N, "transaction description": _W,
        "debit amount": _O, "credit amount": _I, "balance": _B,
    }),
    ("NatWest or RBS", {
        "date": _D, "type": None, "description": _W, "value": _A, "balance": _B, "account name": None, "account number": _N,
    }),
    ("Nationwide", {"date": _D, "transaction type": _W, "description": _W, "paid out": _O, "paid in": _I, "balance": _B}),
    ("Barclays", {"number": None, "date": _D, "account": _N, "amount": _A, "subcategory": None, "memo": _W}),
)  # fmt: skip

_GUESSES: tuple[tuple[Column, str], ...] = (
    (_D, r"(transaction |posting |posted |value |entry |completed )?date|day|date posted|posted( on)?|when"),
    (_O, r"(paid|money) out|debits?( amount)?|withdrawals?|out|payments?|debit gbp|amount out"),
    (_I, r"(paid|money) in|credits?( amount)?|deposits?|in|receipts?|credit gbp|amount in"),
    (_B, r"(running |account |closing )?balance( gbp)?"),
    (_A, r"(transaction )?amount( gbp)?|value|sum"),
    (_OWN, r"(transaction|bank) (id|number|reference number)|fitid"),
    (_W, r".*(description|details|narrative|memo|payee|particulars|counter ?party|reference|name|notes?|text|type)"),
)


def plain_head(head: str) -> str:
    """A head without case, marks and double spaces: ` Amount (GBP)` is `amount gbp`."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", head.lower().replace("#", "")).split())


def known_bank(heads: Sequence[str]) -> Columns | None:
    """The bank whose files have these heads."""
    plain = [plain_head(head) for head in heads]
    for name, columns in BANKS:
        if set(columns) <= set(plain):
            return Columns(name, tuple(_each_once(plain, columns)))
    return None


def _each_once(heads: Sequence[str], columns: dict[str, Column | None]) -> list[Column | None]:
    return [columns.get(head) if head not in heads[:place] else None for place, head in enumerate(heads)]


def guessed(heads: Sequence[str]) -> Columns:
    """What the columns of an unknown file most likely are."""
    found: list[Column | None] = []
    for head in heads:
        kind = next((kind for kind, like in _GUESSES if re.fullmatch(like, plain_head(head))), None)
        found.append(None if kind in ONCE and kind in found else kind)
    if Column.AMOUNT in found:
        found = [None if kind in (_I, _O) else kind for kind in found]
    return Columns("", tuple(found))


def count_known(heads: Sequence[str]) -> int:
    """How many of these words stand above columns of banks' files."""
    return sum(any(re.fullmatch(like, plain_head(head)) for _, like in _GUESSES) for head in heads if head.strip())
