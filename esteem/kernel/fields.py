"""The kinds of field a form is made of: each turns what a person typed into a clean value, or says how to mend it.

`required` is the sentence shown when the field is left blank; without it, blank is allowed and comes back as "" for
text and None for everything else. What was typed is always kept for the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from typing import Any

from email_validator import EmailNotValidError, validate_email
from wtforms import BooleanField, PasswordField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import Choice as Option
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from esteem.kernel import dates
from esteem.kernel.money import Money
from esteem.kernel.text import printable, tidy, tidy_lines

ONE_LINE, MANY_LINES = 200, 20_000
LARGEST_NUMBER = 1_000_000


class _Typed(StringField):
    """A line of text that `read` turns into a value; the typed words stay in the field."""

    inputmode: str | None = None

    def __init__(
        self, label: str, *, required: str | None = None, most: int = ONE_LINE, hint: str = "", **more: Any
    ) -> None:
        super().__init__(label, **more)
        self.needed, self.most, self.hint = required, most, hint
        self.typed: str | None = None
        self.theirs: str | None = None
        self.flags.maxlength = None if most >= MANY_LINES else most
        self.flags.required = required is not None

    def process_formdata(self, valuelist: list[str]) -> None:
        self.typed = printable(valuelist[0]) if valuelist else ""
        self.data = self.blank
        text = self.clean(self.typed)
        if not text:
            return
        if len(text) > self.most:
            raise ValueError(f"Enter {self.most:,} characters at the most; this is {len(text):,}.")
        self.data = self.read(text)

    def pre_validate(self, form: Any) -> None:
        if self.needed and self.data in (None, "") and not self.process_errors:
            raise ValidationError(self.needed)

    blank: Any = ""

    def clean(self, typed: str) -> str:
        return tidy(typed)

    def read(self, text: str) -> Any:
        return text

    def show(self, value: Any) -> str:
        """The value as it stands in the field."""
        return "" if value is None else str(value)

    def _value(self) -> str:
        return self.show(self.data) if self.typed is None else self.typed


class Text(_Typed):
    """One line."""


class LongText(_Typed, TextAreaField):
    """Several lines."""

    def __init__(self, label: str, *, most: int = MANY_LINES, **more: Any) -> None:
        super().__init__(label, most=most, **more)

    def clean(self, typed: str) -> str:
        return tidy_lines(typed)


class Email(_Typed):
    """An e-mail address; kept as typed but for the case of its domain."""

    inputmode = "email"

    def read(self, text: str) -> str:
        try:
            return validate_email(text, check_deliverability=False).normalized
        except EmailNotValidError:
            raise ValueError("Enter an e-mail address like name@example.org.") from None


class Phone(_Typed):
    """A telephone number, however people write it, with words beside it if they like (`07700 900123 after 6`)."""

    inputmode = "tel"

    def read(self, text: str) -> str:
        if len(re.sub(r"\D", "", text)) < 3:
            raise ValueError("Enter a phone number like 0115 496 0123 or 07700 900123.")
        return text


class Day(_Typed):
    """A day, however people write it; the value is a date."""

    blank = None
    widget_kind = "day"

    def read(self, text: str) -> date:
        return dates.parse_day(text)

    def show(self, value: date | None) -> str:
        return "" if value is None else value.strftime("%d/%m/%Y")


class TimeOfDay(_Typed):
    """A time of day; the value is a time."""

    blank = None

    def read(self, text: str) -> time:
        return dates.parse_time(text)

    def show(self, value: time | None) -> str:
        return "" if value is None else value.strftime("%H:%M")


class MoneyField(_Typed):
    """An amount in pounds and pence. Nought and less are refused unless `least` says otherwise."""

    blank = None
    inputmode = "decimal"

    def __init__(self, label: str, *, least: Money | None = Money(1), **more: Any) -> None:
        super().__init__(label, **more)
        self.least = least

    def read(self, text: str) -> Money:
        amount = Money.parse(text)
        if self.least is not None and amount < self.least:
            raise ValueError(
                "Enter an amount above nought." if self.least.pence == 1 else f"Enter {self.least} or more."
            )
        return amount

    def show(self, value: Money | None) -> str:
        return "" if value is None else value.plain()


class WholeNumber(_Typed):
    """A whole number from `least` to `most_allowed`."""

    blank = None
    inputmode = "numeric"

    def __init__(self, label: str, *, least: int = 0, most_allowed: int = LARGEST_NUMBER, **more: Any) -> None:
        super().__init__(label, **more)
        self.least, self.most_allowed = least, most_allowed

    def read(self, text: str) -> int:
        plain = text.replace(",", "")
        if not re.fullmatch(r"-?[0-9]{1,12}", plain) or not self.least <= int(plain) <= self.most_allowed:
            raise ValueError(f"Enter a whole number from {self.least:,} to {self.most_allowed:,}.")
        return int(plain)


class Password(_Typed, PasswordField):
    """A password: taken exactly as typed, never shown again."""

    def __init__(self, label: str, *, most: int = 1000, **more: Any) -> None:
        super().__init__(label, most=most, **more)

    def clean(self, typed: str) -> str:
        return typed

    def _value(self) -> str:
        return ""


class Tick(BooleanField):
    """A box that is ticked or not."""

    def __init__(self, label: str, *, hint: str = "", **more: Any) -> None:
        super().__init__(label, **more)
        self.hint = hint
        self.theirs: str | None = None


Choices = Sequence[tuple[Any, str]] | Callable[[], Iterable[tuple[Any, str]]]


def _read_choice(offered: Iterable[tuple[Any, str]], typed: str) -> Any:
    by_key = {str(value): value for value, _ in offered}
    return by_key.get(typed)


class Choice(SelectField):
    """One of a list; the value is the choice's own value (an enumeration, a number), or None when blank is allowed.

    `choices` may be a function, asked once for each form, or a view may `offer` them before the form is looked at;
    `blank` is the label of the empty choice.
    """

    def __init__(
        self,
        label: str,
        *,
        choices: Choices = (),
        required: str | None = None,
        blank: str | None = None,
        hint: str = "",
        **more: Any,
    ) -> None:
        super().__init__(label, choices=[], coerce=str, validate_choice=False, **more)
        self.blank, self.needed, self.hint = blank, required, hint
        self.typed: str | None = None
        self.theirs: str | None = None
        self.flags.required = required is not None
        self.offer(choices() if callable(choices) else choices)

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Let these be chosen, and no others."""
        self.offered = list(choices)
        empty = [SelectChoice("", self.blank)] if self.blank is not None else []
        self.choices = empty + [SelectChoice(str(value), text) for value, text in self.offered]

    def process_data(self, value: Any) -> None:
        self.data = value

    def process_formdata(self, valuelist: list[str]) -> None:
        self.typed = valuelist[0] if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        if self.typed is not None:
            self.data = _read_choice(self.offered, self.typed)
        if self.typed and self.data is None:
            raise ValidationError("Choose one of the list.")
        if self.data is None and self.needed:
            raise ValidationError(self.needed)

    def iter_choices(self) -> Any:
        chosen = self.typed if self.typed is not None else "" if self.data is None else str(self.data)
        return (Option(option.value, option.label, option.value == chosen, {}) for option in self.choices or [])

    def show(self, value: Any) -> str:
        return next((label for offered, label in self.offered if offered == value), "")


class Choose(SelectMultipleField):
    """Any number of a list, as boxes to tick; the value is a list of the choices' own values."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, *, choices: Choices = (), hint: str = "", **more: Any) -> None:
        self.offered = list(choices() if callable(choices) else choices)
        listed = [SelectChoice(str(value), text) for value, text in self.offered]
        super().__init__(label, choices=listed, coerce=str, validate_choice=False, **more)
        self.hint = hint
        self.theirs: str | None = None

    def process_data(self, value: Any) -> None:
        self.data = list(value or [])

    def process_formdata(self, valuelist: list[str]) -> None:
        found = [_read_choice(self.offered, typed) for typed in valuelist]
        self.data = [value for value in found if value is not None]
        if None in found:
            raise ValueError("Choose from the list.")

    def pre_validate(self, form: Any) -> None:
        return

    def iter_choices(self) -> Any:
        chosen = {str(value) for value in self.data or []}
        return (Option(option.value, option.label, option.value in chosen, {}) for option in self.choices or [])

    def show(self, value: Any) -> str:
        return ", ".join(label for offered, label in self.offered if offered in (value or []))
