"""What funding brings to the house."""

from esteem.funding.permissions import Funding
from esteem.kernel.house import House, Tab


def add_to(house: House) -> None:
    house.tabs.append(Tab("Funding", "funding.index", Funding.SEE, place=60))
