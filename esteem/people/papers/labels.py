"""Address labels on paper: nothing on them but names and addresses. The template is `people/labels_paper.html`."""

from __future__ import annotations

from esteem.kernel.dates import today
from esteem.kernel.papers import Paper
from esteem.people.queries.labels import Labels

TEMPLATE = "people/labels_paper.html"


def labels_paper(labels: Labels) -> Paper:
    """The sheets of labels, each label where the maker cuts it."""
    return Paper(
        template=TEMPLATE,
        title="Labels",
        group_name="",
        file_name=f"Labels {today().isoformat()}",
        facts={"labels": labels},
        draft=False,
    )
