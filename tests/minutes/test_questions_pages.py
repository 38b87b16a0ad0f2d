import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from esteem.access.actions.seats import open_seat
from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.rules import Formality, RuleKey
from esteem.kernel.db import session
from esteem.kernel.visit import SEAT
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions import answers
from esteem.minutes.actions import questions as actions
from esteem.minutes.models import Question
from esteem.people.actions import record_leaving
from esteem.people.models import Person
from tests.backstage import Group
from tests.house.test_bad_input import BAD, everywhere, sheet_of
from tests.house.walk import Place
from tests.makers import make_account, make_meeting, make_person, make_question, make_term
from tests.visitor import Visitor

LINK = re.compile(r"http://localhost(/minutes/questions/yours/[\w-]{43}/)")


def stranger(app: Flask) -> Visitor:
    return Visitor(app, "Somebody with a link")


def question_in(group: Group, number: int = 1) -> list[tuple[str, int | None, str]]:
    """Who is asked, what they answered and their remark."""

    def told() -> list[tuple[str, int | None, str]]:
        question = session.get_one(Question, number)
        return [(one.person.name, one.chose, one.remark) for one in question.asked]

    return group.asks(told)


def sent_link(group: Group, **details: object) -> str:
    """The address of the link of the one person who is asked."""

    def make() -> str:
        question = make_question(people=[make_person(name="Sam Example")], **details)
        (token,) = answers.make_links(question=question, asked=question.asked).values()
        return f"/minutes/questions/yours/{token}/"

    return group.makes(make)


def signed_in_as(app: Flask, group: Group, person: Person, role: str = "member") -> Visitor:
    """Somebody of the list with an account of their own."""

    def seat() -> str:
        account = make_account(name=person.name, roles=[role], person=session.get(Person, person.id))
        return open_seat(account_id=account.id, agent="Firefox")

    token = group.makes(seat)
    with app.test_request_context():
        signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # ours signs its cookies
        cookie = str(signer.dumps({SEAT: token}))
    visitor = Visitor(app, person.name)
    visitor.client.set_cookie("esteem", cookie)
    return visitor


# From inside


def test_a_question_goes_all_the_way_to_a_numbered_decision(alice: Visitor, group: Group) -> None:
    group.makes(lambda: [make_term(office=f"Office {name}", person=make_person(name=name)) for name in ("Ann", "Bea")])
    group.makes(make_meeting, kind=MeetingKind.COMMITTEE, meets_on=date(2026, 11, 24))
    alice.visits("/minutes/questions/").sees("Nothing is being asked").follows("Put a question")
    alice.fills("What is the question?", "Shall we book the coach?").fills(
        "What should they know?", "It costs **£40**."
    )
    alice.fills("Closes at the end of", "1 December").presses("Put the question")
    alice.sees("Asked of 2 people.", "0 of 2 have answered", "closes at the end of Tuesday 1 December 2026")
    alice.follows("Links to send").presses("Make links for all who have not answered")
    links = LINK.findall(alice.answer.get_data(as_text=True))
    assert len(set(links)) == 2
    for link, choice in zip(links, ("Yes", "Yes"), strict=True):
        stranger(alice.app).visits(link).sees("It costs £40.").chooses("Your answer", choice).presses(
            "Send my answer"
        ).sees("Your answer has arrived")
    alice.visits("/minutes/questions/1/").sees("2 of 2 have answered", "by their link").presses("Close it now")
    alice.sees("Agreed: 2 yes, 0 no, 0 not sure. It took 2 yes.", "It waits for the next meeting to ratify it")
    alice.visits("/meetings/1/").sees("Decided between meetings", "Shall we book the coach?", "To be ratified")
    alice.visits("/minutes/questions/1/").follows("It was ratified")
    assert alice.field("What is written down") == (
        "Shall we book the coach? Decided between meetings, closed on Tuesday 24 November 2026: 2 yes, 0 no, 0 not sure."
    )
    alice.presses("Record the decision").sees("Ratified, and recorded as decision 2026/1.")
    alice.follows("decision 2026/1").sees("Shall we book the coach?")


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Sam Example")
    alice.visits("/minutes/questions/ask/").fills("What is the question?", "Coach?").ticks("Sam Example")
    alice.fills("Closes at the end of", "yesterday").presses("Put the question").is_told(
        "That day is past. Choose today or a later day."
    )
    alice.fills("Closes at the end of", "tomorrow").fills("Other answers than yes, no and not sure?", "Tea\ntea")
    alice.presses("Put the question").is_told("Two of the answers are the same.")
    alice.fills("Other answers than yes, no and not sure?", "Tea").presses("Put the question").is_told(
        "Enter 2 to 6 answers, each on its own line; this is 1."
    )
    alice.fills("Other answers than yes, no and not sure?", "Tea\nCoffee").unticks("Sam Example")
    alice.presses("Put the question").is_told("Say who is asked.")
    alice.ticks("Sam Example").presses("Put the question").sees("0 of 1 have answered")


