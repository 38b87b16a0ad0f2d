"""The constitution put together: order, numbers, references that follow, and two versions compared."""

from datetime import date
from time import perf_counter

import pytest

from esteem.governance.rules.choices import Part
from esteem.governance.rules.clauses import CATALOGUE, Key
from esteem.governance.rules.comparing import Change, Piece, differences, line_by_line, word_by_word
from esteem.governance.rules.document import Adoption, Document, Wording, numbered, put_together
from esteem.governance.rules.text import Paragraph, keep, letter, marks_in, paragraphs, show
from tests.governance.sample import NAME, SIGNED, make_case, make_document, text_of, wordings_of

TODAY = date(2026, 11, 24)
NUMBERS = {"name": 1, "money": 24}


# A clause's text


def test_a_blank_line_ends_a_paragraph_and_a_dash_makes_a_point() -> None:
    text = "One line\nruns on.\n\nIt may:\n- go;\n  - stay; or\n(c) run.\nAnd more."
    assert paragraphs(text) == (
        Paragraph("One line runs on."),
        Paragraph("It may:", ("go;", "stay; or", "run.")),
        Paragraph("And more."),
    )


@pytest.mark.parametrize("text", ["", "  \n\n ", "-", "\n- \n"])
def test_nothing_is_no_paragraph(text: str) -> None:
    assert [p for p in paragraphs(text) if p.text != "-"] == []


def test_numbers_that_were_pasted_along_are_dropped() -> None:
    assert paragraphs("12.1 The committee meets.\n\n12.2. It decides.") == (
        Paragraph("The committee meets."), Paragraph("It decides."),
    )  # fmt: skip
    assert paragraphs("12 members are enough.") == (Paragraph("12 members are enough."),)


def test_points_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]


def test_what_is_kept_is_shown_with_today_s_numbers_and_name() -> None:
    kept = "[group name] follows [clause: money]. [Clause: money] is long. See [clause: gone]."
    assert show(kept, NUMBERS, NAME) == "Thursday Circle follows clause 24. Clause 24 is long. See [clause: gone]."


def test_what_is_typed_is_kept_with_its_references() -> None:
    typed = "Thursday Circle follows clause 24, not clause 99 nor clause 24.1. Thursday Circles are others."
    assert keep(typed, NUMBERS, NAME) == (
        "[group name] follows [clause: money], not clause 99 nor clause 24.1. Thursday Circles are others."
    )


def test_showing_and_keeping_undo_each_other() -> None:
    for clause in make_document(make_case(clauses=Key)).clauses:
        numbers = make_document(make_case(clauses=Key)).numbers
        assert keep(show(clause.kept, numbers, NAME), numbers, NAME) == clause.kept


def test_the_clauses_a_text_refers_to_are_found() -> None:
    assert marks_in("[clause: money] and [Clause: subs]") == ("money", "subs")


# Together


def test_numbers_run_without_gaps_whatever_is_left_out() -> None:
    for case in (make_case(), make_case(clauses=Key)):
        assert [clause.number for clause in make_document(case).clauses] == list(range(1, len(case.clauses) + 1))


def test_paragraphs_carry_their_clause_s_number() -> None:
    clause = make_document().clause(Key.AIMS)
    assert clause is not None
    assert [paragraph.number for paragraph in clause.paragraphs] == ["3.1", "3.2", "3.3"]
    assert [point.letter for point in clause.paragraphs[0].points] == ["a", "b", "c"]


def test_references_follow_the_numbers() -> None:
    assert "the area named in clause 2" in text_of(make_document(), Key.AIMS)
    with_affiliation = make_document(make_case(clauses=Key, affiliated_to="a body"))
    assert "is removed under clause 8" in text_of(with_affiliation, Key.ENDING)
    assert "is removed under clause 7" in text_of(make_document(), Key.ENDING)


def test_every_reference_is_resolved() -> None:
    assert [
        clause.key
        for clause in make_document(make_case(clauses=Key)).clauses
        if "[" in clause.plain.replace("[to be filled in]", "")
    ] == []


def test_a_clause_of_one_s_own_ends_its_part_and_adoption_ends_all() -> None:
    case = make_case()
    own = [
        Wording(key="own-1", part=Part.MEMBERS, heading="Pets", text="Dogs are welcome."),
        Wording(key="own-2", part=Part.CHANGES, heading="Songs", text="See [clause: own-1]."),
    ]
    document = put_together([*own, *wordings_of(case)], case)
    members = next(part for part in document.parts if part.part is Part.MEMBERS)
    assert (members.clauses[-1].heading, members.clauses[-1].by_hand) == ("Pets", True)
    assert [clause.key for clause in document.clauses][-2:] == ["own-2", Key.ADOPTION]
    assert text_of(document, "own-2") == f"See clause {document.numbers['own-1']}."


