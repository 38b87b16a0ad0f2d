"""What a person types to come in, about who may, and about what each role may do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from flask import request
from wtforms import HiddenField

from esteem.access import queries
from esteem.access.models import Account, SignInRole
from esteem.access.rules.passwords import ADVICE, LEAST
from esteem.access.rules.roles import Cell
from esteem.access.rules.table import RoleTable
from esteem.access.rules.way_back import Pairs, pack, unpack, worth_keeping
from esteem.kernel import dates
from esteem.kernel.forms import Choose, Day, Form, Password, Sought, Text, Tick
from esteem.people.queries.choosing import Everybody

NEW_PASSWORD = f"At least {LEAST} characters. {ADVICE}"


class SignInForm(Form):
    """`next` is where the person was going; `kept` is what they had written for `kept_to` when they turned out signed out."""

    KEPT = Form.KEPT | {"next", "kept_to", "kept", "kept_files"}

    sign_in = Text("Sign-in name", required="Enter your sign-in name.", most=120)
    password = Password("Password", required="Enter your password.")
    next = HiddenField()
    kept_to = HiddenField()
    kept = HiddenField()
    kept_files = HiddenField()

    @classmethod
    def keeping(cls, address: str) -> SignInForm:
        """The form that carries along what was just sent to this address."""
        written = worth_keeping(request.form.items(multi=True))
        had_files = any(file.filename for file in request.files.values())
        return cls(formdata=None, kept_to=address, kept=pack(written), kept_files="yes" if had_files else "")

    @property
    def pairs(self) -> Pairs:
        return unpack(self.kept.data or "")


class NewPasswordForm(Form):
    password = Password("New password", required="Enter the password you choose.", hint=NEW_PASSWORD)
    password_again = Password("The new password again", required="Enter the new password once more.")

    def validate(self, extra_validators: Any = None) -> bool:
        fine: bool = super().validate(extra_validators)
        if fine and self.password.data != self.password_again.data:
            self.blame("password_again", "The two are not the same. Enter the new password twice.")
            return False
        return fine

    @property
    def clean(self) -> dict[str, Any]:
        return {name: value for name, value in super().clean.items() if name != "password_again"}


class ChangePasswordForm(NewPasswordForm):
    current_password = Password("Password now", required="Enter the password you have now.")


class AccountForm(Form):
    """The account itself; `account_form` adds a box and a last day for each role."""

    roles_shown: Sequence[SignInRole] = ()

    name = Text("Name", required="Enter their name.", hint="It is shown beside what they change.", most=120)
    sign_in = Text(
        "Sign-in name", required="Enter a name to sign in with.", most=120,
        hint="What they type to come in: an e-mail address or any name. Capitals make no difference.",
    )  # fmt: skip
    person_id = Sought("On the list of people", among=Everybody, blank="Not on the list")

    @property
    def clean(self) -> dict[str, Any]:
        """The values, with the roles that are ticked and their last days as one."""
        values = super().clean
        roles = {
            role.key: cast("date | None", values[f"until_{role.key}"])
            for role in self.roles_shown
            if values[f"role_{role.key}"]
        }
        return {"name": values["name"], "sign_in": values["sign_in"], "person_id": values["person_id"], "roles": roles}

    @property
    def boxes(self) -> list[Any]:
        """A box for each role."""
        return [self[f"role_{role.key}"] for role in self.roles_shown]

    @property
    def last_days(self) -> list[Any]:
        """A last day for each role."""
        return [self[f"until_{role.key}"] for role in self.roles_shown]

    @property
    def ends(self) -> bool:
        """Whether any role has a last day, or one that needs mending."""
        return any(field.data or field.errors for field in self.last_days)


def account_form(account: Account | None = None, **start: Any) -> AccountForm:
    """The form for this account, or for a new one, with the roles there are now."""
    roles = queries.roles()
    fields: dict[str, Any] = {"roles_shown": roles}
    for role in roles:
        fields[f"role_{role.key}"] = Tick(role.name, hint=role.says)
        fields[f"until_{role.key}"] = Day(f"{role.name} until")
    form = type("FormOfAccount", (AccountForm,), fields)
    return cast(AccountForm, form(obj=account, **_held(account), **start))


def _held(account: Account | None) -> dict[str, Any]:
    if account is None:
        return {}
    held = account.holdings_on(dates.today())
    return {
        **{f"role_{holding.role.key}": True for holding in held},
        **{f"until_{holding.role.key}": holding.until_on for holding in held},
    }


def _boxes() -> list[tuple[str, str]]:
    return [(box.value, box.name) for box in queries.role_table().cells.values()]


class TableForm(Form):
    """The boxes of the table; `shown` says which were ticked when the page was opened."""

    may = Choose("What each role may do", choices=_boxes)
    shown = HiddenField()

    @classmethod
    def of(cls, table: RoleTable) -> TableForm:
        """The form as the table stands."""
        ticked = [box.value for box in table.cells.values() if box.allowed and not box.fixed]
        return cls(may=ticked, shown="|".join(ticked))

    @property
    def clean(self) -> dict[str, Any]:
        return {"wanted": _read_cells(self.may.data or []), "shown": _read_cells((self.shown.data or "").split("|"))}


def _read_cells(written: Sequence[str]) -> set[Cell]:
    pairs = (text.partition(" ") for text in written)
    return {(role, permission) for role, space, permission in pairs if space}
