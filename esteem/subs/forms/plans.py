"""What a person types about plans."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, LongText, MoneyField, Sought, Text, Tick, WholeNumber
from esteem.kernel.money import NOTHING
from esteem.money.queries import places
from esteem.money.queries.choosing import funds
from esteem.money.rules.kinds import HeadingKind
from esteem.people.queries.choosing import Everybody
from esteem.subs.queries.plans import plan_choices
from esteem.subs.rules.kinds import Every, Rate


def _headings() -> list[tuple[int, str]]:
    return [(one.id, one.name) for one in places.headings() if one.kind is HeadingKind.RECEIPT]


class PlanForm(Form):
    name = Text("What is it called?", required="Enter a name.", most=60, hint="Like: Evenings, or Membership.")
    every = Choice("How often is it paid?", choices=Every.choices(), required="Choose how often.")
    amount = MoneyField("How much?", hint="Leave it out where nothing is paid.")
    reduced = MoneyField("A reduced amount, for whoever wants it", least=NOTHING, hint="Nobody has to say why.")
    least = MoneyField(
        "Pay what you can, from", least=NOTHING, hint="Leave it out if you do not offer it. 0 means anything."
    )
    first_free = Tick("The first visit is free")
    carer_free = Tick("Carers pay nothing")
    grace_days = WholeNumber(
        "How many days before somebody is behind?",
        most_allowed=365,
        default=30,
        required="Enter a number of days, like 30.",
    )
    starts_on = Day(
        "From when does it count?", required="Enter a day.", default=dates.today,
        hint="Nobody is asked for anything before that.",
    )  # fmt: skip
    is_usual = Tick("For everybody who is on no other plan")
    heading_id = Choice("Booked under", choices=_headings, required="Choose what money comes in for.", blank="Choose")
    fund_id = Choice("For which fund?", choices=funds, required="Choose a fund.")
    may_be_gift = Tick(
        "These may count as Gift Aid gifts",
        hint="As delivered they do not: what somebody pays to come is no gift. Only a membership that buys nothing may be.",
    )
    gift_reason = Text("Why may they?", most=300, hint="It is shown wherever they are counted.")


class OnPlanForm(Form):
    """Which plan somebody is on. Why is not asked."""

    plan_id = Choice("Which plan?", choices=plan_choices, required="Choose a plan.")
    rate = Choice(
        "What do they pay of it?", choices=Rate.choices(), required="Choose one.", hint="Nobody has to say why.",
        default=Rate.STANDARD,
    )  # fmt: skip
    payer_id = Sought(
        "Does somebody pay for them?", among=Everybody, blank="They pay themselves", hint="For a household or a couple."
    )
    starts_on = Day(
        "From when?", required="Enter a day.", default=dates.today, hint="Nothing from before is asked for any more."
    )


class WordsForm(Form):
    reminder = LongText("The words", required="Write a few words.", most=2000)
