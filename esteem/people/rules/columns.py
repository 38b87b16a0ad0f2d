"""What a column of somebody's own list can mean, and good guesses from the odd words people put above one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from esteem.kernel.text import Said, fold


class Column(Said):
    """What a column becomes. The value is the name of the person's own column, but for the two halves of a name."""

    NAME = "name", "Name"
    FIRST = "first_name", "First name"
    LAST = "last_name", "Surname"
    KNOWN_AS = "known_as", "Known as"
    PRONOUNS = "pronouns", "Pronouns"
    STANDS = "stands", "Enquirer, member, helper or left"
    PHONE = "phone", "Phone"
    SECOND_PHONE = "second_phone", "Another phone"
    PHONE_CARE = "phone_care", "To mind when ringing"
    SECOND_PHONE_CARE = "second_phone_care", "To mind when ringing the other phone"
    NO_VOICEMAIL = "no_voicemail", "Do not leave a voicemail (yes or no)"
    WITHHOLD_NUMBER = "withhold_number", "Withhold your number (yes or no)"
    SHARED_PHONE = "shared_phone", "Shared phone (yes or no)"
    EMAIL = "email", "E-mail"
    EMAIL_CARE = "email_care", "To mind when writing"
    ADDRESS = "address", "Address"
    TOWN = "town", "Town"
    POSTCODE = "postcode", "Postcode"
    PLAIN_ENVELOPE = "plain_envelope", "Plain envelope (yes or no)"
    ADDRESS_CARE = "address_care", "To mind when posting"
    BY_PHONE = "by_phone", "May not be rung (no, or ask)"
    BY_TEXT = "by_text", "May not be texted (no, or ask)"
    BY_EMAIL = "by_email", "May not be e-mailed (no, or ask)"
    BY_POST = "by_post", "May not be written to (no, or ask)"
    BEST_TIMES = "best_times", "Best times"
    ENQUIRED_ON = "enquired_on", "Day they first asked"
    JOINED_ON = "joined_on", "Day they joined"
    LEFT_ON = "left_on", "Day they left"
    SOURCE_NOTE = "source_note", "How they heard of us"
    NOTES = "notes", "Notes"


TICKS = (Column.NO_VOICEMAIL, Column.WITHHOLD_NUMBER, Column.SHARED_PHONE, Column.PLAIN_ENVELOPE)
DAYS = (Column.ENQUIRED_ON, Column.JOINED_ON, Column.LEFT_ON)
NAMES = (Column.NAME, Column.FIRST, Column.LAST)
PHONES = (Column.PHONE, Column.SECOND_PHONE)
REACH = (Column.BY_PHONE, Column.BY_TEXT, Column.BY_EMAIL, Column.BY_POST)
OFTEN = (Column.ADDRESS, Column.NOTES)  # several columns of a list may make up one of these

