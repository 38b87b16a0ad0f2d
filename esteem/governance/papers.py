"""The constitution on paper: all its facts, taken at one moment.

The template is `governance/constitution_paper.html`; `ConstitutionPaper` is everything it may say.
"""

from __future__ import annotations

from dataclasses import dataclass

from esteem.governance import queries
from esteem.governance.models import Constitution
from esteem.governance.rules.document import Adoption, Document, Signature
from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.papers import Paper

TEMPLATE = "governance/constitution_paper.html"


@dataclass(frozen=True, slots=True)
class ConstitutionPaper:
    """What the paper is made from: its clauses, how it was adopted if it was, and the lines people sign on."""

    document: Document
    adoption: Adoption | None
    signatories: tuple[Signature, ...]
    number: int
    copy: bool


def constitution_paper(constitution: Constitution) -> Paper:
    """The version as it stands: a draft says so on every page, an adopted one is a copy of the file that was stored."""
    document, adoption = queries.document_of(constitution), constitution.adoption
    number = constitution.number or queries.latest_number() + 1
    return _paper(document, adoption, number, copy=constitution.is_adopted)


def adopted_pdf(_constitution: Constitution, document: Document, adoption: Adoption) -> bytes:
    """The file that is stored for good when this draft is adopted. Raises RuleBroken when nothing can be printed."""
    return _paper(document, adoption, queries.latest_number() + 1, copy=False).pdf()


def _paper(document: Document, adoption: Adoption | None, number: int, *, copy: bool) -> Paper:
    signed = adoption.signed if adoption else tuple(queries.likely_signatories())
    return Paper(
        template=TEMPLATE,
        title="Constitution",
        group_name=document.name,
        registered_as=_registered_as(),
        file_name=file_name(number, adopted=adoption is not None),
        facts={"told": ConstitutionPaper(document, adoption, signed, number, copy)},
        draft=adoption is None,
    )


def file_name(number: int, *, adopted: bool) -> str:
    """Without the group's name: that may tell what its members have."""
    return f"Constitution version {number}" if adopted else f"Constitution draft {dates.today().isoformat()}"


def _registered_as() -> str:
    group = our_group()
    return f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else ""
