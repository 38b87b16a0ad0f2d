"""New bookings are made from lines of statements, one by one or many at once by the rules that were learnt."""

from __future__ import annotations

from collections.abc import Sequence

from esteem.bank.actions.matching import match_all
from esteem.bank.actions.rules import learn
from esteem.bank.models import BankLine
from esteem.bank.queries.lines import lines_numbered, thing_of
from esteem.bank.queries.proposals import learnt
from esteem.bank.rules.learnt import Learnt, Way, likely_text, rule_for
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING
from esteem.money.actions import record_move, record_parts_in, record_parts_out
from esteem.money.actions.taking import check_spending, check_taking
from esteem.money.models import Transaction
from esteem.money.rules.bookings import Part
from esteem.money.rules.parts import Share, parts_of

WHY = "Booked from this line"


def book_line(
    *, line: BankLine, heading: int | None = None, to_account: int | None = None, fund: int, project: int | None = None,
    who: str = "", description: str = "", shares: Sequence[Share] = (), remember: bool = False, text: str = "",
    all_the_same: bool = False,
) -> Transaction:  # fmt: skip
    """Book what the line says: under a heading, in several parts, or as a move; perhaps learn a rule. Raises RuleBroken."""
    _check_waits([line])
    if (heading is None) == (to_account is None):
        raise RuleBroken("Choose what it is for, or the account it moves to or from: one of the two.", field="heading")
    size = abs(line.amount)
    parts = [] if heading is None else parts_of(size, heading, fund, project, shares)
    _check_is_there(line, parts, to_account, is_meant=all_the_same)
    rule = Learnt(0, text or likely_text(line.words), Way.of(thing_of(line)), heading, fund, project, to_account, who)
    row = _book(line, rule, parts, description)
    match_all(account_id=line.account_id, wanted=[([line.id], [row.id], WHY)])
    if remember:
        learn(text=rule.text, way=rule.way, heading=heading, to_account=to_account, fund=fund, project=project, who=who)
    return row


def _check_is_there(line: BankLine, parts: Sequence[Part], to_account: int | None, *, is_meant: bool) -> None:
    """What the bank paid has left the bank; but a fund, or the tin it was paid in from, may have had less. Raises RuleBroken."""
    if line.amount < NOTHING:
        check_spending(parts, day=line.day, account=None, is_meant=is_meant)
    elif to_account is not None:
        check_taking(day=line.day, account=to_account, amount=line.amount, is_meant=is_meant)


def book_by_rules(*, account_id: int, lines: Sequence[int]) -> list[Transaction]:
    """Book each of these lines as its rule says, all of them or none. Raises RuleBroken."""
    found, rules = lines_numbered(lines), learnt()
    _check_waits(list(found.values()))
    if len(found) != len(set(lines)) or any(line.account_id != account_id for line in found.values()):
        raise RuleBroken("Something you chose is not of this account. Look at it again.")
    if not found:
        raise RuleBroken("Tick what is to be booked.")
    made = []
    for line in sorted(found.values(), key=lambda line: (line.day, line.id)):
        rule = rule_for(thing_of(line), rules)
        if rule is None:
            raise RuleBroken(f"No rule fits “{line.words[:60]}” any more. Look at it again.")
        parts = [] if rule.heading is None else [Part(abs(line.amount), rule.heading, rule.fund, rule.project)]
        made.append((line, rule, _book(line, rule, parts, "")))
    match_all(
        account_id=account_id,
        wanted=[([line.id], [row.id], f"By the rule for “{rule.text}”") for line, rule, row in made],
    )
    return [row for _, _, row in made]


def _check_waits(lines: Sequence[BankLine]) -> None:
    if any(line.match_id is not None for line in lines):
        raise RuleBroken("Somebody matched this meanwhile. Look at it again.")


def _book(line: BankLine, rule: Learnt, parts: Sequence[Part], description: str) -> Transaction:
    """One booking on the line's day; what goes wrong is said with the line."""
    came, amount = line.amount > NOTHING, abs(line.amount)
    try:
        if rule.to_account is not None:
            ways = (rule.to_account, line.account_id) if came else (line.account_id, rule.to_account)
            return record_move(
                day=line.day,
                amount=amount,
                account=ways[0],
                to_account=ways[1],
                fund=rule.fund,
                description=description,
            )
        record = record_parts_in if came else record_parts_out
        return record(day=line.day, parts=list(parts), account=line.account_id, who=rule.who, description=description)
    except RuleBroken as broken:
        field = broken.field if broken.field in ("heading", "to_account", "fund", "project") else None
        raise RuleBroken(f"{line.words[:40] or 'A line'}, {amount}: {broken.sentence}", field=field) from None
