"""Secrets that open something: handed out once, and kept as fingerprints only."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """256 bits nobody can guess."""
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """What is kept of a token: enough to know it again, not enough to use it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
