"""How fast Esteem is: a large group, served on this computer alone, asked for its pages, and a table of what they cost."""

from __future__ import annotations

import gzip
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

from flask import Flask
from sqlalchemy import event

from esteem.bench import bank, report, server
from esteem.bench.client import Client, one_after_another, per_second
from esteem.bench.group import PASSWORD, SIGN_IN, Size, add_many, book_many, make_group, plan_ahead
from esteem.bench.report import Figure, Page
from esteem.kernel import dates, db
from esteem.kernel.commands import address_of
from esteem.kernel.config import Config
from esteem.kernel.instances import instances_of, using
from esteem.money.queries.years import last_number

Say = Callable[[str], None]
PAGES: tuple[tuple[str, str], ...] = (
    ("the desk", "home.index"),
    ("people, a list", "people.index"),
    ("people, a search", "people.index?q=cole+ann"),
    ("people, narrowed", "people.index?standing=members&purpose=keep&agreed=not-asked&from=2022-01-01"),
    ("meetings, a list", "meetings.index"),
    ("calendar, a month", "meetings.month"),
    ("a meeting", "meetings.meeting?meeting_id=5"),
    ("attendance by year", "meetings.attendance"),
    ("attendance, all years", "meetings.attendance?year=all"),
    ("decisions, a search", "minutes.decisions?q=hall+keep"),
    ("committee", "committee.index"),
    ("the cash book, a list", "money.index"),
    ("the cash book, a search", "money.index?q=hall+the+7"),
    ("an account with balance", "money.index?account=1"),
    ("balances of funds", "money.all_places"),
    ("the year's summary", "money.this_year"),
    ("the treasurer's report", "money.report?key=treasurer"),
    ("an account's ledger", "money.ledger_of?key=account-1"),
    ("applications, a list", "funding.index"),
    ("constitution", "governance.index"),
    ("who may sign in", "access.index"),
    ("the group", "group.index"),
)
OF_MONEY = frozenset(
    {
        "the desk", "the cash book, a list", "the cash book, a search", "an account with balance", "balances of funds",
        "the year's summary", "the treasurer's report", "an account's ledger",
    }
)  # fmt: skip
ACCOUNTS, LABELS = "money.draft_pdf", "people.labels_pdf"
PROGRAMME, FEED = "meetings.programme_pdf", "meetings.feed"
PREVIEW, BOOKS = "people.import_preview", "money.books_zip"
LINES = 1_000  # of a bank's statement
MANY = 10  # times as many people as a large group has
LABELLED = 200  # people
AT_ONCE, WARM_UP = 4, 5
ASSET = re.compile(r'<(?:link|script)[^>]*(?:href|src)="(/static/[^"?]+\.(?:css|js|woff2))[?"]')


def run(
    ready_app: Callable[[Config], Flask], config: Config, size: Size, seconds: float, say: Say, *, bookings: int = 0
) -> list[str]:
    """The lines of the table, and of a second one with so many bookings.

    No page is asked for longer than three times so many seconds; all is thrown away after.
    """
    with tempfile.TemporaryDirectory(prefix="esteem-bench-") as folder:
        app = ready_app(replace(config, instance=Path(folder), hosts={}))
        say(f"Building a group of {size.people} people, {size.transactions} transactions and {size.meetings} meetings.")
        with using(app), db.transaction():
            make_group(size)
        instances_of(app).all()[0].close()
        say("Asking for its pages.")
        return list(_measured(app, Path(folder), size, seconds, bookings))


