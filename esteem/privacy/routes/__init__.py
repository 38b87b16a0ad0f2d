"""The addresses of people's rights."""

from esteem.privacy.routes import held
from esteem.privacy.routes.blueprint import bp

__all__ = ["bp", "held"]
