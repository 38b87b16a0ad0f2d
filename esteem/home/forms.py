"""What a person types while setting the group up."""

from typing import Any

from wtforms import ValidationError

from esteem.group.rules import MONTH_CHOICES, Formality, Nation
from esteem.kernel.forms import Choice, Form, MoneyField, Password, Text, WholeNumber
from esteem.kernel.money import NOTHING


class ClaimForm(Form):
    """The first page: the group's name, and who is setting it up."""

    KEPT = Form.KEPT | {"again"}

    group_name = Text(
        "What is the group called?",
        required="Enter the group's name.",
        most=120,
        hint="Exactly as on its bank account, if it has one. It is printed on every paper.",
    )
    name = Text("Your name", required="Enter your name; a first name is enough.", most=80)
    sign_in = Text("A name to sign in with", required="Enter a name to sign in with, like alice.", most=80)
    password = Password(
        "A password",
        required="Enter a password.",
        hint="12 characters or more. Three or four words you will remember do well.",
    )
    again = Password("The password again", required="Enter the password once more.")

    def validate_again(self, field: Any) -> None:
        """A slip in a password would lock the only coordinator out."""
        if field.data != self.password.data:
            raise ValidationError("The two passwords are not the same. Enter both again.")


class CharacterForm(Form):
    """The second page: what kind of group it is."""

    members_word = Text(
        "What do you call the people who belong?", required="Enter a word, like members or friends.", most=40
    )
    formality = Choice("How formal are you?", choices=Formality.choices(), required="Choose how formal the group is.")
    nation = Choice("Where do you meet?", choices=Nation.choices(), required="Choose where the group meets.")


class MoneyForm(Form):
    """The third page: the year, and the money there is."""

    year_end_day = WholeNumber("Day", least=1, most_allowed=31, required="Enter the day, like 31.")
    year_end_month = Choice("Month", choices=MONTH_CHOICES, required="Choose the month.")
    tin = MoneyField("In the tin", least=NOTHING)
    bank = MoneyField("In the bank", least=NOTHING)
