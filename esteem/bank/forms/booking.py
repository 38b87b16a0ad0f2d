"""What a person says of a line: what it is for, in one part or several, and whether lines like it are always that."""

from __future__ import annotations

from typing import Any

from esteem.bank.rules.learnt import Way
from esteem.kernel.forms import Choice, Form, MoneyField, Text, Tick
from esteem.money.queries.choosing import accounts, all_headings, funds, headings, projects
from esteem.money.rules.parts import Share

ROWS = range(2, 5)  # further parts of one line


class BookLineForm(Form):
    """A line becomes a booking; `came` is whether its money came in, `account` where it stands."""

    heading = Choice("What was it for?", blank="Choose")
    to_account = Choice("Or moved between your own accounts", blank="No")
    fund = Choice("Which fund?", choices=funds, required="Choose a fund.")
    project = Choice("Project", choices=projects, blank="None")
    who = Text("Who with?", most=120)
    description = Text("Anything to note?", most=200)
    remember = Tick("Remember: lines like this are always that")
    text = Text("Like this means they say", most=80, hint="The part of the bank’s words that stays the same each time.")
    amount_2 = MoneyField("Part 2, how much")
    heading_2 = Choice("Part 2, what for", blank="Choose")
    fund_2 = Choice("Part 2, fund", choices=funds, blank="The same")
    amount_3 = MoneyField("Part 3, how much")
    heading_3 = Choice("Part 3, what for", blank="Choose")
    fund_3 = Choice("Part 3, fund", choices=funds, blank="The same")
    amount_4 = MoneyField("Part 4, how much")
    heading_4 = Choice("Part 4, what for", blank="Choose")
    fund_4 = Choice("Part 4, fund", choices=funds, blank="The same")
    all_the_same = Tick("Book it all the same: this is what happened")

    def __init__(self, *, came: bool, account: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        offered = list(headings(came=came))
        for field in (self.heading, self.heading_2, self.heading_3, self.heading_4):
            field.offer(offered)
        self.to_account.offer(accounts(without=account))
        self.to_account.label.text = (
            "Or moved from another of your accounts" if came else "Or moved to another of your accounts"
        )
        if not self.project.offered:
            del self.project

    @property
    def is_split(self) -> bool:
        """Whether any further part has something in it: then they are shown."""
        return any(field.data is not None or field.errors for field in self if field.name[-1].isdigit())

    @property
    def clean(self) -> dict[str, Any]:
        shares = [Share(n, self[f"amount_{n}"].data, self[f"heading_{n}"].data, self[f"fund_{n}"].data) for n in ROWS]
        ours = {name: value for name, value in super().clean.items() if not name[-1].isdigit()}
        return {**ours, "shares": shares}


class RuleForm(Form):
    """Words, and what lines with them are."""

    text = Text("When a line says", required="Enter the words to look for.", most=80)
    way = Choice("Which lines", choices=Way.choices, required="Choose which lines.")
    heading = Choice("It is for", choices=all_headings, blank="Nothing: it is a move")
    to_account = Choice("It is a move from or to", choices=accounts, blank="No")
    fund = Choice("Which fund?", choices=funds, required="Choose a fund.")
    project = Choice("Project", choices=projects, blank="None")
    who = Text("Who with?", most=120)
