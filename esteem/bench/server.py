"""The server that is measured: the program as a person starts it, in a process of its own, on this computer alone."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from esteem.bench.client import Client
from esteem.kernel.config import HOME


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address, its process, and the seconds from its start to its first page."""

    address: str
    process: int
    seconds: float

    def memory(self) -> float | None:
        """The megabytes it holds in memory, where the system tells (Linux does)."""
        status = Path(f"/proc/{self.process}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024


@contextmanager
def esteem_at(folder: Path) -> Iterator[Served]:
    """Esteem serving this folder, until the block ends."""
    with _running([str(HOME / "app.py"), "--port", "0", "--instance", str(folder)]) as served:
        yield served


@contextmanager
def hello() -> Iterator[Served]:
    """The bare program beside which pages are measured."""
    with _running(["-m", "esteem.bench.hello"]) as served:
        yield served


@contextmanager
def _running(command: Sequence[str]) -> Iterator[Served]:
    began = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, *command], cwd=HOME, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, text=True
    )
    try:
        assert process.stdout is not None  # a pipe was asked for
        line = process.stdout.readline()
        if " is at http://" not in line:
            raise RuntimeError("the server that should be measured did not start")
        address = line.partition(" is at ")[2].split()[0]
        first = Client(address)
        first.get("/")
        first.close()
        yield Served(address, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        process.communicate(timeout=10)
