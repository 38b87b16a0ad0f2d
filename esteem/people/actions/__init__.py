"""What is done about people. Nothing here is beyond recall: who left can come back, who was removed can be put back."""

from esteem.people.actions.person import (
    add_person,
    change_person,
    put_back,
    record_leaving,
    remove_person,
    welcome_back,
)

__all__ = ["add_person", "change_person", "put_back", "record_leaving", "remove_person", "welcome_back"]
