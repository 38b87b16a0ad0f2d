"""Addresses, built once: a list of fifty rows asks for the same ones at every look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Flask, request, url_for

REMEMBERED = 8192  # addresses, some hundred bytes each


def start(app: Flask) -> None:
    """Let this app's templates build addresses by memory."""
    app.jinja_env.globals["url_for"] = remembering()


def remembering() -> Callable[..., str]:
    """Flask's `url_for`, which answers the same question from memory; it depends on nothing else but the mount point."""

    @lru_cache(maxsize=REMEMBERED)
    def built(_mounted_at: str, endpoint: str, told: tuple[tuple[str, type, Any], ...]) -> str:
        return url_for(endpoint, **{name: value for name, _, value in told})

    def address(endpoint: str, **told: Any) -> str:
        if endpoint.startswith(".") or any(name in told for name in ("_external", "_scheme")):
            return url_for(endpoint, **told)  # these depend on who asks, and where
        try:
            # With its kind beside each value: 1 and True are equal, and are not written the same.
            return built(request.script_root, endpoint, tuple((n, v.__class__, v) for n, v in told.items()))
        except TypeError:  # a list among the values cannot be remembered
            return url_for(endpoint, **told)

    return address
