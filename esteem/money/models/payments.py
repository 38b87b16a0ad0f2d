"""The tables of payments that two people agree: the group's limit, what is proposed, and what each said about it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money
from esteem.money.rules.bookings import Part
from esteem.money.rules.payments import Limit, Payee, Standing, Word
from esteem.money.rules.repeats import Every


class PaymentLimit(Row, Base):
    """What the group decided: over which sum two people agree, from which day on; no sum is no limit. Never changed."""

    __tablename__ = "payment_limit"

    starts_on: Mapped[date] = mapped_column(info={"label": "From"})
    amount: Mapped[Money | None] = mapped_column(info={"label": "Over which sum two people agree"})
    decided: Mapped[str] = mapped_column(String(200), default="", info={"label": "Who decided it"})
    added_at: Mapped[datetime] = mapped_column(info={"history": False})

    @property
    def limit(self) -> Limit:
        return Limit(self.starts_on, self.amount)


class Proposal(Row, Versioned, Base):
    """A payment as it was typed, on its way to being made. `on_paper` says who agreed one that was made already."""

    __tablename__ = "payment_proposal"
    __table_args__ = (
        UniqueConstraint("transaction_id", info={"says": "It is written down already who agreed to this booking."}),
        CheckConstraint(
            "(standing IN ('made', 'reversed')) = (transaction_id IS NOT NULL)", name="made_with_a_booking",
            info={"says": "A payment is made when its booking is."},
        ),
        CheckConstraint(
            "sha256 IS NULL OR length(sha256) = 64", name="stored",
            info={"says": "The file was not stored.", "field": "receipt"},
        ),
        Index("ix_payment_proposal_standing", "standing"),
    )  # fmt: skip

    standing: Mapped[Standing] = mapped_column(enumerated(Standing), info={"label": "Stands"})
    day: Mapped[date] = mapped_column(info={"label": "To be paid on"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})
    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"), info={"label": "Account"})
    who: Mapped[str] = mapped_column(String(120), default="", info={"label": "Who to", "secret": True})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "Person"})
    description: Mapped[str] = mapped_column(String(200), default="", info={"label": "Note"})
    reference: Mapped[str] = mapped_column(String(60), default="", info={"label": "Reference"})
    every: Mapped[Every | None] = mapped_column(enumerated(Every), info={"label": "Comes again"})
    repeat_id: Mapped[int | None] = mapped_column(ForeignKey("money_repeat.id"), info={"label": "Goes on with"})
    receipt_name: Mapped[str] = mapped_column(String(120), default="", info={"label": "Receipt"})
    ending: Mapped[str] = mapped_column(String(10), default="", info={"history": False})
    sha256: Mapped[str | None] = mapped_column(String(64), info={"label": "Stored file"})
    file_size: Mapped[int] = mapped_column(default=0, info={"history": False})
    needed: Mapped[int] = mapped_column(default=1, info={"label": "People who must agree"})
    on_paper: Mapped[str] = mapped_column(String(200), default="", info={"label": "Agreed on paper", "secret": True})
    transaction_id: Mapped[int | None] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Booking"})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    parts: Mapped[list[ProposedPart]] = relationship(
        lambda: ProposedPart, order_by=lambda: ProposedPart.id, cascade="all, delete-orphan"
    )
    words: Mapped[list[PaymentWord]] = relationship(
        lambda: PaymentWord, order_by=lambda: PaymentWord.id, cascade="all, delete-orphan"
    )

    @property
    def payee(self) -> Payee:
        return Payee(self.person_id, self.who)

    @property
    def agreed_by(self) -> list[PaymentWord]:
        return [word for word in self.words if word.said is Word.AGREED]

    @property
    def proposed(self) -> PaymentWord | None:
        """The word that began it; None for one that was agreed on paper."""
        return next((word for word in self.words if word.said is Word.PROPOSED), None)

    @property
    def last(self) -> PaymentWord:
        return self.words[-1]


class ProposedPart(Row, Base):
    """A share of it: so much under this heading, within this fund, for this project."""

    __tablename__ = "payment_part"
    __table_args__ = (
        CheckConstraint("amount > 0", name="some_amount", info={"says": "Enter an amount above nought.", "field": "amount"}),
    )  # fmt: skip

    proposal_id: Mapped[int] = mapped_column(ForeignKey("payment_proposal.id"), index=True, info={"label": "Payment"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})
    heading_id: Mapped[int] = mapped_column(ForeignKey("heading.id"), info={"label": "Heading"})
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"), info={"label": "Project"})

    @property
    def part(self) -> Part:
        return Part(self.amount, self.heading_id, self.fund_id, self.project_id)


class PaymentWord(Row, Base):
    """What somebody said about a payment, and when: proposed, agreed, refused, withdrawn, recorded as paid."""

    __tablename__ = "payment_word"
    __table_args__ = (
        UniqueConstraint("proposal_id", "account_id", "said", info={"says": "You have said so already."}),
        CheckConstraint(
            "said <> 'refused' OR length(because) > 0", name="refused_with_why",
            info={"says": "Say why it is refused.", "field": "because"},
        ),
    )  # fmt: skip

    proposal_id: Mapped[int] = mapped_column(ForeignKey("payment_proposal.id"), info={"label": "Payment"})
    said: Mapped[Word] = mapped_column(enumerated(Word), info={"label": "Said"})
    account_id: Mapped[int] = mapped_column(info={"history": False})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "Person"})
    name: Mapped[str] = mapped_column(String(120), info={"label": "By", "secret": True})
    because: Mapped[str] = mapped_column(String(300), default="", info={"label": "Why"})
    was_connected: Mapped[bool] = mapped_column(default=False, info={"history": False})
    said_at: Mapped[datetime] = mapped_column(info={"history": False})
