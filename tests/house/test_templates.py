"""The templates: each parses, each is used, none holds what the content policy would block or skip escaping unseen."""

from __future__ import annotations

import ast
import re

import pytest
from flask import Flask
from jinja2 import meta

from tests.house.source import TEMPLATES, code

NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
INLINE = re.compile(
    r"<style|\sstyle\s*=|\son[a-z]+\s*=|hx-on|javascript:|hx-vals\s*=\s*['\"]js:|<script(?![^>]*\ssrc=)", re.IGNORECASE
)
SAFE = re.compile(r"\|\s*safe\b")
MADE_SAFE = re.compile(r"\|\s*markdown(?:\([\w=, ]+\))?\s*\|\s*safe\b|'[^']*'\s*\|\s*safe\b|\"[^\"]*\"\s*\|\s*safe\b")
HTMX_2 = re.compile(
    r"hx-(vars|params|ext|prompt|inherit|disinherit|history|disabled-elt|request)\b|hx-(delete|put|patch)\b"
)


def source(name: str) -> str:
    return re.sub(r"{#.*?#}", "", (TEMPLATES / name).read_text(), flags=re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_parses_and_what_it_names_exists(app: Flask, name: str) -> None:
    named = meta.find_referenced_templates(app.jinja_env.parse((TEMPLATES / name).read_text()))
    assert [other for other in named if other and other not in NAMES and not other.endswith(".svg")] == []


def test_every_template_is_used(app: Flask) -> None:
    said = {
        node.value
        for tree in code().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html")
    }
    included = {other for name in NAMES for other in meta.find_referenced_templates(app.jinja_env.parse(source(name)))}
    assert set(NAMES) - said - included == set()
    assert {name for name in said if "/" in name} - set(NAMES) == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_template_holds_no_inline_style_script_or_handler(name: str) -> None:
    shown = re.sub(r"{%.*?%}", "", source(name), flags=re.DOTALL)
    assert [found.group() for found in INLINE.finditer(shown)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_takes_nothing_for_safe_but_what_was_made_safe(name: str) -> None:
    assert len(SAFE.findall(source(name))) == len(MADE_SAFE.findall(source(name)))
    assert "autoescape false" not in source(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_speaks_the_htmx_of_today(name: str) -> None:
    assert [found.group() for found in HTMX_2.finditer(source(name))] == []


def test_the_searches_above_find_what_they_look_for() -> None:
    inline = [
        "<p style='a'>",
        "<p onclick = 'a'>",
        "<script>",
        "<style>",
        '<a href="javascript:a">',
        "hx-on:click",
        "hx-vals='js:a'",
    ]
    assert [bool(INLINE.search(bad)) for bad in inline] == [True] * 7
    assert not INLINE.search('<script src="/a.js" defer></script> <p class="x" data-once>')
    assert HTMX_2.search("hx-delete='/x'")
    assert not HTMX_2.search("hx-replace-url hx-get hx-post")
