"""The least a Flask program can do, on the same server with the same threads: what every page is measured beside."""

from __future__ import annotations

import waitress
from flask import Flask

from esteem.kernel.config import LOOPBACK, THREADS


def make_hello() -> Flask:
    app = Flask("hello", static_folder=None)
    app.add_url_rule("/", "hello", lambda: "Hello.")
    return app


if __name__ == "__main__":
    server = waitress.create_server(make_hello(), host=LOOPBACK, port=0, threads=THREADS, ident=None)
    print(f"Hello is at http://{LOOPBACK}:{server.effective_port}/", flush=True)  # noqa: T201 - tells who started it
    server.run()
