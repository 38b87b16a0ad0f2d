"""Papers of subs: a receipt, and a year's sheet. Neither title says what kind of group it is."""

from __future__ import annotations

from collections.abc import Sequence

from esteem.group.queries import our_group, our_words
from esteem.kernel.dates import say_day
from esteem.kernel.money import Money
from esteem.kernel.papers import Paper
from esteem.subs.models import SubsPayment
from esteem.subs.queries.door import voucher_of
from esteem.subs.queries.members import paid_for_said
from esteem.subs.queries.sheet import Sheet


def receipt_paper(payment: SubsPayment, together: Sequence[SubsPayment]) -> Paper:
    """A receipt for what somebody paid at once."""
    payer = payment.payer or payment.person
    lines = [(one.person, one.plan.name, paid_for_said(one), one.amount) for one in together if one.person is not None]
    facts = {
        "payment": payment, "payer": payer, "lines": lines, "total": Money.total(one.amount for one in together),
        "voucher": voucher_of(payment.transaction_id), "subs": our_words().subs,
    }  # fmt: skip
    return Paper(
        template="subs/receipt_paper.html", title="Receipt", group_name=our_group().name, draft=False, facts=facts,
        file_name=f"Receipt {payment.paid_on.isoformat()} {payment.id}",
    )  # fmt: skip


def sheet_paper(sheet: Sheet) -> Paper:
    """A year's subs, a line for each."""
    called = our_words().subs
    return Paper(
        template="subs/sheet_paper.html", title=f"{called[:1].upper()}{called[1:]} in the year to {say_day(sheet.year.last_day)}",
        group_name=our_group().name, draft=False, facts={"sheet": sheet},
        file_name=f"Year sheet {sheet.year.last_day.isoformat()}",
    )  # fmt: skip
