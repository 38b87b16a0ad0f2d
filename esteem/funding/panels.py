"""What funding brings to the house."""

from esteem.funding.permissions import Funding
from esteem.funding.tasks import to_do
from esteem.kernel.house import House, Tab
from esteem.kernel.tasks import TO_DO


def add_to(house: House) -> None:
    house.on(TO_DO, to_do)
    house.tabs.append(Tab("Funding", "funding.index", Funding.SEE, place=60))
