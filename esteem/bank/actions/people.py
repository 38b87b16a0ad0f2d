"""A person is erased, or was two: what statements and counts of cash say of them."""

from __future__ import annotations

from esteem.bank.queries.cash import counts_by
from esteem.bank.queries.held import lines_about
from esteem.kernel import history
from esteem.kernel.db import session
from esteem.money.rules.wanted import findable


def unlink(person_id: int) -> None:
    """What the bank wrote about them goes, and their name from the counts; days and amounts stay."""
    for line in lines_about(person_id):
        line.words, line.found_by = "", findable(line.amount.plain())
    for count in counts_by(person_id):
        count.first_id = None if count.first_id == person_id else count.first_id
        count.second_id = None if count.second_id == person_id else count.second_id
        session.flush()
        history.blank("cash_count", count.id)
    session.flush()


def hand_on(kept_id: int, gone_id: int) -> None:
    """Two people are one: what the one counted, the other counted; two of a count who are one were one."""
    for count in counts_by(gone_id):
        if kept_id in (count.first_id, count.second_id):
            count.first_id, count.second_id = kept_id, None
        elif count.first_id == gone_id:
            count.first_id = kept_id
        else:
            count.second_id = kept_id
    session.flush()
