"""The addresses of people's rights."""

from esteem.privacy.routes import erasing, held, notice, overview, requests, retention
from esteem.privacy.routes.blueprint import bp

__all__ = ["bp", "erasing", "held", "notice", "overview", "requests", "retention"]
