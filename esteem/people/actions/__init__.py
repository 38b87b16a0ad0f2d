"""What is done about people. Nothing here is beyond recall: who left can come back, who was removed can be put back."""

from esteem.people.actions.following import follow_up, tick, untick
from esteem.people.actions.own_lists import add_entry, bring_back_entry, change_entry, put_away_entry
from esteem.people.actions.own_row import forget_person, forget_record, forget_row, merge_record
from esteem.people.actions.person import (
    add_person,
    change_person,
    put_back,
    record_leaving,
    remove_person,
    welcome_back,
)
from esteem.people.actions.standing import become, put_right, take_back

__all__ = [
    "add_entry", "add_person", "become", "bring_back_entry", "change_entry", "change_person", "follow_up", "forget_person",
    "forget_record", "forget_row", "merge_record", "put_away_entry", "put_back", "put_right", "record_leaving",
    "remove_person", "take_back", "tick", "untick", "welcome_back",
]  # fmt: skip
