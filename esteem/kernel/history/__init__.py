"""Every change leaves a line: who, when, what, from what to what. Written in one place, in the same transaction.

The lines form a chain: each carries a code computed from the one before with the group's own key, so that a line
taken out or altered shows. The values themselves are salted and can be blanked when a person is erased, without
breaking the chain.
"""

from esteem.kernel.history.chain import Head, blank, blank_saying, broken_at, head, origin
from esteem.kernel.history.lines import ADDED, CHANGED, REMOVED, UNSEEN, History
from esteem.kernel.history.sittings import Sat, end_old_sittings, end_sitting, write_in_sitting
from esteem.kernel.history.telling import Change, Entry, of, of_many
from esteem.kernel.history.writing import start

__all__ = [
    "ADDED", "CHANGED", "REMOVED", "UNSEEN", "Change", "Entry", "Head", "History", "Sat", "blank", "blank_saying",
    "broken_at", "end_old_sittings", "end_sitting", "head", "of", "of_many", "origin", "start", "write_in_sitting",
]  # fmt: skip
