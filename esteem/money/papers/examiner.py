"""The blank report of whoever looks at the accounts: the group's facts are filled in, and nothing of what they find."""

from __future__ import annotations

from dataclasses import dataclass

from esteem.group.queries import our_group, our_words
from esteem.kernel import history
from esteem.kernel.dates import Period, say_day
from esteem.kernel.history import Head
from esteem.kernel.money import Money
from esteem.kernel.papers import Paper
from esteem.money.papers.accounts import layout_for, registered_as, scrutiny_of
from esteem.money.papers.signing import BODIES
from esteem.money.queries import years
from esteem.money.queries.year_papers import our_regime
from esteem.money.rules import statements
from esteem.money.rules.layouts import Layout
from esteem.money.rules.scrutiny import Basis, Need, Regime, Scrutiny, basis_of

TEMPLATE = "money/examiner_paper.html"


@dataclass(frozen=True, slots=True)
class ExaminerReport:
    """What the blank report is made from."""

    group_name: str
    number: str
    year: Period
    body: str
    regime: Regime | None
    basis: Basis | None
    scrutiny: Scrutiny
    layout: Layout
    figures: tuple[tuple[str, Money], ...]
    is_approved: bool
    head: Head

    @property
    def title(self) -> str:
        return "Report of the independent examiner" if self.regime else "Report on the accounts"

    @property
    def is_scottish(self) -> bool:
        return self.regime is Regime.SCOTLAND

    @property
    def is_required(self) -> bool:
        """Whether the law asks for an examination of this year."""
        return self.scrutiny.need is not Need.NOTHING

    @property
    def needs_a_body(self) -> bool:
        """Whether the law asks that the examiner belongs to a listed body."""
        return self.scrutiny.need is Need.QUALIFIED_EXAMINATION


def examiner_report(year: Period) -> ExaminerReport:
    """The facts of the year that the report speaks of."""
    group, regime = our_group(), our_regime()
    books = years.year_books(year)
    statement = statements.build(books, layout_for(group, books))
    account = statement.account
    return ExaminerReport(
        group_name=group.name,
        number=group.charity_number if group.is_charity else "",
        year=year,
        body=BODIES[group.formality] if regime else f"the {our_words().members}",
        regime=regime,
        basis=basis_of(regime) if regime else None,
        scrutiny=scrutiny_of(statement),
        layout=statement.layout,
        figures=(
            ("Total receipts", account.total_receipts.total),
            ("Total payments", account.total_payments.total),
            (account.carried_forward.label, account.carried_forward.total),
        ),
        is_approved=bool(years.approvals(year)),
        head=history.head(),
    )


def examiner_paper(year: Period) -> Paper:
    """The blank report, to be filled in with a pen."""
    report = examiner_report(year)
    return Paper(
        template=TEMPLATE,
        title=f"{report.title} for the year ended {say_day(year.last_day)}",
        group_name=report.group_name,
        file_name=f"Examiners report blank {year.last_day.isoformat()}",
        registered_as=registered_as(our_group()),
        draft=False,
        facts={"report": report, "say": report.layout.say},
    )
