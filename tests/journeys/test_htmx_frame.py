"""htmx in our frame, in real Chromium: focus, title, Back, an expired session, 422, a lost connection."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from flask import Blueprint, Flask, abort, make_response, render_template_string, request
from playwright.sync_api import Page, expect
from werkzeug.wrappers import Response

from esteem.access.actions.seats import end_seats_of
from esteem.kernel import htmx
from esteem.kernel.fields import Text
from esteem.kernel.forms import Form
from esteem.kernel.instances import instances_of
from esteem.kernel.pages import go
from esteem.kernel.permissions import public, signed_in
from tests.backstage import Group
from tests.cast import ALICE, PASSWORD, actor_of
from tests.journeys.conftest import Live

PAGE = """{% extends frame %}{% block title %}Biscuits{% endblock %}{% block main %}
{% import "kernel/parts.html" as parts with context %}
<h1>Biscuits</h1>
{{ parts.search_box("/bench/") }}
<ul id="list">{% for name in found %}<li>{{ name }}</li>{% endfor %}
<li data-announce>{{ found | length | plural("kind", "kinds") }}</li></ul>
<p><a href="/bench/tea/">Tea</a>
<a id="quick" href="/bench/tea/" hx-get="/bench/tea/" hx-target="#main" hx-push-url="true">Tea, quickly</a>
<button type="button" hx-get="/bench/broken/" hx-target="#list" hx-select="#list">Break</button>
<button type="button" hx-post="/bench/poured/" hx-target="#poured">Pour</button></p>
<div hx-ignore><a id="theirs" href="/bench/tea/" hx-get="/bench/broken/" hx-target="#list">Written by somebody</a></div>
<p id="poured"></p>{% endblock %}"""

TEA = "{% extends frame %}{% block title %}Tea{% endblock %}{% block main %}<h1>Tea</h1><p>With milk.</p>{% endblock %}"

ORDER = """{% extends frame %}{% block title %}Order{% endblock %}{% block main %}
{% import "kernel/parts.html" as parts with context %}
<h1>Order</h1>
<section id="order">{{ parts.errors(form) }}{{ parts.form_start(form, target="#order") }}
{{ parts.field(form.kind) }}{{ parts.field(form.wish) }}{{ parts.form_end("Send") }}</section>
<section id="plain">{{ parts.form_start(form, action="/bench/slow/", label="Slow") }}{{ parts.form_end("Send slowly") }}</section>
{% endblock %}"""

KINDS = ("Digestive", "Ginger nut", "Rich tea")


class Order(Form):
    kind = Text("Kind", required="Enter a kind of biscuit.")
    wish = Text("Wish")


bench = Blueprint("bench", __name__, url_prefix="/bench")


@bench.route("/")
@signed_in
def index() -> str:
    found = [kind for kind in KINDS if request.args.get("q", "").lower() in kind.lower()]
    return render_template_string(PAGE, frame=htmx.frame(), found=found)


@bench.route("/tea/")
@public
def tea() -> str:
    return render_template_string(TEA, frame=htmx.frame())


@bench.route("/broken/")
@public
def broken() -> str:
    abort(500)


@bench.route("/poured/", methods=["POST"])
@signed_in
def poured() -> str:
    return "Poured."


@bench.route("/order/", methods=["GET", "POST"])
@signed_in
def order() -> Response:
    form = Order()
    if form.sent():
        return go("bench.order", said=f"{form.clean['kind']} is on its way.")
    return make_response(render_template_string(ORDER, frame=htmx.frame(), form=form), form.status)


@bench.route("/slow/", methods=["POST"])
@signed_in
def slow() -> Response:
    time.sleep(0.3)
    return go("bench.tea")


@pytest.fixture
def tearoom(own_app: Callable[..., Flask], serves: Callable[[Flask], Live]) -> Live:
    """An app with these few pages beside its own."""
    app = own_app()
    app.register_blueprint(bench)
    return serves(app)


@pytest.fixture
def biscuits(tearoom: Live, opens: Callable[..., Page]) -> Page:
    """The list of biscuits, open in Alice's browser."""
    return opens(tearoom, "/bench/", ALICE)