def test_the_committee_is_ticked_and_the_rule_on_its_quorum_is_said(alice: Visitor, group: Group) -> None:
    group.makes(lambda: make_term(person=make_person(name="Ann")))
    group.makes(put_rules_in_force, {RuleKey.COMMITTEE_QUORUM: "3"}, source="Constitution", since_on=date(2026, 4, 20))
    alice.visits("/minutes/questions/ask/").sees("Your rules ask for 3 of the committee")
    assert alice.field("How many must answer for it to count?") == "3"
    alice.fills("What is the question?", "Coach?").fills("Closes at the end of", "tomorrow").presses("Put the question")
    alice.is_told("Only 1 person is asked.").fills("How many must answer for it to count?", "")
    alice.presses("Put the question").sees("Your rules ask for 3 of the committee, and only 1 person is asked.")


def test_links_are_shown_once_and_afterwards_there_are_reminders(alice: Visitor, group: Group) -> None:
    group.makes(make_question, people=[group.makes(make_person, name="Sam Example")])
    alice.visits("/minutes/questions/1/links/").sees("your answer to the question I sent you is still missing")
    alice.presses("Make a link: for Sam Example")
    (link,) = set(LINK.findall(alice.answer.get_data(as_text=True)))
    alice.sees("The links open on this computer only").does_not_see("Riverside Friends, there is a question")
    alice.visits("/minutes/questions/1/links/").does_not_see(link).sees("is still missing")
    alice.presses("Stop the link: of Sam Example").sees("The link of Sam Example works no more.")
    stranger(alice.app).visits(link).sees("This link does not work")


def test_what_each_answered_is_shown_to_who_asked_and_after_the_close_to_the_committee(
    alice: Visitor, carol: Visitor, group: Group, app: Flask
) -> None:
    link = sent_link(group)
    stranger(app).visits(link).chooses("Your answer", "No").fills("Anything to add?", "Too dear").presses(
        "Send my answer"
    )
    alice.visits("/minutes/questions/1/").sees("Too dear")  # she put it
    carol.visits("/minutes/questions/1/").sees("What each answered is shown after the close", "by their link")
    carol.does_not_see("Too dear")
    carol.presses("Close it now").sees("Too dear", "Not agreed: 0 yes, 1 no, 0 not sure. It took 1 yes.")


def test_whoever_is_asked_answers_signed_in_and_finds_it_on_the_first_page(
    alice: Visitor, group: Group, app: Flask
) -> None:
    sam = group.makes(make_person, name="Sam Example")
    group.makes(make_question, people=[sam])
    group.makes(make_question, words="Not for Sam?", people=[group.makes(make_person, name="Bea")])
    visitor = signed_in_as(app, group, sam)
    visitor.visits("/").follows("Answer: A question for you: Shall we book the coach?")
    visitor.presses("Send my answer").is_told("Choose one of the answers.")
    visitor.chooses("Your answer", "Yes").presses("Send my answer").sees("You can change it until the end of Tuesday")
    visitor.visits("/minutes/questions/").sees("Shall we book the coach?").does_not_see("Not for Sam?")
    visitor._fetch("GET", "/minutes/questions/2/")
    assert visitor.answer.status_code == 404
    assert question_in(group) == [("Sam Example", 0, "")]


def test_who_is_not_asked_has_no_answer_to_give(alice: Visitor, bob: Visitor, group: Group) -> None:
    group.makes(make_question)
    for visitor in (alice, bob):
        visitor._fetch("GET", "/minutes/questions/1/answer/")
        assert visitor.answer.status_code == 404


def test_a_viewer_sees_no_question_and_may_put_none(dana: Visitor, group: Group) -> None:
    group.makes(make_question)
    dana.visits("/minutes/questions/").does_not_see("Shall we book", "Put a question")
    for address, code in (("1/", 404), ("ask/", 403), ("1/links/", 403), ("1/ratify/", 403)):
        dana._fetch("GET", f"/minutes/questions/{address}")
        assert (address, dana.answer.status_code) == (address, code)


