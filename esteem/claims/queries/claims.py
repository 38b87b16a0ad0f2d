"""Claims: those that are shown, one as its page tells it, what waits, and the miles of a tax year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from esteem.claims.models import Claim, Journey, MileageRate, Spent
from esteem.claims.permissions import Claims
from esteem.claims.rules.mileage import Rate, Vehicle, delivered, rate_on, say_miles, tax_year
from esteem.claims.rules.standing import OPEN, Approver, Standing, is_old
from esteem.claims.rules.wanted import Wanted
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.listings import Listing, listing
from esteem.kernel.money import Money
from esteem.kernel.permissions import actor, may
from esteem.kernel.text import like
from esteem.money.queries.places import Places, every_place
from esteem.money.rules.wanted import findable
from esteem.people.models import Person
from esteem.people.queries.myself import my_person_id


def name_of(person_id: int) -> str:
    """How a claimant is called. Raises RuleBroken for somebody who is no longer on the list."""
    person = session.get(Person, person_id)
    if person is None or person.removed_at or person.erased_at:
        raise RuleBroken("Choose somebody of the list.", field="person_id")
    return person.name


def may_look(claim: Claim) -> bool:
    """Whether whoever asks may see it: their own, or all, or those handed in where they approve or pay."""
    if may(Claims.MAKE) or is_mine(claim):
        return True
    shown = claim.standing in (Standing.SUBMITTED, Standing.APPROVED, Standing.PAID)
    return shown and (may(Claims.APPROVE) or may(Claims.PAY))


def is_mine(claim: Claim) -> bool:
    """Whether whoever asks is the claimant."""
    return claim.person_id is not None and claim.person_id == my_person_id()


def may_write(claim: Claim) -> bool:
    """Whether whoever asks may change what is in it, while it is being written."""
    return claim.standing is Standing.DRAFT and (is_mine(claim) or may(Claims.MAKE))


def claim_of(number: int) -> Claim | None:
    """A claim with all that is in it; None for one that is not there or not for whoever asks."""
    if not 0 < number < 2**63:
        return None
    claim = session.scalar(_whole(select(Claim).where(Claim.id == number)))
    return claim if claim is not None and may_look(claim) else None


def _whole(chosen: Select[Claim]) -> Select[Claim]:
    return chosen.options(selectinload(Claim.spent), selectinload(Claim.journeys), selectinload(Claim.approvals))


def approver() -> Approver:
    """Whoever asks, as somebody who approves."""
    return Approver(actor().account_id or 0, my_person_id(), actor().name)


def _chosen(wanted: Wanted) -> Select[Claim]:
    chosen = select(Claim).where(Claim.standing.in_(wanted.standings))
    for word in wanted.sought.split():
        chosen = chosen.where(Claim.found_by.like(like(findable(word)), escape="\\"))
    return chosen.order_by(Claim.standing == Standing.PAID, Claim.handed_in_on.desc(), Claim.id.desc())


def claims_found(wanted: Wanted, *, number: int) -> Listing[Claim]:
    """A page of them: what waits first, then the latest paid."""
    return listing(_chosen(wanted), number=number)


def all_found(wanted: Wanted) -> Sequence[Claim]:
    """The same on one page, for a file."""
    return session.scalars(_chosen(wanted)).all()


def mine(*, number: int) -> Listing[Claim]:
    """Those of whoever asks, the latest first."""
    own = select(Claim).where(Claim.person_id == (my_person_id() or 0)).order_by(Claim.id.desc())
    return listing(own, number=number)


def of_person(person_id: int, *, most: int = 3) -> Sequence[Claim]:
    """The latest few of somebody."""
    own = select(Claim).where(Claim.person_id == person_id).order_by(Claim.id.desc())
    return session.scalars(own.limit(most)).all()


def claim_paid_with(transaction_id: int) -> Claim | None:
    """The claim this booking paid, if it did."""
    return session.scalar(select(Claim).where(Claim.transaction_id == transaction_id))


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait for something, and what they come to."""

    count: int
    total: Money


def waiting() -> dict[Standing, Waiting]:
    """What waits for approval, and what waits to be paid; without any name."""
    grouped = select(Claim.standing, func.count(Claim.id), func.sum(Claim.total)).where(Claim.standing.in_(OPEN))
    found = {
        standing: Waiting(count, total) for standing, count, total in session.execute(grouped.group_by(Claim.standing))
    }
    return {standing: found.get(standing, Waiting(0, Money(0))) for standing in OPEN}


