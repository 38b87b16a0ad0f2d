"""Payments two people agree: the limit of a day, those that are shown, what waits, and what was paid without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, case, func, or_, select, type_coerce
from sqlalchemy.orm import aliased, selectinload

from esteem.group.queries import rules_in_force
from esteem.group.rules import RuleKey
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.listings import Listing, listing
from esteem.kernel.money import Money
from esteem.kernel.permissions import actor, may
from esteem.kernel.signs import some
from esteem.kernel.text import like
from esteem.money.models import Line, PaymentLimit, PaymentWord, Proposal, Transaction
from esteem.money.queries.places import Places, every_place
from esteem.money.rules.events import AGREED
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.payments import OPEN, Payee, Signatory, Standing, Wanted, limit_on
from esteem.money.rules.wanted import findable, is_amount
from esteem.people.permissions import People
from esteem.people.queries.connections import are_connected
from esteem.people.queries.myself import my_person_id
from esteem.people.rules.names import initials

SOME_WAIT = some(Proposal.standing.in_(OPEN))


def limits() -> Sequence[PaymentLimit]:
    """Every line, that of the latest day first; of two for one day the one written later, which is what counts."""
    return session.scalars(select(PaymentLimit).order_by(PaymentLimit.starts_on.desc(), PaymentLimit.id.desc())).all()


def limit_of(day: date) -> Money | None:
    """The sum over which two people agree on that day; None where there is no limit."""
    return limit_on(day, [row.limit for row in limits()])


def signatories() -> int | None:
    """How many must agree a payment by the rules in force; None where they do not say."""
    rule = rules_in_force().get(RuleKey.SIGNATORIES)
    return rule.number if rule else None


def signatory() -> Signatory:
    """Whoever asks, as somebody who speaks about a payment."""
    return Signatory(actor().account_id or 0, my_person_id(), actor().name)


def is_connected(payee: Payee, who: Signatory) -> bool:
    """Whether the list says that whoever agrees is connected with whoever is paid: yes or no, and nothing more."""
    if payee.person is None or who.person is None or payee.person == who.person:
        return False
    return are_connected(who.person, payee.person)


def is_theirs_to_agree(row: Proposal, who: Signatory) -> bool:
    """Whether it waits for somebody like them: they have not spoken, and are not paid."""
    spoken = [(word.account_id, word.person_id) for word in row.words]
    return row.standing is Standing.PROPOSED and not (who.is_one_of(spoken) or row.payee.is_the_same_as(who))


def has_words() -> bool:
    """Whether anybody ever proposed or agreed anything."""
    return session.scalar(select(PaymentWord.id).limit(1)) is not None


def _chosen(wanted: Wanted) -> Select[Proposal]:
    chosen = select(Proposal).where(Proposal.standing.in_(wanted.standings))
    for word in wanted.sought.split():
        found: ColumnElement[bool] = Proposal.found_by.like(like(findable(word)), escape="\\")
        if not (may(People.SEE) or is_amount(word)):
            found &= Proposal.person_id.is_(None)
        chosen = chosen.where(found)
    return chosen.options(selectinload(Proposal.words)).order_by(Proposal.standing.not_in(OPEN), Proposal.id.desc())


def payments_found(wanted: Wanted, *, number: int) -> Listing[Proposal]:
    """A page of them: what waits first, then the latest."""
    return listing(_chosen(wanted), number=number)


def all_found(wanted: Wanted) -> Sequence[Proposal]:
    """The same on one page, for a file."""
    return session.scalars(_chosen(wanted)).all()


def payment_of(transaction_id: int) -> Proposal | None:
    """What was agreed about this booking, if anything was."""
    return session.scalar(select(Proposal).where(Proposal.transaction_id == transaction_id))


def is_reversed(transaction_id: int) -> bool:
    """Whether it was taken back: then nobody needs to have agreed."""
    return session.scalar(select(Transaction.id).where(Transaction.reversal_of_id == transaction_id)) is not None


def waiting_for(repeat_id: int) -> Proposal | None:
    """What is proposed already of something that comes again."""
    found = select(Proposal).where(Proposal.repeat_id == repeat_id, Proposal.standing.in_(OPEN))
    return session.scalars(found.limit(1)).first()


def called(name: str) -> str:
    """How somebody stands in what is shown: by name for those who may see people, else with their initials."""
    return name if may(People.SEE) else initials(name)


def paid_to(row: Proposal) -> str:
    """Who is paid, as it may be shown: shops and halls by name, people on the list to those who may see people."""
    return row.who if row.person_id is None else called(row.who)


def paper_words(row: Proposal) -> str:
    """Who agreed on paper, as it was typed: names, so for those who may see people."""
    return row.on_paper if may(People.SEE) or not row.on_paper else "yes"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word about a payment as it is shown."""

    says: str
    name: str
    at: Any
    because: str
    was_connected: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A payment in words: with the names of its places, and what each said about it."""

    row: Proposal
    who: str
    account: str
    parts: tuple[str, ...]
    spoken: tuple[Spoken, ...]

    @property
    def title(self) -> str:
        return ", ".join(part for part in (str(self.row.amount), self.who or self.row.description) if part)

    @property
    def lacking(self) -> int:
        """How many more must agree."""
        return max(0, self.row.needed - len(self.row.agreed_by))


def told(row: Proposal) -> Told:
    """The payment as its page tells it."""
    known = every_place()
    parts = _parts(row, known)
    return Told(row, paid_to(row), known.account_names.get(row.account_id, ""), tuple(parts), tuple(spoken(row)))


def _parts(row: Proposal, known: Places) -> Iterator[str]:
    for part in row.parts:
        project = known.project_names.get(part.project_id or 0)
        yield (
            f"{part.amount} for {known.heading_names.get(part.heading_id, '')}, from the fund "
            f"{known.fund_names.get(part.fund_id, '')}{f', project {project}' if project else ''}"
        )


def spoken(row: Proposal) -> Iterator[Spoken]:
    """What each said about it, in order. Why somebody refused may name people: it is for those who may see them."""
    for word in row.words:
        because = word.because if may(People.SEE) or row.person_id is None else ""
        yield Spoken(word.said.says, called(word.name), word.said_at, because, word.was_connected)


def like_proposal(row: Proposal) -> dict[str, Any]:
    """Everything that was typed, for the screen to be filled in with again; only the receipt is chosen anew."""
    first, *others = row.parts
    filled: dict[str, Any] = {
        "day": row.day, "amount": row.amount, "account": row.account_id, "who": row.who, "description": row.description,
        "reference": row.reference, "every": row.every, "heading": first.heading_id, "fund": first.fund_id,
        "project": first.project_id,
    }  # fmt: skip
    for number, part in enumerate(others, 2):
        own = {"amount": part.amount, "heading": part.heading_id, "fund": part.fund_id, "project": part.project_id}
        filled |= {f"{name}_{number}": value for name, value in own.items()}
    return filled


@dataclass(frozen=True, slots=True)
class Waits:
    """What of one kind waits on the desk: how it stands, how many, the first's number, what and to whom, and its day."""

    standing: Standing
    count: int
    first: int
    amount: Money
    who: str
    day: date


