"""Places compared, on paper: so many beside each other as the sheet is wide. It never says whose it is."""

from __future__ import annotations

from esteem.kernel.dates import today
from esteem.kernel.papers import Paper
from esteem.meetings.queries.comparison import Comparison

TEMPLATE = "meetings/comparison_paper.html"
BESIDE = {(False, False): 3, (False, True): 6, (True, False): 2, (True, True): 3}  # large type, across


def comparison_paper(told: Comparison, *, across: bool, large: bool) -> Paper:
    """Portrait or across the sheet; large type takes more pages with fewer places on each."""
    beside = BESIDE[large, across]
    pages = [told.only(first, beside) for first in range(0, len(told.venues), beside)]
    paper = Paper(
        template=TEMPLATE, title="Places compared", group_name="", draft=False,
        facts={"told": told, "pages": pages, "across": across}, file_name=f"Places compared {today().isoformat()}",
    )  # fmt: skip
    return paper.larger() if large else paper
