"""The examiner’s questions and the answers on paper. The template is `examining/queries_paper.html`."""

from __future__ import annotations

from esteem.examining import queries
from esteem.examining.models import ExaminerVisit
from esteem.group.queries import our_group
from esteem.kernel.dates import say_day
from esteem.kernel.papers import Paper

TEMPLATE = "examining/queries_paper.html"


def queries_paper(visit: ExaminerVisit) -> Paper:
    """Every question of the visit with its answer, and the comments on vouchers."""
    group, asked = our_group(), queries.queries_of([visit.id])
    return Paper(
        template=TEMPLATE, title="The examiner’s queries", group_name=group.name, draft=False,
        registered_as=f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else "",
        file_name=f"Examiners queries {visit.year_ends_on.isoformat()}",
        facts={
            "visit": visit, "year_ended": say_day(visit.year_ends_on), "asked": asked,
            "numbers": queries.voucher_numbers(asked), "comments": queries.comments_of(visit),
            "progress": queries.progress_of([visit])[visit.id],
        },
    )  # fmt: skip
