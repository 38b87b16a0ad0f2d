"""What meetings bring to the house: their tab, under the group's own word, and what they keep about people."""

from esteem.kernel.house import House, Tab
from esteem.kernel.pages import words
from esteem.meetings import queries
from esteem.meetings.permissions import Meetings
from esteem.people.rules.kept import KEPT, Basis, Kept

CONTACTS = Kept(
    "If you look after a place we meet in: your name and your number", "To book it, and to ring when something is wrong.",
    Basis.INTEREST, "helpers", Meetings.SEE, place=36,
)  # fmt: skip


def add_to(house: House) -> None:
    house.tabs.append(Tab(lambda: str(words().Meetings), "meetings.index", Meetings.SEE, place=40))
    house.on(KEPT, lambda: CONTACTS if queries.has_contacts() else None)
