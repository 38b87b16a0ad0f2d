"""Payments over the group's limit: proposed, agreed by somebody else, refused or withdrawn, and made with one booking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from esteem.kernel import dates, storage
from esteem.kernel.attached import SCANS, prepare, title_from
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.kernel.uploads import Uploaded
from esteem.money.actions.bookings import check_parts, record_parts_out
from esteem.money.actions.recording import record
from esteem.money.actions.repeats import begin_repeat, go_on
from esteem.money.actions.taking import check_spending
from esteem.money.models import PaymentLimit, PaymentWord, Proposal, ProposedPart, Receipt, Repeat, Transaction
from esteem.money.queries import payments
from esteem.money.queries.closing import closed_until
from esteem.money.rules import bookings
from esteem.money.rules.bookings import Part, size_of
from esteem.money.rules.closing import check_open
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.parts import Share, parts_of
from esteem.money.rules.payments import (
    OPEN,
    Payee,
    Signatory,
    Standing,
    Word,
    check_agreeing,
    check_limit,
    check_standing,
    check_year_open,
    is_over,
    needed,
)
from esteem.money.rules.repeats import Every
from esteem.money.rules.wanted import findable


def decide_limit(*, starts_on: date, amount: Money | None = None, decided: str = "") -> PaymentLimit:
    """From that day on two people agree what is over this sum; none for no limit. Raises RuleBroken."""
    check_limit(amount)
    row = PaymentLimit(starts_on=starts_on, amount=amount, decided=decided, added_at=dates.now())
    session.add(row)
    session.flush()
    return row


def pay_out(
    *, day: date, amount: Money, account: int, heading: int, fund: int, by: Signatory, project: int | None = None,
    shares: Sequence[Share] = (), on_paper: str = "", all_the_same: bool = False, **more: Any,
) -> Transaction | Proposal:  # fmt: skip
    """Money out: booked at once, or proposed where it is over the limit and nobody agreed on paper. Raises RuleBroken."""
    parts = parts_of(amount, heading, fund, project, shares)
    is_to_wait = is_over(amount, payments.limit_of(day)) and not on_paper
    check_spending(parts, day=day, account=None if is_to_wait else account, is_meant=all_the_same)
    if is_to_wait:
        return propose(day=day, parts=parts, account=account, by=by, **more)
    row = record(
        kind=TransactionKind.OUT, day=day, amount=amount, account=account, heading=heading, fund=fund, project=project,
        shares=shares, **more,
    )  # fmt: skip
    if on_paper:
        write_down(transaction=row, on_paper=on_paper, by=by)
    return row


def propose(
    *, day: date, parts: Sequence[Part], account: int, by: Signatory, who: str = "", person: int | None = None,
    description: str = "", reference: str = "", receipt: Uploaded | None = None, every: Every | None = None,
    repeat: Repeat | None = None,
) -> Proposal:  # fmt: skip
    """It is to be paid; somebody else agrees first. Raises RuleBroken for what could not be booked either."""
    check_parts(parts, account=account)
    bookings.money_out(parts, account=account)
    check_open(day, closed_until())
    payee = Payee(person, who)
    row = Proposal(
        standing=Standing.PROPOSED, day=day, amount=Money.total(part.amount for part in parts), account_id=account, who=who,
        person_id=person, description=description, reference=reference, every=every if repeat is None else None,
        repeat_id=repeat.id if repeat else None, parts=_rows(parts), words=[_word(Word.PROPOSED, by)],
        needed=needed(payments.signatories(), proposer_is_paid=payee.is_the_same_as(by)),
    )  # fmt: skip
    _keep_receipt(row, receipt)
    row.found_by = findable(who, description, reference, row.amount.plain())
    session.add(row)
    session.flush()
    return row


def _rows(parts: Sequence[Part]) -> list[ProposedPart]:
    return [
        ProposedPart(amount=part.amount, heading_id=part.heading, fund_id=part.fund, project_id=part.project)
        for part in parts
    ]


def _word(said: Word, by: Signatory, *, because: str = "", was_connected: bool = False) -> PaymentWord:
    return PaymentWord(
        said=said, account_id=by.account, person_id=by.person, name=by.name, because=because, was_connected=was_connected,
        said_at=dates.now(),
    )  # fmt: skip


def _keep_receipt(row: Proposal, receipt: Uploaded | None) -> None:
    if receipt is None:
        return
    ready = prepare(receipt, endings=SCANS, field="receipt")
    kept = storage.keep(ready.content)
    row.receipt_name, row.ending = title_from(receipt.name, receipt.ending), ready.ending
    row.sha256, row.file_size = kept.sha256, kept.size


def agree(*, proposal: Proposal, by: Signatory) -> Proposal:
    """One more says yes. Raises RuleBroken: whoever proposed it, whoever is paid, the same twice, settled meanwhile."""
    check_standing(proposal.standing, (Standing.PROPOSED,))
    check_year_open(proposal.day, closed_until())
    spoken = [(word.account_id, word.person_id) for word in proposal.words]
    check_agreeing(by, payee=proposal.payee, spoken=spoken)
    proposal.words.append(_word(Word.AGREED, by, was_connected=payments.is_connected(proposal.payee, by)))
    if len(proposal.agreed_by) >= proposal.needed:
        proposal.standing = Standing.AGREED
    session.flush()
    return proposal


def refuse(*, proposal: Proposal, by: Signatory, because: str) -> Proposal:
    """It is not paid, and here is why. Raises RuleBroken when it does not wait any more."""
    check_standing(proposal.standing, (Standing.PROPOSED,))
    if not because:
        raise RuleBroken("Say why it is refused.", field="because")
    return _settle(proposal, Standing.REFUSED, _word(Word.REFUSED, by, because=because))


def withdraw(*, proposal: Proposal, by: Signatory) -> Proposal:
    """It is not wanted after all; it can be proposed again. Raises RuleBroken once it is paid or refused."""
    check_standing(proposal.standing, OPEN)
    return _settle(proposal, Standing.WITHDRAWN, _word(Word.WITHDRAWN, by))


def _settle(proposal: Proposal, standing: Standing, word: PaymentWord) -> Proposal:
    proposal.standing = standing
    proposal.words.append(word)
    session.flush()
    return proposal


def make(
    *, proposal: Proposal, by: Signatory, day: date, account: int, reference: str = "", all_the_same: bool = False
) -> Transaction:
    """It is paid: one booking of all its parts, with its receipt.

    Raises RuleBroken: not agreed, recorded already, or more than there is, and nobody said that it is so.
    """
    check_standing(proposal.standing, (Standing.AGREED,))
    parts = [one.part for one in proposal.parts]
    check_spending(parts, day=day, account=account, is_meant=all_the_same)
    row = record_parts_out(
        day=day, parts=parts, account=account, description=proposal.description,
        who=proposal.who, person=proposal.person_id, reference=reference,
    )  # fmt: skip
    if proposal.sha256:
        session.add(
            Receipt(
                transaction_id=row.id, name=proposal.receipt_name or "Receipt", ending=proposal.ending,
                sha256=proposal.sha256, file_size=proposal.file_size, added_at=dates.now(),
            )
        )  # fmt: skip
    repeat = session.get(Repeat, proposal.repeat_id) if proposal.repeat_id else None
    if repeat is not None:
        go_on(repeat=repeat, transaction=row)
    elif proposal.every is not None:
        begin_repeat(transaction=row, every=proposal.every)
    proposal.transaction_id, proposal.account_id, proposal.reference = row.id, account, reference
    _settle(proposal, Standing.MADE, _word(Word.MADE, by))
    return row


def write_down(*, transaction: Transaction, on_paper: str, by: Signatory) -> Proposal:
    """Who agreed to what was paid already, in words, as it stands on paper. Raises RuleBroken: no payment, or written down."""
    if transaction.kind is not TransactionKind.OUT or transaction.reversal_of_id is not None:
        raise RuleBroken("Only money out is agreed by two.")
    if payments.payment_of(transaction.id) is not None:
        raise RuleBroken("It is written down already who agreed to this.")
    if not on_paper:
        raise RuleBroken("Say who agreed, and where it is written.", field="on_paper")
    lines = [line.booked for line in transaction.lines]
    parts = [
        Part(abs(line.amount), line.heading, line.fund, line.project) for line in lines if line.heading is not None
    ]
    row = Proposal(
        standing=Standing.MADE, day=transaction.day, amount=size_of(lines), who=transaction.who,
        account_id=next(line.account for line in lines if line.account), person_id=transaction.person_id,
        description=transaction.description, reference=transaction.reference, parts=_rows(parts), on_paper=on_paper,
        words=[_word(Word.ON_PAPER, by)], transaction_id=transaction.id,
        found_by=findable(transaction.who, transaction.description, transaction.reference, size_of(lines).plain()),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def unmake(transaction_id: int, reversal_id: int) -> None:
    """The booking was reversed: what was agreed about it stays to be seen, as reversed."""
    del reversal_id
    row = session.scalar(select(Proposal).where(Proposal.transaction_id == transaction_id))
    if row is not None:
        row.standing = Standing.REVERSED
        session.flush()
