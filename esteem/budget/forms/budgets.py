"""What is typed into a budget: an amount and a note for each heading and fund, and a few rows more for other funds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from esteem.budget.rules.against import AgainstLine
from esteem.budget.rules.planned import LONGEST_NOTE, Planned, Start
from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, MoneyField, Text
from esteem.kernel.money import NOTHING
from esteem.money.queries import places
from esteem.money.rules.kinds import HeadingKind

MORE = range(1, 4)


def _headings() -> list[tuple[object, str]]:
    return [(one.id, f"{one.kind.says}: {one.name}") for one in places.headings()]


def _funds() -> list[tuple[object, str]]:
    return [(one.id, one.name) for one in places.funds()]


def _payments() -> list[tuple[object, str]]:
    return [(one.id, one.name) for one in places.headings() if one.kind is HeadingKind.PAYMENT]


@dataclass(frozen=True, slots=True)
class GridRow:
    """The two fields of one line."""

    line: AgainstLine
    amount: MoneyField
    note: Text

    @property
    def is_used(self) -> bool:
        """Whether there is anything to see in it; the others are folded away."""
        one = self.line
        return bool(one.planned is not None or one.actual or one.last_year or self.is_typed)

    @property
    def is_typed(self) -> bool:
        return bool(self.amount.data is not None or self.amount.errors or self.note.data or self.note.errors)


class GridForm(Form):
    """The whole budget on one screen. `listed` are the lines that have fields."""

    because = Text(
        "Why does it change?", most=200, hint="What was agreed stays as it is; the change is kept beside it."
    )

    listed: Sequence[AgainstLine] = ()

    @property
    def rows(self) -> list[GridRow]:
        return [GridRow(one, self[_named("amount", one)], self[_named("note", one)]) for one in self.listed]

    @property
    def more(self) -> list[dict[str, Any]]:
        """The rows for another fund, by the name each field has."""
        return [{name: self[f"more_{name}_{n}"] for name in ("heading", "fund", "amount", "note")} for n in MORE]

    @property
    def is_more(self) -> bool:
        """Whether any of them has something in it: then they are shown."""
        return any(row["amount"].data is not None or row["heading"].data or row["amount"].errors for row in self.more)

    @property
    def planned(self) -> list[Planned]:
        """What was typed; a line left blank is not in the budget."""
        own = [
            Planned(row.line.heading.id, row.line.fund.id, row.amount.data, row.note.data)
            for row in self.rows
            if row.amount.data is not None
        ]
        more = [
            Planned(row["heading"].data, row["fund"].data, row["amount"].data, row["note"].data)
            for row in self.more
            if row["amount"].data is not None and row["heading"].data and row["fund"].data
        ]
        return own + more

    def validate(self, *more: Any, **options: Any) -> bool:
        good = bool(super().validate(*more, **options))
        for own in self.rows:
            if own.note.data and own.amount.data is None and not own.amount.errors:
                own.amount.errors = [*own.amount.errors, "Enter an amount with this note; nought will do."]
                good = False
        for row in self.more:
            if row["amount"].data is not None and not row["heading"].data:
                row["heading"].errors = [*row["heading"].errors, "Choose a heading for this amount."]
                good = False
        return good


def _named(what: str, one: AgainstLine) -> str:
    return f"{what}_{one.heading.id}_{one.fund.id}"


def grid_form(lines: Sequence[AgainstLine], *, nth: int | None, several_funds: bool) -> GridForm:
    """The form with a row for each line."""
    fields: dict[str, Any] = {}
    first: dict[str, Any] = {"version": nth}
    for one in lines:
        called = f"{one.heading.name}, {one.fund.name}" if several_funds else one.heading.name
        fields[_named("amount", one)] = MoneyField(f"How much, {called}", least=NOTHING)
        fields[_named("note", one)] = Text(f"Note, {called}", most=LONGEST_NOTE)
        first |= {_named("amount", one): one.planned, _named("note", one): one.note}
    headings, funds, general = _headings(), _funds(), places.general_fund().id  # asked for once, for every row
    for n in MORE:
        fields[f"more_heading_{n}"] = Choice(f"Heading, row {n}", choices=headings, blank="Choose")
        fields[f"more_fund_{n}"] = Choice(f"Fund, row {n}", choices=funds, required="Choose a fund.")
        fields[f"more_amount_{n}"] = MoneyField(f"How much, row {n}", least=NOTHING)
        fields[f"more_note_{n}"] = Text(f"Note, row {n}", most=LONGEST_NOTE)
        first[f"more_fund_{n}"] = general
    made: type[GridForm] = type("BudgetGridForm", (GridForm,), {**fields, "listed": tuple(lines)})
    return made(data=first)


class BeginForm(Form):
    start = Choice(
        "What does it begin with?", choices=Start.choices(), default=Start.ACTUAL, required="Choose one of these."
    )


class AgreeForm(Form):
    agreed_on = Day("On which day was it agreed?", required="Enter the day.", default=dates.today)
    meeting = Text("At which meeting?", most=120, hint="Like: the yearly meeting. Leave it out if the day says enough.")


class RuleForm(Form):
    """What counts as the room, and when to warn."""

    room = Choice("Under which heading do you pay the room?", choices=_payments, blank="The one called Room hire")
    low_cash = MoneyField(
        "Warn on the first page when the general fund is below", least=NOTHING,
        hint="Left out, it warns when there is less than the room costs in two months.",
    )  # fmt: skip