def _measured(app: Flask, folder: Path, size: Size, seconds: float, bookings: int) -> Iterator[str]:
    starts = sorted(_start(folder) for _ in range(3))
    with (
        server.esteem_at(folder) as served,
        server.hello() as bare,
        closing(Client(served.address)) as client,
        closing(Client(bare.address)) as hello,
    ):
        client.sign_in(path_of(app, "access.sign_in"), SIGN_IN, PASSWORD)
        pages = [_page(app, client, hello, name, path_of(app, endpoint), seconds) for name, endpoint in PAGES]
        memory = served.memory()
        first_load = _first_load(client, path_of(app, "people.index"))
        cold, warm = _pdf(client, path_of(app, ACCOUNTS, ending=_year()))
        _, labels = _pdf(client, f"{path_of(app, LABELS)}?only={','.join(map(str, range(1, LABELLED + 1)))}")
        preview = one_after_another(client, path_of(app, PREVIEW, import_id=1), count=5, seconds=seconds)
        _, programme = _pdf(client, path_of(app, PROGRAMME))
        after = served.memory()
        feed = _feed(app, client, size, seconds)
        export = one_after_another(client, path_of(app, BOOKS), count=5, seconds=seconds).median
        many = list(_many_bookings(app, client, hello, bookings, seconds)) if bookings else []
        long_lists = _long_lists(app, client, size, seconds)
    statement = _statement(app)
    yield from report.page_lines(pages)
    yield ""
    for figure in (
        Figure("start to first page, middle of three", statistics.median(starts), "s", report.START_S),
        Figure("first load: page, style, font and scripts, gzipped", first_load / 1000, "kB", report.FIRST_LOAD_KB),
        Figure("annual accounts as PDF, the first", cold, "ms"),
        Figure("annual accounts as PDF, after that", warm, "ms", report.PDF_MS),
        Figure(f"labels for {LABELLED} people as PDF", labels, "ms", report.LABELS_MS),
        Figure("a programme as PDF, after the first", programme, "ms", report.PDF_MS),
        feed,
        Figure("preview of a list as long as the group's", preview.median / 1000, "s", report.PREVIEW_S),
        *long_lists,
        *statement,
        Figure("all books as tables", export, "ms", report.EXPORT_MS),
        Figure("memory before the first PDF", memory, "MB", report.MEMORY_MB),
        Figure("memory after some", after, "MB"),
    ):
        yield str(figure)
    yield from many


def _many_bookings(app: Flask, client: Client, hello: Client, bookings: int, seconds: float) -> Iterator[str]:
    """The pages of the books again, once there are so many bookings."""
    with using(app), db.transaction():
        book_many(bookings - last_number())
    instances_of(app).all()[0].close()
    asked = [(name, path_of(app, endpoint)) for name, endpoint in PAGES if name in OF_MONEY]
    pages = [_page(app, client, hello, name, path, seconds, slower=report.SLOWER) for name, path in asked]
    cold, warm = _pdf(client, path_of(app, ACCOUNTS, ending=_year()))
    export = one_after_another(client, path_of(app, BOOKS), count=5, seconds=seconds).median
    yield from ("", f"with {bookings:,} bookings:", *report.page_lines(pages, slower=report.SLOWER), "")
    yield str(Figure("annual accounts as PDF, the first", cold, "ms"))
    yield str(Figure("annual accounts as PDF, after that", warm, "ms", report.PDF_MS * report.SLOWER))
    yield str(Figure("all books as tables", export, "ms"))


def _feed(app: Flask, client: Client, size: Size, seconds: float) -> Figure:
    """A calendar that a phone asks for, with that many meetings still to come."""
    with using(app), db.transaction():
        token = plan_ahead(size.meetings)
    instances_of(app).all()[0].close()
    asked = one_after_another(client, path_of(app, FEED, token=token), count=100, seconds=seconds)
    return Figure(f"a calendar of {size.meetings} meetings for a phone", asked.median, "ms", report.FEED_MS)


def _statement(app: Flask) -> list[Figure]:
    """A thousand lines of a bank brought in and matched, and a hundred thousand refused."""
    with using(app), db.transaction():
        took = bank.import_and_match(LINES)
    return [
        Figure(f"{LINES:,} lines of a bank brought in and matched", took, "s", report.STATEMENT_S),
        Figure(f"{bank.FAR_TOO_MANY:,} lines of a bank refused", bank.far_too_many(), "s", report.STATEMENT_S),
    ]


