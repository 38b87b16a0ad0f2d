"""Setting the group up: one short conversation, each page of it kept as soon as it is answered."""

from __future__ import annotations

from esteem.access.actions import links
from esteem.access.models import Account
from esteem.group import actions as group
from esteem.group.rules import Formality, Nation, one_of
from esteem.kernel import dates
from esteem.kernel.money import Money
from esteem.kernel.permissions import Actor, act_as
from esteem.money import actions as money
from esteem.money.rules.kinds import AccountKind


def claim_group(*, token: str, group_name: str, name: str, sign_in: str, password: str) -> Account:
    """The first to present the token founds the group and coordinates it. Raises RuleBroken when it is spent or wrong."""
    act_as(Actor(via="set-up"))
    group.begin_group(name=group_name)  # first, so that the password is held against the group's name
    return links.claim(token=token, sign_in=sign_in, name=name, password=password)


def describe_group(*, members_word: str, formality: Formality, nation: Nation) -> None:
    """What kind of group it is."""
    word = members_word.lower() if members_word.istitle() else members_word
    group.change_group(members_word=word, member_word=one_of(word), formality=formality, nation=nation)


def begin_books(*, year_end_day: int, year_end_month: int, tin: Money | None, bank: Money | None) -> None:
    """The group's year, and the money it starts with, today; then it is set up. Raises RuleBroken for no such day."""
    group.change_group(year_end_day=year_end_day, year_end_month=year_end_month)
    for name, kind, opening in (("Cash tin", AccountKind.TIN, tin), ("Bank account", AccountKind.BANK, bank)):
        if opening is not None:
            money.open_account(name=name, kind=kind, opening=opening, on=dates.today())
    group.finish_set_up()
