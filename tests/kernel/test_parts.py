"""The macros that pages are made of, rendered on their own and read as a browser would read them."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from jinja2 import Environment, FileSystemLoader
from werkzeug.datastructures import MultiDict
from wtforms import FileField, Form, HiddenField

from esteem.kernel import dates, parts
from esteem.kernel.fields import Choice, Choose, Day, Email, LongText, MoneyField, Password, Text, Tick
from esteem.kernel.history import Entry
from esteem.kernel.instances import instances_of
from esteem.kernel.listings import Listing
from esteem.kernel.money import Money
from tests.judge import judge_page
from tests.markup import Markup, text_of
from tests.visitor import Visitor

ROOT = Path(__file__).parents[2]
ARRIVALS = (("foot", "On foot"), ("bus", "By bus"))


class Joining(Form):
    """A form with a field of each shape."""

    version = HiddenField()
    name = Text("Name", required="Enter a name.", hint="What they like to be called.", most=20)
    email = Email("E-mail")
    joined_on = Day("Joined")
    paid = MoneyField("Paid")
    arrives = Choice("How they arrive", choices=ARRIVALS)
    contact_by = Choose("Contact by", choices=(("phone", "Phone"), ("post", "Post")))
    quiet = Tick("Do not leave a voicemail", hint="Stands beside the number.")
    notes = LongText("Notes")
    secret = Password("Password")


class Sending(Form):
    photo = FileField("Photo of the receipt")


def environment() -> Environment:
    """The templates as the app has them, without an app."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.update(
        csrf_token=lambda: "the-token",
        form_key=lambda: "the-key",
        here=lambda **changed: f"/people/?q=ann&page={changed['page']}" if changed else "/people/",
    )
    made.filters.update(moment=dates.say_moment)
    return made


TEMPLATES = environment()


def shown(template: str, **context: Any) -> Markup:
    """The template's words, as a page."""
    imports = (
        '{% import "kernel/parts.html" as parts with context %}{% import "kernel/charts.html" as charts with context %}'
    )
    return Markup(TEMPLATES.from_string(imports + template).render(**context))


def sent(**typed: str) -> Joining:
    """The form after somebody pressed its button."""
    form = Joining(MultiDict(typed))
    form.validate()
    return form


def only(elements: list[Element]) -> Element:
    assert len(elements) == 1
    return elements[0]


def attributes(page: Markup, name: str) -> dict[str, str]:
    return only([e for e in page.elements if e.get("name") == name and e.tag in ("input", "select", "textarea")]).attrib


# One field


def test_a_field_has_its_label_above_and_its_hint_described() -> None:
    page = shown("{{ parts.field(form.name) }}", form=Joining())
    assert attributes(page, "name")["aria-describedby"] == "name-hint"
    assert text_of(page.by_id["name-hint"]) == "What they like to be called."
    assert text_of(only(page.all("label"))) == "Name"
    assert only(page.all("label")).get("for") == "name"
    assert "aria-invalid" not in attributes(page, "name")


def test_a_field_says_that_it_is_needed_unless_that_is_plain() -> None:
    said = [
        text_of(e) for e in shown("{{ parts.field(form.name) }}", form=Joining()).elements if e.get("class") == "needed"
    ]
    assert said == ["needed"]
    assert "required" in attributes(shown("{{ parts.field(form.name) }}", form=Joining()), "name")
    plain = shown("{{ parts.field(form.name, need=False) }}{{ parts.field(form.email) }}", form=Joining())
    assert [e for e in plain.elements if e.get("class") == "needed"] == []


def test_a_wrong_field_keeps_what_was_typed_and_says_how_to_mend_it() -> None:
    page = shown("{{ parts.field(form.paid) }}", form=sent(name="Ann", paid="a lot"))
    box = attributes(page, "paid")
    assert (box["value"], box["aria-invalid"], box["aria-describedby"]) == ("a lot", "true", "paid-error")
    assert text_of(page.by_id["paid-error"]) == "Error: Enter an amount in pounds and pence, like 12.50."


def test_hint_error_and_theirs_are_all_described_in_the_order_they_are_read() -> None:
    form = sent(name="")
    form.name.theirs = "Anne"
    page = shown("{{ parts.field(form.name) }}", form=form)
    assert attributes(page, "name")["aria-describedby"] == "name-hint name-error name-theirs"
    assert text_of(page.by_id["name-theirs"]) == "Saved meanwhile by someone else: Anne"


