import pytest
from sqlalchemy.orm import Session

from esteem.group.queries import our_group
from esteem.group.rules import Formality, Nation
from esteem.home.actions import begin_books, describe_group
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money.queries.glance import balances


@pytest.mark.parametrize(
    ("typed", "one", "many"),
    [("Friends", "friend", "friends"), ("regulars", "regular", "regulars"), ("Families", "family", "families")],
)
def test_what_members_are_called_is_kept_as_a_word_inside_a_sentence(
    books: Session, typed: str, one: str, many: str
) -> None:
    describe_group(members_word=typed, formality=Formality.INFORMAL, nation=Nation.SCOTLAND)
    group = our_group()
    assert (group.member_word, group.members_word, group.nation) == (one, many, Nation.SCOTLAND)


def test_a_blank_is_no_account_and_a_nought_an_empty_one(books: Session) -> None:
    begin_books(year_end_day=31, year_end_month=3, tin=NOTHING, bank=None)
    assert [(account.name, amount) for account, amount in balances().accounts] == [("Cash tin", Money(0))]


def test_books_that_would_end_on_no_day_are_not_begun(books: Session) -> None:
    with pytest.raises(RuleBroken):
        begin_books(year_end_day=31, year_end_month=4, tin=Money(100), bank=None)
    assert balances().accounts == ()
