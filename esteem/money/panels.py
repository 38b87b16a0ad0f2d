"""What money brings to the house."""

from esteem.kernel.house import House, Tab
from esteem.money.permissions import Money


def add_to(house: House) -> None:
    house.tabs.append(Tab("Money", "money.index", Money.SEE, place=40))
