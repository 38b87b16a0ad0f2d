"""What every template can say: the group and its words, who is asking, dates and money in plain English."""

from __future__ import annotations

from typing import Any

from flask import Flask, url_for

from esteem.kernel import assets, attached, dates, door, pages, panels, permissions, text
from esteem.kernel.config import version
from esteem.kernel.house import the_house
from esteem.kernel.money import Money


def start(app: Flask) -> None:
    """Give this app's templates their words."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=dates.say_day,
        short_day=dates.say_short_day,
        weekday=dates.say_weekday,
        moment=dates.say_moment,
        clock=dates.say_time,
        money=str,
        markdown=text.markdown,
        plural=text.plural,
        file_size=attached.size_says,
    )
    app.jinja_env.globals.update(
        may=permissions.may,
        may_open=permissions.may_open,
        panels=panels.panels,
        csrf_token=door.csrf_token,
        form_key=pages.new_form_key,
        here=pages.here,
        ways=pages.ways,
        name_account=lambda number: the_house().name_account(number),
        Money=Money,
        version=version(),
        asset=assets.asset,
    )
    app.context_processor(_for_each_page)


def _for_each_page() -> dict[str, Any]:
    return {
        "group": the_house().find_group(),
        "words": pages.words(),
        "actor": permissions.actor(),
        "tabs": pages.tabs(),
        "today": dates.today(),
        "links": {name: url_for(endpoint) for name, endpoint in the_house().links.items()},
    }
