"""What meetings bring to the house: their tab, under the group's own word."""

from esteem.kernel.house import House, Tab
from esteem.kernel.pages import words
from esteem.meetings.permissions import Meetings


def add_to(house: House) -> None:
    house.tabs.append(Tab(lambda: str(words().Meetings), "meetings.index", Meetings.SEE, place=40))
