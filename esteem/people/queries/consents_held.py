"""What is held about somebody's consents, for them to read."""

from __future__ import annotations

from esteem.kernel.dates import say_day
from esteem.people.models import Consent
from esteem.people.queries.consents import answers_of
from esteem.people.rules.held import Held

HEADS = ("For", "They said", "On", "How", "To whom", "Runs out on", "The words", "What may be shown", "Why")


def consents_held(person_id: int) -> Held | None:
    """Every answer of theirs with the words it was given to. All of it goes when they are erased: the proof as well."""
    rows = [_row(consent) for consent in answers_of(person_id)]
    return Held("What they agreed to", HEADS, rows, place=30) if rows else None


def _row(consent: Consent) -> tuple[str, ...]:
    said = f"{consent.answer.says}, struck out as a mistake" if consent.struck_at else consent.answer.says
    shown = "; ".join(
        f"{audience.says}: {', '.join(item.says for item in items)}" for audience, items in consent.shows_to
    )
    return (
        consent.purpose.says, said, say_day(consent.said_on), consent.how.says, consent.to_whom,
        say_day(consent.runs_out_on) if consent.runs_out_on else "",
        consent.wording.text if consent.wording else "On an older form; its words are not kept",
        shown, consent.reason,
    )  # fmt: skip
