"""Meetings and places as files."""

from esteem.meetings.exports.meetings import meetings_file
from esteem.meetings.exports.venues import venues_file

__all__ = ["meetings_file", "venues_file"]  # fmt: skip
