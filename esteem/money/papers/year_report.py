"""The report of the year on paper: a charity's trustees' annual report, another group's plain one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from esteem.group.models import Group
from esteem.group.queries import our_group, our_words
from esteem.kernel.dates import Period, say_day
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.papers import Paper
from esteem.kernel.text import Words, plural
from esteem.money.papers.accounts import layout_for, registered_as
from esteem.money.papers.signing import ApprovalWords, Signatory, approval_says, signatories
from esteem.money.queries import years
from esteem.money.queries.served import Served
from esteem.money.queries.year_papers import Gathered, gathered_in, our_regime, report_of, who_ran_it
from esteem.money.rules import statements
from esteem.money.rules.kinds import FundClass
from esteem.money.rules.layouts import Layout
from esteem.money.rules.scrutiny import Regime
from esteem.money.rules.statements import YearStatement
from esteem.money.rules.year_report import Asked, ReportPart, asked_of

TEMPLATE = "money/year_report_paper.html"
_IN_THE_HEAD = (ReportPart.ADDRESS, ReportPart.CONSTITUTED, ReportPart.CHOSEN)
_UNDER_MONEY = (ReportPart.RESERVES, ReportPart.DEFICITS)
_SIGN = "The trustees had regard to the guidance of {regulator} on public benefit when they decided what to do."
_REGULATORS = {
    Regime.ENGLAND_AND_WALES: "the Charity Commission",
    Regime.NORTHERN_IRELAND: "the Charity Commission for Northern Ireland",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what was typed under it, and what the app knows of it; `wanting` while a needed part is not written."""

    title: str
    paragraphs: tuple[str, ...]
    wanting: bool = False


@dataclass(frozen=True, slots=True)
class YearReportPaper:
    """What the paper is made from. Figures are said by `layout.say`."""

    group_name: str
    number: str
    year: Period
    regime: Regime | None
    layout: Layout
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    before: tuple[Section, ...]
    money: tuple[tuple[str, Money, Money], ...]
    has_last_year: bool
    under_money: tuple[Section, ...]
    after: tuple[Section, ...]
    signatories: tuple[Signatory, ...]
    approval_says: str

    @property
    def title(self) -> str:
        return "Trustees’ annual report" if self.regime else "Report of the year"


def year_report_paper(year: Period, *, approval: ApprovalWords | None = None) -> Paper:
    """The paper, DRAFT until it is approved with the accounts."""
    group = our_group()
    report = year_report(year, approval=approval)
    return Paper(
        template=TEMPLATE,
        title=f"{report.title} for the year ended {say_day(year.last_day)}",
        group_name=group.name,
        file_name=f"Annual report {year.last_day.isoformat()}",
        registered_as=registered_as(group),
        draft=approval is None,
        facts={"report": report, "say": report.layout.say},
    )


def year_report(year: Period, *, approval: ApprovalWords | None = None) -> YearReportPaper:
    """Everything the paper says, from what was typed, the books, the meetings and the committee."""
    group, regime, written = our_group(), our_regime(), report_of(year)
    texts = written.texts if written else {}
    books = years.year_books(year)
    statement = statements.build(books, layout_for(group, books))
    asked = {one.part: one for one in asked_of(regime)}
    told = {part: _section(one, texts, regime) for part, one in asked.items() if part not in _IN_THE_HEAD}
    told[ReportPart.DID] = _with_gathered(told[ReportPart.DID], gathered_in(year), our_words())
    if ReportPart.DEFICITS in told:
        told[ReportPart.DEFICITS] = _with_deficits(told[ReportPart.DEFICITS], statement)
    shown = {part: section for part, section in told.items() if section.paragraphs or section.wanting}
    return YearReportPaper(
        group_name=group.name,
        number=group.charity_number if group.is_charity else "",
        year=year,
        regime=regime,
        layout=statement.layout,
        facts=tuple(_facts(group, asked, texts, who_ran_it(year))),
        before=_of(shown, ReportPart.AIMS, ReportPart.DID, ReportPart.BENEFIT, ReportPart.HAD_REGARD),
        money=tuple(_money(statement)),
        has_last_year=books.has_last_year,
        under_money=_of(shown, *_UNDER_MONEY),
        after=_of(shown, ReportPart.AHEAD, ReportPart.OTHER),
        signatories=tuple(signatories(group)),
        approval_says=approval_says(group, approval),
    )


def _of(shown: dict[ReportPart, Section], *parts: ReportPart) -> tuple[Section, ...]:
    return tuple(shown[part] for part in parts if part in shown)


def _section(asked: Asked, texts: dict[str, str], regime: Regime | None) -> Section:
    text = texts.get(asked.part.value, "")
    if asked.part is ReportPart.HAD_REGARD and text:
        text = _SIGN.format(regulator=_REGULATORS[regime]) if regime in _REGULATORS else ""
    return Section(asked.part.says, _paragraphs(text), asked.needed and not text)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in text.split("\n\n") if piece.strip())


def _facts(
    group: Group, asked: dict[ReportPart, Asked], texts: dict[str, str], ran: Sequence[Served]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands at the head: who the charity is, where, under what rules, and who its trustees were."""
    if group.is_charity:
        yield "Charity number", (group.charity_number or "Not written down.",)
    for part in _IN_THE_HEAD:
        if part in asked:
            yield part.says, _paragraphs(texts.get(part.value, "")) or ("Still to be written.",)
    if ran or group.is_charity:
        title = "Trustees" if group.is_charity else "Committee"
        yield title, tuple(_served(one) for one in ran) or ("Nobody is written down on the committee’s page.",)


def _served(one: Served) -> str:
    return ", ".join(text for text in (one.name, " and ".join(one.offices).lower(), one.days) if text)


def _with_gathered(section: Section, gathered: Gathered, words: Words) -> Section:
    """How often the group met and how many came, after what was typed."""
    met, told = gathered.met, []
    if met.held:
        came = f", and {gathered.average:,} people came on average" if gathered.average is not None else ""
        told.append(f"We met {_times(met.held)} in the year{came}.")
    if gathered.first_timers is not None:
        told.append(f"{gathered.first_timers:,} came for the first time.")
    if gathered.committee:
        told.append(f"The committee had {plural(gathered.committee, words.meeting, words.meetings)}.")
    return Section(section.title, (*section.paragraphs, *([" ".join(told)] if told else [])), section.wanting)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _with_deficits(section: Section, statement: YearStatement) -> Section:
    """The funds below nought are named, whoever wrote what of them."""
    short = [f"{s.fund.name} by £{statement.layout.say(NOTHING - s.carried_forward)}" for s in statement.overspent]
    if not short:
        return section
    named = f"Below nought at the year’s end: {', '.join(short)}."
    return Section(section.title, (named, *section.paragraphs), not section.paragraphs)


def _money(statement: YearStatement) -> Iterator[tuple[str, Money, Money]]:
    """The year in four figures, and what of it is bound to a purpose."""
    account = statement.account
    start = account.brought_forward.plus(account.begun_with)
    for words, row in (
        ("Cash at the start of the year", start),
        ("Received", account.total_receipts),
        ("Paid", account.total_payments),
        ("Cash at the end of the year", account.carried_forward),
    ):
        yield words, row.total, row.last_year
    bound = [h for h in statement.books.holdings if h.fund.kind.fund_class is not FundClass.UNRESTRICTED]
    this, last = Money.total(h.at_end for h in bound), Money.total(h.before_this_year for h in bound)
    if bound:
        yield "Of this, for one purpose only (restricted funds and endowments)", this, last
