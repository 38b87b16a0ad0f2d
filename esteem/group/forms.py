"""What a person types about the group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from esteem.group.rules import COUNTED, MONTH_CHOICES, SHARED, SHARES, Formality, Nation, Rule, RuleKey
from esteem.kernel.forms import Choice, Day, Form, LongText, Text, WholeNumber


class GroupForm(Form):
    name = Text(
        "Name of the group", required="Enter the group's name.", most=120,
        hint="Exactly as it stands on the bank account: funders turn down papers whose names differ.",
    )  # fmt: skip
    formality = Choice("How formal is it?", choices=Formality.choices(), required="Choose how formal the group is.")
    nation = Choice("Where does it meet?", choices=Nation.choices(), required="Choose where the group meets.")
    charity_number = Text("Charity number, if it has one", most=20)
    year_end_day = WholeNumber("Day", least=1, most_allowed=31, required="Enter the day the year ends, like 31.")
    year_end_month = Choice("Month", choices=MONTH_CHOICES, required="Choose the month the year ends.")
    members_word = Text("What do you call the people who belong?", required="Enter a word, like members.", most=40)
    member_word = Text("And one of them?", required="Enter a word, like member.", most=40)
    meeting_word = Text("What do you call a meeting?", required="Enter a word, like meeting.", most=40)
    subs_word = Text("What do you call what people pay?", required="Enter a word, like subs.", most=40)
    notes = LongText(
        "What is the group, in its own words?", most=2000,
        hint="For your own pages. It is never put in an address, a file name or a page title.",
    )  # fmt: skip


class RulesForm(Form):
    """The rules in force, each a field of its own name; what is left blank is no rule."""

    source = Text(
        "Where do they stand?", required="Enter where these rules stand, like: our constitution of 2019.",
        hint="Like: our constitution, agreed in 2019. It is shown beside what the rules ask.",
    )  # fmt: skip
    since_on = Day("Since when?", required="Enter the day they were agreed.")

    def written(self) -> dict[RuleKey, str | None]:
        """Each rule as it is kept; None for one left blank."""
        return {key: str(value) if (value := self[key.value].data) is not None else None for key in (*COUNTED, *SHARED)}


def rules_form(rules: Mapping[RuleKey, Rule]) -> RulesForm:
    """The form with the rules as they are now."""
    fields: dict[str, Any] = {
        key.value: WholeNumber(key.says, least=least, most_allowed=most) for key, (least, most) in COUNTED.items()
    }
    shares = [(share, share) for share in SHARES]
    fields |= {key.value: Choice(key.says, choices=shares, blank="No such rule") for key in SHARED}
    first: dict[str, Any] = {key.value: _first(key, rule) for key, rule in rules.items()}
    latest = max(rules.values(), key=lambda rule: rule.since_on, default=None)
    if latest is not None:
        first |= {"source": latest.source, "since_on": latest.since_on}
    made: RulesForm = type("RulesOfGroup", (RulesForm,), fields)(data=first)
    return made


def _first(key: RuleKey, rule: Rule) -> Any:
    if key in SHARED:
        return rule.value
    return int(rule.value) if rule.value.isdigit() else None
