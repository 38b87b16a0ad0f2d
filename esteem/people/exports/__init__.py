"""Lists of people as files."""

from esteem.people.exports.lists import people_csv

__all__ = ["people_csv"]
