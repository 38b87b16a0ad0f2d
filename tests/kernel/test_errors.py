"""What goes wrong carries what a person needs to be told."""

from esteem.kernel.errors import AlreadyDone, RuleBroken, StaleEdit


def test_a_broken_rule_carries_its_sentence_and_its_field() -> None:
    broken = RuleBroken("Give a name.", field="name")
    assert (broken.sentence, broken.field, str(broken)) == ("Give a name.", "name", "Give a name.")


def test_a_broken_rule_about_the_whole_form_has_no_field() -> None:
    assert RuleBroken("The year is closed.").field is None


def test_a_stale_edit_carries_the_row_as_it_is_now() -> None:
    row = object()
    assert StaleEdit(row).row is row


def test_what_was_already_done_carries_the_address_of_what_was_made() -> None:
    assert AlreadyDone("/people/1/").address == "/people/1/"
