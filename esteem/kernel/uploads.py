"""A field that takes a file: how large it may be and how its name may end is checked here, what is in it by whoever reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from flask import request
from wtforms import FileField
from wtforms.validators import ValidationError

from esteem.kernel.text import tidy

LARGEST = 10 * 1024 * 1024
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file as it came: the last part of its name, and its bytes."""

    name: str
    content: bytes

    @property
    def ending(self) -> str:
        """`.csv`; "" when the name has none."""
        dot = self.name.rfind(".")
        return self.name[dot:].lower() if dot > 0 else ""


class Upload(FileField):
    """A file, whose value is an Uploaded; None when none was chosen.

    `required` is the sentence shown then. A browser never fills such a field again: after a problem the file is chosen anew.
    """

    def __init__(
        self, label: str, *, required: str | None = None, endings: tuple[str, ...] = (), hint: str = "", **more: Any
    ) -> None:
        super().__init__(label, **more)
        self.needed, self.hint = required, hint
        self.typed = self.theirs = None
        self.flags.required = required is not None
        self.render_kw = {"accept": ",".join(endings)} if endings else None

    def process(self, formdata: Any, *args: Any, **more: Any) -> None:
        """Files come beside the form's words, so they are looked for there."""
        super().process(None, *args, **more)
        self.data = None
        sent = request.files.get(self.name) if request.method == "POST" else None
        if sent is not None and sent.filename:
            self.data = Uploaded(_plain_name(sent.filename), sent.stream.read(LARGEST + 1))
            sent.close()

    def pre_validate(self, form: Any) -> None:
        if self.data is None and self.needed:
            raise ValidationError(self.needed)
        if self.data is not None and len(self.data.content) > LARGEST:
            raise ValidationError("This file is too large: 10 megabytes are the most.")


def _plain_name(sent: str) -> str:
    """The name without folders before it (some browsers send them) and not too long, its ending kept."""
    name = tidy(re.split(r"[/\\]", sent)[-1]) or "file"
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 12]}…{name[-11:]}"
