"""What is typed into minutes: who was there, a note for each item, what was decided, and where they were approved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField

from esteem.kernel.forms import Choice, Choose, Day, Form, LongText, Text, WholeNumber
from esteem.minutes.queries.writing import Words
from esteem.minutes.rules.parts import MOST, NOTE, Part, seen_code
from esteem.minutes.rules.quorum import Quorum
from esteem.minutes.rules.votes import MOST_VOTES

SEEN = "seen_"
SHORT = 1_000_000  # of a note alone; how long all may be together is asked when it is saved
_NAMES_HINT = "One on each line, or with commas between them."


def writing_form(words: Words, likely: Iterable[tuple[str, str]], quorum: Quorum | None) -> Form:
    """A form with everything that is typed: for each field also a code of the words it shows, so that nobody's are lost.

    `likely` are those who may have been there, to tick: a name, and what else is said of them.
    """
    texts, people = words.texts, list(likely)
    fields: dict[str, Any] = {
        Part.CHAIR.value: Text(Part.CHAIR.says, most=120),
        Part.PRESENT.value: LongText(Part.PRESENT.says, most=SHORT, hint=_NAMES_HINT),
        Part.COUNT.value: WholeNumber(
            "How many of them count for the quorum?" if quorum else "How many were there?",
            most_allowed=100_000,
            hint=f"{quorum.why[:1].upper()}{quorum.why[1:]}." if quorum else "",
        ),
        Part.IN_ATTENDANCE.value: LongText(
            Part.IN_ATTENDANCE.says, most=SHORT, hint="Guests and helpers, who have no vote."
        ),
        Part.APOLOGIES.value: LongText(Part.APOLOGIES.says, most=SHORT),
        Part.OTHER.value: LongText("Anything else", most=SHORT),
        "new_item": Text("Something else was talked of?", most=200, hint="It goes on the agenda, after the last item."),
    }
    fields |= {f"{NOTE}{item.id}": LongText("Note", most=SHORT) for item in words.noted}
    fields |= {f"{SEEN}{name}": HiddenField() for name in texts}
    if people:
        offered = [(name, f"{name}, {says}" if says else name) for name, says in people]
        fields["there"] = Choose("Who was there?", choices=offered)
    made: type[Form] = type("WritingForm", (Form,), fields)
    return made(data=texts | {f"{SEEN}{name}": seen_code(text) for name, text in texts.items()})


class DecisionForm(Form):
    words = LongText("What was decided?", required="Enter what was decided.", most=MOST)
    votes_for = WholeNumber("For", most_allowed=MOST_VOTES)
    votes_against = WholeNumber("Against", most_allowed=MOST_VOTES)
    abstained = WholeNumber("Did not vote", most_allowed=MOST_VOTES)
    proposed_by = Text("Proposed by", most=120)
    seconded_by = Text("Seconded by", most=120)
    conflict = LongText(
        "Interest declared", most=4000, hint="Like: Sam’s sister owns the hall; Sam left the room and did not vote."
    )


class ApproveForm(Form):
    words_seen = HiddenField()
    approved_meeting_id = Choice(
        "At which meeting were they approved?", required="Choose the meeting that approved them.", blank="Choose one"
    )
    approved_on = Day("On which day?", hint="Blank for the day of that meeting.")
    signed_by = Text("Who signs them?", required="Enter who signs them, usually the chair of that meeting.", most=120)
