"""What keeps a planned meeting as it is when the pattern it follows is changed."""

from __future__ import annotations

HANGS_ON = "what hangs on meetings"  # asked with meeting_ids; answers {meeting id: what, like "it has minutes"}

# What a meeting shares with its pattern while nobody gave it its own.
SHARED = ("start_time", "end_time", "venue_id", "kind", "own_kind_id", "title")
OWN = {"start_time": "it has its own time", "end_time": "it has its own time", "venue_id": "it has its own place"}
