"""Forms: what a person typed becomes clean values, and what the group's rules say comes back beside the right field."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from flask import request
from flask_wtf import FlaskForm
from sqlalchemy.exc import IntegrityError
from wtforms import Field, HiddenField

from esteem.kernel.constraints import explain
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.fields import (
    Choice,
    Choose,
    Day,
    Email,
    LongText,
    MoneyField,
    Password,
    Phone,
    Text,
    Tick,
    TimeOfDay,
    WholeNumber,
)
from esteem.kernel.instances import memory
from esteem.kernel.sought import Sought
from esteem.kernel.uploads import Upload

__all__ = [
    "Choice", "Choose", "Day", "Email", "Fold", "Form", "LongText", "MoneyField", "Password", "Phone", "Sought", "Text",
    "Tick", "TimeOfDay", "Upload", "WholeNumber",
]  # fmt: skip

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Fold:
    """Fields that fold away together, unless one of them holds something or wants mending."""

    title: str
    fields: list[Field]

    @property
    def is_open(self) -> bool:
        return any(f.errors or f.theirs is not None or f.data not in (None, "", False, f.default) for f in self.fields)


class Form(FlaskForm):
    """The base of every form. The door has already checked its token and its one-time key.

    Given `obj=row`, the fields start with the row's values and the hidden version says which saving of it they show.
    """

    class Meta:
        csrf = False  # the door checks the token of every request that writes, forms or not

    version = HiddenField()
    KEPT: ClassVar[frozenset[str]] = frozenset({"version"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("formdata", request.form if request.method == "POST" else None)  # no JSON, no file for words
        super().__init__(**kwargs)
        self.stale = False
        self.problems: list[str] = []

    def sent(self) -> bool:
        """Whether the form was sent and every field makes sense."""
        return request.method == "POST" and self.validate()

    @property
    def status(self) -> int:
        """What the page with this form answers: 200, 409 when somebody else saved meanwhile, 422 with problems."""
        if self.stale:
            return 409
        return 422 if self.errors or self.problems else 200

    @property
    def clean(self) -> dict[str, Any]:
        """The values by field name, without the form's own hidden ones."""
        return {name: value for name, value in self.data.items() if name not in self.KEPT}

    @property
    def seen_version(self) -> int | None:
        """Which saving of the row the sender was looking at; None on a form that makes something new."""
        typed = self.version.data or ""
        return int(typed) if re.fullmatch(r"[0-9]{1,9}", str(typed)) else None

    def carry_out(self, action: Callable[..., Result], **more: Any) -> Result | None:
        """Do it with the clean values (or with just `more`, when given `clean=False`); None when a rule said no.

        A broken rule or a known constraint becomes the error of the right field; a stale edit keeps both texts.
        """
        values = {**self.clean, **more}
        try:
            return action(**values)
        except RuleBroken as broken:
            self.blame(broken.field, broken.sentence)
        except StaleEdit as stale:
            self._show_theirs(stale.row)
        except IntegrityError as refused:
            rule = explain(refused)
            self.blame(rule.field, rule.sentence)
        session.rollback()
        memory().clear()
        return None

    def blame(self, field: str | None, sentence: str) -> None:
        """Put the sentence beside that field, or above the whole form."""
        if field is not None and field in self:
            self[field].errors = [*self[field].errors, sentence]
        else:
            self.problems.append(sentence)

    def _show_theirs(self, row: Any) -> None:
        self.stale = True
        for field in self:
            if field.name in self.KEPT or not hasattr(row, field.name):
                continue
            theirs = getattr(row, field.name)
            if theirs != field.data:
                field.theirs = field.show(theirs) if hasattr(field, "show") else ("yes" if theirs else "no")
        self.version.data = str(row.version)
