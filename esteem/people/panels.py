"""What people bring to the house."""

from esteem.kernel.house import House, Tab
from esteem.kernel.pages import words
from esteem.people.permissions import People


def add_to(house: House) -> None:
    house.tabs.append(Tab(lambda: str(words().Members), "people.index", People.SEE, place=20))
