"""Projects: a tag with its own result, put right later without touching any money."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money import actions, checks
from esteem.money.models import Line, Transaction
from esteem.money.queries import projects as queries
from esteem.money.queries.places import every_place
from esteem.money.rules.bookings import Part
from esteem.money.rules.kinds import HeadingKind
from tests.backstage import Group
from tests.money.booking import Books
from tests.visitor import Visitor


def _outing(shelf: Books) -> int:
    """A coach, a refund, what was collected in two years; and a booking that has nothing to do with it."""
    outing = actions.add_project(name="Outing").id
    shelf.gets(9000, "Trips and events collected", day=date(2025, 6, 1), project=outing)
    shelf.gets(4000, "Trips and events collected", day=date(2026, 6, 1), project=outing)
    shelf.pays(10000, "Trips and events", day=date(2026, 6, 2), project=outing)
    actions.record_money_in(
        day=date(2026, 6, 9), amount=Money(500), account=shelf.account("Tin"), fund=shelf.general, project=outing,
        heading=shelf.heading("Trips and events", HeadingKind.PAYMENT),
    )  # fmt: skip
    shelf.pays(700, day=date(2026, 6, 2))
    return outing


def _tags() -> list[int | None]:
    return list(session.scalars(select(Line.project_id).where(Line.heading_id.is_not(None)).order_by(Line.id)))


def test_a_project_has_a_result_of_its_own_by_heading_and_year(group: Group, shelf: Books) -> None:
    def look() -> tuple[object, ...]:
        _outing(shelf)
        (one,) = queries.standings()
        result = queries.result_of(one.project, every_place())
        lines = [(line.label, *map(str, line.figures)) for line in result.sheet.lines]
        return (one.money_in, one.money_out, one.net), result.sheet.heads, lines, (result.money_in, result.money_out)

    sums, heads, lines, whole = group.makes(look)
    assert sums == (Money(13000), Money(9500), Money(3500))
    assert whole == sums[:2]  # type: ignore[index]  # look() gives a tuple
    assert heads == ("Heading", "2026–27", "2025–26", "In all")
    assert lines == [
        ("Came in",),
        ("Trips and events collected", "£40.00", "£90.00", "£130.00"),
        ("In all", "£40.00", "£90.00", "£130.00"),
        ("Went out",),
        ("Trips and events", "£95.00", "£0.00", "£95.00"),
        ("In all", "£95.00", "£0.00", "£95.00"),
        ("What is left", "−£55.00", "£90.00", "£35.00"),
    ]


def test_years_before_the_last_two_share_a_column(group: Group, shelf: Books) -> None:
    def look() -> tuple[tuple[str, ...], list[str]]:
        outing = actions.add_project(name="Outing")
        for year in (2022, 2023, 2024, 2026):
            shelf.gets(year, day=date(year, 6, 1), project=outing.id)
        sheet = queries.result_of(outing, every_place()).sheet
        return sheet.heads, [str(figure) for figure in sheet.lines[-1].figures]

    heads, last = group.makes(look)
    assert heads == ("Heading", "2026–27", "2024–25", "Earlier", "In all")
    assert last == ["£20.26", "£20.24", "£40.45", "£80.95"]


def test_a_tag_is_put_on_and_taken_away_and_no_money_changes(group: Group, shelf: Books) -> None:
    def tag() -> tuple[object, ...]:
        outing, paid = actions.add_project(name="Outing"), shelf.pays(700)
        before = [(line.amount, line.fund_id) for line in paid.lines]
        actions.tag_booking(transaction=paid, project=outing.id)
        tagged = [line.project_id for line in paid.lines]
        actions.tag_booking(transaction=paid)
        told = [e.said for line in paid.lines for e in history.of("money_line", line.id) if e.what == history.CHANGED]
        after = [(line.amount, line.fund_id) for line in paid.lines]
        return before == after, tagged, [line.project_id for line in paid.lines], told, outing.id

    same, tagged, gone, told, outing = group.makes(tag)
    assert (same, tagged, gone) == (True, [None, outing], [None, None])
    assert told == ["Project cleared (it was Outing).", "Project filled in: Outing."]
    assert [check.problem for check in group.asks(checks.all_checks) if not check.holds] == []


def test_one_part_of_several_may_be_for_a_project(group: Group, shelf: Books) -> None:
    def tag() -> list[int | None]:
        outing = actions.add_project(name="Outing").id
        told = ((500, "Speakers"), (300, "Refreshments"))
        parts = [Part(Money(n), shelf.heading(name, HeadingKind.PAYMENT), shelf.general) for n, name in told]
        paid = actions.record_parts_out(day=date(2026, 6, 2), parts=parts, account=shelf.account("Tin"))
        line = next(part for part in queries.parts_of_booking(paid, every_place()) if part.heading == "Refreshments")
        actions.tag_booking(transaction=paid, project=outing, line=line.line)
        return [part.project for part in queries.parts_of_booking(paid, every_place())]

    assert group.makes(tag) == [None, 1]


@pytest.mark.parametrize("which", ["the booking", "its reversal"])
def test_a_booking_and_its_reversal_carry_the_same_project(group: Group, shelf: Books, which: str) -> None:
    """Otherwise a payment that never was would stand in the project's result."""

    def tag() -> list[queries.Standing]:
        outing, paid = actions.add_project(name="Outing"), shelf.pays(700)
        undone = actions.reverse(transaction=paid, reason="Typed twice", day=date(2026, 6, 1))
        actions.tag_booking(transaction=paid if which == "the booking" else undone, project=outing.id)
        return queries.standings()

    (one,) = group.makes(tag)
    assert (one.money_in, one.money_out) == (Money(0), Money(0))
    assert group.asks(_tags)[-2:] == [1, 1]


