"""What this brings to the house: statements from the bank, matching, reconciliation, counting cash."""

from __future__ import annotations

from typing import Any

from esteem.bank.actions import people
from esteem.bank.actions.cash import forget_booking
from esteem.bank.actions.matching import reopen
from esteem.bank.actions.statements import forget_files
from esteem.bank.checks import checks, steps
from esteem.bank.permissions import Bank
from esteem.bank.queries.bookings import lines_for
from esteem.bank.queries.cash import last_counted
from esteem.bank.queries.held import has_lines, held_about
from esteem.bank.queries.lines import count_waiting
from esteem.bank.queries.reconciling import reconciled_until, reconciled_with
from esteem.bank.tasks import to_do
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO
from esteem.money.models import MoneyAccount, Transaction
from esteem.money.rules.events import CHECKED, REVERSED, STEPS
from esteem.money.rules.kinds import AccountKind
from esteem.people.permissions import People
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.people.rules.kept import KEPT, Basis, Kept

LINES = Kept(
    "Lines of our bank statements that name you", "To see that our books and the bank agree.", Basis.LAW, "money", Bank.SEE,
    also="and whoever looks at our accounts", place=46,
)  # fmt: skip


def add_to(house: House) -> None:
    """Its tab, its sections on lower pages, and what it keeps about people."""
    house.tabs.append(Tab("Bank", "bank.index", Bank.SEE, place=30, under="money.index"))
    house.panels.append(Panel("money.account", "bank/account_panel.html", Bank.SEE, _of_account, place=20))
    house.panels.append(Panel("money.transaction", "bank/booking_panel.html", Bank.SEE, _of_booking, place=40))
    house.panels.append(Panel("money.reverse", "bank/reverse_panel.html", Bank.SEE, _of_reversal, place=40))
    house.daily["statements nobody brought in"] = forget_files
    house.on(TO_DO, to_do)
    house.on(REVERSED, reopen)
    house.on(REVERSED, forget_booking)
    house.on(CHECKED, checks)
    house.on(STEPS, steps)
    house.on(HELD, held_about)
    house.on(ERASED, people.unlink)
    house.on(MERGED, people.hand_on)
    house.on(KEPT, lambda: LINES if has_lines() else None)


def _of_account(account: MoneyAccount) -> dict[str, Any]:
    count, since = count_waiting().get(account.id, (0, None))
    return {
        "account": account, "is_tin": account.kind is AccountKind.TIN, "waiting": count, "since": since,
        "reconciled_until": reconciled_until().get(account.id), "counted_on": last_counted().get(account.id),
    }  # fmt: skip


def _of_booking(booking: Transaction) -> dict[str, Any] | None:
    """The lines of statements it is matched with; nothing where there are none."""
    found = lines_for(booking.id)
    return {"found": found, "by_name": may(People.SEE)} if found else None


def _of_reversal(booking: Transaction) -> dict[str, Any] | None:
    """The reconciliations that counted it, before it is reversed; nothing where there are none."""
    found = reconciled_with(booking.id)
    return {"found": found} if found else None
