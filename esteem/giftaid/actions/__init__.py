"""What the group does: it decides to claim, keeps declarations, says what is a gift, claims, and is paid."""

from esteem.giftaid.actions.claims import match, record_claim, settle, undo_claim, unmatch
from esteem.giftaid.actions.declarations import cancel, change_declaration, declare, move_home, put_away, send_record
from esteem.giftaid.actions.gifts import decide, forget_said, say_gift

__all__ = [
    "cancel", "change_declaration", "decide", "declare", "forget_said", "match", "move_home", "put_away", "record_claim",
    "say_gift", "send_record", "settle", "undo_claim", "unmatch",
]  # fmt: skip