def for_the_desk(who: Signatory) -> list[Waits]:
    """What waits, by how it stands, in one query. What somebody proposed, agreed already or is paid by is not theirs to agree."""
    ours = aliased(PaymentWord)
    same = [ours.account_id == who.account]
    if who.person is not None:
        same.append(ours.person_id == who.person)
    spoke = select(ours.id).where(ours.proposal_id == Proposal.id, or_(*same)).exists()
    found = select(Proposal, spoke).where(Proposal.standing.in_(OPEN)).order_by(Proposal.id)
    waits: dict[Standing, list[Proposal]] = {}
    for row, has_spoken in session.execute(found):
        if row.standing is Standing.AGREED or not (has_spoken or row.payee.is_the_same_as(who)):
            waits.setdefault(row.standing, []).append(row)
    return [
        Waits(standing, len(rows), rows[0].id, rows[0].amount, paid_to(rows[0]), min(row.day for row in rows))
        for standing, rows in waits.items()
    ]


def paid_without() -> list[int]:
    """The numbers of payments over the limit of their day that nobody else agreed to; none where there never was a limit."""
    known = limits()
    if not any(row.amount is not None for row in known):
        return []
    undone = select(Transaction.reversal_of_id).where(Transaction.reversal_of_id.is_not(None))
    pence = -func.sum(type_coerce(Line.amount, Integer))
    counts = case(
        *((Transaction.day >= row.starts_on, row.amount.pence if row.amount is not None else None) for row in known),
        else_=None,
    )
    chosen = select(Transaction.id, Transaction.number).join(Line, Line.transaction_id == Transaction.id)
    chosen = chosen.where(
        Line.account_id.is_not(None), Transaction.kind == TransactionKind.OUT, Transaction.reversal_of_id.is_(None),
        Transaction.id.not_in(undone), Transaction.day >= min(row.starts_on for row in known),
        Transaction.id.not_in(select(Proposal.transaction_id).where(Proposal.standing == Standing.MADE)),
    )  # fmt: skip
    found = {
        row.id: row.number for row in session.execute(chosen.group_by(Transaction.id).having(pence > counts)).all()
    }
    elsewhere = agreed_elsewhere(found)
    return sorted(number for key, number in found.items() if key not in elsewhere)


def agreed_elsewhere(numbers: Iterable[int]) -> frozenset[int]:
    """Those of these bookings that two people agreed elsewhere: a claim that was approved, say."""
    asked = tuple(numbers)
    answers = the_house().ask(AGREED, transaction_ids=asked) if asked else []
    return frozenset(number for answer in answers for number in answer)
