"""The pages of the budget, the forecast and gifts in kind."""

from __future__ import annotations

from datetime import date

from esteem.budget import actions
from esteem.budget.rules.in_kind import Given
from esteem.budget.rules.planned import Planned
from esteem.kernel.money import Money
from tests.backstage import Group
from tests.budget.conftest import Ground, pounds
from tests.statements import queries
from tests.visitor import Visitor


def plan(ground: Ground, room: int = 600, *, agreed: bool = False) -> None:
    planned = [
        Planned(ground.headings["Room hire"], ground.general, pounds(room)),
        Planned(ground.headings["Trips and events"], ground.grant, pounds(90), "One coach"),
    ]
    budget = actions.begin_budget(year=ground.year, planned=planned)
    if agreed:
        actions.agree_budget(budget=budget, agreed_on=date(2026, 5, 15), meeting="the yearly meeting")


def test_a_year_is_planned_from_last_year_agreed_and_changed(bob: Visitor, dana: Visitor, ground: Ground) -> None:
    bob.visits("/money/").follows("Budget").sees("No budget for this year yet", "cash now", "£1,020.49")
    bob.follows("Plan this year").does_not_see("Last year’s budget").presses("Begin").sees("Begun.")
    assert bob.heading == "Change the budget 2026–27"
    bob.sees("Money in", "Money out", "£240.49")
    bob.fills("How much, Room hire", "660")
    bob.fills("Note, Room hire", "The hall asks more").presses("Save").sees("The budget is saved.", "Draft", "£660.00")
    bob.sees(
        "Notes on the budget",
        "The hall asks more",
        "65% of the year is gone (238 of 365 days).",
        "60% of what was planned went out.",
    )
    bob.follows("The group agreed to it").fills("On which day was it agreed?", "15/5/26")
    bob.fills("At which meeting?", "the yearly meeting").presses("It was agreed")
    bob.sees("Agreed on 15 May 2026 at the yearly meeting.")
    bob.follows("Change it").fills("How much, Room hire", "700").presses("Save").is_told(
        "Say why it changes, in a word or two.", beside="Why does it change?"
    )
    bob.fills("Why does it change?", "Two rooms").presses("Save").sees(
        "Changed since it was agreed", "Two rooms", "Bob Okafor"
    )
    dana.visits("/budget/2027/").does_not_see("Change it").follows("See what was agreed on 15 May 2026").sees("£660.00")
    dana.sees("Agreed on 15 May 2026 at the yearly meeting.")


