"""“Who may speak for us”: one page to show to a newspaper or an office, made only when somebody means to."""

from __future__ import annotations

from collections.abc import Sequence

from esteem.group.queries import our_group, our_words
from esteem.kernel import dates
from esteem.kernel.papers import Paper
from esteem.minutes.models import Mandate

TEMPLATE = "minutes/speaking_paper.html"


def who_may_speak(mandates: Sequence[Mandate], *, large: bool = False) -> Paper:
    """These people, what about and to whom, as of today; no numbers and no addresses."""
    paper = Paper(
        template=TEMPLATE, title="Who may speak for us", group_name=our_group().name, draft=False,
        facts={"mandates": mandates, "today": dates.today(), "meetings": our_words().meetings},
        file_name=f"Who may speak for us {dates.today().isoformat()}",
    )  # fmt: skip
    return paper.larger() if large else paper
