"""Santander's text file: blocks of Date, Description, Amount and Balance, each on a line of its own."""

from __future__ import annotations

import re

from esteem.bank.rules.statements import LONGEST_WORDS, MOST_LINES, Entry, last_four
from esteem.kernel.errors import RuleBroken
from esteem.money.rules.amounts import read_amount
from esteem.money.rules.days import read_day

SOURCE = "Santander"
_PAIR = re.compile(r"\s*(From|Account|Date|Description|Amount|Balance)\s*:(.*)", re.IGNORECASE)


def is_santander(text: str) -> bool:
    start = text[:3_000].replace("\u00a0", " ")
    return all(re.search(rf"(?m)^\s*{word}\s*:", start) for word in ("Date", "Description", "Amount"))


def entries_of(text: str) -> tuple[list[Entry], str]:
    """Every block, and the end of the account's number. Raises RuleBroken with the line that cannot be read."""
    found: list[Entry] = []
    block: dict[str, tuple[int, str]] = {}
    account = ""
    for number, line in enumerate(text.replace("\u00a0", " ").splitlines(), 1):
        pair = _PAIR.fullmatch(line.rstrip())
        if pair is None:
            continue
        name, value = pair[1].lower(), " ".join(pair[2].split())
        if name == "account":
            account = last_four(value)
        if name == "date" and "date" in block:
            found.append(_entry(block))
            block = {}
        if len(found) > MOST_LINES:
            raise RuleBroken(
                f"There are more than {MOST_LINES:,} lines in this file. Ask the bank for a year at a time.",
                field="file",
            )
        block[name] = (number, value)
    if "date" in block:
        found.append(_entry(block))
    return found, account


def _entry(block: dict[str, tuple[int, str]]) -> Entry:
    number = block["date"][0]
    try:
        number, value = block.get("amount", (number, ""))
        amount = read_amount(value.replace("GBP", ""))
        if amount is None:
            raise ValueError("there is no amount.")
        number, value = block.get("balance", (number, ""))
        balance = read_amount(value.replace("GBP", ""))
        number, value = block["date"]
        return Entry(number, read_day(value), amount, block.get("description", (0, ""))[1][:LONGEST_WORDS], balance)
    except ValueError as problem:
        raise RuleBroken(f"Line {number}: {problem}", field="file") from None
