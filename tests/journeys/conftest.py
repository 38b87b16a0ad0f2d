"""The app on a port of its own, real Chromium in front of it, and axe to judge what it shows."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from esteem.kernel.instances import instances_of
from tests.cast import Player, cookie_of

AXE = (Path(__file__).parents[1] / "vendor" / "axe-4.14.1" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
PATIENCE = 15_000  # milliseconds


# The app, served


class Quiet(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Say nothing: the tests look at the pages."""


@dataclass
class Live:
    """One app, served: where it is, and every request it got as `POST /people/`."""

    app: Flask
    url: str = ""
    requests: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        if not environ["PATH_INFO"].startswith("/static/"):
            self.requests.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
        return self.app(environ, start_response)


@pytest.fixture
def serves() -> Iterator[Callable[[Flask], Live]]:
    """Serves an app on a free port of this computer until the test ends."""
    servers = []

    def serve(app: Flask) -> Live:
        live = Live(app)
        server = make_server("127.0.0.1", 0, live, threaded=True, request_handler=Quiet)
        server.daemon_threads = True  # type: ignore[attr-defined]  # of the threaded server, and this one is
        live.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        servers.append((server, thread))
        return live

    yield serve
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def live(app: Flask, serves: Callable[[Flask], Live]) -> Live:
    """The test's own group, served."""
    return serves(app)


@pytest.fixture
def own_app(built: Flask, new_app: Callable[..., Flask], tmp_path: Path) -> Callable[..., Flask]:
    """Makes an app of the test's own over a copy of the ready-made group, for tests that change the app itself."""

    def make(**settings: object) -> Flask:
        folder = tmp_path / "own"
        shutil.copytree(instances_of(built).all()[0].folder, folder)
        app = new_app(instance=folder, **settings)
        app.extensions["the cast's seats"] = built.extensions["the cast's seats"]
        return app

    return make


# The browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all the journeys: the system's own, or the one Playwright brought."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opens(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a browser of its own: `opens(live, "/people/", ALICE, width=390, scheme="dark")`.

    A page that breaks the content policy or whose script fails, fails the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(
        live: Live,
        address: str = "/",
        player: Player | None = None,
        *,
        width: int = 390,
        scheme: str = "light",
        **more: Any,
    ) -> Page:
        context = chromium.new_context(
            base_url=live.url,
            viewport={"width": width, "height": 844},
            color_scheme=scheme,
            **more,
        )
        context.set_default_timeout(PATIENCE)
        if player:
            context.add_cookies([{"name": "esteem", "value": cookie_of(live.app, player), "url": live.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.extend(_forbidden(message)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _forbidden(message: ConsoleMessage) -> list[str]:
    return [message.text] if "Content Security Policy" in message.text else []


def judged_by_axe(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands, one sentence for each kind of fault."""
    page.evaluate(AXE)
    return list(
        page.evaluate(
            """async (rules) => (await axe.run(document, { runOnly: rules })).violations.map((fault) =>
                `${fault.id}: ${fault.nodes.map((node) => node.target.join(" ")).join(", ")}`)""",
            RULES,
        )
    )


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def too_small(page: Page, least: int = 44) -> list[str]:
    """The controls in sight that are lower than `least` pixels; links within a sentence are text, not controls."""
    return list(
        page.evaluate(
            """(least) => [...document.querySelectorAll("button, .button, input, select, textarea, summary, nav a")]
                .map((control) => ["checkbox", "radio"].includes(control.type) ? control.closest("label") ?? control : control)
                .filter((control) => control.checkVisibility({ opacityProperty: true }) && control.type !== "hidden")
                .filter((control) => control.getBoundingClientRect().height < least - 0.5)
                .map((control) => control.outerHTML.slice(0, 80))""",
            least,
        )
    )
