"""What the group does: claims are written, handed in, approved, paid; a tin is kept full."""

from esteem.claims.actions.claims import (
    add_journey,
    add_spent,
    begin_claim,
    change_journey,
    change_spent,
    hand_in,
    remove_thing,
    send_back,
    take_back,
    withdraw,
)
from esteem.claims.actions.paying import approve, pay, unpay
from esteem.claims.actions.people import forget, hand_on
from esteem.claims.actions.petty import change_tin, count_tin, keep_tin, stop_tin, top_up, undo_top_up
from esteem.claims.actions.settings import add_rate, decide_approvals, put_away_rate

__all__ = [
    "add_journey", "add_rate", "add_spent", "approve", "begin_claim", "change_journey", "change_spent", "change_tin",
    "count_tin", "decide_approvals", "forget", "hand_in", "hand_on", "keep_tin", "pay", "put_away_rate", "remove_thing",
    "send_back", "stop_tin", "take_back", "top_up", "undo_top_up", "unpay", "withdraw",
]  # fmt: skip
