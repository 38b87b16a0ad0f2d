"""The choices a constitution offers, each with the words a person chooses by."""

from __future__ import annotations

from fractions import Fraction

from esteem.kernel.text import Said


class Part(Said):
    """The parts of a constitution; each is one page of questions and one heading on paper."""

    ABOUT = "about", "The group"
    MEMBERS = "members", "Members"
    COMMITTEE = "committee", "The committee"
    MEETINGS = "meetings", "General meetings"
    MONEY = "money", "Money and property"
    CHANGES = "changes", "Changing, closing and adopting"


class Power(Said):
    """What the group may do for its aims; `says` is also the clause's own wording."""

    RAISE = "raise money", "raise money, and accept gifts, grants and other help"
    ACCOUNTS = "open accounts", "open and run bank accounts in its own name"
    HIRE = "hire rooms", "hire rooms, equipment and transport"
    EVENTS = "arrange events", "arrange meetings, talks, outings and other events"
    INFORM = "share information", "gather and share information, on paper and online"
    WORK_WITH = "work with others", "work with other groups, charities, health and social services and public bodies"
    VOLUNTEERS = "involve volunteers", "welcome and train volunteers"
    PAY = "pay for services", "pay for goods, services and advice"
    INSURE = "insure", "take out insurance"
    RESERVE = "keep reserves", "set money aside for later needs"
    EMPLOY = "employ staff", "employ people who are not members of the committee"
    ANYTHING_LAWFUL = "anything lawful", "do anything else that is lawful and furthers its aims"


class Post(Said):
    """The posts a committee may have beside chair, secretary and treasurer, with what each does."""

    VICE_CHAIR = "vice chair", "stands in when the chair is away"
    MEMBERSHIP = "membership secretary", "keeps the register of members and welcomes new ones"
    PUBLICITY = "publicity officer", "tells people outside about the group"
    SAFEGUARDING = "safeguarding lead", "is the person to turn to with a worry about somebody’s safety"
    WELFARE = "welfare officer", "keeps in touch with members who cannot come"


class Joining(Said):
    OPEN = "open", "Everyone who supports the aims"
    LIMITED = "limited", "Only the people described below"


class SubsSetBy(Said):
    MEETING = "meeting", "The members, at the annual general meeting"
    COMMITTEE = "committee", "The committee"
    NOBODY = "nobody", "Nobody: belonging is free"


class SubsDue(Said):
    EACH_MEETING = "each meeting", "At each meeting somebody comes to"
    EACH_YEAR = "each year", "Once a year"


class ChosenBy(Said):
    MEMBERS = "members", "The members, at the annual general meeting"
    COMMITTEE = "committee", "The committee, from among themselves"


class Majority(Said):
    """How many of those voting must agree. Every one is more than half: less would let a minority decide."""

    MORE_THAN_HALF = "more than half", "More than half"
    TWO_THIRDS = "two thirds", "Two thirds"
    THREE_QUARTERS = "three quarters", "Three quarters"

    @property
    def phrase(self) -> str:
        """`more than half`, `at least two thirds`."""
        return str(self) if self is Majority.MORE_THAN_HALF else f"at least {self}"

    @property
    def fraction(self) -> Fraction:
        """The share of the votes cast; more than half means above it, the others at least it."""
        return {"more than half": Fraction(1, 2), "two thirds": Fraction(2, 3), "three quarters": Fraction(3, 4)}[self]

    def is_reached(self, in_favour: int, voting: int) -> bool:
        """Whether so many of those voting are enough."""
        share = self.fraction * voting
        return in_favour > share if self is Majority.MORE_THAN_HALF else 0 < share <= in_favour