def own_rates() -> list[Rate]:
    """The group's own rates that stand."""
    kept = select(MileageRate).where(MileageRate.put_away_at.is_(None))
    return [row.rate for row in session.scalars(kept)]


def rates_now(day: date | None = None) -> list[Rate]:
    """What a mile is worth on that day, or today, for each vehicle."""
    own = own_rates()
    return [rate_on(vehicle, day or dates.today(), own) for vehicle in Vehicle]


def all_rates() -> list[Rate]:
    """Every rate that stands or stood, by vehicle, the latest first; the group's own among them."""
    order = list(Vehicle)
    return sorted(
        [*own_rates(), *delivered()],
        key=lambda rate: (order.index(rate.vehicle), -rate.starts_on.toordinal(), rate.row is None),
    )


def rates_put_away() -> Sequence[MileageRate]:
    """The group's own that stand no more."""
    return session.scalars(
        select(MileageRate).where(MileageRate.put_away_at.is_not(None)).order_by(MileageRate.id)
    ).all()


def miles_before(claim: Claim, vehicle: Vehicle, days: Iterable[date]) -> dict[date, int]:
    """Tenths of a mile the claimant has in other claims handed in, by the first day of the tax year, for these days' years."""
    years = sorted({tax_year(day) for day in days})
    if claim.person_id is None or not years:
        return {}
    found = select(Journey.day, Journey.tenths).join(Claim, Claim.id == Journey.claim_id)
    found = found.where(
        Claim.person_id == claim.person_id, Claim.standing.in_((*OPEN, Standing.PAID)), Journey.vehicle == vehicle,
        Journey.day >= years[0][0], Journey.day < years[-1][1],
    )  # fmt: skip
    if claim.id is not None:
        found = found.where(Claim.id != claim.id)
    sums: dict[date, int] = defaultdict(int)
    for day, tenths in session.execute(found):
        sums[tax_year(day)[0]] += tenths
    return dict(sums)


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One thing of a claim as it is told: `more` says the way and how it was worked out."""

    row: Spent | Journey
    kind: str
    day: date
    purpose: str
    more: str
    heading: str
    fund: str
    project: str
    amount: Money
    receipt: str


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the names of its headings, funds and projects."""

    row: Claim
    lines: tuple[ToldLine, ...]
    has_several_funds: bool

    @property
    def journeys(self) -> tuple[ToldLine, ...]:
        return tuple(line for line in self.lines if line.kind == "journey")

    @property
    def spent(self) -> tuple[ToldLine, ...]:
        return tuple(line for line in self.lines if line.kind == "spent")

    @property
    def old(self) -> tuple[ToldLine, ...]:
        """What was more than a year old when it was handed in, or is today."""
        return tuple(line for line in self.lines if is_old(line.day, self.row.handed_in_on or dates.today()))

    @property
    def lacks_heading(self) -> bool:
        return any(not line.heading for line in self.lines)


def told(claim: Claim) -> Told:
    """The claim in words."""
    known = every_place()
    open_funds = [fund for fund in known.funds if not fund.is_closed]
    return Told(claim, tuple(_line(thing, known) for thing in claim.things), len(open_funds) > 1)


def _line(thing: Spent | Journey, known: Places) -> ToldLine:
    is_journey = isinstance(thing, Journey)
    return ToldLine(
        row=thing, kind="journey" if is_journey else "spent", day=thing.day, purpose=thing.purpose,
        more=_way(thing) if isinstance(thing, Journey) else "",
        heading=known.heading_names.get(thing.heading_id or 0, ""), fund=known.fund_names.get(thing.fund_id, ""),
        project=known.project_names.get(thing.project_id or 0, ""), amount=thing.amount,
        receipt="" if isinstance(thing, Journey) or not thing.sha256 else thing.receipt_name or "Receipt",
    )  # fmt: skip


def _way(journey: Journey) -> str:
    """`Sampleton to Brookvale, 24 miles by car`."""
    places = " to ".join(place for place in (journey.from_place, journey.to_place) if place)
    return ", ".join(part for part in (places, f"{say_miles(journey.tenths)}, {journey.vehicle.says.lower()}") if part)
