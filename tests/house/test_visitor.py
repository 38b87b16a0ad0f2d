"""The visitor itself, at a tiny app with deliberately bad pages: each rule is shown to bite, and a good page to pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Blueprint, Flask, Response, current_app, redirect, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Integer, String, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from tests.judge import CONTENT_POLICY, HEADERS
from tests.statements import queries
from tests.visitor import Visitor

GOOD_TOP = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tins - Test group</title></head><body>'
GOOD_MAIN = '<main id="main" tabindex="-1"><h1>Tins</h1>{}</main></body></html>'
FORM = """
<form method="post"><input type="hidden" name="csrf_token" value="x"><input type="hidden" name="form_key" value="k1">
<p><label for="name">Name <span>(optional)</span></label><input id="name" name="name" value="Old tin"
   aria-describedby="name-hint"></p><p id="name-hint">What is written on it</p>
<p><label for="notes">Notes</label><textarea id="notes" name="notes">
one
two</textarea></p>
<p><label>Colour<select name="colour"><option value="r">Red</option><option value="g" selected>Green</option></select></label></p>
<p><label><input type="checkbox" name="lid" value="yes"> It has a lid</label></p>
<fieldset><legend>Size</legend>
<label><input type="radio" name="size" value="s" checked> Small</label>
<label><input type="radio" name="size" value="l"> Large</label></fieldset>
<button name="then" value="stay">Save</button> <button name="then" value="go">Save and go</button></form>
"""


db = SQLAlchemy()
pages = Blueprint("pages", __name__)


class Tin(db.Model):  # type: ignore[name-defined, misc]  # the extension's Model is built at run time
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String)


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Flask]:
    """An app of one table whose page is whatever the test puts into `app.config["PAGE"]`."""
    app = Flask("tiny")
    app.config.update(SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path}/tiny.db", PAGE="", WITHOUT=set())
    db.init_app(app)
    app.register_blueprint(pages)
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


@pages.after_request
def headers(answer: Response) -> Response:
    answer.headers.update(HEADERS)
    answer.headers["Permissions-Policy"] = "camera=()"
    answer.headers["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in CONTENT_POLICY.items())
    answer.headers.update({"Cache-Control": "no-store", "Vary": "Cookie, HX-Request"})
    for name in current_app.config["WITHOUT"]:
        del answer.headers[name]
    return answer


@pages.get("/")
def index() -> str:
    return str(current_app.config["PAGE"])


@pages.post("/")
def save() -> object:
    if request.form.get("name") == "wrong":
        return current_app.config["PAGE"], 422
    current_app.config["SENT"] = {name: request.form.getlist(name) for name in request.form}
    return redirect("/saved", 303)


@pages.post("/keeps")
def keeps() -> object:
    current_app.config["FILES"] = [(file.filename, file.read()) for file in request.files.getlist("scan")]
    return redirect("/saved", 303)


@pages.get("/away")
def away() -> object:
    return redirect("https://example.org/", 303)


@pages.get("/ring")
def ring() -> object:
    return redirect("/ring", 303)


@pages.get("/saved")
def saved() -> str:
    return good("<p>Thank you</p>")


@pages.post("/plain")
def plain() -> str:
    return good("<p>A reload sends this again.</p>")


@pages.get("/broken")
def broken() -> tuple[str, int]:
    return good("<p>Sorry</p>"), 500


@pages.get("/adds")
def adds() -> str:
    db.session.add(Tin(name="never saved"))
    return good("")


@pages.get("/flushes")
def flushes() -> str:
    db.session.execute(insert(Tin).values(name="never saved"))
    return good("")


@pages.get("/reads")
def reads() -> str:
    return good(f"<p>{len(db.session.scalars(select(Tin)).all())} tins</p>")


def good(inside: str) -> str:
    return GOOD_TOP + GOOD_MAIN.format(inside)


def on(app: Flask, inside: str) -> Visitor:
    app.config["PAGE"] = good(inside)
    return Visitor(app, "Tess").visits("/")


# What a visitor can do


def test_a_form_is_filled_by_its_labels_and_sent_with_all_that_a_browser_sends(tiny: Flask) -> None:
    tess = on(tiny, FORM)
    assert tess.field("Name") == "Old tin"
    assert tess.field("Notes") == "one\ntwo"
    tess.fills("Name", "New tin").chooses("Colour", "Red").ticks("It has a lid").chooses("Size", "Large")
    tess.presses("Save and go").is_at("/saved")
    assert tiny.config["SENT"] == {
        "csrf_token": ["x"],
        "form_key": ["k1"],
        "name": ["New tin"],
        "notes": ["one\r\ntwo"],
        "colour": ["r"],
        "lid": ["yes"],
        "size": ["l"],
        "then": ["go"],
    }


def test_an_unticked_box_and_an_unpressed_button_are_not_sent(tiny: Flask) -> None:
    on(tiny, FORM).ticks("It has a lid").unticks("It has a lid").presses("Save")
    assert "lid" not in tiny.config["SENT"]
    assert tiny.config["SENT"]["then"] == ["stay"]


def test_a_search_form_puts_what_was_typed_into_the_address(tiny: Flask) -> None:
    tess = on(tiny, '<form action="/reads"><label>Find <input name="q"></label><button>Search</button></form>')
    tess.fills("Find", "a tin & lid").presses("Search").is_at("/reads?q=a+tin+%26+lid").sees("0 tins")


def test_the_button_beside_a_row_is_the_one_in_that_row(tiny: Flask) -> None:
    row = '<tr><td>{}</td><td><form method="post"><input type="hidden" name="csrf_token" value="x">'
    row += '<input type="hidden" name="name" value="{}"><button>Take out</button></form></td></tr>'
    table = (
        '<table><tr><th scope="col">Tin</th><th scope="col">Do</th></tr>'
        + row.format("Red", "r")
        + row.format("Blue", "b")
    )
    tess = on(tiny, table + "</table>")
    assert tess.rows() == [["Red", "Take out"], ["Blue", "Take out"]]
    tess.presses("Take out", beside="Blue")
    assert tiny.config["SENT"]["name"] == ["b"]


def test_links_are_followed_by_their_words(tiny: Flask) -> None:
    on(tiny, '<p><a href="/reads">All the tins</a></p>').follows("All the tins").is_at("/reads")


def test_what_chance_writes_into_a_form_is_no_word_of_the_page(tiny: Flask) -> None:
    form = FORM.replace('value="x"', 'value="aBo.9"').replace('value="k1"', 'value="Bo-7"')
    on(tiny, form).does_not_see("Bo")


@pytest.mark.parametrize(
    ("inside", "step", "why"),
    [
        ("", lambda v: v.sees("Blue tin"), "'Blue tin' cannot be read"),
        ("<p>Blue <b>tin</b></p>", lambda v: v.does_not_see("Blue tin"), "'Blue tin' is there"),
        ('<p><a href="tel:07700900123">Call</a></p>', lambda v: v.does_not_see("07700900123"), "is there"),
        ("<p hidden>07700900123</p>", lambda v: v.does_not_see("07700900123"), "is there"),
        ("", lambda v: v.is_refused(), "not 403"),
        ("", lambda v: v.finds_nothing(), "not 404"),
        ("", lambda v: v.is_asked_to_sign_in(), "not the sign-in page"),
        ("", lambda v: v.is_at("/elsewhere"), "not /elsewhere"),
        ("", lambda v: v.visits("/no-such").downloads("/no-such"), "404"),
        (FORM, lambda v: v.fills("Nickname", "x"), "no field 'Nickname'"),
        (FORM, lambda v: v.fills("It has a lid", "x"), "not a field to type into"),
        (FORM, lambda v: v.ticks("Name"), "no box to tick"),
        (FORM, lambda v: v.attaches("Name", "a.txt", b"a"), "takes no file"),
        (FORM, lambda v: v.chooses("Colour", "Blue"), "0 times 'Blue'"),
        (FORM, lambda v: v.chooses("Size", "Huge"), "0 times 'Huge'"),
        (FORM, lambda v: v.presses("Delete"), "0 times 'Delete'"),
        ("<button>Lone</button>", lambda v: v.presses("Lone"), "in no form"),
        (FORM.replace("Save and go", "Save"), lambda v: v.presses("Save"), "2 times 'Save'"),
        ("", lambda v: v.follows("More"), "0 times 'More'"),
        ('<p id="e">Too long</p>', lambda v: v.is_told("Too long"), "nobody said 'Too long'"),
    ],
)
def test_a_step_that_cannot_be_taken_fails_and_says_why(tiny: Flask, inside: str, step: object, why: str) -> None:
    tess = on(tiny, inside)
    with pytest.raises(AssertionError) as failure:
        step(tess)  # type: ignore[operator]  # a lambda of the table above
    assert why in str(failure.value)
    assert str(failure.value).startswith("Tess at /")


def test_an_error_is_told_at_its_field_or_in_the_summary(tiny: Flask) -> None:
    field = '<form method="post"><input type="hidden" name="csrf_token" value="x"><label for="n">Name</label>'
    field += (
        '<input id="n" name="name" value="wrong" aria-invalid="true" aria-describedby="ne"><p id="ne">Too rude.</p>'
    )
    tess = on(tiny, field + "<button>Save</button></form>").presses("Save")
    tess.is_told("Too rude.").is_told("Too rude.", beside="Name")
    with pytest.raises(AssertionError, match="nobody said"):
        tess.is_told("Too short.", beside="Name")


def test_an_error_of_a_whole_question_is_told_beside_it(tiny: Flask) -> None:
    tess = on(tiny, '<fieldset aria-describedby="se"><legend>Size</legend><p id="se">Choose a size.</p></fieldset>')
    tess.is_told("Choose a size.", beside="Size")


def test_files_are_sent_when_the_form_can_send_them(tiny: Flask) -> None:
    form = '<form method="post" action="/keeps" enctype="multipart/form-data">'
    form += '<input type="hidden" name="csrf_token" value="x"><label>Scan <input type="file" name="scan"></label>'
    on(tiny, form + "<button>Keep</button></form>").attaches("Scan", "a.png", b"picture").presses("Keep")
    assert tiny.config["FILES"] == [("a.png", b"picture")]


def test_a_file_for_a_form_that_sends_none_fails(tiny: Flask) -> None:
    form = '<form method="post" action="/keeps"><input type="hidden" name="csrf_token" value="x">'
    form += '<label>Scan <input type="file" name="scan"></label><button>Keep</button></form>'
    with pytest.raises(AssertionError, match="sends no files"):
        on(tiny, form).attaches("Scan", "a.png", b"picture").presses("Keep")


def test_of_several_places_called_the_same_one_says_which(tiny: Flask) -> None:
    tess = on(tiny, '<p><a href="/">More</a> <a href="/reads">More</a></p>')
    with pytest.raises(AssertionError, match="2 times 'More'"):
        tess.follows("More")
    tess.follows("More", nth=2).is_at("/reads")


@pytest.mark.parametrize(("address", "why"), [("/away", "sent away to"), ("/ring", "sent round in a ring")])
def test_a_redirect_out_of_the_house_or_in_a_ring_fails(tiny: Flask, address: str, why: str) -> None:
    with pytest.raises(AssertionError, match=why):
        Visitor(tiny).visits(address)


def test_a_visit_in_the_middle_of_a_transaction_fails(tiny: Flask) -> None:
    with tiny.app_context(), pytest.raises(AssertionError, match=r"group\.makes"):
        Visitor(tiny).visits("/reads")


def test_a_file_is_downloaded_and_the_page_stays(tiny: Flask) -> None:
    tess = on(tiny, '<p><a href="/reads">The list</a></p>')
    assert "0 tins" in tess.downloads("The list").text
    tess.sees("The list")


# What a visitor judges

BAD_PAGES = [
    ("well_formed", "<p><div>a</p></div>"),
    ("well_formed", "<section><p>never closed"),
    ("well_formed", '<p class="a" class="b">twice</p>'),
    ("one_heading", "<h1>Another</h1>"),
    ("unique_ids", '<p id="a">1</p><p id="a">2</p>'),
    ("unique_ids", '<p id="">1</p>'),
    ("labelled", '<input name="a">'),
    ("labelled", '<label for="c"></label><input id="c" name="a">'),
    ("labelled", '<select name="a"><option>1</option></select>'),
    ("labelled", '<textarea name="a"></textarea>'),
    ("labelled", "<button></button>"),
    ("labelled", '<a href="/"></a>'),
    ("references_exist", '<label for="gone">Name</label>'),
    ("references_exist", '<input aria-label="Name" aria-describedby="gone">'),
    ("references_exist", '<a href="#gone">Skip</a>'),
    ("forms_are_guarded", '<form method="post"><button>Save</button></form>'),
    (
        "forms_are_guarded",
        '<form method="post"><input type="hidden" name="csrf_token" value=""><button>Save</button></form>',
    ),
    ("forms_are_guarded", '<form><input type="hidden" name="csrf_token" value="x"><button>Find</button></form>'),
    ("forms_are_guarded", '<form method="delete"><button>Save</button></form>'),
    ("nothing_inline", "<script>alert(1)</script>"),
    ("nothing_inline", '<script src="/a.js">alert(1)</script>'),
    ("nothing_inline", "<style>p { color: red }</style>"),
    ("nothing_inline", '<p style="color: red">red</p>'),
    ("nothing_inline", '<button onclick="go()">Go</button>'),
    ("nothing_inline", '<p hx-on:click="go()">Go</p>'),
    ("nothing_inline", '<p hx-trigger="click[event.shiftKey]">Go</p>'),
    ("nothing_inline", '<p hx-vals="js:{a: 1}">Go</p>'),
    ("nothing_inline", '<a href="javascript:go()">Go</a>'),
    ("nothing_from_outside", '<img src="https://example.org/a.png" alt="">'),
    ("pictures_have_words", '<img src="/a.png">'),
    ("pictures_have_words", '<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'),
    ("tables_have_headings", "<table><tr><td>1</td></tr></table>"),
    ("tables_have_headings", "<table><tr><th>Name</th></tr><tr><td>1</td></tr></table>"),
    ("a_document", '<main id="second"></main>'),
]


@pytest.mark.parametrize(("rule", "inside"), BAD_PAGES)
def test_a_bad_page_fails_the_step_that_opens_it_by_the_rule_it_breaks(tiny: Flask, rule: str, inside: str) -> None:
    with pytest.raises(AssertionError) as failure:
        on(tiny, inside)
    broken = [line.split(":")[0].strip() for line in str(failure.value).splitlines() if line.startswith("  ")]
    assert set(broken) == {rule}


@pytest.mark.parametrize(
    ("rule", "whole"),
    [
        ("title_starts_with_heading", good("").replace("<title>Tins", "<title>Boxes")),
        ("title_starts_with_heading", good("").replace("<title>Tins - Test group</title>", "<title></title>")),
        ("one_heading", good("").replace("<h1>Tins</h1>", "<h2>Tins</h2>")),
        ("a_document", good("").replace("<!doctype html>", "")),
        ("a_document", good("").replace(' lang="en"', "")),
    ],
)
def test_a_bad_document_fails_too(tiny: Flask, rule: str, whole: str) -> None:
    tiny.config["PAGE"] = whole
    with pytest.raises(AssertionError, match=rule):
        Visitor(tiny).visits("/")


def test_what_htmx_is_sent_need_be_no_whole_document(tiny: Flask) -> None:
    tiny.config["PAGE"] = "<title>Tins</title><h1>Tins</h1><p>Three</p>"
    Visitor(tiny).visits("/", htmx=True).sees("Three")


@pytest.mark.parametrize("header", [*HEADERS, "Content-Security-Policy", "Permissions-Policy", "Cache-Control", "Vary"])
def test_a_missing_header_fails_every_visit(tiny: Flask, header: str) -> None:
    tiny.config["WITHOUT"] = {header}
    with pytest.raises(AssertionError, match=r"security_headers|pages_are_not_kept"):
        on(tiny, "")


def test_a_write_answered_by_a_page_fails(tiny: Flask) -> None:
    with pytest.raises(AssertionError, match="writes_are_answered: 200 to a POST to /plain"):
        on(tiny, FORM.replace('method="post"', 'method="post" action="/plain"')).presses("Save")


def test_a_broken_answer_fails_even_when_it_is_pretty(tiny: Flask) -> None:
    with pytest.raises(AssertionError, match="nothing_broke: 500 from /broken"):
        Visitor(tiny).visits("/broken")


@pytest.mark.parametrize(
    ("address", "change"), [("/adds", "Tin changed and not saved"), ("/flushes", "INSERT INTO tin")]
)
def test_a_get_that_leaves_a_change_unsaved_fails(tiny: Flask, address: str, change: str) -> None:
    with pytest.raises(AssertionError, match=f"change left unsaved: {change}"):
        Visitor(tiny).visits(address)


def test_the_statements_of_a_page_are_counted(tiny: Flask) -> None:
    with queries() as heard:
        Visitor(tiny).visits("/reads")
    assert [statement.split()[0] for statement in heard] == ["SELECT"]
