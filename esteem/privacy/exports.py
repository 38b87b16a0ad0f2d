"""Everything held about one person as data."""

from __future__ import annotations

import json
from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.people.rules.held import Held


def held_file(person_id: int, name: str, group_name: str, sections: Iterable[Held]) -> Response:
    """The same facts as the paper, as JSON; the name of the file says nothing of whose it is."""
    told = {
        "about": name,
        "from": group_name,
        "made": dates.now().isoformat(),
        "sections": [
            {"title": one.title, "rows": [_row(one.heads, row) for row in one.rows], "stays": one.stays}
            for one in sections
        ],
    }
    answer = Response(json.dumps(told, ensure_ascii=False, indent=1) + "\n", mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="held-{person_id}-{dates.today().isoformat()}.json"'
    return answer


def _row(heads: Iterable[str], cells: Iterable[str]) -> dict[str, str]:
    """By the words of its head; a column without a head is its value."""
    return {head or "value": cell for head, cell in zip(heads, cells, strict=True)}