def test_what_somebody_else_emptied_meanwhile_is_said_to_be_nothing() -> None:
    form = Joining()
    form.notes.theirs = ""
    page = shown("{{ parts.field(form.notes) }}", form=form)
    assert text_of(page.by_id["notes-theirs"]) == "Saved meanwhile by someone else: nothing"


def test_money_asks_for_the_keys_with_numbers_and_shows_the_pound() -> None:
    page = shown("{{ parts.field(form.paid) }}", form=Joining())
    assert attributes(page, "paid")["inputmode"] == "decimal"
    assert [text_of(e) for e in page.elements if e.get("class") == "before"] == ["£"]


def test_a_day_is_a_text_field_that_a_calendar_may_be_added_to() -> None:
    box = attributes(shown("{{ parts.field(form.joined_on) }}", form=Joining()), "joined_on")
    assert box["type"] == "text"
    assert "data-day" in box
    assert "data-day" not in attributes(shown("{{ parts.field(form.name) }}", form=Joining()), "name")


def test_no_field_cuts_off_what_is_pasted_into_it() -> None:
    page = shown("{{ parts.field(form.name) }}{{ parts.field(form.notes) }}", form=Joining())
    assert [e for e in page.elements if e.get("maxlength")] == []


def test_a_field_takes_autocomplete_and_whatever_else_the_page_gives_it() -> None:
    box = attributes(
        shown('{{ parts.field(form.email, autocomplete="email", enterkeyhint="send") }}', form=Joining()), "email"
    )
    assert (box["autocomplete"], box["enterkeyhint"], box["inputmode"]) == ("email", "send", "email")


def test_several_boxes_stand_in_a_fieldset_under_their_question() -> None:
    page = shown("{{ parts.field(form.contact_by) }}", form=sent(name="Ann", contact_by="post"))
    assert text_of(only(page.all("legend"))) == "Contact by"
    assert [(text_of(label), label.get("for")) for label in page.all("label")] == [
        ("Phone", "contact_by-0"),
        ("Post", "contact_by-1"),
    ]
    assert [e.get("value") for e in page.all("input") if e.get("checked") is not None] == ["post"]


def test_a_choice_may_be_shown_as_round_buttons() -> None:
    page = shown('{{ parts.field(form.arrives, shape="radios") }}', form=Joining(MultiDict({"arrives": "bus"})))
    assert text_of(only(page.all("legend"))) == "How they arrive"
    buttons = page.all("input")
    assert [(e.get("type"), e.get("id"), e.get("value")) for e in buttons] == [
        ("radio", "arrives", "foot"),
        ("radio", "arrives-1", "bus"),
    ]
    assert [e.get("value") for e in buttons if e.get("checked") is not None] == ["bus"]


def test_a_tick_has_its_label_beside_it_and_its_hint_under_it() -> None:
    page = shown("{{ parts.field(form.quiet) }}", form=Joining())
    assert attributes(page, "quiet")["aria-describedby"] == "quiet-hint"
    assert text_of(only(page.all("label"))) == "Do not leave a voicemail"
    assert text_of(page.by_id["quiet-hint"]) == "Stands beside the number."


def test_a_password_is_never_sent_back() -> None:
    box = attributes(shown("{{ parts.field(form.secret) }}", form=sent(name="Ann", secret="tea at seven")), "secret")
    assert (box["type"], box["value"]) == ("password", "")


def test_what_people_type_is_never_markup() -> None:
    nasty = '"><script>alert(1)</script>'
    form = sent(name=nasty, notes=nasty)
    form.name.theirs = nasty
    page = shown("{{ parts.field(form.name) }}{{ parts.field(form.notes) }}{{ parts.errors(form) }}", form=form)
    assert page.all("script") == []
    assert attributes(page, "name")["value"] == nasty


# The whole form


