"""What is done with the group's money. Booked money is never changed: it is reversed, with a reason."""

from esteem.money.actions.bookings import (
    record_money_in,
    record_money_out,
    record_move,
    record_opening,
    record_parts_in,
    record_parts_out,
    record_transfer,
    reverse,
)
from esteem.money.actions.places import (
    add_fund,
    add_heading,
    change_account,
    change_fund,
    change_heading,
    close_account,
    close_fund,
    open_account,
    put_away_heading,
    reopen,
)
from esteem.money.actions.projects import (
    add_project,
    bring_back_project,
    change_project,
    put_away_project,
    tag_booking,
)
from esteem.money.actions.year_ends import (
    add_holding,
    approve_accounts,
    change_holding,
    check_approval_day,
    remove_holding,
)

__all__ = [
    "add_fund", "add_heading", "add_holding", "add_project", "approve_accounts", "bring_back_project", "change_account",
    "change_fund", "change_heading", "change_holding", "change_project", "check_approval_day", "close_account", "close_fund",
    "open_account", "put_away_heading", "put_away_project", "record_money_in", "record_money_out", "record_move",
    "record_opening", "record_parts_in", "record_parts_out", "record_transfer", "remove_holding", "reopen", "reverse",
    "tag_booking",
]  # fmt: skip
