"""Who approves and signs the papers of a year, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from esteem.committee.queries import officer
from esteem.committee.rules import OfficeKind
from esteem.group.models import Group
from esteem.group.rules import Formality
from esteem.kernel.dates import say_day

BODIES = {
    Formality.CHARITY: "the trustees",
    Formality.CONSTITUTED: "the committee",
    Formality.INFORMAL: "the group",
}
_SIGN_AS = {
    Formality.CHARITY: ("trustee", "trustee"),
    Formality.CONSTITUTED: ("chair", "treasurer"),
    Formality.INFORMAL: ("for the group", "who looks after the money"),
}


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who signs: what they sign as, and their name where it is known."""

    office: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalWords:
    """When, by which meeting, and by whom a paper was approved, as the paper says it."""

    approved_on: date
    meeting: str
    signed_by: str


def signatories(group: Group) -> Iterator[Signatory]:
    """Two of those who answer for the group, by name where the committee's list knows them."""
    for office, kind in zip(_SIGN_AS[group.formality], (OfficeKind.CHAIR, OfficeKind.TREASURER), strict=True):
        holder = officer(kind)
        yield Signatory(office, holder.name if holder else "")


def approval_says(group: Group, approval: ApprovalWords | None) -> str:
    """The sentence above the lines to sign on."""
    body = BODIES[group.formality]
    if approval is None:
        return f"To be approved by {body} and signed on their behalf."
    meeting = f" at {approval.meeting}" if approval.meeting else ""
    signed = f", and signed by {approval.signed_by}" if approval.signed_by else ""
    return f"Approved by {body}{meeting} on {say_day(approval.approved_on)}{signed}."