def test_it_is_withdrawn_with_a_reason(alice: Visitor, group: Group) -> None:
    link = sent_link(group)
    alice.visits("/minutes/questions/1/").follows("Withdraw it").presses("Withdraw it").is_told(
        "Say why, in a few words."
    )
    alice.fills("Why is it withdrawn?", "The coach is gone").presses("Withdraw it").sees(
        "Withdrawn on 24 November 2026: The coach is gone"
    )
    stranger(alice.app).visits(link).sees("This link does not work")
    alice.visits("/minutes/questions/?show=withdrawn").sees("Shall we book the coach?")


def test_somebody_more_is_asked_and_somebody_no_longer(alice: Visitor, group: Group) -> None:
    ann, _ = group.makes(make_person, name="Ann Example"), group.makes(make_person, name="Bea Example")
    group.makes(make_question, people=[ann])
    alice.visits("/minutes/questions/1/").follows("Ask somebody else too").chooses("Who else?", "Bea Example")
    alice.presses("Ask them").sees("Bea Example is asked too.", "0 of 2 have answered")
    alice.presses("Ask no longer: Ann Example").sees("Ann Example is asked no longer.", "0 of 1 have answered")
    alice.sees("Asked no longer: Ann Example.")


def test_where_they_are_many_the_first_to_be_asked_is_sought(alice: Visitor, group: Group) -> None:
    group.makes(change_group, formality=Formality.INFORMAL)
    group.makes(lambda: [make_person(name=f"Person {number}") for number in range(50)])
    alice.visits("/minutes/questions/ask/").fills("What is the question?", "Coach?").fills(
        "Closes at the end of", "tomorrow"
    )
    alice.presses("Put the question").is_told("Say who is asked.")
    alice.fills("Somebody who is not on this list?", "Person 44").presses("Put the question").sees(
        "0 of 1 have answered"
    )
    alice.follows("Ask somebody else too").fills("Who else?", "Person 45").presses("Ask them").sees(
        "0 of 2 have answered"
    )


def test_links_for_as_many_as_can_be_asked_are_all_shown(alice: Visitor, group: Group) -> None:
    group.makes(lambda: make_question(people=[make_person(name=f"Person {number}") for number in range(40)]))
    alice.visits("/minutes/questions/1/links/").presses("Make links for all who have not answered")
    assert len(set(LINK.findall(alice.answer.get_data(as_text=True)))) == 40


def test_what_closed_and_waits_is_on_the_desk(alice: Visitor, carol: Visitor, group: Group) -> None:
    def make() -> None:
        question = make_question()
        answers.answer(one=question.asked[0], chose=0, remark="", how="link")
        actions.close_early(question=question)

    group.makes(make)
    for visitor in (alice, carol):
        visitor.visits("/").sees("Bring to the next meeting: Shall we book the coach?")


def test_it_is_not_ratified(alice: Visitor, group: Group) -> None:
    def make() -> None:
        question = make_question()
        answers.answer(one=question.asked[0], chose=0, remark="", how="link")
        actions.close_early(question=question)
        make_meeting(meets_on=date(2026, 11, 24))

    group.makes(make)
    alice.visits("/minutes/questions/1/").follows("It was not ratified").presses("Keep that")
    alice.sees("did not ratify it. It counts for nothing.", "Not ratified")


# From outside


def test_a_link_shows_the_question_and_nothing_of_the_group(group: Group, app: Flask) -> None:
    visitor = stranger(app).visits(sent_link(group, about="Read [this](https://example.org)."))
    visitor.sees("A question for you", "Shall we book the coach?").does_not_see("Riverside", "Sam Example")
    assert "Riverside" not in visitor.answer.get_data(as_text=True)
    assert (visitor.answer.headers["Cache-Control"], visitor.answer.headers["Referrer-Policy"]) == (
        "no-store",
        "same-origin",
    )