def _long_lists(app: Flask, client: Client, size: Size, seconds: float) -> list[Figure]:
    """The list of people, and searches that find many, few and nobody, once there are ten times as many people."""
    with using(app), db.transaction():
        add_many(size.people * (MANY - 1))
    instances_of(app).all()[0].close()
    asked = {"list": "", "search": "?q=cole+ann", "search for nobody": "?q=zzz", "list by town": "?order=town"}
    shown = {
        f"{what} of {size.people * MANY} people": path_of(app, f"people.index{query}") for what, query in asked.items()
    }
    times = {name: one_after_another(client, path, count=100, seconds=seconds) for name, path in shown.items()}
    return [Figure(name, time.median, "ms", report.LONG_MS) for name, time in times.items()]


def path_of(app: Flask, page: str, **values: int | str) -> str:
    """The path of a page: its endpoint, and what its address names and asks for."""
    endpoint, _, query = page.partition("?")
    told = {**dict(parse_qsl(query)), **values}
    return address_of(app, "http://localhost", endpoint, **told).removeprefix("http://localhost")


def _year() -> int:
    """The calendar year in which the last whole financial year of the measured group ended (on 31 March)."""
    today = dates.today()
    return today.year if today.month > 3 else today.year - 1


def _start(folder: Path) -> float:
    with server.esteem_at(folder) as served:
        return served.seconds


def _page(
    app: Flask, client: Client, hello: Client, name: str, path: str, seconds: float, *, slower: float = 1
) -> Page:
    """The bare program is asked right after each page, so that whatever else the computer does slows both alike."""
    shown = _follow(client, path)
    for _ in range(WARM_UP):
        client.get(shown)
    return Page(
        name=name,
        aim_ms=(report.MONEY_AIMS.get(name, report.MONEY_MS) if name in OF_MONEY else report.PAGE_MS) * slower,
        times=one_after_another(client, shown, count=300, seconds=seconds),
        queries=_queries(app, client, shown),
        gzipped=len(gzip.compress(client.get(shown).body, 6, mtime=0)),
        per_second=per_second(client, shown, at_once=AT_ONCE, seconds=seconds),
        hello=per_second(hello, "/", at_once=AT_ONCE, seconds=seconds / 2),
    )


def _follow(client: Client, path: str) -> str:
    """Where a page really is, when its address only leads on."""
    answer = client.get(path)
    found = re.search(rb"\r\nLocation: ([^\r]+)", answer.head)
    return client.local(path, found[1].decode()) if answer.status in (302, 303) and found else path


def _queries(app: Flask, client: Client, path: str) -> int:
    """How many questions the page asks of the database, counted in this process, with the same cookies."""
    with _heard(app) as questions:
        visitor = app.test_client()
        for name, value in client.cookies.items():
            visitor.set_cookie(name, value, domain="127.0.0.1")
        answer = visitor.get(path, base_url="http://127.0.0.1")
    if answer.status_code != 200:
        raise RuntimeError(f"{path} was answered with {answer.status_code}")
    return len(questions)


@contextmanager
def _heard(app: Flask) -> Iterator[list[str]]:
    """Every statement the group's database is sent inside the block, but for those that begin a transaction."""
    engine, heard = instances_of(app).all()[0].engine, list[str]()

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            heard.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def _first_load(client: Client, path: str) -> int:
    """What a browser that was never here fetches to show the page, gzipped but for the font, which is packed already."""
    body = client.get(path).body
    assets = {client.local(path, found) for found in ASSET.findall(body.decode())}
    files = [(one, client.get(one).body) for one in sorted(assets)]
    sizes = [len(data) if name.endswith(".woff2") else len(gzip.compress(data, 6, mtime=0)) for name, data in files]
    return len(gzip.compress(body, 6, mtime=0)) + sum(sizes)


def _pdf(client: Client, path: str) -> tuple[float, float]:
    """Milliseconds of the first print and the median of the next five."""
    taken = []
    for _ in range(6):
        began = time.perf_counter()
        answer = client.get(path)
        taken.append((time.perf_counter() - began) * 1000)
        if not answer.body.startswith(b"%PDF"):
            raise RuntimeError(f"no PDF came from {path}, but {answer.status}")
    return taken[0], statistics.median(taken[1:])
