"""The cast, always and everywhere: Alice coordinates, Bob is treasurer, Carol is on the committee, Dana is a viewer.

Charlie is a stranger. Everybody's account is made by the app's own actions; signing in writes the session row directly,
so that no test but those of signing in itself waits for a password to be hashed.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, request

from esteem.kernel.house import the_house
from esteem.kernel.permissions import STRANGER, Actor

PASSWORD = "tea and biscuits at seven"


@dataclass(frozen=True, slots=True)
class Player:
    """Who they are, and the sign-in role their account has."""

    name: str
    role: str


ALICE = Player("Alice Marsh", "coordinator")
BOB = Player("Bob Okafor", "treasurer")
CAROL = Player("Carol Singh", "committee")
DANA = Player("Dana Price", "viewer")
CAST = (ALICE, BOB, CAROL, DANA)
ACTOR = "esteem.test.actor"


def stand_in(app: Flask) -> None:
    """Until the app has accounts of its own: whoever the visitor says they are, with roles guessed from the words."""
    the_house(app).find_actor = lambda: request.environ.get(ACTOR, STRANGER)


def actor_of(app: Flask, player: Player) -> Actor:
    """The player with everything their stand-in role may do."""
    every = {str(permission) for feature in the_house(app).permissions.values() for permission in feature}
    allowed = {
        "coordinator": every,
        "treasurer": {name for name in every if name.startswith("money:") or name.endswith(":see")},
        "committee": {name for name in every if not name.startswith(("money:", "access:"))} | {"money:see"},
        "viewer": {name for name in every if name.endswith(":see")},
    }[player.role]
    return Actor(account_id=CAST.index(player) + 1, name=player.name, permissions=frozenset(allowed))
