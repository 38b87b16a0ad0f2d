"""A browser reduced to what measuring needs: one open connection, so thin that it is the server that is measured."""

from __future__ import annotations

import re
import socket
import statistics
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin, urlsplit

LENGTH = re.compile(rb"\r\nContent-Length: (\d+)", re.IGNORECASE)
COOKIE = re.compile(rb"\r\nSet-Cookie: ([^=;]+)=([^;]*)", re.IGNORECASE)
HIDDEN = re.compile(r'<input[^>]*type="?hidden"?[^>]*>')
ATTRIBUTE = re.compile(r'(name|value)="([^"]*)"')
MOST_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the head as it was sent, the body."""

    status: int
    head: bytes
    body: bytes


@dataclass
class Client:
    """Somebody at `http://host:port/`, with the cookies they were given."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    _open: socket.socket | None = None

    def another(self) -> Client:
        """The same person, in a connection of their own."""
        return Client(self.address, dict(self.cookies))

    def close(self) -> None:
        if self._open:
            self._open.close()
        self._open = None

    def get(self, path: str) -> Answer:
        return self.send(self.request("GET", path))

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return self.send(self.request("POST", path, urlencode(fields).encode()))

    def request(self, method: str, path: str, body: bytes = b"") -> bytes:
        """The bytes of a request, to be sent as often as wanted."""
        head = [f"{method} {path} HTTP/1.1", f"Host: {urlsplit(self.address).netloc}"]
        if self.cookies:
            head.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if body:
            head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return "\r\n".join([*head, "", ""]).encode() + body

    def send(self, request: bytes) -> Answer:
        parts = urlsplit(self.address)
        if self._open is None:
            self._open = socket.create_connection((parts.hostname or "", parts.port or 80), timeout=60)
        self._open.sendall(request)
        answer = _read(self._open)
        for name, value in COOKIE.findall(answer.head):
            self.cookies[name.decode()] = value.decode()
        if b"onnection: close" in answer.head:
            self.close()
        return answer

    def sign_in(self, path: str, name: str, password: str) -> None:
        """As a person does: open the page, fill in the form. Raises RuntimeError when it does not let them in."""
        page = self.get(path).body.decode()
        hidden = [dict(ATTRIBUTE.findall(tag)) for tag in HIDDEN.findall(page)]
        fields = {one["name"]: one.get("value", "") for one in hidden if "name" in one}
        answer = self.post(path, {**fields, "sign_in": name, "password": password})
        if answer.status != 303:
            raise RuntimeError(f"signing in was answered with {answer.status}")

    def local(self, page: str, found: str) -> str:
        """The path of an address found on a page."""
        return urlsplit(urljoin(urljoin(self.address, page), found)).path


def _read(connection: socket.socket) -> Answer:
    got = connection.recv(MOST_BYTES)
    while b"\r\n\r\n" not in got:
        got += _more(connection)
    head, _, body = got.partition(b"\r\n\r\n")
    found = LENGTH.search(head)
    missing = int(found[1]) - len(body) if found else 0
    pieces = [body]
    while missing > 0:
        pieces.append(_more(connection))
        missing -= len(pieces[-1])
    return Answer(int(head[9:12]), head, b"".join(pieces))


def _more(connection: socket.socket) -> bytes:
    got = connection.recv(MOST_BYTES)
    if not got:
        raise ConnectionError("the server closed the connection in the middle of an answer")
    return got


@dataclass(frozen=True, slots=True)
class Times:
    """How long answers took, in milliseconds."""

    median: float
    p95: float


def one_after_another(client: Client, path: str, *, count: int, seconds: float) -> Times:
    """The times of so many answers, one at a time; fewer when the time is up."""
    request, until = client.request("GET", path), time.perf_counter() + seconds
    taken: list[float] = []
    while len(taken) < count and (len(taken) < 3 or time.perf_counter() < until):
        began = time.perf_counter()
        status = client.send(request).status
        taken.append((time.perf_counter() - began) * 1000)
        if status != 200:
            raise RuntimeError(f"{path} was answered with {status}")
    return Times(statistics.median(taken), statistics.quantiles(taken, n=20)[-1])


def per_second(client: Client, path: str, *, at_once: int, seconds: float) -> float:
    """How many answers a second the server gives to so many who ask without a pause."""
    counts: list[int] = []

    def ask() -> None:
        count = 0
        with closing(client.another()) as one:
            request, until = one.request("GET", path), time.perf_counter() + seconds
            while time.perf_counter() < until:
                one.send(request)
                count += 1
        counts.append(count)

    began = time.perf_counter()
    asking = [threading.Thread(target=ask) for _ in range(at_once)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    return sum(counts) / (time.perf_counter() - began)
