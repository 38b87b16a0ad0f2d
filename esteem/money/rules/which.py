"""The reports there are, each explained in one sentence."""

from __future__ import annotations

from esteem.kernel.text import Said


class Which(Said):
    """A report by the word in its address."""

    TREASURER = "treasurer", "Treasurer’s report"
    HEADINGS = "headings", "By heading and fund"
    MONTHS = "months", "Month by month"
    FUNDS = "funds", "Fund by fund"
    PROJECTS = "projects", "Project by project"
    PEOPLE = "people", "Person by person"
    PARENT = "parent-body", "To and from the body over us"
    LEDGER = "ledger", "General ledger"

    @property
    def tells(self) -> str:
        """What it is for, in one sentence."""
        return _TELLS[self]


_TELLS = {
    Which.TREASURER: "For a meeting: what there was, what came and went, and that it is all in the bank and the tin.",
    Which.HEADINGS: "What the money was for, with a column for each fund and last year beside it.",
    Which.MONTHS: "What came in and went out in each month, as a picture and a table.",
    Which.FUNDS: "What each fund had, got, spent and has left: what a funder asks.",
    Which.PROJECTS: "What each project brought and cost.",
    Which.PEOPLE: "What came from and went to each person: keep it to yourself.",
    Which.PARENT: "Levies we paid and shares we got, kept apart from what we raised ourselves.",
    Which.LEDGER: "All that went through each account and heading, with running balances: what an examiner asks.",
}
