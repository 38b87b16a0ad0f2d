"""The support agreement on paper, one side of A4: blank, as a draft, and as it was signed.

The template is `support/agreement_paper.html`; `AgreementPaper` is everything it may say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esteem.group.models import Group
from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.papers import Paper
from esteem.support.models import Agreement
from esteem.support.queries import helper_of
from esteem.support.rules.agreements import PASSAGES, STARTS, State

TEMPLATE = "support/agreement_paper.html"
TITLE = "Support agreement"
LONG = 1000  # letters, tried: so many fit on one side with room between


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who signs: what they sign as, and their name where it is known."""

    office: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class AgreementPaper:
    """What the paper is made from: between whom, the passages with their headings, the days, the lines to sign on."""

    group_name: str
    name: str  # "" leaves a gap for a pen, as everything else that is not known does
    works: str
    passages: tuple[tuple[str, str], ...]
    signed_on: date | None
    review_on: date | None
    signatories: tuple[Signatory, ...]
    copy: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.name

    @property
    def is_long(self) -> bool:
        """Whether words or ruled lines fill the sheet, so that all must stand closer together to stay on one side."""
        return self.is_blank or sum(len(text) + 90 * text.count("\n") for _, text in self.passages) > LONG


def agreement_paper(agreement: Agreement) -> Paper:
    """The agreement as it stands: a draft says so, a signed one is a copy of the file that was stored."""
    is_signed = agreement.state is State.SIGNED
    return _paper(agreement, agreement.signed_on, agreement.signed_for_us, copy=is_signed)


def signed_pdf(agreement: Agreement, signed_on: date, signed_for_us: str) -> bytes:
    """The file that is stored for good when it was signed. Raises RuleBroken when nothing can be printed."""
    return _paper(agreement, signed_on, signed_for_us, copy=False).pdf()


def blank_paper() -> Paper:
    """An empty one, to be filled in with a pen."""
    group = our_group()
    told = AgreementPaper(
        group.name, "", "", tuple((passage.heading, STARTS[passage.key]) for passage in PASSAGES), None, None,
        _signatories("", ""),
    )  # fmt: skip
    return _printed(group, told, file_name=f"{TITLE} blank", draft=False)


def _paper(agreement: Agreement, signed_on: date | None, signed_for_us: str, *, copy: bool) -> Paper:
    group, helper = our_group(), helper_of(agreement.person_id)
    at = helper.organisation.name if helper and helper.organisation else ""
    name = agreement.person.name
    told = AgreementPaper(
        group.name, name, ", ".join(filter(None, (helper.job if helper else "", at))),
        tuple((passage.heading, getattr(agreement, passage.key)) for passage in PASSAGES), signed_on,
        agreement.review_on, _signatories(name, signed_for_us), copy,
    )  # fmt: skip
    return _printed(group, told, file_name=file_name(signed_on), draft=signed_on is None)


def _printed(group: Group, told: AgreementPaper, *, file_name: str, draft: bool) -> Paper:
    registered = f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else ""
    return Paper(
        template=TEMPLATE, title=TITLE, group_name=group.name, registered_as=registered, file_name=file_name,
        facts={"told": told}, draft=draft,
    )  # fmt: skip


def _signatories(name: str, for_us: str) -> tuple[Signatory, ...]:
    return (Signatory("who offers the support", name), Signatory("for the group", for_us))


def file_name(signed_on: date | None) -> str:
    """Without anybody's name, and without the group's: that may tell what its members have."""
    return f"{TITLE} {signed_on.isoformat()}" if signed_on else f"{TITLE} draft {dates.today().isoformat()}"