def focused(page: Page) -> str:
    """The id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def remember(page: Page) -> None:
    """Put a mark on the page that only a page never left still has."""
    page.evaluate("document.getElementById('main').kept = true")


def is_remembered(page: Page) -> bool:
    return bool(page.evaluate("document.getElementById('main').kept === true"))


# Searching


def test_searching_takes_only_the_list_and_leaves_the_person_where_they_were(biscuits: Page) -> None:
    remember(biscuits)
    biscuits.get_by_label("Search").press_sequentially("ging")
    expect(biscuits.locator("#list li")).to_have_text(["Ginger nut", "1 kind"])
    assert biscuits.url.endswith("/bench/?q=ging")
    assert biscuits.title() == "Biscuits – Riverside Friends"
    assert focused(biscuits) == "q"
    assert is_remembered(biscuits)
    assert biscuits.locator("h1").count() == 1


def test_how_many_were_found_is_spoken(biscuits: Page) -> None:
    said = biscuits.locator("#said")
    assert said.get_attribute("role") == "status"
    biscuits.get_by_label("Search").press_sequentially("tea")
    expect(said).to_have_text("1 kind")


def test_typing_fast_asks_once(tearoom: Live, biscuits: Page) -> None:
    biscuits.get_by_label("Search").press_sequentially("rich", delay=20)
    expect(biscuits.locator("#list li")).to_have_text(["Rich tea", "1 kind"])
    assert tearoom.requests == ["GET /bench/", "GET /bench/"]


def test_a_searched_list_can_be_bookmarked(tearoom: Live, opens: Callable[..., Page]) -> None:
    page = opens(tearoom, "/bench/?q=rich", ALICE)
    expect(page.locator("#list li")).to_have_text(["Rich tea", "1 kind"])


# Back, and titles


def test_back_from_another_page_finds_the_list_as_it_was_searched(biscuits: Page) -> None:
    biscuits.get_by_label("Search").press_sequentially("ging")
    expect(biscuits.locator("#list li")).to_have_count(2)
    biscuits.get_by_role("link", name="Tea", exact=True).click()
    expect(biscuits.get_by_role("heading", level=1)).to_have_text("Tea")
    biscuits.go_back()
    expect(biscuits.locator("#list li")).to_have_text(["Ginger nut", "1 kind"])
    expect(biscuits).to_have_title("Biscuits – Riverside Friends")
    assert biscuits.url.endswith("/bench/?q=ging")


def test_a_page_that_htmx_brought_has_its_title_and_back_undoes_it(biscuits: Page) -> None:
    biscuits.evaluate("window.stayed = true")
    biscuits.locator("#quick").click()
    expect(biscuits).to_have_title("Tea – Riverside Friends")
    expect(biscuits.get_by_role("heading", level=1)).to_have_text("Tea")
    assert biscuits.url.endswith("/bench/tea/")
    biscuits.go_back()
    expect(biscuits).to_have_title("Biscuits – Riverside Friends")
    expect(biscuits.get_by_role("heading", level=1)).to_have_text("Biscuits")
    biscuits.wait_for_function("window.stayed === undefined")  # a real load: announced, the focus at its start


# Forms


def test_a_problem_comes_back_with_every_word_kept_and_the_focus_on_what_to_mend(
    tearoom: Live, opens: Callable[..., Page]
) -> None:
    page = opens(tearoom, "/bench/order/", ALICE)
    remember(page)
    page.get_by_label("Wish").fill("with jam")
    with page.expect_response("**/bench/order/") as answer:
        page.get_by_role("button", name="Send", exact=True).click()
    assert answer.value.status == 422
    expect(page.locator("#kind-error")).to_have_text("Error: Enter a kind of biscuit.")
    expect(page.get_by_label("Wish")).to_have_value("with jam")
    assert focused(page) == "problem"
    assert is_remembered(page)
    page.get_by_role("link", name="Enter a kind of biscuit.").click()
    assert focused(page) == "kind"


def test_a_form_that_went_well_says_so_in_the_status_region(tearoom: Live, opens: Callable[..., Page]) -> None:
    page = opens(tearoom, "/bench/order/", ALICE)
    remember(page)
    page.get_by_label("Kind").fill("Shortbread")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Shortbread is on its way.")).to_be_visible()
    expect(page.get_by_label("Kind")).to_have_value("")
    assert is_remembered(page)


def test_two_fast_clicks_send_one_form(tearoom: Live, opens: Callable[..., Page]) -> None:
    page = opens(tearoom, "/bench/order/", ALICE)
    page.get_by_label("Kind").fill("Shortbread")
    again(page, "Send", after=5)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Shortbread is on its way.")).to_be_visible()
    assert tearoom.requests.count("POST /bench/order/") == 1


def test_a_second_click_while_a_plain_form_is_on_its_way_sends_nothing(
    tearoom: Live, opens: Callable[..., Page]
) -> None:
    page = opens(tearoom, "/bench/order/", ALICE)
    again(page, "Send slowly", after=120)
    page.get_by_role("button", name="Send slowly").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tea")
    assert tearoom.requests.count("POST /bench/slow/") == 1


def test_a_form_kept_by_the_browser_can_be_sent_again_after_going_back_to_it(
    tearoom: Live, opens: Callable[..., Page]
) -> None:
    page = opens(tearoom, "/bench/order/", ALICE)
    page.evaluate("document.querySelector('#plain form').dataset.sent = '1'")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.get_by_role("button", name="Send slowly").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tea")


def again(page: Page, button: str, *, after: int) -> None:
    """Press the button once more, so many milliseconds after its first click."""
    page.evaluate(
        """([words, after]) => {
            const button = [...document.querySelectorAll("button")].find((one) => one.textContent === words);
            button.addEventListener("click", () => setTimeout(() => button.click(), after), { once: true });
        }""",
        [button, after],
    )


def test_a_write_without_a_form_carries_the_token(biscuits: Page) -> None:
    biscuits.get_by_role("button", name="Pour").click()
    expect(biscuits.locator("#poured")).to_have_text("Poured.")


def test_a_write_without_the_token_is_refused_and_leads_to_the_page_anew(biscuits: Page) -> None:
    biscuits.evaluate("document.body.removeAttribute('hx-headers:inherited')")
    with biscuits.expect_response("**/bench/poured/") as answer:
        biscuits.get_by_role("button", name="Pour").click()
    assert answer.value.status == 401
    assert urlsplit(answer.value.headers["hx-redirect"]).path == urlsplit(biscuits.url).path
    expect(biscuits.locator("#poured")).not_to_have_text("Poured.")


# When things go wrong


def sign_out_everywhere(live: Live) -> None:
    """Alice's seats are taken away, as time or another coordinator would."""
    alice = actor_of(live.app, ALICE)
    Group(live.app, instances_of(live.app).all()[0], alice).makes(end_seats_of, account_id=alice.account_id)


