"""The benchmark measures what it says. How fast anything is, is for the benchmark itself to say."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from esteem.bench import OF_MONEY, PAGES, report
from esteem.bench.client import Client, Times, one_after_another, per_second
from esteem.bench.group import Size
from esteem.bench.report import Figure, Page
from esteem.cli import main

HEAD = (
    b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nSet-Cookie: esteem=abc; HttpOnly; Path=/\r\nContent-Length: %d\r\n\r\n"
)


@pytest.fixture
def slow_typist() -> Iterator[str]:
    """A server that sends every answer in small pieces; it answers /no with 404."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answer(caller: socket.socket) -> None:
        with caller:
            while asked := caller.recv(4096):
                body = b"x" * 3000
                sent = HEAD % (b"404 NOT FOUND" if b"GET /no " in asked else b"200 OK", len(body)) + body
                for start in range(0, len(sent), 700):
                    caller.sendall(sent[start : start + 700])

    def serve() -> None:
        while True:
            try:
                caller, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(caller,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()


def test_the_client_reads_whole_answers_and_keeps_its_cookies(slow_typist: str) -> None:
    client = Client(slow_typist)
    answer = client.get("/")
    assert (answer.status, len(answer.body), client.cookies) == (200, 3000, {"esteem": "abc"})
    assert b"Cookie: esteem=abc" in client.request("GET", "/")
    client.close()


def test_measuring_stops_by_itself_and_at_anything_but_a_page(slow_typist: str) -> None:
    client = Client(slow_typist)
    assert one_after_another(client, "/", count=5, seconds=5).median > 0
    assert per_second(client, "/", at_once=2, seconds=0.1) > 0
    with pytest.raises(RuntimeError, match="answered with 404"):
        one_after_another(client, "/no", count=5, seconds=5)
    client.close()


def test_what_misses_its_aim_is_marked() -> None:
    good = Page("people", Times(5.9, 8.0), queries=4, gzipped=3000, per_second=110, hello=1000)
    slow = Page("people", Times(6.1, 8.0), queries=4, gzipped=3000, per_second=90, hello=1000)
    year = Page(
        "the year's summary", Times(14.9, 20.0), queries=9, gzipped=3000, per_second=110, hello=1000, aim_ms=report.YEAR_MS
    )  # fmt: skip
    lines = list(report.page_lines([good, slow, year]))
    assert [line.count("*") for line in lines[1:4]] == [0, 2, 0]
    assert lines[1].split() == ["people", "5.9", "8.0", "4", "3.0", "110", "11%"]


def test_a_figure_stands_beside_its_aim_and_says_when_nobody_could_take_it() -> None:
    told = [str(Figure("memory", value, "MB", 90)).split("  ")[-1].strip() for value in (80.0, 100.0, None)]
    assert told == ["(aim: under 90 MB)", "NOT REACHED", "not known here"]


def test_a_small_run_measures_every_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--small", "--bookings", "300"]) == 0
    lines = capsys.readouterr().out.splitlines()
    begun = lines.index("with 300 bookings:")
    again = [name for name, _ in PAGES if name in OF_MONEY]
    assert [line[:24].strip() for line in lines[begun + 2 : begun + 2 + len(again)]] == again
    lines = lines[: begun - 1]
    assert [line[:24].strip() for line in lines[1 : 1 + len(PAGES)]] == [name for name, _ in PAGES]
    assert [line.partition("  ")[0] for line in lines[-17:]] == [
        "start to first page, middle of three",
        "first load: page, style, font and scripts, gzipped",
        "annual accounts as PDF, the first",
        "annual accounts as PDF, after that",
        "labels for 200 people as PDF",
        "a programme as PDF, after the first",
        "a calendar of 10 meetings for a phone",
        "preview of a list as long as the group's",
        "list of 400 people",
        "search of 400 people",
        "search for nobody of 400 people",
        "list by town of 400 people",
        "1,000 lines of a bank brought in and matched",
        "100,000 lines of a bank refused",
        "all books as tables",
        "memory before the first PDF",
        "memory after some",
    ]
    first_load = float(lines[-16].rpartition("gzipped")[2].split()[0])
    assert 50 < first_load < 90  # the font and htmx alone are 47 kB: less would mean that something was not counted


def test_a_smaller_group_has_some_of_everything() -> None:
    assert Size().divided(50) == Size(people=40, transactions=200, meetings=10, applications=2)
