"""An entry of one of the group's own short lists, and where it stands."""

from esteem.kernel.forms import Choice, Form, Text


class EntryForm(Form):
    name = Text("In your own words", required="Enter a few words.", most=200)
    after = Choice("Where on the list")
