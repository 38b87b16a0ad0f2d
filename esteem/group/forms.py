"""What a person types about the group."""

from esteem.group.rules import MONTH_CHOICES, Formality, Nation
from esteem.kernel.forms import Choice, Form, LongText, Text, WholeNumber


class GroupForm(Form):
    name = Text(
        "Name of the group", required="Enter the group's name.", most=120,
        hint="Exactly as it stands on the bank account: funders turn down papers whose names differ.",
    )  # fmt: skip
    formality = Choice("How formal is it?", choices=Formality.choices(), required="Choose how formal the group is.")
    nation = Choice("Where does it meet?", choices=Nation.choices(), required="Choose where the group meets.")
    charity_number = Text("Charity number, if it has one", most=20)
    year_end_day = WholeNumber("Day", least=1, most_allowed=31, required="Enter the day the year ends, like 31.")
    year_end_month = Choice("Month", choices=MONTH_CHOICES, required="Choose the month the year ends.")
    members_word = Text("What do you call the people who belong?", required="Enter a word, like members.", most=40)
    member_word = Text("And one of them?", required="Enter a word, like member.", most=40)
    meeting_word = Text("What do you call a meeting?", required="Enter a word, like meeting.", most=40)
    subs_word = Text("What do you call what people pay?", required="Enter a word, like subs.", most=40)
    notes = LongText(
        "What is the group, in its own words?", most=2000,
        hint="For your own pages. It is never put in an address, a file name or a page title.",
    )  # fmt: skip
