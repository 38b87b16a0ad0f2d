"""Words: what is meant and not what hides in them; safe HTML; cells that do not run; the group's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esteem.kernel.text import Words, defuse, fold, like, markdown, plural, tidy, tidy_lines


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  Ann   Example ", "Ann Example"),
        ("Ann\nExample\t", "Ann Example"),
        ("An\u200bn", "Ann"),
        ("\u202eAnn\u202c", "Ann"),
        ("\ufeffAnn\x00\x07", "Ann"),
        ("Sia\u0302n", "Si\u00e2n"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u200dAnn\u200d", "Ann"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud83d", ""),
        ("\u200b\u202e \u2066", ""),
    ],
)
def test_a_line_keeps_what_is_meant_and_loses_what_is_not_seen(typed: str, meant: str) -> None:
    assert tidy(typed) == meant


def test_longer_text_keeps_its_lines() -> None:
    assert tidy_lines("one\r\ntwo\rthree\n\n  four \u200b\n") == "one\ntwo\nthree\n\n  four"


@given(st.text())
def test_tidying_twice_changes_nothing_more(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)
    assert tidy_lines(tidy_lines(typed)) == tidy_lines(typed)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Siân  O\u2019Neill", "sian o'neill"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Łódź", "łodz"),
        ("  É ", "e"),
    ],
)
def test_words_are_compared_without_accents_or_case(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(written: str) -> None:
    assert fold(fold(written)) == fold(written)


def test_a_search_takes_percent_underscore_and_backslash_as_they_are() -> None:
    assert like("50%_\\") == "%50\\%\\_\\\\%"


@pytest.mark.parametrize("cell", ["=1+1", "+44 115", "-5", "@sum", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    assert defuse(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ann", "1=1", "a-b", "£5", "'=1"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert defuse(cell) == cell


def test_markdown_that_is_the_whole_page_has_headings_right_below_the_h1() -> None:
    assert markdown("## Words\n\nSaid.", whole_page=True) == "<h2>Words</h2>\n<p>Said.</p>\n"


def test_simple_markdown_becomes_html_that_fits_under_the_page_s_headings() -> None:
    written = "# Big\n## Less\n\nA *soft* **strong** line\nbreak\n\n- one\n- two"
    assert markdown(written) == (
        "<h3>Big</h3>\n<h4>Less</h4>\n<p>A <em>soft</em> <strong>strong</strong> line<br>\nbreak</p>\n"
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ('<b onclick="x">a</b>', '<p>&lt;b onclick="x"&gt;a&lt;/b&gt;</p>\n'),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
        ("[a](data:text/html,x)", "<p>[a](data:text/html,x)</p>\n"),
        ("![a](https://example.org/a.png)", '<p>!<a href="https://example.org/a.png" rel="noopener">a</a></p>\n'),
        ("[a](https://example.org)", '<p><a href="https://example.org" rel="noopener">a</a></p>\n'),
        ("[a](tel:0115)", '<p><a href="tel:0115" rel="noopener">a</a></p>\n'),
        ('<a hx-get="/x" data-hx-get="/x">a</a>', '<p>&lt;a hx-get="/x" data-hx-get="/x"&gt;a&lt;/a&gt;</p>\n'),
    ],
)
def test_markdown_can_do_no_harm(written: str, shown: str) -> None:
    assert markdown(written) == shown


@given(st.text(alphabet="<>\"'&=:/[]()!`*_#- \nahrefscipton", max_size=80))
def test_whatever_is_written_makes_no_tag_but_the_plain_ones(written: str) -> None:
    html = markdown(written).lower()
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 meetings"), (1, "1 meeting"), (3, "3 meetings"), (2000, "2,000 meetings")]
)
def test_things_are_counted_in_words(count: int, said: str) -> None:
    assert plural(count, "meeting") == said


def test_an_odd_plural_is_given() -> None:
    assert (plural(1, "person", "people"), plural(2, "person", "people")) == ("1 person", "2 people")


def test_the_group_s_own_words_come_small_and_with_a_capital() -> None:
    words = Words(member="friend", members="friends")
    assert (words.members, words.Members, words.Member, words.meeting, words.Subs) == (
        "friends", "Friends", "Friend", "meeting", "Subs"
    )  # fmt: skip


@pytest.mark.parametrize("name", ["visitors", "Visitors", "MEMBERS", "_members"])
def test_a_word_nobody_chose_is_an_error_and_not_a_blank(name: str) -> None:
    with pytest.raises(AttributeError):
        getattr(Words(), name)


def test_a_picture_of_the_guide_is_shown_from_our_own_folder() -> None:
    shown = markdown("![A list](../../static/guide/people-list.webp)", picture_at=lambda path: f"/static/{path}?v=1")
    assert shown == '<p><img src="/static/guide/people-list.webp?v=1" alt="A list"></p>\n'


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/x.webp",
        "../../static/js/esteem.js",
        "static/guide/../../instance/x.webp",
        "data:image/webp;base64,AA",
    ],
)
def test_no_other_picture_is_ever_fetched(address: str) -> None:
    assert "src" not in markdown(f"![A list]({address})", picture_at=lambda path: f"/static/{path}")


def test_what_people_write_holds_no_pictures() -> None:
    assert "<img" not in markdown("![A list](../../static/guide/people-list.webp)")
