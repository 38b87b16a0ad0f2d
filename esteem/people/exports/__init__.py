"""Lists of people as files."""

from esteem.people.exports.heard import heard_file
from esteem.people.exports.lists import people_csv, people_xlsx
from esteem.people.exports.phones import phone_list_csv, phone_list_xlsx, vcard_file

__all__ = ["heard_file", "people_csv", "people_xlsx", "phone_list_csv", "phone_list_xlsx", "vcard_file"]
