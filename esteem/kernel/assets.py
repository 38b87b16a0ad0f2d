"""Our own styles, scripts, fonts and pictures: small on the way, and never stale after an update.

An address that carries the file's own mark may be kept by the browser for a year: a changed file has another address.
Only these files are compressed. Pages are not: they carry people's words beside a secret token.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, has_request_context, request, send_from_directory, url_for
from werkzeug.wrappers import Response

from esteem.kernel.config import HOME

FOLDER = HOME / "static"
A_DAY, A_YEAR = 86_400, 31_536_000
WORTH_SQUEEZING = (".css", ".js", ".svg", ".txt")


def start(app: Flask) -> None:
    """Serve the static folder, under Flask's own name for it."""
    app.add_url_rule("/static/<path:filename>", endpoint="static", view_func=send)


def asset(path: str) -> str:
    """The address of one of our own files, with its mark; a font goes without, for the style sheet names it so."""
    mark = None if path.startswith("fonts/") else _mark(FOLDER / path, _changed(FOLDER / path))
    if not has_request_context():  # a paper previewed without a browser: its address matters to nobody
        return f"/static/{path}"
    return url_for("static", filename=path, v=mark)


def send(filename: str) -> Response:
    """The file, squeezed when the browser takes that; 404 when there is none."""
    answer: Response = send_from_directory(FOLDER, filename, max_age=A_YEAR if "v" in request.args else A_DAY)
    if filename.endswith(WORTH_SQUEEZING):
        answer.headers["Vary"] = "Accept-Encoding"
        if answer.status_code == 200 and request.accept_encodings["gzip"]:
            _squeeze(answer, FOLDER / filename)
    return answer


def _squeeze(answer: Response, path: Path) -> None:
    opened = answer.response
    answer.direct_passthrough = False
    answer.set_data(_squeezed(path, _changed(path)))
    if hasattr(opened, "close"):
        opened.close()
    answer.headers["Content-Encoding"] = "gzip"
    answer.set_etag(f"{_mark(path, _changed(path))}-gzip")


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns


@lru_cache(maxsize=64)
def _mark(path: Path, _changed_at: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


@lru_cache(maxsize=64)
def _squeezed(path: Path, _changed_at: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
