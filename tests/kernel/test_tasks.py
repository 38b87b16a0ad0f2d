import pytest

from esteem.kernel.tasks import Place, Task, Urgency, sorted_tasks, urgency_of, when


def task(what: str, urgency: Urgency, days: int = 0) -> Task:
    return Task(what, "", Place("home.index"), "Do it", urgency, days)


def test_the_most_pressing_comes_first_and_then_the_nearest_day() -> None:
    told = [
        task("first step", Urgency.FIRST_STEPS),
        task("in nine days", Urgency.SOON, 9),
        task("long ago", Urgency.OVERDUE, -30),
        task("tomorrow", Urgency.SOON, 1),
        task("yesterday", Urgency.OVERDUE, -1),
    ]
    assert [one.what for one in sorted_tasks(told)] == [
        "long ago",
        "yesterday",
        "tomorrow",
        "in nine days",
        "first step",
    ]


def test_equals_stay_as_they_were_told() -> None:
    told = [task("one", Urgency.WHEN_YOU_CAN), task("two", Urgency.WHEN_YOU_CAN)]
    assert sorted_tasks(told) == told


@pytest.mark.parametrize(("days", "urgency"), [(-1, Urgency.OVERDUE), (0, Urgency.SOON), (5, Urgency.SOON)])
def test_a_thing_is_overdue_only_once_its_day_has_passed(days: int, urgency: Urgency) -> None:
    assert urgency_of(days) is urgency


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "3 days ago"), (-1, "yesterday"), (0, "today"), (1, "tomorrow"), (2, "in 2 days")],
)
def test_how_far_off_a_day_is_said_in_words(days: int, words: str) -> None:
    assert when(days) == words
