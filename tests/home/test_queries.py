from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.home.queries import guide
from esteem.home.queries.desk import the_desk
from esteem.kernel.permissions import act_as, actor
from esteem.kernel.tasks import Place
from tests.makers import make_account, make_application, make_meeting, make_person


def only(*permissions: str) -> None:
    act_as(replace(actor(), permissions=frozenset(permissions)))


def test_the_desk_shows_nobody_what_they_may_not_see(books: Session) -> None:
    make_meeting(meets_on=date(2026, 12, 3))
    make_person()
    only("group:see")
    desk = the_desk()
    assert (desk.next_meeting, desk.tasks, desk.money, desk.people_here, desk.money_bars) == (None, [], None, None, [])


@pytest.mark.parametrize(
    ("permission", "what"),
    [
        ("funding:change", "Send the application to Sample Fund"),
        ("committee:change", "Say who does what"),
        ("meetings:change", "Plan the next meeting"),
    ],
)
def test_each_thing_to_do_goes_to_who_may_do_it(books: Session, permission: str, what: str) -> None:
    make_application(deadline_on=date(2026, 12, 1))
    only(permission, "meetings:see")
    assert [task.what for task in the_desk().tasks] == [what]


def test_a_thing_to_do_says_where_it_is_done(books: Session) -> None:
    application = make_application(deadline_on=date(2026, 12, 1))
    only("funding:change")
    (task,) = the_desk().tasks
    assert task.where == Place("funding.application", {"application_id": application.id})


def test_the_picture_has_twelve_months_and_ends_with_this_one(books: Session) -> None:
    make_account()
    only("money:see")
    bars = the_desk().money_bars
    assert (len(bars), bars[0][0], bars[-1][0]) == (12, ("Dec", "December 2025"), ("Nov", "November 2026"))


def test_the_guide_is_in_the_order_of_its_numbers(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guide, "FOLDER", tmp_path)
    guide.pages.cache_clear()
    for name, text in (("20-two.md", "# Second\n\nB"), ("10-one.md", "# First\n\nA\n"), ("notes.md", "# None")):
        (tmp_path / name).write_text(text)  # type: ignore[operator]  # pytest's own path
    assert [(page.name, page.title, page.text) for page in guide.pages()] == [
        ("one", "First", "A"),
        ("two", "Second", "B"),
    ]
    assert guide.find("three") is None
    guide.pages.cache_clear()
