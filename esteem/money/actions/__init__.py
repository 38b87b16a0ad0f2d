"""What is done with the group's money. Booked money is never changed: it is reversed, with a reason."""

from esteem.money.actions.bookings import (
    record_money_in,
    record_money_out,
    record_move,
    record_opening,
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
from esteem.money.actions.year_ends import (
    add_holding,
    approve_accounts,
    change_holding,
    check_approval_day,
    remove_holding,
)

__all__ = [
    "add_fund", "add_heading", "add_holding", "approve_accounts", "change_account", "change_fund", "change_heading",
    "change_holding", "check_approval_day", "close_account", "close_fund", "open_account", "put_away_heading", "record_money_in",
    "record_money_out", "record_move", "record_opening", "record_transfer", "remove_holding", "reopen", "reverse",
]  # fmt: skip
