"""What is ticked and counted at the door: a tick, an amount and a way of paying for each name, and then the tin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from esteem.kernel.forms import Choice, Form, MoneyField, Text, Tick, WholeNumber
from esteem.kernel.money import NOTHING
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind
from esteem.subs.queries.door import AtDoor, Ticked
from esteem.subs.rules.kinds import Method
from esteem.subs.rules.takings import Counted


class TakingsForm(Form):
    """What comes after the names. `rows` are the fields of each name."""

    others = WholeNumber("How many paid without being ticked?", most_allowed=2000)
    tin = MoneyField("How much is in the tin?", least=NOTHING, hint="Only what was paid today, without the float.")
    by_card = MoneyField("How much more came by card?", least=NOTHING)
    counted_by = Text("Counted by", most=80)
    second_by = Text("And by", most=80)
    cash_account = Choice("Which tin?")
    bank_account = Choice("Where does card and bank money arrive?")
    as_it_is = Tick("Book it as it is", hint="If the tin and the ticks still differ. The difference is written down.")

    at_door: Sequence[AtDoor] = ()

    def offer_accounts(self) -> None:
        """Cash goes into a tin where there is one, the rest to a bank."""
        listed = places.accounts()
        for field, first in ((self.cash_account, AccountKind.TIN), (self.bank_account, AccountKind.BANK)):
            field.offer([(one.id, one.name) for one in sorted(listed, key=lambda one: one.kind is not first)])

    @property
    def rows(self) -> list[Row]:
        return [
            Row(one, self[f"paid_{one.id}"], self[f"amount_{one.id}"], self[f"how_{one.id}"])
            for one in self.at_door
            if f"paid_{one.id}" in self
        ]

    @property
    def told(self) -> dict[str, Any]:
        """What the action is told."""
        ticked = [
            Ticked(row.who, row.amount.data if row.amount.data is not None else NOTHING, row.how.data or Method.CASH)
            for row in self.rows
            if row.paid.data
        ]
        bank = self.bank_account.data
        return {
            "ticked": ticked,
            "counted": Counted(
                self.tin.data, self.by_card.data, self.others.data or 0, self.counted_by.data, self.second_by.data,
                self.as_it_is.data,
            ),
            "accounts": {Method.CASH: self.cash_account.data, Method.CARD: bank, Method.BANK: bank},
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """The three fields of one name."""

    who: AtDoor
    paid: Tick
    amount: MoneyField
    how: Choice


def door_form(at_door: Sequence[AtDoor], *, first: dict[str, Any]) -> TakingsForm:
    """The form with a row for each who has not paid yet."""
    fields: dict[str, Any] = {}
    for one in at_door:
        if not one.has_paid:
            fields[f"paid_{one.id}"] = Tick(one.name)
            fields[f"amount_{one.id}"] = MoneyField(f"How much, {one.name}", least=NOTHING)
            fields[f"how_{one.id}"] = Choice(f"How, {one.name}", choices=Method.choices(), default=Method.CASH)
    made: type[TakingsForm] = type("DoorTakingsForm", (TakingsForm,), {**fields, "at_door": tuple(at_door)})
    form = made(data={**first, **{f"amount_{one.id}": one.asked for one in at_door}})
    form.offer_accounts()
    return form