def test_what_cannot_be_tagged_is_said(group: Group, shelf: Books) -> None:
    def refuse() -> None:
        paid, away = shelf.pays(700), actions.put_away_project(project=actions.add_project(name="Old outing"))
        moved = actions.record_move(
            day=date(2026, 6, 1), amount=Money(100), account=shelf.account("Tin"), to_account=shelf.account("Bank"),
            fund=shelf.general,
        )  # fmt: skip
        with pytest.raises(RuleBroken, match=r"Old outing is put away. Bring it back first."):
            actions.tag_booking(transaction=paid, project=away.id)
        with pytest.raises(RuleBroken, match=r"Choose one of the list."):
            actions.tag_booking(transaction=paid, project=99)
        with pytest.raises(RuleBroken, match=r"Only what came in or went out is for a project."):
            actions.tag_booking(transaction=moved, project=away.id)
        with pytest.raises(RuleBroken, match=r"Only what came in or went out"):
            actions.tag_booking(transaction=paid, project=away.id, line=moved.lines[0].id)

    group.makes(refuse)


def test_the_database_lets_the_tag_change_and_nothing_else(group: Group, shelf: Books) -> None:
    def change() -> None:
        line = session.scalar(select(Line.id).order_by(Line.id.desc()))
        with pytest.raises(IntegrityError, match="never changed"):
            session.execute(text("UPDATE money_line SET amount = amount + 1 WHERE id = :id"), {"id": line})

    group.makes(change)


# On the pages


def test_bob_adds_a_project_and_sees_its_result(bob: Visitor, group: Group, shelf: Books) -> None:
    bob.visits("/money/projects/").sees("No project yet").follows("Add a project")
    bob.fills("Name", "Drop-in").fills("What is it?", "Thursday mornings").presses("Add")
    bob.sees("Drop-in can be chosen when money is recorded.", "Nothing is booked for it yet")
    group.makes(shelf.gets, 2000, project=1)
    group.makes(shelf.pays, 500, project=1)
    bob.visits("/money/projects/")
    assert bob.rows("Projects since the books began") == [["Drop-in", "£20.00", "£5.00", "£15.00"]]
    bob.follows("Drop-in").sees("£15.00", "is left", "Thursday mornings")
    assert bob.rows("By heading and year")[-1] == ["What is left", "£15.00"]
    assert bob.downloads("Download its result").text.splitlines()[1:] == [
        "By heading and year,Came in", "By heading and year,Donations,20.00", "By heading and year,In all,20.00",
        "By heading and year,Went out", "By heading and year,Room hire,5.00", "By heading and year,In all,5.00",
        "By heading and year,What is left,15.00",
    ]  # fmt: skip
    bob.follows("Room hire").sees("1 booking", "£5.00 out")
    bob.visits("/money/projects/")
    assert bob.downloads("Download this list").text.splitlines()[1] == "Drop-in,20.00,5.00,15.00,"


def test_a_project_is_changed_put_away_and_brought_back(bob: Visitor, group: Group) -> None:
    group.makes(lambda: actions.add_project(name="Drop-in"))
    group.makes(lambda: actions.add_project(name="Outing"))
    bob.visits("/money/projects/1/change/").fills("Name", "Outing").presses("Save")
    bob.is_told("There is already a project of that name.", beside="Name")
    bob.fills("Name", "Drop-in at the hall").presses("Save").sees(
        "Saved.", "Name changed from Drop-in to Drop-in at the hall"
    )
    bob.presses("Put it away").sees("is not offered any more", "Put away")
    bob.presses("Bring it back").sees("can be chosen again")


def test_what_is_booked_already_gets_its_project_and_history_tells(bob: Visitor, group: Group, shelf: Books) -> None:
    paid = group.makes(lambda: shelf.pays(700)).id
    bob.visits(f"/money/{paid}/").does_not_see("Say which project it was for")
    group.makes(lambda: actions.add_project(name="Outing"))
    bob.visits(f"/money/{paid}/").follows("Say which project it was for").does_not_see("Which part of it?")
    bob.chooses("Project", "Outing").presses("Save")
    bob.sees("The project is written down. No money was changed.", "Project filled in: Outing.")
    bob.follows("Change its project").chooses("Project", "No project").presses("Save")
    bob.sees("Project cleared (it was Outing).")


def test_a_project_put_away_stays_chosen_where_it_is(bob: Visitor, group: Group, shelf: Books) -> None:
    def make() -> Transaction:
        paid = shelf.pays(700, project=actions.add_project(name="Outing").id)
        actions.put_away_project(project=queries.standings()[0].project)
        return paid

    paid = group.makes(make).id
    bob.visits(f"/money/{paid}/project/").presses("Save").sees("The project is written down.")
    assert group.asks(_tags)[-1] == 1


def test_who_may_only_look_sees_projects_and_changes_none(dana: Visitor, group: Group, shelf: Books) -> None:
    paid = group.makes(lambda: shelf.pays(700, project=actions.add_project(name="Outing").id)).id
    dana.visits("/money/projects/1/").sees("Outing").does_not_see("Put it away", "Change")
    dana.visits(f"/money/{paid}/project/").is_refused()
