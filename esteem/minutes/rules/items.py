"""What an agenda item is for."""

from __future__ import annotations

from esteem.kernel.text import Said


class ItemKind(Said):
    REPORT = "report", "Report"
    DECIDE = "decide", "To decide"
    DISCUSS = "discuss", "To talk over"
    INFORM = "inform", "To know"
    SHARING = "sharing", "Sharing"  # what people say there of themselves is never written down