def test_one_s_own_words_stand_in_place_of_the_standard_ones() -> None:
    document = make_document(make_case(), subs="Nobody pays.")
    assert text_of(document, Key.SUBS) == "Nobody pays."
    assert [clause.key for clause in document.clauses if clause.by_hand] == [Key.SUBS]


def test_a_clause_that_is_out_has_no_number() -> None:
    wordings = [Wording(key=key, part=spec.part, included=key is not Key.AREA) for key, spec in CATALOGUE.items()]
    assert (Key.AREA in numbered(wordings), numbered(wordings)[Key.AIMS]) == (False, 2)


def test_adoption_is_to_be_written_in_until_it_has_happened() -> None:
    case = make_case()
    blank = "_" * 20
    assert text_of(make_document(case), Key.ADOPTION).startswith(
        f"This constitution was adopted by {blank}, held at {blank} on {blank}."
    )
    adoption = Adoption("the annual general meeting", "St Ann’s Hall", TODAY, SIGNED)
    document = put_together(wordings_of(case), case, adoption)
    assert text_of(document, Key.ADOPTION).startswith(
        "This constitution was adopted by the annual general meeting, held at St Ann’s Hall on 24 November 2026."
    )


# Two versions


def compared(old: Document, new: Document) -> list[tuple[Change, str, int | None, int | None]]:
    return [(one.change, one.heading, one.before, one.after) for one in differences(old, new)]


def test_the_same_text_has_no_differences_whatever_its_numbers() -> None:
    old, new = make_document(make_case()), make_document(make_case(clauses=Key, affiliated_to="a body"))
    assert compared(old, old) == []
    assert compared(old, new) == [(Change.ADDED, "Affiliation", None, 6), (Change.ADDED, "Property", None, 25)]


def test_a_changed_clause_shows_what_went_and_what_came() -> None:
    old, new = make_document(), make_document(make_case(committee_quorum=4, committee_min=4))
    (committee, meetings) = differences(old, new)
    assert (committee.heading, meetings.heading) == ("Committee", "Committee meetings")
    assert [piece for piece in meetings.pieces if piece.gone or piece.new] == [
        Piece("three", gone=True),
        Piece("four", new=True),
    ]


def test_a_dropped_clause_is_shown_at_the_end() -> None:
    old, new = (
        make_document(make_case(clauses=Key, affiliated_to="a body")),
        make_document(make_case(clauses=[Key.NAME])),
    )
    assert compared(old, new)[0] == (Change.REMOVED, "Area", 2, None)
    assert len(compared(old, new)) == 27


def test_a_new_heading_is_a_change() -> None:
    case = make_case()
    renamed = [
        Wording(key=w.key, part=w.part, included=w.included, heading="Fees" if w.key == Key.SUBS else "")
        for w in wordings_of(case)
    ]
    assert compared(make_document(case), put_together(renamed, case)) == [
        (Change.CHANGED, "Fees (was: Subscriptions)", 9, 9)
    ]


def test_words_are_compared_whole() -> None:
    assert word_by_word("at least three days", "at least thirty days") == [
        Piece("at least "), Piece("three", gone=True), Piece("thirty", new=True), Piece(" days"),
    ]  # fmt: skip


def test_a_line_with_little_in_common_is_replaced_whole() -> None:
    old = "The meeting decides what members pay.\n\nNobody is kept out.\n"
    new = "There is a tin by the kettle.\n\nNobody is ever kept out.\n"
    assert line_by_line(old, new) == [
        Piece("The meeting decides what members pay.\n", gone=True),
        Piece("There is a tin by the kettle.\n", new=True),
        Piece("\n"),
        Piece("Nobody is"),
        Piece(" ever", new=True),
        Piece(" kept out.\n"),
    ]


def test_lines_that_come_or_go_are_marked_whole() -> None:
    assert line_by_line("A.\nB.\n", "A.\n") == [Piece("A.\n"), Piece("B.\n", gone=True)]
    assert line_by_line("A.\n", "A.\nB.\nC.\n") == [Piece("A.\n"), Piece("B.\n", new=True), Piece("C.\n", new=True)]


def test_the_same_word_thousands_of_times_is_not_compared_one_by_one() -> None:
    old, new = "a " * 3_990, "b " + "a " * 3_900 + "c "
    began = perf_counter()
    assert word_by_word(old, new) == [Piece(old, gone=True), Piece(new, new=True)]
    assert perf_counter() - began < 1


def test_a_long_paragraph_is_compared_word_by_word() -> None:
    words = [f"word{number % 400}" for number in range(1_000)]
    old, new = " ".join(words), " ".join([*words[:500], "another", *words[501:]])
    assert [piece.text for piece in word_by_word(old, new) if piece.gone or piece.new] == ["word100", "another"]
