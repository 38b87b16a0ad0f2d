"""Start Esteem: `python3 app.py`. Imported (`flask --app app`, `waitress-serve app:app`) it offers `app`.

This page and its imports of the standard library are all that runs before the requirements are there, and any
Python, however old, must be able to read it far enough to say which Python is needed.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Esteem needs Python 3.11 or newer, and this is Python %d.%d. Get a newer one from your system or from "
        "https://www.python.org/downloads/ and start Esteem with that." % sys.version_info[:2]
    )

HERE = os.path.dirname(os.path.abspath(__file__))
if HERE not in sys.path:
    sys.path.insert(0, HERE)

if __name__ == "__main__":
    import bootstrap

    bootstrap.make_ready(sys.argv[1:])

# Only now may anything be imported that is not Python's own.
from esteem import cli  # noqa: E402 - the requirements exist from here on, not before

if __name__ == "__main__":
    sys.exit(cli.main(sys.argv[1:]))
else:
    app = cli.ready_app()
