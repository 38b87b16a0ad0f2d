"""Sections that higher features show on lower features' pages."""

from __future__ import annotations

from typing import Any

from flask import current_app
from markupsafe import Markup

from esteem.kernel.house import the_house
from esteem.kernel.permissions import may


def panels(page: str, subject: Any) -> Markup:
    """The panels registered for this page that the actor may see, in order, about this subject."""
    wanted = sorted((p for p in the_house().panels if p.page == page and may(p.permission)), key=lambda p: p.place)
    shown = ((panel, panel.context(subject)) for panel in wanted)
    for_all: dict[str, Any] = {}
    current_app.update_template_context(for_all)  # once, however many there are
    made = (
        current_app.jinja_env.get_template(panel.template).render({**for_all, **told})
        for panel, told in shown
        if told is not None
    )
    return Markup("").join(Markup(html) for html in made)  # noqa: S704  # a template's HTML is escaped already
