"""What the group brings to every page: its name, its words, whether it is set up."""

from esteem.group import queries
from esteem.group.permissions import Group
from esteem.kernel.house import House, Tab


def add_to(house: House) -> None:
    house.find_group = queries.the_group
    house.find_words = queries.our_words
    house.is_set_up = queries.is_set_up
    house.tabs.append(Tab("Our group", "group.index", Group.SEE, place=90))
