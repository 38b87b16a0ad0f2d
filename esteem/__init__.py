"""Esteem: the administration of a small self-help group, hosted by the group itself.

This page is the table of contents: the features in ladder order (each may import only from those before it, and from
the kernel), and how an application is put together.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from esteem.kernel import addresses, answers, assets, backups, db, door, history, pages, templating
from esteem.kernel.config import HOME, Config, from_environment
from esteem.kernel.house import House, the_house
from esteem.kernel.instances import Instances
from esteem.kernel.permissions import Permission, refuse_unmarked

FEATURES = (
    "group",
    "people",
    "support",
    "privacy",
    "committee",
    "meetings",
    "minutes",
    "money",
    "subs",
    "claims",
    "bank",
    "budget",
    "giftaid",
    "examining",
    "governance",
    "funding",
    "access",
    "home",
)
LARGEST_REQUEST = 12 * 1024 * 1024


def create_app(config: Config | None = None) -> Flask:
    """The application for the group, or the map of groups, that the settings name."""
    app = Flask("esteem", root_path=str(HOME), static_folder=None, template_folder="templates")
    _configure(app, config or from_environment())
    _start_kernel(app)
    if app.extensions[
        "esteem.config"
    ].behind_proxy:  # one proxy, ours, says which host, scheme and address it was asked from
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]  # Flask's own way
    for name in FEATURES:
        _add_feature(app, name)
    refuse_unmarked(app)
    return app


def _configure(app: Flask, config: Config) -> None:
    app.config.update(
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_PATH="/",
        TRUSTED_HOSTS=[*config.trusted_hosts, *config.hosts],
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
        MAX_FORM_PARTS=1000,
    )
    app.extensions["esteem.config"] = config
    app.extensions["esteem.instances"] = Instances(config)
    app.extensions["esteem.house"] = House()


def _start_kernel(app: Flask) -> None:
    for part in (assets, db, history, door, answers, templating, addresses):
        part.start(app)
    the_house(app).daily["backup"] = backups.make_daily
    the_house(app).daily["form keys"] = pages.forget_form_keys
    if app.extensions["esteem.config"].workbench:
        app.register_blueprint(import_module("esteem.kernel.parts").bp)


def _add_feature(app: Flask, name: str) -> None:
    """Load what the feature has: its tables, its permissions, its pages, and what it brings to the house."""
    package = f"esteem.{name}"
    house = the_house(app)
    for file in ("models", "permissions", "panels", "routes"):
        if find_spec(f"{package}.{file}") is None:
            continue
        module = import_module(f"{package}.{file}")
        if file == "permissions":
            house.permissions[name] = _permissions_in(module.__dict__)
        elif file == "panels":
            module.add_to(house)
        elif file == "routes":
            app.register_blueprint(module.bp)


def _permissions_in(names: dict[str, object]) -> type[Permission]:
    return next(
        thing
        for thing in names.values()
        if isinstance(thing, type) and issubclass(thing, Permission) and thing is not Permission
    )
