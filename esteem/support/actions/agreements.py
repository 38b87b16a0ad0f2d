"""A support agreement is written, signed, set aside; a new one begins from the last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from esteem.kernel import dates, storage
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.support.actions.persons import make_findable
from esteem.support.models import Agreement, Helper
from esteem.support.queries import agreements_with, draft_with, helper_of
from esteem.support.rules.agreements import PASSAGES, STARTS, State, check_is_draft, check_may_sign

Print = Callable[[Agreement, date, str], bytes]  # the agreement, the day it was signed, who signed for the group


def begin_agreement(*, helper: Helper) -> Agreement:
    """A draft: the one that is there already, or a new one from what was signed last and what is kept about them."""
    draft = draft_with(helper.person_id)
    if draft is not None:
        return draft
    words = dict(STARTS)
    for signed in [one for one in agreements_with(helper.person_id) if one.state is State.SIGNED][:1]:
        words |= {passage.key: getattr(signed, passage.key) for passage in PASSAGES}
    words |= {"offers": helper.offers, "limits": helper.limits}
    later = helper.review_on if helper.review_on and helper.review_on > dates.today() else None
    draft = Agreement(person_id=helper.person_id, review_on=later, signed_for_us="", sha256="", **words)
    draft.person = helper.person
    session.add(draft)
    session.flush()
    return draft


def change_agreement(*, agreement: Agreement, seen_version: int | None, **words: Any) -> Agreement:
    """Change the words of a draft. Raises StaleEdit, RuleBroken."""
    check_is_draft(agreement.state)
    check_version(agreement, seen_version)
    for field, value in words.items():
        setattr(agreement, field, value)
    session.flush()
    return agreement


def sign_agreement(
    *, agreement: Agreement, seen_version: int | None, signed_on: date, signed_for_us: str, print_it: Print
) -> Agreement:
    """It was signed: that file is stored for good, and what it says is what stands with the helper from now on.

    The printing is done between two transactions, so all is looked at again after it. Raises RuleBroken, StaleEdit.
    """
    _check(agreement, seen_version, signed_on)
    kept = storage.keep(print_it(agreement, signed_on, signed_for_us))
    agreement = _look_again(agreement)
    _check(agreement, seen_version, signed_on)
    agreement.signed_on, agreement.signed_for_us = signed_on, signed_for_us
    agreement.sha256, agreement.file_size = kept.sha256, kept.size
    _stands(agreement)
    session.flush()
    return agreement


def _look_again(agreement: Agreement) -> Agreement:
    session.expire_all()
    found = session.get(Agreement, agreement.id)
    if found is None:
        raise RuleBroken("There is no such agreement any more.")
    return found


def _check(agreement: Agreement, seen_version: int | None, signed_on: date) -> None:
    check_is_draft(agreement.state)
    if seen_version is not None and agreement.version != seen_version:
        raise RuleBroken("The words were changed while you were here. Look at the agreement again before you go on.")
    today, review_on = dates.today(), agreement.review_on
    check_may_sign(offers=agreement.offers, signed_on=signed_on, review_on=review_on, today=today)


def _stands(agreement: Agreement) -> None:
    helper = helper_of(agreement.person_id)
    if helper is None:
        return
    helper.offers, helper.limits = agreement.offers, agreement.limits
    helper.agreed_on, helper.review_on = agreement.signed_on, agreement.review_on
    if helper.ended_on and helper.agreed_on and helper.ended_on < helper.agreed_on:
        helper.ended_on = None
    make_findable(helper)


def set_aside(*, agreement: Agreement) -> Agreement:
    """The draft is not gone on with; it can be taken up again. Raises RuleBroken when it was signed."""
    check_is_draft(agreement.state)
    agreement.set_aside_at = dates.now()
    session.flush()
    return agreement


def take_up(*, agreement: Agreement) -> Agreement:
    """Go on with a draft that was set aside. Raises RuleBroken while another is being written."""
    other = draft_with(agreement.person_id)
    if other is not None and other is not agreement:
        raise RuleBroken("Another draft is being written. Set that one aside first.")
    agreement.set_aside_at = None
    session.flush()
    return agreement
