"""Who may speak for the invented group, what was said outside, and what its committee was asked between two meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from esteem.demo.story import Deed, Story, on
from esteem.kernel.permissions import act_as, actor
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.answers import answer, make_links
from esteem.minutes.actions.questions import put_question, ratify
from esteem.minutes.actions.speaking import add_mandate, end_mandate, write_said
from esteem.minutes.models import Mandate, Question
from esteem.minutes.queries.questions import meetings_to_ratify_at, on_committee
from esteem.minutes.rules.questions import NO, NOT_SURE, YES, How, Needs
from esteem.people.models import Person

URN = "Shall we buy the bigger urn, for £60?"
BUS = "May Geoff tell the council what we think of the new bus stop?"
COACH = "Shall we pay £40 towards the coach for the spring outing?"


def life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    """Every mandate, what was said, and three questions: ratified, waiting for a meeting, and open."""
    return story.past(_life(story, people))


def _life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    mandates: dict[str, Mandate] = {}
    asked: dict[str, Question] = {}
    yield on(story.day(0, 6, 20), _may_speak, mandates, people, "Siân Probert", "where we meet", "the council")
    yield on(
        story.day(0, 9, 12), _may_speak, mandates, people, "Priya Raman", "how to join, and what we do", "the press"
    )
    yield on(story.day(1, 5, 28), _ask, asked, URN, "The old one serves twelve. **£60** at the market, or £75 new.", 5)
    yield on(story.day(1, 5, 30), _answer, asked, URN, (YES, YES, YES, NOT_SURE))
    yield on(story.day(1, 6, 10), _ratify, asked, URN)
    yield on(story.day(1, 6, 20), _ends, mandates, "Siân Probert")
    yield on(
        story.day(1, 6, 20), _may_speak, mandates, people, "Geoffrey Lyle", "the hall and the buses", "the council"
    )
    yield from _said(story, people)
    yield on(story.today - timedelta(days=24), _ask, asked, BUS, "The stop would move to the far side of the green.", 4)
    yield on(story.today - timedelta(days=22), _answer, asked, BUS, (YES, YES, NO, YES))
    yield on(story.today - timedelta(days=3), _ask, asked, COACH, "Twelve would come. Those who can pay £5 each.", 7)
    yield on(story.today - timedelta(days=1), _answer, asked, COACH, (YES, NOT_SURE))


def _said(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    words = "We meet on Thursdays, and anybody may come and look first. I said nothing about who comes."
    yield on(story.day(1, 10, 3), _say, people["Priya Raman"], "The Brookvale Gazette", "By telephone", words)
    words = "The side door must stay open until half past nine, for the ramp."
    yield on(
        story.day(1, 2, 11), _say, people["Geoffrey Lyle"], "The council’s officer for halls", "At the hall", words
    )
    words = "I told them how many of us come, and gave them Priya’s number for anything else."
    yield on(
        story.today - timedelta(days=40),
        _say,
        people["Tom Hargreaves"],
        "A student with a survey",
        "In the café",
        words,
    )


def _may_speak(
    day: date, mandates: dict[str, Mandate], people: dict[str, Person], name: str, about: str, to_whom: str
) -> None:
    mandates[name] = add_mandate(
        person_id=people[name].id,
        about=about,
        to_whom=to_whom,
        since_on=day,
        rests_on="Committee, earlier in the month",
    )


def _ends(day: date, mandates: dict[str, Mandate], name: str) -> None:
    end_mandate(mandate=mandates[name], seen_version=None, last_on=day)


def _say(day: date, person: Person, to_whom: str, place: str, words: str) -> None:
    write_said(said_on=day, person_id=person.id, to_whom=to_whom, place=place, words=words)


def _ask(day: date, asked: dict[str, Question], words: str, about: str, days: int) -> None:
    asked[words] = put_question(
        words=words, about=about, options="", closes_on=day + timedelta(days=days), asked=sorted(on_committee()),
        needs=Needs.MOST_OF_ASKED, least=None,
    )  # fmt: skip


def _answer(_day: date, asked: dict[str, Question], words: str, chose: tuple[int, ...]) -> None:
    """The first of them answer by their links; the last with a remark."""
    question, coordinator = asked[words], actor()
    make_links(question=question, asked=question.asked)
    for one, place in zip(question.asked, chose, strict=False):
        remark = "I was not there when it was talked over." if place == NOT_SURE else ""
        answer(one=one, chose=place, remark=remark, how=How.LINK)
    act_as(coordinator)


def _ratify(_day: date, asked: dict[str, Question], words: str) -> None:
    """The committee's next meeting says yes."""
    for meeting in meetings_to_ratify_at(asked[words])[:1]:
        if meeting.kind is MeetingKind.COMMITTEE:
            ratify(
                question=asked[words],
                seen_version=None,
                meeting=meeting,
                words="The bigger urn is bought, for £60 at the most.",
            )
