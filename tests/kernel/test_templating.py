"""What every template can say."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from flask import Flask, render_template_string

from esteem.kernel.money import Money


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ day | day }}", "25 December 2026"),
        ("{{ day | short_day }}", "25 Dec 2026"),
        ("{{ day | weekday }}", "Friday 25 December 2026"),
        ("{{ moment | moment }}", "1 July 2026 at 12.30 am"),
        ("{{ time | clock }}", "7.30 pm"),
        ("{{ amount | money }}", "£1,250.00"),
        ("{{ 2 | plural('person', 'people') }}", "2 people"),
        ("{{ '*a* <b>' | markdown | safe }}", "<p><em>a</em> &lt;b&gt;</p>\n"),
        ("{{ '<b>' }}", "&lt;b&gt;"),
    ],
)
def test_a_template_says_things_as_people_do(app: Flask, template: str, said: str) -> None:
    things = {
        "day": date(2026, 12, 25),
        "moment": datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
        "time": time(19, 30),
        "amount": Money(125000),
    }
    processors, app.template_context_processors[None] = app.template_context_processors[None], []
    try:
        with app.test_request_context():
            assert render_template_string(template, **things) == said
    finally:
        app.template_context_processors[None] = processors
