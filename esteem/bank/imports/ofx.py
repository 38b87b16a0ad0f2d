"""OFX, as XML or in its older form without closing tags: the few tags of a statement, found one after another."""

from __future__ import annotations

import html
import re
from datetime import date

from esteem.bank.rules.statements import LONGEST_WORDS, MOST_LINES, Entry, Statement, last_four
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money.rules.amounts import read_amount
from esteem.money.rules.days import read_day

SOURCE = "OFX"
_BEGINS = re.compile(r"<STMTTRN>", re.IGNORECASE)
_ENDS = re.compile(r"</STMTTRN>|</BANKTRANLIST>|<LEDGERBAL>", re.IGNORECASE)
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9._]{0,40})>([^<\r\n]*)")
_BALANCE = re.compile(r"<LEDGERBAL>(.{0,400})", re.IGNORECASE | re.DOTALL)


def is_ofx(text: str) -> bool:
    return "<OFX>" in text[:4_000].upper()


def read_ofx(text: str) -> Statement:
    """The statement in the file. Raises RuleBroken with the line that cannot be read."""
    pieces = _BEGINS.split(text)
    if len(pieces) - 1 > MOST_LINES:
        told = f"There are {len(pieces) - 1:,} lines in this file; {MOST_LINES:,} are the most."
        raise RuleBroken(f"{told} Ask the bank for a year at a time.", field="file")
    around, entries = [pieces[0]], []
    line = 1 + pieces[0].count("\n")
    for piece in pieces[1:]:
        end = _ENDS.search(piece)
        entries.append(_entry(line, _facts(piece[: end.start()] if end else piece)))
        around.append(piece[end.start() :] if end else "")
        line += piece.count("\n")
    return _statement(entries, "".join(around))


def _facts(text: str) -> dict[str, str]:
    """What stands behind each tag, of two alike the first."""
    found: dict[str, str] = {}
    for tag in _TAG.finditer(text):
        found.setdefault(tag[1].upper(), " ".join(html.unescape(tag[2]).split()))
    return found


def _statement(entries: list[Entry], around: str) -> Statement:
    """The lines, with what stands around them: whose account it is, in what money, and what it ends on."""
    accounts = {html.unescape(tag[2]).strip() for tag in _TAG.finditer(around) if tag[1].upper() == "ACCTID"}
    if len(accounts) > 1:
        raise RuleBroken(
            "There are several accounts in this file. Ask the bank for one account at a time.", field="file"
        )
    currency = _facts(around).get("CURDEF", "").upper()
    if currency not in ("", "GBP"):
        raise RuleBroken(f"This statement is in {currency[:3]}; the books are in pounds.", field="file")
    closing, closing_on = _balance(around)
    return Statement(SOURCE, tuple(entries), (), closing, closing_on, last_four("".join(accounts)))


def _balance(around: str) -> tuple[Money | None, date | None]:
    """What the account held at the end, and when; nothing where that cannot be read."""
    found = _BALANCE.search(around)
    told = _facts(found[1]) if found else {}
    try:
        return read_amount(told.get("BALAMT", "")), read_day(told["DTASOF"]) if told.get("DTASOF") else None
    except ValueError:
        return None, None


def _entry(line: int, told: dict[str, str]) -> Entry:
    try:
        written = told.get("TRNAMT", "")
        amount = read_amount(written.replace(",", ".") if "." not in written else written)
        if amount is None:
            raise ValueError("there is no amount.")
        day = read_day(told.get("DTPOSTED", ""))
    except ValueError as problem:
        raise RuleBroken(f"Line {line}: {problem}", field="file") from None
    words = dict.fromkeys(told.get(tag, "") for tag in ("NAME", "MEMO", "CHECKNUM"))
    return Entry(
        line, day, amount, " ".join(word for word in words if word)[:LONGEST_WORDS], own=told.get("FITID", "")[:100]
    )