def test_another_fund_is_planned_in_rows_of_its_own(bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(plan, ground)
    bob.visits("/budget/2027/change/").sees("Days out")
    bob.fills("How much, row 1", "50").presses("Save").is_told(
        "Choose a heading for this amount.", beside="Heading, row 1"
    )
    bob.chooses("Heading, row 1", "Money in: Grants").chooses("Fund, row 1", "Days out").presses("Save")
    bob.sees("Budget, Days out", "Budget, all funds", "Grants", "£50.00")


def test_bad_amounts_are_refused_and_kept(bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(plan, ground)
    for typed in ("12,50", "-5", "1e9", "99999999999"):
        bob.visits("/budget/2027/change/").fills("How much, Room hire, General", typed).presses("Save")
        assert bob.answer.status_code == 422
        assert bob.heading == "Change the budget 2026–27"
        bob.sees("mending")


def test_a_note_without_an_amount_is_not_lost(bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(plan, ground)
    bob.visits("/budget/2027/change/").fills("Note, Speakers, General", "None this year").presses("Save")
    bob.sees("Enter an amount with this note; nought will do.")
    assert bob.field("Note, Speakers, General") == "None this year"
    bob.fills("How much, Speakers, General", "0").presses("Save").sees("Speakers, General", "None this year")


def test_the_first_and_the_last_year_there_is_can_be_looked_at(bob: Visitor, ground: Ground) -> None:
    for ending in (1902, 2025, 2198):
        for rest in (f"{ending}/", f"{ending}/begin/", f"{ending}/change/", f"{ending}/paper/", f"in-kind/{ending}/"):
            bob.visits(f"/budget/{rest}")


def test_the_forecast_the_room_and_what_if(bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(plan, ground)
    bob.visits("/budget/2027/").sees("The cash to the year’s end", "At the year’s end", "the room is paid until")
    bob.sees("the room costs £600.00 a year", "What comes again")
    bob.follows("What if").fills("The room costs this much more, in %", "50").presses("Try it")
    bob.sees("The room costs 50% more.", "Difference", "−£100.00", "The room is what stands under Room hire.")
    bob.visits("/budget/what-if/?rent=x&more_in=1e9").does_not_see("If so")
    bob.visits("/budget/settings/").fills("Warn on the first page", "2000").presses("Save").sees("Saved.")
    bob.visits("/").sees("Cash is low: £1,020.49 in the general fund", "Below the £2,000.00 you chose.")


def test_what_is_given_is_written_down_valued_and_printed(bob: Visitor, dana: Visitor, ground: Ground) -> None:
    bob.visits("/budget/").follows("Given in kind").sees("Nothing is written down yet").follows("Write something down")
    bob.fills("What for, or what was it?", "Three of us ran the stall").fills("Day", "6/6/26").presses("Keep it")
    bob.is_told("Enter how many hours.", beside="Hours, all together")
    bob.fills("Hours, all together", "7.5").presses("Keep it").sees(
        "No hour has a value yet.", "7.5 hours", "not known"
    )
    bob.follows("Say what an hour is worth").fills("From which day on?", "1/4/26").fills("An hour is worth", "12.60")
    bob.fills("Who says so?", "Our committee, 2 April").presses("Keep it").sees("Our committee, 2 April", "£12.60")
    bob.follows("Given in kind").sees("£94.50", "Hours given (7.5 hours)")
    dana.visits("/budget/in-kind/2027/").sees("£94.50").does_not_see("Put away")
    assert b"94.50" in dana.downloads("Download it (CSV)").data
    assert dana.downloads("Print it (PDF)").data.startswith(b"%PDF")
    bob.presses("Put away: Three of us ran the stall").sees("It is put away.", "Count it again")


def test_screen_file_and_paper_agree(bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(plan, ground, agreed=True)
    bob.visits("/budget/2027/").sees("£400.00", "£200.00")
    told = bob.downloads("Download it (CSV)").text
    assert "Money out,Room hire,General,0.00,600.00,400.00,200.00," in told
    assert "Money out,Trips and events,Days out,0.00,90.00,0.00,90.00,One coach" in told
    bob.visits("/budget/2027/paper/").sees(
        "Agreed on 15 May 2026 at the yearly meeting.", "600.00", "400.00", "One coach"
    )
    bob.follows("Large type")
    assert bob.downloads("/budget/2027/budget.pdf?large=1").data.startswith(b"%PDF")


def test_money_tells_of_the_budget(bob: Visitor, group: Group, ground: Ground) -> None:
    bob.visits("/money/years/2027/").sees("There is no budget for this year.")
    group.makes(plan, ground)
    bob.visits("/money/years/2027/").sees("Against budget", "£600.00").follows("The whole budget")
    bob.visits("/money/reports/treasurer/").sees("Against budget", "£600.00", "£200.00")
    assert "Against budget" in bob.downloads("/money/reports/treasurer/report.csv").text


def test_the_desk_pays_one_query_and_pages_no_more_for_more_lines(bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(plan, ground)

    def cost(address: str) -> int:
        with queries() as asked:
            bob.visits(address)
        return len(asked)

    addresses = ("/budget/2027/", "/budget/in-kind/2027/", "/budget/2027/change/", "/budget/what-if/")
    before = {address: cost(address) for address in addresses}
    group.makes(make_more, ground)
    assert {address: cost(address) for address in addresses} == before


def make_more(ground: Ground) -> None:
    names = [number for name, number in ground.headings.items() if name != "Room hire"][:12]
    planned = [Planned(number, ground.general, pounds(10)) for number in names]
    actions.save_budget(year=ground.year, planned=planned)
    for number in range(12):
        actions.add_gift(kind=Given.GOODS, day=date(2026, 6, 6), what=f"Prize {number}", amount=Money(100))


def test_addresses_that_are_nothing(bob: Visitor, dana: Visitor, ground: Ground) -> None:
    for address in ("/budget/1200/", "/budget/99999/", "/budget/2027/revisions/7/", "/budget/in-kind/gifts/99/"):
        bob.visits(address).finds_nothing()
    for address in ("/budget/2027/change/", "/budget/settings/", "/budget/in-kind/add/"):
        dana.visits(address).is_refused()