# Words above a column, folded and without signs. Notes are never guessed: old lists often say there what somebody has.
_WORDS = {
    Column.NAME: "name|full name|fullname|member|member name|members|membership name|contact|contact name|person|names|who",
    Column.FIRST: "first name|firstname|forename|forenames|first names|given name|given names|christian name|first|fname",
    Column.LAST: "surname|last name|lastname|family name|second name|last|sname|lname",
    Column.KNOWN_AS: "known as|preferred name|nickname|nick name|likes to be called|aka|goes by|known",
    Column.PRONOUNS: "pronouns|pronoun",
    Column.STANDS: "status|member status|membership status|type|member type|membership type|category|standing|active",
    Column.PHONE: (
        "phone|phone no|phone number|phone no s|telephone|telephone no|telephone number|tel|tel no|tel nos|tel number|mobile|"
        "mobile no|mobile number|mobile phone|mob|mob no|cell|contact no|contact number|contact tel|number|home phone|"
        "home tel|home telephone|landline|main phone|primary phone|phone 1|tel 1|phone1|tel1|ph|ph no"
    ),
    Column.SECOND_PHONE: (
        "other phone|another phone|second phone|phone 2|tel 2|phone2|tel2|alternative phone|alt phone|alternative number|"
        "work phone|work tel|other number|other tel|secondary phone"
    ),
    Column.PHONE_CARE: "phone notes|phone note|calling notes|to mind when ringing|call notes|when ringing",
    Column.SECOND_PHONE_CARE: "to mind when ringing the other phone",
    Column.NO_VOICEMAIL: (
        "no voicemail|do not leave a voicemail|no voicemails|no messages|no message|do not leave message|"
        "do not leave a message|dont leave a message|no answerphone|no voice mail"
    ),
    Column.WITHHOLD_NUMBER: "withhold number|withhold your number|withhold|hide number",
    Column.SHARED_PHONE: "shared phone|shared line|phone shared",
    Column.EMAIL: (
        "email|e mail|email address|e mail address|mail|emails|email 1|primary email|contact email|email id|e mail id|"
        "home email|personal email|emailaddress"
    ),
    Column.EMAIL_CARE: "email notes|e mail notes|to mind when writing",
    Column.ADDRESS: (
        "address|home address|postal address|full address|address 1|address 2|address 3|address line 1|address line 2|"
        "address line 3|address1|address2|address3|street|street address|house|house no|house number|line 1|line 2|road"
    ),
    Column.TOWN: "town|city|town city|town or city|post town|village|place|town village|area|lives in",
    Column.POSTCODE: "postcode|post code|postal code|pcode|p code|zip|zip code|zipcode|pc",
    Column.PLAIN_ENVELOPE: "plain envelope|plain envelopes|plain env",
    Column.ADDRESS_CARE: "to mind when posting|post notes|postal notes",
    Column.BEST_TIMES: "best times|best time|best time to call|best time to ring|when to call|when to ring",
    Column.ENQUIRED_ON: "enquired|enquired on|date of enquiry|enquiry date|first contact|first contacted|asked about the group",
    Column.JOINED_ON: (
        "joined|joined on|date joined|join date|joining date|date of joining|member since|since|start date|started|"
        "membership date|date of membership|membership start"
    ),
    Column.LEFT_ON: (
        "left|left on|date left|leaving date|leave date|date of leaving|end date|ended|resigned|date resigned|"
        "membership end|to date"
    ),
    Column.SOURCE_NOTE: (
        "source|how heard|heard from|how they heard of us|how did you hear|how did you hear of us|how did you hear about us|"
        "referred by|referral|found us|heard about us"
    ),
}
_MEANT = {word: column for column, words in _WORDS.items() for word in words.split("|")}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"[\s()+\-.\d]{9,20}")


def plain_head(head: str) -> str:
    """What stands above a column, for comparing: folded, without signs (`E-mail address:` is `e mail address`)."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(head)).split())


def guess(heads: Sequence[str], samples: Sequence[Sequence[str]]) -> list[Column | None]:
    """What each column most likely is, by its heading, or where that says nothing by what stands in it; None: leave it out.

    Nothing but an address in pieces is guessed twice. `samples` are the first few values of each column.
    """
    found: list[Column | None] = []
    for head, values in zip(heads, samples, strict=True):
        meant = _MEANT.get(plain_head(head)) or (None if plain_head(head) else _by_values(values))
        if meant is Column.PHONE and Column.PHONE in found:
            meant = Column.SECOND_PHONE
        found.append(None if meant in found and meant not in OFTEN else meant)
    return _with_whole_names(found)


def _by_values(values: Sequence[str]) -> Column | None:
    given = [value for value in values if value]
    if given and all(_EMAIL.fullmatch(value) for value in given):
        return Column.EMAIL
    if given and all(_PHONE.fullmatch(value) for value in given):
        return Column.PHONE
    return None


def _with_whole_names(found: list[Column | None]) -> list[Column | None]:
    """`Name` beside `Surname` is a first name; a whole name needs no halves."""
    if Column.NAME in found and Column.LAST in found and Column.FIRST not in found:
        return [Column.FIRST if column is Column.NAME else column for column in found]
    if Column.NAME in found:
        return [None if column in (Column.FIRST, Column.LAST) else column for column in found]
    return found


def is_heading(cells: Sequence[str]) -> int:
    """How many cells of a row are words that stand above columns."""
    return sum(plain_head(cell) in _MEANT for cell in cells if cell)


def check_columns(chosen: Sequence[Column | None]) -> str:
    """Why these columns cannot be brought in, in one sentence; "" when they can."""
    if Column.NAME not in chosen and Column.FIRST not in chosen and Column.LAST not in chosen:
        return "Say which column has the names."
    twice = [c for n, c in enumerate(chosen) if c is not None and c not in OFTEN and c in chosen[:n]]
    return f"Two columns cannot both be “{twice[0].says}”. Leave one out." if twice else ""
