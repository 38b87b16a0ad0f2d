"""How long a statement of a thousand lines takes: read, compared with what is here, kept, and matched with the books."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Any

from esteem.bank import imports
from esteem.bank.actions.matching import match_all
from esteem.bank.actions.statements import bring_in, upload_statement
from esteem.bank.queries.proposals import proposals
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money.actions import open_account, record_money_out
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind, HeadingKind

HEADS = "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)\n"
FAR_TOO_MANY = 100_000


def import_and_match(lines: int) -> float:
    """Seconds for so many lines of an account of their own, nine in ten of them booked already. Works in a transaction."""
    account, text = open_account(name="Another bank", kind=AccountKind.BANK), HEADS
    heading = next(one.id for one in places.headings() if one.kind is HeadingKind.PAYMENT)
    for number in range(lines):
        amount, day = Money(1_000 + number * 7 % 5_000), date(2023, 1, 1) + timedelta(days=number % 900)
        if number % 10:
            told: dict[str, Any] = {"heading": heading, "fund": places.general_fund().id, "who": f"Payee {number}"}
            record_money_out(day=day, amount=amount, account=account.id, **told)
        text += f"{day + timedelta(days=1):%d/%m/%Y},PAYEE {number},,CARD,-{amount.plain()},\n"
    begun = time.perf_counter()
    upload = upload_statement(account=account, file_name="many.csv", words=text)
    told_of = imports.preview(upload)
    if isinstance(told_of, imports.Preview):
        bring_in(upload=upload, statement=told_of.statement, marks=told_of.marks, is_new=told_of.is_new)
    pairs = proposals(account.id).pairs
    match_all(
        account_id=account.id,
        wanted=[([one.id for one in pair.lines], [one.id for one in pair.bookings], pair.why) for pair in pairs],
    )
    return time.perf_counter() - begun


def far_too_many() -> float:
    """Seconds until a file of a hundred thousand lines is refused."""
    text = HEADS + "01/02/2023,SHOP,,CARD,-1.00,\n" * FAR_TOO_MANY
    begun = time.perf_counter()
    try:
        imports.read_statement(text)
    except RuleBroken:
        return time.perf_counter() - begun
    raise ValueError("it should have been refused")
