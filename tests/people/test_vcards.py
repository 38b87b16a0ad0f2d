"""Contact cards: what a telephone reads, with what must be minded as the label of each number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esteem.people.rules.vcards import LONGEST_LINE, Card, escaped, folded, vcards


def test_a_card_says_name_and_number() -> None:
    assert vcards([Card("Ann Other", phones=(("07700 900123", ""),))]) == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Other;Ann;;;\r\nFN:Ann Other\r\nTEL;TYPE=VOICE:07700 900123\r\nEND:VCARD\r\n"
    )


def test_what_must_be_minded_is_the_label_of_the_number_and_a_note() -> None:
    card = Card(
        "Ann", phones=(("1", "Do not leave a voicemail"), ("2", "")), email=("a@example.org", "Shared; say nothing")
    )
    lines = vcards([card]).splitlines()
    assert lines[4:-1] == [
        "item1.TEL;TYPE=VOICE:1", "item1.X-ABLabel:Do not leave a voicemail", "TEL;TYPE=VOICE:2",
        "item3.EMAIL;TYPE=INTERNET:a@example.org", "item3.X-ABLabel:Shared\\; say nothing",
        "NOTE:Do not leave a voicemail. Shared\\; say nothing",
    ]  # fmt: skip


def test_an_address_has_its_parts_and_its_lines() -> None:
    card = Card("Ann", address=("1 High Street\nFlat 2", "Derby", "DE1 1AA"), address_minded="Plain envelope")
    assert (
        "item1.ADR;TYPE=HOME:;;1 High Street\\nFlat 2;Derby;;DE1 1AA;\r\nitem1.X-ABLabel:Plain envelope\r\n"
        in vcards([card])
    )


@pytest.mark.parametrize(
    ("name", "line"),
    [("Ann", "N:;Ann;;;"), ("Siân ap Rhys-Jones", "N:Rhys-Jones;Siân ap;;;"), ("A;B, C\\D", "N:C\\\\D;A\\;B\\,;;;")],
)
def test_no_character_of_a_name_ends_its_field(name: str, line: str) -> None:
    assert vcards([Card(name)]).splitlines()[2] == line


def test_text_that_would_begin_a_line_of_its_own_stays_in_its_field() -> None:
    assert escaped("a\r\nEND:VCARD") == "a\\nEND:VCARD"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=300))
def test_a_long_line_is_folded_between_characters_and_reads_the_same(line: str) -> None:
    pieces = folded(line).split("\r\n")
    assert max(len(piece.encode()) for piece in pieces) <= LONGEST_LINE
    assert (
        "".join([pieces[0], *(piece.removeprefix(" ") if piece.startswith(" ") else "?" for piece in pieces[1:])])
        == line
    )
