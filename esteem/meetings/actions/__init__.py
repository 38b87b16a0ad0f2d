"""What is done about meetings and places. A meeting is cancelled rather than deleted, a place no longer used."""

from esteem.meetings.actions.meetings import (
    add_meeting,
    cancel_meeting,
    change_meeting,
    count_who_came,
    put_back_meeting,
    put_on_again,
    remove_meeting,
    send_notice,
)
from esteem.meetings.actions.venues import add_venue, bring_back_venue, change_venue, retire_venue

__all__ = [
    "add_meeting",
    "add_venue",
    "bring_back_venue",
    "cancel_meeting",
    "change_meeting",
    "change_venue",
    "count_who_came",
    "put_back_meeting",
    "put_on_again",
    "remove_meeting",
    "retire_venue",
    "send_notice",
]
