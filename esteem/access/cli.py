"""Signing in, from the command line: for whoever has the machine, when nobody can get in."""

from __future__ import annotations

from argparse import Namespace

from esteem.access import queries
from esteem.access.actions import links
from esteem.kernel.commands import Commands, address_of
from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import the_app

SET_UP = "home.claim"


def add_to(commands: Commands) -> None:
    reset = commands.add("reset-password", "print a one-time link with which somebody chooses a new password", _reset)
    reset.add_argument("name", help="the name they sign in with")
    commands.add("set-up-link", "print the link that sets up the group, while nobody has used it", _set_up_link)


def _reset(told: Namespace) -> None:
    account = queries.account_named(told.name)
    if account is None:
        raise RuleBroken("Nobody signs in with that name. Type it as it stands on the page of who may sign in.")
    token = links.make_password_link(account=account)
    print(f"{account.name} can choose a new password here, once, within a week:")
    print(address_of(the_app(), told.address, "access.choose_password", token=token))


def _set_up_link(told: Namespace) -> None:
    token = links.begin_claim()
    print("Open this link to set up your group. It works once, and an older one no longer does:")
    print(address_of(the_app(), told.address, SET_UP, token=token))
