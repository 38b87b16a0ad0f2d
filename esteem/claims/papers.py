"""Claims on paper: the blank form, a claim as it stands, and the slip of a petty cash top-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from esteem.claims.models import Claim, PettyCount, PettyTin
from esteem.claims.queries.claims import Told, ToldLine, rates_now, told
from esteem.claims.queries.petty import counts_of, imprest_of
from esteem.claims.queries.settings import approvals_needed
from esteem.claims.rules.mileage import Rate
from esteem.claims.rules.petty import Imprest, say_difference
from esteem.claims.rules.standing import Standing
from esteem.group.queries import our_group
from esteem.kernel.dates import day_of, today
from esteem.kernel.money import Money
from esteem.kernel.papers import Paper

DECLARATION = "I spent this money, and made these journeys, for the group. I have not had it back from anybody else."


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who signs: what as, and their name where it is known."""

    office: str
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimPaper:
    """Everything the form may say; blank lines where nothing is known."""

    number: int | None
    name: str
    stands: str
    spent: Sequence[ToldLine]
    journeys: Sequence[ToldLine]
    total: Money | None
    approvals: Sequence[Signatory]
    rates: Sequence[Rate] = ()
    paid_on: date | None = None
    reference: str = ""
    handed_in_on: date | None = None
    declaration: str = DECLARATION
    blank_spent: int = 0
    blank_journeys: int = 0
    shows_fund: bool = False
    as_of: date = field(default_factory=today)


def blank_form() -> Paper:
    """The form to fill in with a pen, with the rates of the day."""
    approvals = [Signatory("approves") for _ in range(approvals_needed())]
    facts = ClaimPaper(
        None, "", "", (), (), None, approvals, rates_now(), blank_spent=7, blank_journeys=5,
    )  # fmt: skip
    return _paper("Expense claim", facts, "Expense claim form")


def claim_paper(row: Claim) -> Paper:
    """The claim as it stands, to be signed and kept."""
    words: Told = told(row)
    done = [Signatory("approved", one.name, day_of(one.approved_at)) for one in row.approvals_now]
    if row.standing is Standing.DRAFT:
        done = []
    more = [Signatory("approves")] * max(0, row.needed - len(done))
    facts = ClaimPaper(
        row.id, row.name, row.standing.says, words.spent, words.journeys, row.total, [*done, *more], paid_on=row.paid_on,
        reference=row.reference, handed_in_on=row.handed_in_on, shows_fund=words.has_several_funds,
    )  # fmt: skip
    return _paper("Expense claim", facts, f"Expense claim {row.id}")


@dataclass(frozen=True, slots=True)
class Slip:
    """A tin as it stands, with what went through it, and its last count."""

    tin: PettyTin
    now: Imprest
    count: PettyCount | None
    differs: str


def slip_paper(tin: PettyTin) -> Paper:
    """The vouchers since the last top-up, what they come to, and room to sign. A count older than a voucher is left out."""
    counts = counts_of(tin, most=1)
    now = imprest_of(tin)
    latest = counts[0] if counts and counts[0].vouchers == now.top_up else None
    facts = Slip(tin, now, latest, say_difference(latest.difference) if latest else "")
    group = our_group()
    return Paper(
        template="claims/slip_paper.html", title="Petty cash", group_name=group.name, draft=False, facts={"told": facts},
        file_name=f"Petty cash {today().isoformat()}",
    )  # fmt: skip


def _paper(title: str, facts: ClaimPaper, file_name: str) -> Paper:
    return Paper(
        template="claims/claim_paper.html", title=title, group_name=our_group().name, draft=False, facts={"told": facts},
        file_name=file_name,
    )  # fmt: skip
