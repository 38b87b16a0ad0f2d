"""What people agreed to is written down, renewed, taken back; an answer is never changed, only followed or struck out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.people.models import Consent, Person, ShownItem, Wording
from esteem.people.queries.consents import answer_that_counts
from esteem.people.queries.wordings import wordings_of, wordings_on
from esteem.people.rules.consents import (
    Answer,
    Purpose,
    Shown,
    Way,
    check_said,
    check_shows,
    runs_out,
    state_of,
)
from esteem.people.rules.held import ENDED


def record_answers(
    *, person: Person, yes: Collection[Purpose], no: Collection[Purpose] = (), shows: Collection[Shown] = (),
    said_on: date, how: Way, to_whom: str = "", words_of: date | None = None, own_words: bool = False,
) -> list[Consent]:  # fmt: skip
    """What somebody said yes and no to, in the words of the day `words_of` (None: those of today).

    `own_words` says that it was an older form of the group's own, whose words are not kept. A no to what they had agreed
    to is a withdrawal. Flushes. Raises RuleBroken.
    """
    wordings = {} if own_words else wordings_on(words_of or dates.today())
    told = {"said_on": said_on, "how": how, "to_whom": to_whom}
    refused = [purpose for purpose in Purpose if purpose in no and purpose not in yes]
    written = [
        *(_yes(person, purpose, wordings, shows, **told) for purpose in Purpose if purpose in yes),
        *(_answer(person, one, _refusal(person, one), wordings.get(one), **told) for one in refused),
    ]
    _put_down(person, written)
    return written


def _yes(
    person: Person, purpose: Purpose, wordings: Mapping[Purpose, Wording], shows: Collection[Shown], **told: Any
) -> Consent:
    """A yes to these words, for as long as they hold (words of which nothing is known: as long as those of today)."""
    wording = wordings.get(purpose)
    years = (wording or wordings_of(purpose)[0]).years
    on_the_list = purpose is Purpose.PHONE_LIST
    if on_the_list:
        check_shows(shows)
    consent = _answer(person, purpose, Answer.YES, wording, runs_out_on=runs_out(told["said_on"], years), **told)
    consent.shown = _boxes(shows if on_the_list else ())
    return consent


def _refusal(person: Person, purpose: Purpose) -> Answer:
    before = answer_that_counts(person.id, purpose)
    return Answer.WITHDRAWN if before is not None and before.answer is Answer.YES else Answer.NO


def change_shown(*, person: Person, shows: Collection[Shown], said_on: date, how: Way, to_whom: str = "") -> Consent:
    """They stay on the phone list, with other things shown; the words and the end of their yes stay. Raises RuleBroken."""
    before = _standing(person, Purpose.PHONE_LIST)
    check_shows(shows)
    consent = _answer(
        person, Purpose.PHONE_LIST, Answer.YES, before.wording, runs_out_on=before.runs_out_on, said_on=said_on,
        how=how, to_whom=to_whom,
    )  # fmt: skip
    consent.shown = _boxes(shows)
    _put_down(person, [consent])
    return consent


def withdraw(
    *, person: Person, purpose: Purpose, said_on: date, how: Way, to_whom: str = "", reason: str = ""
) -> Consent:
    """They take back what they agreed to; it holds from now on. Raises RuleBroken when they had not agreed."""
    before = _standing(person, purpose, even_run_out=True)
    consent = _answer(
        person, purpose, Answer.WITHDRAWN, before.wording, said_on=said_on, how=how, to_whom=to_whom, reason=reason
    )
    _put_down(person, [consent])
    return consent


def end_with_leaving(*, person: Person, left_on: date) -> None:
    """The yes to keeping an emergency contact and needs ends the day they leave, as its words say.

    Whoever comes back is asked again.
    """
    before = answer_that_counts(person.id, Purpose.NEEDS)
    if before is not None and before.answer is Answer.YES:
        said_on = max(left_on, before.said_on)
        withdraw(
            person=person,
            purpose=Purpose.NEEDS,
            said_on=said_on,
            how=before.how,
            reason="They left, and it ended with that.",
        )


def _standing(person: Person, purpose: Purpose, *, even_run_out: bool = False) -> Consent:
    """The yes that stands. Raises RuleBroken when there is none."""
    before = answer_that_counts(person.id, purpose)
    if before is None or before.answer is not Answer.YES or not (even_run_out or _holds(before)):
        raise RuleBroken("They do not agree to this as things stand, so there is nothing to change.")
    return before


def _answer(person: Person, purpose: Purpose, answer: Answer, wording: Wording | None, **told: Any) -> Consent:
    before = answer_that_counts(person.id, purpose)
    check_said(told["said_on"], dates.today(), before.said_on if before else None)
    return Consent(person_id=person.id, purpose=purpose, answer=answer, wording=wording, **told)


def _boxes(shows: Iterable[Shown]) -> list[ShownItem]:
    return [ShownItem(item=item, audience=audience) for item, audience in sorted(shows)]


def _put_down(person: Person, written: Iterable[Consent]) -> None:
    """Keep these answers, and let what rested on one that they end go at once."""
    for consent in written:
        consent.to_whom = consent.to_whom or ""
        session.add(consent)
        settle(person.id, consent.purpose)


def strike(*, consent: Consent) -> Consent:
    """It was written down by mistake: it counts for nothing, and the answer before it counts again."""
    consent.struck_at = consent.struck_at or dates.now()
    settle(consent.person_id, consent.purpose)
    return consent


def restore(*, consent: Consent) -> Consent:
    """It was no mistake after all."""
    consent.struck_at = None
    settle(consent.person_id, consent.purpose)
    return consent


def settle(person_id: int, purpose: Purpose) -> None:
    """Mark the answer that counts: the latest said, of those not struck out. Announces when a yes is one no longer."""
    session.flush()
    answers = session.scalars(
        select(Consent)
        .where(Consent.person_id == person_id, Consent.purpose == purpose)
        .order_by(Consent.said_on, Consent.id)
    ).all()
    stood = any(consent.answer is Answer.YES for consent in answers if consent.latest)
    counting = next((consent for consent in reversed(answers) if consent.struck_at is None), None)
    for consent in answers:
        consent.latest = consent is counting
    session.flush()
    if stood and (counting is None or counting.answer is not Answer.YES):
        the_house().announce(ENDED, person_id=person_id, purpose=purpose)


def _holds(consent: Consent) -> bool:
    return state_of(consent.answer, consent.runs_out_on, dates.today()).holds


def record_form(
    *, person: Person, yes: Collection[Purpose], rest_ends: bool, shows: Collection[Shown], **told: Any
) -> list[Consent]:
    """A whole form they handed in: what is ticked is a yes, and what is not a no.

    What they had agreed to before and did not tick stays as it is, unless `rest_ends`. Raises RuleBroken.
    """
    if shows and Purpose.PHONE_LIST not in yes:
        raise RuleBroken("You ticked what may be shown. Tick the phone list too.", field="yes")
    left = [purpose for purpose in Purpose if purpose not in yes]
    before = {purpose: answer_that_counts(person.id, purpose) for purpose in left}
    stood = {purpose for purpose, consent in before.items() if consent and consent.answer is Answer.YES}
    never_asked = {purpose for purpose, consent in before.items() if consent is None}
    return record_answers(person=person, yes=yes, no=never_asked | (stood if rest_ends else set()), shows=shows, **told)


def record_answer(*, person: Person, purpose: Purpose, answer: Answer, **told: Any) -> list[Consent]:
    """What they said when they were asked about one purpose alone. Raises RuleBroken."""
    said_yes = answer is Answer.YES
    return record_answers(person=person, yes=[purpose] if said_yes else [], no=[] if said_yes else [purpose], **told)