def test_the_summary_links_to_each_field_and_takes_the_focus() -> None:
    form = sent(name="", paid="a lot")
    page = shown("{{ parts.errors(form) }}{{ parts.field(form.name) }}{{ parts.field(form.paid) }}", form=form)
    box = page.by_id["problem"]
    assert (box.get("role"), box.get("tabindex"), "data-focus" in box.attrib) == ("alert", "-1", True)
    assert [(a.get("href"), text_of(a)) for a in page.all("a")] == [
        ("#name", "Enter a name."),
        ("#paid", "Enter an amount in pounds and pence, like 12.50."),
    ]
    assert text_of(only(page.all("h2"))) == "A few things need mending"


def test_the_summary_leads_to_the_first_button_of_a_group() -> None:
    form = sent(name="Ann")
    form.contact_by.errors = ["Choose from the list."]
    form.arrives.errors = ["Choose one of the list."]
    page = shown("{{ parts.errors(form) }}", form=form)
    assert [a.get("href") for a in page.all("a")] == ["#arrives", "#contact_by-0"]


def test_what_is_wrong_with_the_whole_form_is_said_without_a_link() -> None:
    form = Joining()
    form.problems = ["The tin holds less than that."]
    page = shown("{{ parts.errors(form) }}", form=form)
    assert [text_of(e) for e in page.all("li")] == ["The tin holds less than that."]
    assert text_of(only(page.all("h2"))) == "One thing needs mending"
    assert page.all("a") == []


def test_a_form_saved_by_somebody_else_meanwhile_says_so_and_a_good_form_says_nothing() -> None:
    form = Joining()
    assert text_of(shown("{{ parts.errors(form) }}", form=form).root) == ""
    form.stale = True
    assert (
        text_of(only(shown("{{ parts.errors(form) }}", form=form).all("h2")))
        == "Someone else saved this while you were writing"
    )


def test_a_form_carries_its_token_its_key_and_the_version_it_shows() -> None:
    form = Joining(version="7")
    page = shown("{{ parts.form_start(form) }}{{ parts.form_end('Save', cancel='/people/') }}", form=form)
    started = only(page.all("form"))
    assert (started.get("method"), "novalidate" in started.attrib, "data-once" in started.attrib) == (
        "post",
        True,
        True,
    )
    assert [(e.get("name"), e.get("value")) for e in page.all("input")] == [
        ("csrf_token", "the-token"),
        ("form_key", "the-key"),
        ("version", "7"),
    ]
    assert [(a.get("href"), text_of(a)) for a in page.all("a")] == [("/people/", "Cancel")]
    assert "enctype" not in started.attrib


def test_a_form_for_something_new_carries_no_version() -> None:
    page = shown("{{ parts.form_start(form) }}{{ parts.form_end() }}", form=Joining())
    assert [e.get("name") for e in page.all("input")] == ["csrf_token", "form_key"]


def test_a_form_with_a_file_can_send_it() -> None:
    page = shown("{{ parts.form_start(form) }}{{ parts.form_end() }}", form=Sending())
    assert only(page.all("form")).get("enctype") == "multipart/form-data"


def test_a_form_given_a_target_is_sent_by_htmx_to_the_address_it_has_anyway() -> None:
    page = shown("{{ parts.form_start(form, target='#register') }}{{ parts.form_end() }}", form=Joining())
    found = {name: value for name, value in only(page.all("form")).attrib.items() if name.startswith("hx-")}
    assert found == {
        "hx-post": "/people/",
        "hx-target": "#register",
        "hx-select": "#register",
        "hx-swap": "outerHTML",
        "hx-disable": "find button",
        "hx-sync": "this:drop",
    }


# Lists and facts


def listing(count: int, number: int) -> Listing[int]:
    return Listing(rows=[], count=count, number=number)


def test_a_list_of_one_page_has_no_pager() -> None:
    assert text_of(shown("{{ parts.pager(listing) }}", listing=listing(50, 1)).root) == ""


def test_the_pager_says_where_one_is_and_keeps_the_search() -> None:
    page = shown("{{ parts.pager(listing) }}", listing=listing(120, 2))
    assert text_of(only(page.all("p"))) == "51 to 100 of 120"
    assert [(a.get("rel"), a.get("href")) for a in page.all("a")] == [
        ("prev", "/people/?q=ann&page=1"),
        ("next", "/people/?q=ann&page=3"),
    ]
    assert [a.get("rel") for a in shown("{{ parts.pager(listing) }}", listing=listing(120, 3)).all("a")] == ["prev"]


