"""What people ask of the group about their details, how it came, and how it ended."""

from __future__ import annotations

from datetime import date

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said


class Kind(Said):
    """What is asked for. Where the law stands: UK GDPR, Articles 15 to 18 and 21; a complaint: DPA 2018, s. 164A."""

    ACCESS = "access", "To see what is held"
    CORRECTION = "correction", "To put something right"
    ERASURE = "erasure", "To be forgotten"
    RESTRICTION = "restriction", "To keep it but not use it"
    OBJECTION = "objection", "To stop a use of it"
    COMPLAINT = "complaint", "A complaint"

    @property
    def is_complaint(self) -> bool:
        return self is Kind.COMPLAINT


class Came(Said):
    SPOKEN = "spoken", "Spoken, face to face"
    PHONE = "phone", "On the phone"
    WRITTEN = "written", "A letter or a note"
    EMAIL = "email", "E-mail"
    MESSAGE = "message", "A text or other message"


class Awaiting(Said):
    """Why the clock stands still."""

    IDENTITY = "identity", "Proof of who they are"
    CLARITY = "clarity", "What exactly they mean"


class Ended(Said):
    DONE = "done", "Done as asked"
    PARTLY = "partly", "Done in part, with the reason told"
    REFUSED = "refused", "Refused, with the reason told"
    WITHDRAWN = "withdrawn", "They withdrew it"
    UPHELD = "upheld", "Complaint upheld"
    NOT_UPHELD = "not-upheld", "Complaint not upheld"

    @property
    def of_complaints(self) -> bool:
        return self in (Ended.UPHELD, Ended.NOT_UPHELD)

    @classmethod
    def of(cls, kind: Kind) -> list[tuple[Ended, str]]:
        """How one of this kind can end."""
        both = (cls.WITHDRAWN,)
        return [(one, one.says) for one in cls if one in both or one.of_complaints == kind.is_complaint]


class Shown(Said):
    """What the list can be narrowed to."""

    OPEN = "open", "Still open"
    CLOSED = "closed", "Closed"
    COMPLAINTS = "complaints", "Complaints"
    ALL = "all", "All"


def check_day(day: date, today: date, *, not_before: date | None = None, field: str) -> None:
    """Raise RuleBroken for a day that has not come yet, or one before the request came."""
    if day > today:
        raise RuleBroken("That day has not come yet.", field=field)
    if not_before and day < not_before:
        raise RuleBroken("That is before the day it came.", field=field)
