"""A report of the books on paper: the very tables of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from esteem.committee.queries import officer
from esteem.committee.rules import OfficeKind
from esteem.group.queries import our_group
from esteem.kernel.papers import Paper
from esteem.money.papers.signing import Signatory
from esteem.money.rules.sheets import Sheet
from esteem.money.rules.spans import Span

TEMPLATE = "money/report_paper.html"
WIDE, LARGE_WIDE = 6, 4  # with more columns than these the sheet is turned; in large type sooner


def report_paper(
    title: str,
    file_name: str,
    span: Span,
    sheets: Sequence[Sheet],
    *,
    bars: Sequence[object] = (),
    to_sign: bool = False,
) -> Paper:
    """What a meeting is given; with room `to_sign`, and for what it has to ratify."""
    group = our_group()
    widest = max((len(sheet.heads) for sheet in sheets if not sheet.words), default=0)
    has_words = any(sheet.words for sheet in sheets)
    return Paper(
        template=TEMPLATE,
        title=title,
        group_name=group.name,
        file_name=f"{file_name} {span.period.last_day.isoformat()}",
        registered_as=f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else "",
        draft=False,
        facts={
            "span": span, "sheets": sheets, "bars": bars, "signatories": _signatories() if to_sign else (),
            "turned": widest > WIDE, "turned_large": has_words or widest > LARGE_WIDE,
        },
    )  # fmt: skip


def _signatories() -> tuple[Signatory, ...]:
    treasurer, chair = officer(OfficeKind.TREASURER), officer(OfficeKind.CHAIR)
    return (
        Signatory("treasurer", treasurer.name if treasurer else ""),
        Signatory("for the meeting", chair.name if chair else ""),
    )
