"""The cast, always and everywhere: Alice coordinates, Bob is treasurer, Carol is secretary and on the committee, Dana is
a viewer. Charlie is a stranger.

Everybody's account is made by the app's own actions. Each has a seat that is always just taken, so that no test but
those of signing in itself waits for a password to be hashed, and none is signed out by moving the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask

from esteem.access.actions.accounts import add_account
from esteem.access.actions.passwords import give_password
from esteem.access.actions.seats import open_seat
from esteem.access.rules.roles import may_do
from esteem.kernel.dates import frozen
from esteem.kernel.house import the_house
from esteem.kernel.permissions import Actor
from esteem.kernel.visit import SEAT

PASSWORD = "tea and biscuits at seven"
ALWAYS_JUST_TAKEN = datetime(2199, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Player:
    """Who they are, and the sign-in roles their account has."""

    name: str
    role: str
    also: str = ""

    @property
    def sign_in(self) -> str:
        """What they type to come in."""
        return self.name.split()[0].lower()

    @property
    def roles(self) -> list[str]:
        return [role for role in (self.role, self.also) if role]


ALICE = Player("Alice Marsh", "coordinator")
BOB = Player("Bob Okafor", "treasurer")
CAROL = Player("Carol Singh", "committee", also="secretary")
DANA = Player("Dana Price", "viewer")
CAST = (ALICE, BOB, CAROL, DANA)


def make_cast() -> dict[Player, str]:
    """The cast's accounts, with a password and a seat each; what their browsers would keep of those seats."""
    return {player: _seat_of(player) for player in CAST}


def _seat_of(player: Player) -> str:
    account = add_account(sign_in=player.sign_in, name=player.name, roles=dict.fromkeys(player.roles))
    give_password(account=account, password=PASSWORD)
    with frozen(ALWAYS_JUST_TAKEN):
        return open_seat(account_id=account.id, agent="Firefox")


def cookie_of(app: Flask, player: Player) -> str:
    """The cookie of the player's browser, as the app would have set it."""
    with app.test_request_context():
        signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # ours signs its cookies
        return str(signer.dumps({SEAT: app.extensions["the cast's seats"][player]}))


def actor_of(app: Flask, player: Player) -> Actor:
    """The player with everything their roles may do, as delivered."""
    known = [str(permission) for feature in the_house(app).permissions.values() for permission in feature]
    return Actor(CAST.index(player) + 1, player.name, may_do(player.roles, {}, known))
