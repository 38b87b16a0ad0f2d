"""How somebody may be reached: what their answers mean, what is dialled, what must be minded where."""

import pytest
from sqlalchemy.orm import Session

from esteem.people.models import Person
from esteem.people.rules.reach import Channel, MayReach, dialled, means
from tests.makers import make_person


@pytest.mark.parametrize(
    ("number", "dials"),
    [
        ("07700 900123", "07700900123"),
        ("07700 900123 after 6", "07700900123"),
        ("(0115) 496-0123", "01154960123"),
        ("+44 7700 900123", "+447700900123"),
        ("+44 (0)7700 900123", "+447700900123"),
        ("ask Jo: 01632 960001", "01632960001"),
        ("the café downstairs", ""),
        ("", ""),
    ],
)
def test_a_telephone_dials_the_number_and_not_the_words_beside_it(number: str, dials: str) -> None:
    assert dialled(number) == dials


def test_an_answer_is_said_for_whoever_is_about_to_reach_them() -> None:
    assert [means(Channel.TEXT, may) for may in (*MayReach, None)] == [
        "May be texted", "Do not text", "Ask before texting", "Not asked yet",
    ]  # fmt: skip


def test_each_way_to_reach_them_carries_its_own_cautions(books: Session) -> None:
    person = make_person(
        no_voicemail=True, withhold_number=True, shared_phone=True, phone_care="Say you are Sam", by_phone=MayReach.ASK,
        by_text=MayReach.NO, second_phone_care="At work", by_email=MayReach.NO, email_care="Her son reads it",
        by_post=MayReach.ASK, plain_envelope=True, address_care="Side door",
    )  # fmt: skip
    ringing = ["Ask before ringing", "Do not text", "Do not leave a voicemail", "Withhold your number"]
    assert person.cautions == [*ringing, "Shared phone", "Say you are Sam"]
    assert person.second_cautions == [*ringing, "At work"]
    assert person.email_cautions == ["Do not e-mail", "Her son reads it"]
    assert person.post_cautions == ["Ask before writing", "Plain envelope", "Side door"]


def test_nothing_is_kept_of_when_somebody_was_born() -> None:
    assert [column.key for column in Person.__table__.columns if "birth" in column.key or column.key == "age"] == []
