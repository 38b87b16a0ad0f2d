"""Lists brought in from files as people have them: read, matched with who is here, and shown before anything is done."""

from esteem.people.imports.preview import Facts, facts_for, first_look, plan_from
from esteem.people.imports.reading import ENDINGS, Table, read_file

__all__ = ["ENDINGS", "Facts", "Table", "facts_for", "first_look", "plan_from", "read_file"]
