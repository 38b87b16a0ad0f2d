"""Lists of people as files."""

from esteem.people.exports.lists import people_file

__all__ = ["people_file"]
