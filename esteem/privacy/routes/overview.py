"""The first page of people's rights: the notice, the requests, how long, and who may be forgotten."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel.pages import page
from esteem.kernel.permissions import allows, may
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries import notice, requests, retention
from esteem.privacy.routes.blueprint import bp


@bp.get("/")
@allows(Privacy.SEE)
def index() -> Response:
    return page(
        "privacy/index.html",
        standing=notice.standing(),
        pressing=requests.pressing() if may(Privacy.REQUESTS) else [],
        due=len(retention.may_be_forgotten()) if may(Privacy.RETENTION) else 0,
    )  # fmt: skip
