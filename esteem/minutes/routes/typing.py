"""The page on which minutes are typed: without scripts one button saves all of it, and nothing typed is ever lost."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.forms import Form
from esteem.kernel.instances import memory
from esteem.kernel.pages import asked_number, go, page
from esteem.kernel.text import printable, tidy_lines
from esteem.minutes.actions import writing
from esteem.minutes.actions.actions import add_action
from esteem.minutes.actions.agenda import add_item
from esteem.minutes.actions.decisions import record_decision
from esteem.minutes.forms.actions import ActionForm
from esteem.minutes.forms.minutes import SEEN, DecisionForm, writing_form
from esteem.minutes.models import AgendaItem
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.asked import quorum_at
from esteem.minutes.queries.meetings import Open, called
from esteem.minutes.queries.told import told
from esteem.minutes.queries.writing import Words, likely_there
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.the_meeting import said_of
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.parts import NOTE, Part, seen_code

__all__ = ["answer_typing", "bp", "show_typing"]
DECISION, ACTION, ABOUT = "decision-", "action-", "about"
OPENS = {"decide": DECISION, "act": ACTION}


def show_typing(opened: Open) -> Response:
    """The page as it stands; under one item a decision or an action can be open, as the address says."""
    words = _words(opened)
    inner = _asked_inner(words)
    return _page(opened, words, _form(opened, words), *inner)


def answer_typing(opened: Open) -> Response:
    """Everything on the page is saved, or nothing: where somebody else wrote meanwhile, both texts are shown again."""
    words = _words(opened)
    form, inner, about = _form(opened, words), _sent_inner(), request.form.get(ABOUT, "")
    item = next((one for one in words.items if str(one.id) == about), None)
    ok = form.sent() and (inner is None or inner.validate())
    ok = _save(opened, words, form) and ok
    ok = ok and _more(opened, form, inner, item)
    if ok:
        return _go_on(opened, words, item)
    session.rollback()
    memory().clear()
    if inner is not None and inner.status != 200 and form.status == 200:
        form.blame(None, "Look at what you wrote under the item: something there needs mending.")
    return _page(opened, _words(opened), form, inner, about)


def _form(opened: Open, words: Words) -> Form:
    return writing_form(words, likely_there(opened.meeting), quorum_at(opened.meeting))


def _words(opened: Open) -> Words:
    return Words(writing.begin_minutes(meeting=opened.meeting), items_of(opened.meeting.id))


def _save(opened: Open, words: Words, form: Form) -> bool:
    """Save every field; what was written about an item that is gone goes to the other words, for the writer to see."""
    ok = _rescue(words, form)
    for name in words.texts:
        field, seen = form[name], form[f"{SEEN}{name}"]
        if field.errors:
            continue
        try:
            saved = writing.save(meeting=opened.meeting, name=name, typed=field.typed or "", seen=seen.data or "")
        except RuleBroken as broken:
            form.blame(name, broken.sentence)
            ok = False
            continue
        if not saved.is_saved:
            field.typed, field.theirs, seen.data, form.stale, ok = saved.both, saved.theirs, saved.seen, True, False
    return ok


def _rescue(words: Words, form: Form) -> bool:
    """Notes that were sent about what is no longer on the agenda, and that say anything new."""
    for name, typed in request.form.items():
        text = tidy_lines(printable(typed))
        if (
            name.startswith(NOTE)
            and name not in words.texts
            and text
            and seen_code(text) != request.form.get(SEEN + name)
        ):
            field = form[Part.OTHER.value]
            field.typed = f"{field.typed or ''}\n\n{text}".strip()
            form.blame(
                Part.OTHER.value, "Something you wrote about is no longer on the agenda. Your words stand here now."
            )
    return not form.errors


def _more(opened: Open, form: Form, inner: Form | None, item: AgendaItem | None) -> bool:
    """A decision or an action that was filled in, a new item, those who were ticked as there."""
    meeting = opened.meeting
    if isinstance(inner, DecisionForm):
        told: dict[str, Any] = {"decided_on": meeting.meets_on, "meeting": meeting, "item": item}
        if inner.carry_out(record_decision, **told) is None:
            return False
    elif inner is not None and inner.carry_out(add_action, meeting=meeting, item=item) is None:
        return False
    if form["new_item"].data:
        title, kind = form["new_item"].data, ItemKind.DISCUSS
        if form.carry_out(lambda **_: add_item(meeting=meeting, title=title, kind=kind)) is None:
            return False
    if request.form.get("then") == "there" and "there" in form and form["there"].data:
        there = form["there"].data
        return form.carry_out(lambda **_: writing.say_present(meeting=meeting, names=there)) is not None
    return True


def _go_on(opened: Open, words: Words, item: AgendaItem | None) -> Response:
    """Back to the page: where something was written down, or with what is to be written opened under its item."""
    then, _, number = request.form.get("then", "").partition("-")
    if then in OPENS:
        here = next((one.id for one in words.noted if str(one.id) == number), None)
        opens: dict[str, Any] = {then: here or 0}
        return go("minutes.minutes", meeting_id=opened.meeting.id, _anchor=f"item-{here or 0}", **opens)
    anchor = f"item-{item.id}" if item else None
    return go("minutes.minutes", meeting_id=opened.meeting.id, said="Saved.", _anchor=anchor)


def _asked_inner(words: Words) -> tuple[Form | None, str]:
    """What the address opens: a form for a decision or an action, and under which item; 0 is under none."""
    for key in OPENS:
        number = asked_number(key)
        if number is not None and (number == 0 or number in {one.id for one in words.noted}):
            return _inner(key), str(number)
    return None, ""


def _inner(key: str) -> Form:
    return DecisionForm(prefix=DECISION) if key == "decide" else ActionForm(prefix=ACTION)


def _sent_inner() -> Form | None:
    """The form of a decision or an action that was sent, when anything was typed into it."""
    for key, prefix in OPENS.items():
        if any(
            name.startswith(prefix) and value.strip() for name, value in request.form.items() if "version" not in name
        ):
            return _inner(key)
    return None


def _page(opened: Open, words: Words, form: Form, inner: Form | None, about: str) -> Response:
    return page(
        "minutes/write.html", form=form, inner=inner, about=about, opened=opened, minutes=words.minutes, words_of=words,
        told=told(words.minutes), called=called(),
        title=f"{called()}: {said_of(opened.meeting)}", is_decision=isinstance(inner, DecisionForm),
        seen=SEEN, noted={item.id: f"{NOTE}{item.id}" for item in words.noted},
    )  # fmt: skip
