"""All that the program knows of htmx: one address is one page, and htmx merely takes less of it."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request
from werkzeug.wrappers import Response

FRAME, BARE = "kernel/frame.html", "kernel/bare.html"


def is_asking() -> bool:
    """Whether htmx sent this request. (`HX-Request-Type` says `full` whenever `hx-select` is set, so it is no help.)"""
    return request.headers.get("HX-Request") == "true"


def frame() -> str:
    """The template a page extends: whole for a browser, without its frame for htmx."""
    return BARE if is_asking() else FRAME


def page_address() -> str:
    """The path and query of the page that htmx asks from, or nothing."""
    try:
        parts = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def send_to(address: str) -> Response:
    """Tell htmx to leave this page altogether: it follows a 303 itself and would paint the sign-in page into a cell."""
    return Response(status=401, headers={"HX-Redirect": address})