def test_facts_leave_out_what_is_not_known_but_not_nought() -> None:
    page = shown("{{ parts.facts(pairs) }}", pairs=[("Phone", ""), ("Joined", None), ("Seats", 0), ("Owed", Money(0))])
    assert [(text_of(a), text_of(b)) for a, b in zip(page.all("dt"), page.all("dd"), strict=True)] == [
        ("Seats", "0"),
        ("Owed", "£0.00"),
    ]


def test_a_search_box_is_a_real_form_whose_answer_htmx_takes_in_part() -> None:
    page = shown('{{ parts.search_box("/people/", "ann", "Find by name") }}')
    form = only(page.all("form"))
    assert (form.get("method"), form.get("action"), form.get("role")) == ("get", "/people/", "search")
    assert (form.get("hx-get"), form.get("hx-target"), form.get("hx-select")) == ("/people/", "#list", "#list")
    assert attributes(page, "q")["value"] == "ann"
    assert text_of(only(page.all("button"))) == "Search"


def test_a_table_has_a_caption_and_its_cells_know_their_headings() -> None:
    page = shown(
        '{% call parts.table("People", ["Name", ("Paid", "num")]) %}<tbody><tr><th scope="row">Ann</th>'
        '{{ parts.cell("Paid", parts.money(paid), "num") }}</tr></tbody>{% endcall %}',
        paid=Money(-1250),
    )
    assert text_of(only(page.all("caption"))) == "People"
    assert [(e.get("scope"), text_of(e)) for e in page.all("th")] == [("col", "Name"), ("col", "Paid"), ("row", "Ann")]
    assert (only(page.all("td")).get("data-l"), text_of(only(page.all("td")))) == ("Paid", "−£12.50")
    assert only(page.all("span")).get("class") == "money minus"


def test_a_column_of_buttons_has_a_heading_for_those_who_hear_it() -> None:
    page = shown('{% call parts.table("People", ["Name", ""]) %}<tbody></tbody>{% endcall %}')
    assert [text_of(e) for e in page.all("th")] == ["Name", "What can be done"]


def test_history_is_told_in_plain_words() -> None:
    at = datetime(2026, 11, 24, 18, 5, tzinfo=UTC)
    entry = Entry(
        at=at, account_id=None, via="command line", what="removed", subject="person", subject_id=1, changes=()
    )
    page = shown("{{ parts.history_list(entries) }}", entries=[entry])
    assert text_of(only(page.all("li"))).startswith("Removed.")
    assert text_of(only(page.all("time"))) == "24 November 2026 at 6.05 pm"
    assert only(page.all("time")).get("datetime") == "2026-11-24T18:05:00+00:00"


# Pictures

MONTHS = [(("Apr", "April 2026"), Money(18_000), Money(9_000)), (("May", "May 2026"), Money(0), Money(20_000))]
BARS = '{{ charts.bars("Money in and out", "By month.", ("In", "Out"), rows) }}'


def bars_of(page: Markup) -> list[tuple[str, float, float]]:
    drawing = next(e for e in page.elements if e.get("role") == "img")
    found = [e for e in drawing.iter() if str(e.tag).endswith("rect")]
    return [(e.get("class", ""), float(e.get("y", "")), float(e.get("height", ""))) for e in found]


def test_bars_are_as_high_as_the_money_and_stand_on_one_line() -> None:
    (april_in, april_out, may_out) = bars_of(shown(BARS, rows=MONTHS))
    assert [april_in[0], april_out[0], may_out[0]] == ["s0", "s1", "s1"]
    assert april_in[2] == 2 * april_out[2]
    assert april_in[1] + april_in[2] == april_out[1] + april_out[2] == may_out[1] + may_out[2]


def test_a_picture_is_named_described_and_its_figures_can_be_read() -> None:
    page = shown(BARS, rows=MONTHS)
    drawing = next(e for e in page.elements if e.get("role") == "img")
    named = [text_of(page.by_id[name]) for name in drawing.get("aria-labelledby", "").split()]
    assert named == ["Money in and out", "By month."]
    assert [[text_of(cell) for cell in row] for row in page.all("tr")] == [
        ["Month", "In", "Out"],
        ["April 2026", "£180.00", "£90.00"],
        ["May 2026", "£0.00", "£200.00"],
    ]


