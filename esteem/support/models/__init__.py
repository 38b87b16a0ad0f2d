"""The tables of help from outside."""

from esteem.support.models.agreement import Agreement
from esteem.support.models.helping import Contact, Helper, RoleName
from esteem.support.models.organisation import Organisation
from esteem.support.models.speaker import Speaker

__all__ = ["Agreement", "Contact", "Helper", "Organisation", "RoleName", "Speaker"]