def test_an_expired_session_leads_to_the_sign_in_page_and_not_into_the_list(tearoom: Live, biscuits: Page) -> None:
    remember(biscuits)
    sign_out_everywhere(tearoom)
    biscuits.get_by_label("Search").press_sequentially("ging")
    expect(biscuits).to_have_url(re.compile("/sign-in/"))
    assert not is_remembered(biscuits)
    expect(biscuits.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_what_was_typed_when_the_session_expired_is_kept_and_sent_after_signing_in(
    tearoom: Live, opens: Callable[..., Page]
) -> None:
    page = opens(tearoom, "/bench/order/", ALICE)
    page.get_by_label("Kind").fill("Shortbread")
    sign_out_everywhere(tearoom)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_label("Sign-in name").fill(ALICE.sign_in)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Shortbread")).to_be_visible()
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_role("status").filter(has_text="Shortbread is on its way.")).to_be_visible()


def test_a_lost_connection_is_said_and_the_list_stays(biscuits: Page) -> None:
    biscuits.route("**/bench/?q=*", lambda route: route.abort())
    biscuits.get_by_label("Search").press_sequentially("ging")
    expect(biscuits.get_by_role("status").filter(has_text="check the connection")).to_be_visible()
    expect(biscuits.locator("#list li")).to_have_count(4)
    expect(biscuits.get_by_label("Search")).to_have_value("ging")


def test_an_error_of_the_server_is_said_and_the_list_stays(biscuits: Page) -> None:
    biscuits.get_by_role("button", name="Break").click()
    expect(biscuits.get_by_role("status").filter(has_text="Something went wrong")).to_be_visible()
    expect(biscuits.locator("#list li")).to_have_count(4)


def test_what_people_wrote_cannot_make_htmx_do_anything(tearoom: Live, biscuits: Page) -> None:
    biscuits.locator("#theirs").click()
    expect(biscuits.get_by_role("heading", level=1)).to_have_text("Tea")
    assert "GET /bench/broken/" not in tearoom.requests


def test_everything_works_without_scripts(tearoom: Live, opens: Callable[..., Page]) -> None:
    page = opens(tearoom, "/bench/", ALICE, java_script_enabled=False)
    page.get_by_label("Search").fill("ging")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#list li")).to_have_text(["Ginger nut", "1 kind"])
    page.goto("/bench/order/")
    page.get_by_label("Wish").fill("with jam")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#kind-error")).to_have_text("Error: Enter a kind of biscuit.")
    expect(page.get_by_label("Wish")).to_have_value("with jam")
