"""What is held about one person as a helper or a speaker, for whoever asks what is kept about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.people.rules.held import Held
from esteem.support.models import Agreement, Contact, Helper, Speaker
from esteem.support.queries.helping import helper_of, role_names
from esteem.support.rules.agreements import PASSAGES, State

PLACE = 45
SIGNED_STAYS = (
    "An agreement that was signed is kept as it was signed: it is the group's record of what both sides promised and until"
    " when."
)
SIGNED_KEPT_AS = "The signed file with the name on it, and the days of signing and review. Nothing else."


def held(person_id: int) -> list[Held]:
    """Their help, when the group was in touch, what they speak about, and what was agreed; each only if there is any."""
    sections = [*_help(helper_of(person_id)), *_talks(person_id), *_agreements(person_id)]
    return [section for section in sections if section.rows]


def _help(helper: Helper | None) -> Iterator[Held]:
    if helper is None:
        return
    names = role_names()
    facts = (
        ("Organisation", helper.organisation.name if helper.organisation else ""),
        ("Job", helper.job),
        ("Helps as", ", ".join(names[role] for role in helper.roles)),
        ("Helps with", ", ".join(area.says for area in helper.areas)),
        ("What they offer", helper.offers),
        ("Its limits", helper.limits),
        ("Agreed on", _said(helper.agreed_on)),
        ("Review on", _said(helper.review_on)),
        ("Ended on", _said(helper.ended_on)),
        ("Last in touch", _said(helper.last_touch_on)),
    )
    yield Held("Help they give", ("", ""), [fact for fact in facts if fact[1]] or [("On the list", "yes")], place=PLACE)
    days = [(say_day(one.day), one.about) for one in every_contact(helper)]
    yield Held("When the group was in touch", ("Day", "About"), days, place=PLACE)


def every_contact(helper: Helper) -> Sequence[Contact]:
    """All that is written down, what was taken back too, the latest first."""
    wanted = select(Contact).where(Contact.helper_id == helper.id)
    return session.scalars(wanted.order_by(Contact.day.desc(), Contact.id.desc())).all()


def every_talk(person_id: int) -> Sequence[Speaker]:
    """All they speak about, what was put away too."""
    return session.scalars(select(Speaker).where(Speaker.person_id == person_id).order_by(Speaker.id)).all()


def every_agreement(person_id: int) -> Sequence[Agreement]:
    """All agreements, drafts and what was set aside too."""
    return session.scalars(select(Agreement).where(Agreement.person_id == person_id).order_by(Agreement.id)).all()


def _talks(person_id: int) -> Iterator[Held]:
    heads = ("Topic", "Fee", "What it covers", "Needs", "Notes", "Asked on", "Speaks on", "Thanks sent")
    rows = [
        (
            talk.topic, str(talk.fee) if talk.fee is not None else "", talk.fee_covers, talk.needs, talk.notes,
            _said(talk.contacted_on), _said(talk.speaks_on), _said(talk.thanked_on),
        )
        for talk in every_talk(person_id)
    ]  # fmt: skip
    yield Held("Talks", heads, rows, place=PLACE)


def _agreements(person_id: int) -> Iterator[Held]:
    heads = ("How it stands", "Signed on", "For the group", "Review on", *(passage.heading for passage in PASSAGES))
    signed: list[tuple[str, ...]] = []
    others: list[tuple[str, ...]] = []
    for one in every_agreement(person_id):
        words = (getattr(one, passage.key) for passage in PASSAGES)
        row = (one.state.says, _said(one.signed_on), one.signed_for_us, _said(one.review_on), *words)
        (signed if one.state is State.SIGNED else others).append(row)
    yield Held("Support agreements not signed", heads, others, place=PLACE)
    yield Held(
        "Support agreements that were signed", heads, signed, stays=SIGNED_STAYS, kept_as=SIGNED_KEPT_AS, place=PLACE
    )


def _said(day: date | None) -> str:
    return say_day(day) if day else ""
