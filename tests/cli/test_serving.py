"""Serving for real: another process, a free port of this computer, a folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from esteem.cli import serving
from esteem.cli.serving import CannotServe, Place
from esteem.kernel.config import HOME

Started = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Started]:
    """Starts Esteem as a person does, from another directory; what is still running at the end is stopped."""
    running: list[subprocess.Popen[str]] = []

    def begin(*arguments: str, **environment: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(HOME / "app.py"), *arguments]
        begun = subprocess.Popen(
            command, cwd=tmp_path, env={**os.environ, **environment},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        running.append(begun)
        return begun

    yield begin
    for begun in running:
        begun.kill()
        begun.communicate()


def address_told_by(begun: subprocess.Popen[str]) -> str:
    assert begun.stdout is not None
    line = begun.stdout.readline()
    assert line.startswith("Esteem is at http://127.0.0.1:"), line
    return line.split()[3]


def status_of(address: str) -> int:
    parts = urlsplit(address)
    with closing(HTTPConnection(parts.netloc, timeout=10)) as asking:
        asking.request("GET", f"{parts.path}?{parts.query}")
        return asking.getresponse().status


def test_it_serves_the_folder_it_is_told_and_stops_when_told_to(start: Started, tmp_path: Path) -> None:
    begun = start("--port", "0", "--instance", "group")
    address = address_told_by(begun)
    assert status_of(f"{address}static/css/esteem.css") == 200
    assert sorted(path.name for path in (tmp_path / "group").iterdir() if path.is_dir()) == ["backups", "files"]
    begun.send_signal(signal.SIGTERM)
    assert begun.wait(timeout=10) == 0


def test_the_folder_may_be_called_anything_and_is_its_owner_s_alone(start: Started, tmp_path: Path) -> None:
    folder = tmp_path / "Tuesday's friends, 50%20 é#?"
    address_told_by(start("--port", "0", "--instance", str(folder)))
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in [folder, *folder.glob("*.sqlite3*")]} == {
        folder.name: "0o700", "esteem.sqlite3": "0o600", "esteem.sqlite3-journal": "0o600",
    }  # fmt: skip


def test_the_folder_may_come_from_the_environment(start: Started, tmp_path: Path) -> None:
    address_told_by(start("--port", "0", ESTEEM_INSTANCE="elsewhere"))
    assert (tmp_path / "elsewhere/esteem.sqlite3").exists()


def test_a_log_line_tells_the_pattern_and_never_the_address(start: Started, tmp_path: Path) -> None:
    begun = start("--port", "0", "--instance", "group")
    status_of(f"{address_told_by(begun)}people/?q=Ann")
    begun.send_signal(signal.SIGTERM)
    _, logged = begun.communicate(timeout=10)
    assert [line for line in logged.splitlines() if "GET /people/" in line] != []
    assert "Ann" not in logged


def test_a_port_in_use_is_said_plainly(start: Started) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        _, said = (begun := start("--port", str(port), "--instance", "group")).communicate(timeout=20)
    assert begun.returncode == 1
    assert said.splitlines()[-1] == (
        f"That did not work. Port {port} is in use, perhaps by an Esteem that already runs. Stop that one, or choose "
        f"another port: python3 app.py --port {port + 1}"
    )


def test_a_folder_that_cannot_be_used_is_said_plainly(start: Started, tmp_path: Path) -> None:
    (tmp_path / "group").write_text("a file, where a folder should be")
    _, said = (begun := start("--port", "0", "--instance", "group")).communicate(timeout=20)
    assert begun.returncode == 1
    assert said.splitlines()[-1] == (
        f"That did not work. {tmp_path / 'group'}: File exists. To keep the group's data in another folder, add: "
        "--instance DIR"
    )


def test_data_of_a_newer_esteem_is_left_alone(start: Started, tmp_path: Path) -> None:
    first = start("--port", "0", "--instance", "group")
    address_told_by(first)
    first.kill()
    age = [
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1])",
        "c.execute('UPDATE alembic_version SET version_num=9999')",
    ]
    subprocess.run(
        [sys.executable, "-c", "; ".join([*age, "c.commit()"]), tmp_path / "group/esteem.sqlite3"], check=True
    )
    _, said = (begun := start("--port", "0", "--instance", "group")).communicate(timeout=20)
    assert begun.returncode == 1
    assert "written by a newer Esteem" in said.splitlines()[-1]


def test_a_damaged_database_is_said_plainly(start: Started, tmp_path: Path) -> None:
    (tmp_path / "group").mkdir()
    (tmp_path / "group/esteem.sqlite3").write_bytes(b"no database " * 1000)
    _, said = (begun := start("--port", "0", "--instance", "group")).communicate(timeout=20)
    assert begun.returncode == 1
    assert said.splitlines()[-1].startswith(f"That did not work. {tmp_path / 'group/esteem.sqlite3'} is damaged")


@pytest.mark.parametrize("port", ["-1", "65536", "99999", "web"])
def test_a_port_that_is_none_is_refused(start: Started, port: str) -> None:
    _, said = (begun := start("--port", port, "--instance", "group")).communicate(timeout=20)
    assert (begun.returncode, "argument --port" in said.splitlines()[-1]) == (2, True)


def test_more_than_anybody_sends_is_cut_off_before_it_fills_the_disk(start: Started) -> None:
    parts = urlsplit(address_told_by(start("--port", "0", "--instance", "group")))
    with closing(HTTPConnection(parts.netloc, timeout=10)) as asking:
        asking.putrequest("POST", "/sign-in/")
        asking.putheader("Content-Length", str(60 * 1024 * 1024))
        asking.endheaders()  # and not a byte of it: the answer comes at once
        assert asking.getresponse().status == 413


def test_two_hundred_who_never_finish_asking_keep_nobody_out(start: Started) -> None:
    address = address_told_by(start("--port", "0", "--instance", "group"))
    parts = urlsplit(address)
    assert parts.port is not None
    with ExitStack() as held:
        for _ in range(200):
            slow = held.enter_context(socket.create_connection(("127.0.0.1", parts.port), timeout=10))
            slow.sendall(b"POST /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Never: ")
        assert status_of(address) == 303


def test_flask_and_waitress_find_the_app_too(tmp_path: Path) -> None:
    programs = [
        ["-m", "flask", "--app", str(HOME / "app.py"), "routes"],
        ["-c", "import app; print(app.app.name)"],  # as waitress-serve app:app does
    ]
    environment = {**os.environ, "ESTEEM_INSTANCE": str(tmp_path / "group"), "PYTHONPATH": str(HOME)}
    answers = [
        subprocess.run(
            [sys.executable, *program], cwd=tmp_path, env=environment, text=True, capture_output=True, check=True
        )
        for program in programs
    ]
    assert "people.index" in answers[0].stdout
    assert answers[1].stdout == "esteem\n"


def test_help_is_in_plain_words(start: Started) -> None:
    told, _ = start("--help").communicate(timeout=20)
    assert "Esteem: the administration of a self-help group." in told
    assert "python3 app.py test" in told


# Where


def test_this_computer_alone_is_not_open_to_others() -> None:
    place = Place.chosen("127.0.0.1", 8000, lan=False)
    assert (place.names, place.is_open, place.address(8000)) == (("127.0.0.1",), False, "http://127.0.0.1:8000/")
    assert not Place.chosen("localhost", 8000, lan=False).is_open
    assert not Place.chosen("::1", 8000, lan=False).is_open
    assert Place.chosen("::1", 8000, lan=False).address(8000) == "http://[::1]:8000/"


@pytest.mark.parametrize("host", ["::", "192.168.1.20", "kettle.local"])
def test_any_other_address_is_open_to_others(host: str) -> None:
    assert Place.chosen(host, 8000, lan=False).is_open


def test_on_the_home_network_the_private_address_is_the_one_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "outward_address", lambda: "192.168.1.20")
    place = Place.chosen("127.0.0.1", 8000, lan=True)
    assert (place.hosts, place.is_open) == (("192.168.1.20", "127.0.0.1"), True)
    assert place.address(8000) == "http://192.168.1.20:8000/"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("127.0.0.1", "This computer is on no network, so a phone cannot reach it."),
        ("81.2.69.160", "This computer's address, 81.2.69.160, is on the open internet, not on a home network."),
    ],
)
def test_without_a_home_network_it_is_refused(monkeypatch: pytest.MonkeyPatch, address: str, sentence: str) -> None:
    monkeypatch.setattr(serving, "outward_address", lambda: address)
    with pytest.raises(CannotServe) as refused:
        Place.chosen("127.0.0.1", 8000, lan=True)
    assert str(refused.value) == sentence
