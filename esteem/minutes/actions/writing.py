"""Minutes are typed: every field is saved by itself, in sittings, and what two write in the same place is never lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import printable, tidy, tidy_lines
from esteem.meetings.models import Meeting
from esteem.minutes.actions.decisions import APPROVED
from esteem.minutes.models import AgendaItem, Minutes
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.asked import quorum_at
from esteem.minutes.queries.meetings import minutes_of
from esteem.minutes.queries.writing import Words, apologies_sent, chair_on
from esteem.minutes.rules.joining import joined, joined_line
from esteem.minutes.rules.parts import NOTE, ONE_LINE, Part, check_length, seen_code, with_names

MOST_THERE, LONGEST_LINE = 100_000, 120
GONE = "That is no longer on the agenda. Copy what you wrote, and load the page again."


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save: the code of what stands there now, and if it was not saved, their words and both joined."""

    seen: str
    theirs: str | None = None
    both: str = ""

    @property
    def is_saved(self) -> bool:
        return self.theirs is None


def begin_minutes(*, meeting: Meeting) -> Minutes:
    """Minutes of a meeting begin, with the apologies that were sent and the chair by office; those there are, once begun.

    Flushes. Raises RuleBroken for a meeting that was cancelled or removed.
    """
    if (begun := minutes_of(meeting.id)) is not None:
        return begun
    if meeting.is_cancelled or meeting.removed_at is not None:
        raise RuleBroken("It did not take place, so there is nothing to minute.")
    sent = with_names("", apologies_sent(meeting))
    minutes = Minutes(meeting_id=meeting.id, chair=chair_on(meeting)[:LONGEST_LINE], apologies=sent)
    session.add(minutes)
    session.flush()
    return minutes


def save(*, meeting: Meeting, name: str, typed: str, seen: str) -> Saved:
    """Save what one field says, unless somebody else wrote there since the words with the code `seen`: then nothing is
    saved, and both texts come back joined. Flushes.

    `name` is a part's, or `note_12`. Raises RuleBroken: approved or set aside, too long, an item of another meeting.
    """
    words = _still_written(meeting)
    now = words.texts.get(name)
    if now is None:
        raise RuleBroken(GONE)
    mine = _clean(name, typed)
    if mine == now:
        return Saved(seen_code(now))
    if seen_code(now) != seen:
        return Saved(seen_code(now), now, _both(name, now, mine))
    check_length(words.length, words.length - len(now) + len(mine))
    _write(words, name, mine)
    words.minutes.found_by = words.found_by
    session.flush()
    return Saved(seen_code(mine))


def say_present(*, meeting: Meeting, names: Iterable[str]) -> Minutes:
    """These were there: they are added to who was present, and counted for the quorum while nobody was. Flushes."""
    words, there = _still_written(meeting), list(names)
    text = with_names(words.minutes.present, there)
    check_length(words.length, words.length - len(words.minutes.present) + len(text))
    _write(words, Part.PRESENT, text)
    if words.minutes.present_count is None and there:
        _write(words, Part.COUNT, str(len(there)))
    words.minutes.found_by = words.found_by
    session.flush()
    return words.minutes


def _still_written(meeting: Meeting) -> Words:
    minutes = begin_minutes(meeting=meeting)
    if minutes.is_approved:
        raise RuleBroken(APPROVED)
    if minutes.set_aside_at is not None:
        raise RuleBroken("These were set aside. Take them up again first.")
    return Words(minutes, items_of(meeting.id))


def _clean(name: str, typed: str) -> str:
    text = printable(typed)
    if name not in ONE_LINE:
        return tidy_lines(text)
    line = tidy(text)
    if name == Part.COUNT:
        plain = line.replace(",", "")
        if line and not (plain.isascii() and plain.isdigit() and len(plain) < 9 and int(plain) <= MOST_THERE):
            raise RuleBroken(f"Enter a whole number from 0 to {MOST_THERE:,}.", field=name)
        return str(int(plain)) if line else ""
    if len(line) > LONGEST_LINE:
        raise RuleBroken(f"Enter {LONGEST_LINE} characters at the most; this is {len(line):,}.", field=name)
    return line


def _both(name: str, theirs: str, mine: str) -> str:
    if name == Part.COUNT:
        return mine or theirs
    return joined_line(theirs, mine) if name == Part.CHAIR else joined(theirs, mine)


def _write(words: Words, name: str, text: str) -> None:
    if name.startswith(NOTE):
        item = next(one for one in words.noted if f"{NOTE}{one.id}" == name)
        history.write_in_sitting(item, note=text)
    elif name == Part.COUNT:
        _count(words.minutes, int(text) if text else None)
    else:
        history.write_in_sitting(words.minutes, **{str(name): text})


def _count(minutes: Minutes, there: int | None) -> None:
    quorum = quorum_at(minutes.meeting) if there is not None else None
    history.write_in_sitting(
        minutes,
        present_count=there,
        quorum_needed=quorum.needed if quorum else None,
        quorum_met=quorum.is_met_by(there) if quorum and there is not None else None,
    )


def end_sittings(minutes: Minutes, items: Iterable[AgendaItem]) -> None:
    """Whoever wrote has done so: their lines of history are written now. Flushes."""
    for row in (minutes, *items):
        history.end_sitting(row)
    session.flush()


def end_left_sittings() -> None:
    """Once a day: sittings that were left are over."""
    history.end_old_sittings([Minutes, AgendaItem])