def test_an_answer_by_link_is_changed_until_it_closes(
    group: Group, app: Flask, freeze: Callable[[datetime], None]
) -> None:
    link = sent_link(group, closes_on=date(2026, 11, 25))
    visitor = stranger(app).visits(link).chooses("Your answer", "Yes").presses("Send my answer").sees("Thank you")
    assert "yours/" in visitor.address
    assert link not in visitor.address
    freeze(datetime(2026, 11, 25, 23, 59, tzinfo=UTC))
    visitor.visits(link).sees("You answered yes").chooses("Your answer", "Not sure")
    visitor.fills("Anything to add?", "I was tired").presses("Change my answer").sees("Thank you")
    assert question_in(group) == [("Sam Example", 2, "I was tired")]
    visitor.visits(link).chooses("Your answer", "No")  # the page stays open past midnight
    freeze(datetime(2026, 11, 26, 0, 0, 1, tzinfo=UTC))
    visitor.presses("Change my answer").sees("This question is closed", "You answered not sure")
    assert question_in(group) == [("Sam Example", 2, "I was tired")]


def test_the_same_form_sent_twice_is_one_answer(group: Group, app: Flask) -> None:
    link = sent_link(group)
    visitor = stranger(app).visits(link)
    sheet = sheet_of(visitor, Place("minutes.own_answer", link, "POST", link))
    assert sheet is not None
    for chose in ("0", "1"):
        visitor._fetch("POST", link, data={**sheet.values, "chose": [chose]})
        assert (visitor.answer.status_code, visitor.answer.headers["Location"]) == (303, "/minutes/questions/yours/")
    assert question_in(group) == [("Sam Example", 0, "")]
    assert group.history_is_whole()


def test_an_answer_by_link_is_nobody_s_account_s(alice: Visitor, group: Group) -> None:
    """Alice opens somebody's link in her own browser: what is sent there is theirs."""
    link = sent_link(group)
    alice.visits(link).chooses("Your answer", "No").presses("Send my answer")
    alice.visits("/minutes/questions/1/").sees("by their link")


def test_a_link_ends_with_the_person_at_the_next_request(group: Group, app: Flask) -> None:
    link = sent_link(group)
    visitor = stranger(app).visits(link).chooses("Your answer", "No")
    group.makes(lambda: record_leaving(person=session.get(Person, 1), left_on=date(2026, 11, 24)))
    visitor.presses("Send my answer").sees("This link does not work")
    assert question_in(group) == [("Sam Example", None, "")]


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "%F0%9F%AB%96", "a" * 3000, "..%2f..", "1"])
def test_nonsense_is_answered_like_a_link_that_is_over(app: Flask, group: Group, token: str) -> None:
    sent_link(group)
    visitor = stranger(app)
    visitor._fetch("GET", f"/minutes/questions/yours/{token}/")
    page = visitor.answer.get_data(as_text=True)
    assert visitor.answer.status_code == 404
    assert "coach" not in page
    assert "Sam" not in page


@pytest.mark.parametrize("called", BAD)
def test_bad_input_from_outside_is_answered_kindly(app: Flask, group: Group, called: str) -> None:
    link = sent_link(group)
    visitor = stranger(app).visits(link)
    sheet = sheet_of(visitor, Place("minutes.own_answer", link, "POST", link))
    assert sheet is not None
    assert list(everywhere(visitor, sheet, BAD[called])) == []


def test_the_secret_is_kept_nowhere(group: Group, alice: Visitor, app: Flask) -> None:
    group.makes(make_question)
    alice.visits("/minutes/questions/1/links/").presses("Make links for all who have not answered")
    (link,) = set(LINK.findall(alice.answer.get_data(as_text=True)))
    stranger(app).visits(link).chooses("Your answer", "Yes").presses("Send my answer")
    kept = b"".join(path.read_bytes() for path in group.instance.folder.rglob("*") if path.is_file())
    assert link.split("/")[-2].encode() not in kept


def test_a_group_without_a_committee_hears_of_none(alice: Visitor, group: Group, app: Flask) -> None:
    group.makes(change_group, formality=Formality.INFORMAL)
    link = sent_link(group)
    pages = ("/minutes/questions/", "/minutes/questions/ask/", "/minutes/questions/1/", "/minutes/questions/1/links/")
    for address in (*pages, "/minutes/speaking/", "/minutes/speaking/add/"):
        alice.visits(address).does_not_see("ommittee M", "the committee", "onstitution", "uorum")
    stranger(app).visits(link).does_not_see("committee").chooses("Your answer", "Yes").presses("Send my answer")
    alice.visits("/minutes/questions/1/").presses("Close it now").sees("Agreed: 1 yes").does_not_see("the committee")
