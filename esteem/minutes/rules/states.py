"""How minutes, decisions and actions stand."""

from __future__ import annotations

from esteem.kernel.text import Said


class MinutesState(Said):
    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved"


class DecisionState(Said):
    STANDS = "stands", "Stands"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ActionState(Said):
    OPEN = "open", "Open"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"
