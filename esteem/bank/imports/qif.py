"""QIF: a letter before each fact, and ^ at the end of each line of the statement. Days are read day first."""

from __future__ import annotations

import re

from esteem.bank.rules.statements import AMERICAN, LONGEST_WORDS, MOST_LINES, Entry
from esteem.kernel.errors import RuleBroken
from esteem.money.rules.amounts import read_amount, shown
from esteem.money.rules.days import read_day, seem_american

SOURCE = "QIF"
_KINDS = re.compile(r"!type:\s*(bank|cash|ccard|oth a|oth l)\s*", re.IGNORECASE)


def is_qif(text: str) -> bool:
    return text.lstrip()[:20].lower().startswith(("!type:", "!account", "!option"))


def entries_of(text: str) -> list[Entry]:
    """Every line of the statement. Raises RuleBroken with the line that cannot be read."""
    blocks = list(_blocks(text))
    days = [(block["D"][0], _day(block["D"][1])) for block in blocks if "D" in block]
    if american := seem_american(days):
        raise RuleBroken(
            AMERICAN.format(row=american[0], day=shown(american[1])).split(", or say")[0] + ".", field="file"
        )
    return [_entry(block) for block in blocks]


def _blocks(text: str) -> list[dict[str, tuple[int, str]]]:
    found: list[dict[str, tuple[int, str]]] = []
    block: dict[str, tuple[int, str]] = {}
    counts = True
    for number, line in enumerate((line.strip() for line in text.splitlines()), 1):
        if line.startswith("!"):
            counts, block = _KINDS.fullmatch(line) is not None, {}
        elif line.startswith("^"):
            if counts and block:
                found.append(block)
            block = {}
        elif line:
            block.setdefault(line[0].upper(), (number, line[1:].strip()))
        if len(found) > MOST_LINES:
            raise RuleBroken(
                f"There are more than {MOST_LINES:,} lines in this file. Ask the bank for a year at a time.",
                field="file",
            )
    return found + ([block] if counts and block else [])


def _day(written: str) -> str:
    """`25/12'26` and `25/12' 6` are how some programs write it."""
    return re.sub(r"'\s*(\d{1,2})$", lambda year: f"/{int(year[1]):02d}", written.replace(" ", ""))


def _entry(block: dict[str, tuple[int, str]]) -> Entry:
    number = min(place for place, _ in block.values())
    try:
        number, written = block.get("T") or block.get("U") or (number, "")
        amount = read_amount(written)
        if amount is None:
            raise ValueError("there is no amount.")
        number, written = block.get("D", (number, ""))
        day = read_day(_day(written))
    except ValueError as problem:
        raise RuleBroken(f"Line {number}: {problem}", field="file") from None
    told = dict.fromkeys(block.get(letter, (0, ""))[1] for letter in "PMN")
    return Entry(number, day, amount, " ".join(word for word in told if word)[:LONGEST_WORDS])
