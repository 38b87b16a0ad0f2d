"""Links that work once: one sets up the group, the others let somebody choose a password. No e-mail is needed."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from esteem.access import queries
from esteem.access.actions.accounts import add_account
from esteem.access.actions.passwords import give_password
from esteem.access.models import Account, OneTimeLink
from esteem.access.rules.roles import COORDINATOR
from esteem.access.rules.seats import LINK_LASTS, LinkKind
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.permissions import Actor, act_as
from esteem.kernel.tokens import fingerprint, new_token

CLAIMED = "This group is set up already."
CLAIM_GONE = "This link was used already, or a newer one was made."


def begin_claim() -> str:
    """The secret of a link that sets up the group; an older one counts no more. Raises RuleBroken once it is set up."""
    if queries.is_claimed():
        raise RuleBroken(CLAIMED)
    return _make(LinkKind.CLAIM, account_id=None, lasts=None)


def claim(*, token: str, sign_in: str, name: str, password: str) -> Account:
    """The first to come with the link becomes the group's coordinator, and the link is used up. Flushes.

    Everything is done in the transaction it is called in. Raises RuleBroken: used, not the latest, a poor password.
    """
    link = queries.live_link(token, LinkKind.CLAIM)
    if link is None or not queries.may_claim(token):
        raise RuleBroken(CLAIM_GONE)
    act_as(Actor(via="set-up"))
    link.used_at = dates.now()
    account = add_account(sign_in=sign_in, name=name, roles={COORDINATOR: None})
    return give_password(account=account, password=password)


def make_password_link(*, account: Account) -> str:
    """The secret of a link with which this account's owner chooses a password; an older one counts no more.

    Raises RuleBroken while the account is stopped.
    """
    if account.disabled_at is not None:
        raise RuleBroken(f"{account.name} may not sign in at present. Let them sign in again first.")
    return _make(LinkKind.PASSWORD, account_id=account.id, lasts=LINK_LASTS)


def _make(kind: LinkKind, *, account_id: int | None, lasts: timedelta | None) -> str:
    token, now = new_token(), dates.now()
    for older in session.scalars(
        select(OneTimeLink).where(OneTimeLink.kind == kind, OneTimeLink.account_id.is_not_distinct_from(account_id))
    ):
        session.delete(older)
    session.add(
        OneTimeLink(
            kind=kind, account_id=account_id, fingerprint=fingerprint(token), made_at=now,
            expires_at=now + lasts if lasts else None,
        )
    )  # fmt: skip
    session.flush()
    return token
