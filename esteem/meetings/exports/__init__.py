"""Meetings and places as files."""

from esteem.meetings.exports.meetings import meetings_file
from esteem.meetings.exports.venues import costs_file, venues_file

__all__ = ["costs_file", "meetings_file", "venues_file"]