ACROSS = '{{ charts.across("Who came", "By how they heard.", ("Came", "Joined"), rows, first="How") }}'


def test_bars_that_lie_are_as_long_as_the_numbers_and_say_them() -> None:
    page = shown(ACROSS, rows=[("A poster", 4, 0), ("A friend " * 9, 2, 1)])
    drawing = next(e for e in page.elements if e.get("role") == "img")
    bars = [e for e in drawing.iter() if str(e.tag).endswith("rect")]
    assert [(e.get("class"), float(e.get("width", ""))) for e in bars] == [("s0", 360), ("s0", 180), ("s1", 90)]
    written = [text_of(e) for e in drawing.iter() if str(e.tag).endswith("text")]
    assert written == ["A poster", "4", "0", f"{'A friend ' * 5}…", "2", "1"]
    assert [[text_of(cell) for cell in row] for row in page.all("tr")] == [
        ["How", "Came", "Joined"], ["A poster", "4", "0"], [("A friend " * 9).strip(), "2", "1"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        (Money(20_000), ["£0", "£50", "£100", "£150", "£200"]),
        (Money(100), ["£0", "£1"]),
        (Money(5_000_000), ["£0", "£20,000", "£40,000", "£60,000"]),
    ],
)
def test_the_scale_has_a_few_round_numbers(most: Money, marks: list[str]) -> None:
    page = shown('{{ charts.bars("In", "By month.", ("In",), rows) }}', rows=[("Apr", most)])
    assert [text_of(e) for e in page.elements if e.get("text-anchor") == "end"] == [
        mark.replace("0,000", "0k") for mark in marks
    ]


def test_less_than_nothing_hangs_below_the_line() -> None:
    ((_, above, high), (_, below, _deep)) = bars_of(shown(BARS, rows=[("Apr", Money(10_000), Money(-10_000))]))
    assert above + high == below


def test_nothing_to_draw_is_said_in_words() -> None:
    page = shown(BARS, rows=[])
    assert "Nothing to draw yet." in text_of(page.root)
    assert [e for e in page.elements if e.get("role") == "img"] == []


def test_a_picture_of_numbers_needs_no_pounds() -> None:
    page = shown(
        '{{ charts.bars("Who came", "By week.", ("People",), rows, unit="") }}', rows=[("1 Jan", 5), ("8 Jan", 10)]
    )
    assert [text_of(e) for e in page.elements if e.get("text-anchor") == "end"] == ["0", "5", "10"]


# The page of the parts


def test_the_page_of_the_parts_is_for_developers_only(app: Flask, own_workbench: Callable[[], Visitor]) -> None:
    Visitor(app).visits("/parts/").finds_nothing()
    assert own_workbench().visits("/parts/").heading == "The parts"


def test_the_page_of_the_parts_keeps_every_rule_of_a_page_even_when_everything_is_wrong(
    own_workbench: Callable[[], Visitor],
) -> None:
    visitor = own_workbench().visits("/parts/").presses("Save")
    assert visitor.answer.status_code == 422
    assert judge_page(visitor.page) == []
    visitor.is_told("Enter a name.", beside="Name").fills("Name", "Ann").chooses("State", "Current").presses("Save")
    visitor.is_at("/parts/").sees("Ann is saved.")


@pytest.fixture
def own_workbench(built: Flask, new_app: Callable[..., Flask], tmp_path: Path) -> Callable[[], Visitor]:
    """A visitor at an app that shows the page, over a copy of the ready-made group."""
    folder = Path(shutil.copytree(instances_of(built).all()[0].folder, tmp_path / "workbench"))
    return lambda: Visitor(new_app(instance=folder, workbench=True))


def test_the_samples_can_be_searched() -> None:
    assert [row[0] for row in parts.samples("okafor", 1)["listing"].rows] == ["Ben Okafor"]


# What a first visit costs


def test_style_and_script_stay_small() -> None:
    def packed(path: str) -> int:
        return len(gzip.compress((ROOT / "static" / path).read_bytes(), mtime=0))

    assert packed("css/esteem.css") < 10_000
    assert packed("js/esteem.js") < 3_000
