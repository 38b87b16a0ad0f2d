"""What is done about helpers, organisations, speakers and agreements. What was put away can be brought back."""

from esteem.support.actions.agreements import (
    Print,
    begin_agreement,
    change_agreement,
    set_aside,
    sign_agreement,
    take_up,
)
from esteem.support.actions.contacts import in_touch, in_touch_today, take_back_contact
from esteem.support.actions.helping import (
    add_helper,
    begin_again,
    change_helper,
    end_help,
    name_roles,
    record_review,
)
from esteem.support.actions.organisations import (
    add_organisation,
    bring_back_organisation,
    change_organisation,
    put_away_organisation,
)
from esteem.support.actions.persons import erase_person, merge_people
from esteem.support.actions.speakers import (
    add_speaker,
    bring_back_speaker,
    change_speaker,
    put_away_speaker,
    thank_speaker,
)

__all__ = [
    "Print", "add_helper", "add_organisation", "add_speaker", "begin_again", "begin_agreement", "bring_back_organisation",
    "bring_back_speaker", "change_agreement", "change_helper", "change_organisation", "change_speaker", "end_help",
    "erase_person", "in_touch", "in_touch_today", "merge_people", "name_roles", "put_away_organisation",
    "put_away_speaker", "record_review", "set_aside", "sign_agreement", "take_back_contact", "take_up", "thank_speaker",
]  # fmt: skip
