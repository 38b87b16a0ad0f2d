"""Beginning, answering, writing by hand, adopting: nothing written is lost, nothing adopted changes."""

from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from esteem.governance import queries
from esteem.governance.actions import (
    add_clause,
    adopt_constitution,
    answer_part,
    begin_constitution,
    leave_out,
    put_back,
    return_to_standard,
    set_aside,
    take_up_again,
    write_again,
    write_clause,
)
from esteem.governance.models import ClauseWording, Constitution
from esteem.governance.queries import answers_of, clause_of, document_of, draft, in_force, told, words_seen, written_for
from esteem.governance.rules.choices import Joining, Part, Power
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.document import Document, Signature
from esteem.governance.rules.parameters import names_in
from esteem.governance.rules.standing import AdoptedAt
from esteem.group.actions import change_group
from esteem.group.queries import rules_in_force
from esteem.group.rules import Formality, Nation, RuleKey
from esteem.kernel import storage
from esteem.kernel.errors import RuleBroken, StaleEdit
from tests.governance.sample import SIGNED, make_adopted, make_draft, text_of, write_by_hand


def answer(constitution: Constitution, part: Part, **changed: object) -> Constitution:
    """Save one page as it stands, but for what is `changed`."""
    present = vars(answers_of(constitution))
    ticks = [queries.question_of(clause.key) for clause in constitution.clauses]
    asked = {name: present[name] for name in (*names_in(part), *ticks)}
    return answer_part(constitution=constitution, part=part, seen_version=constitution.version, **{**asked, **changed})


def words(constitution: Constitution, key: str) -> str:
    return text_of(document_of(constitution), key)


# Beginning


def test_a_first_draft_has_what_is_usual_for_such_a_group(books: Session) -> None:
    change_group(formality=Formality.CHARITY, nation=Nation.SCOTLAND)
    begun = begin_constitution()
    assert (begun.chosen.committee_age, begun.chosen.unrelated_min, begun.is_adopted) == (16, 3, False)
    assert "OSCR" in words(begun, Key.CLOSING)
    assert len(begun.clauses) == 28


def test_there_is_one_draft_at_a_time(books: Session) -> None:
    begin_constitution()
    with pytest.raises(RuleBroken):
        begin_constitution()


def test_the_group_s_name_is_typed_once(books: Session) -> None:
    begun = begin_constitution()
    change_group(name="Riverside Circle")
    assert "The name of the group is Riverside Circle." in words(begun, Key.NAME)


# Answering


def test_answers_reach_the_words(books: Session) -> None:
    changed = answer(make_draft(), Part.COMMITTEE, committee_max=12, posts=["vice chair"])
    assert "at least three and at most twelve people" in words(changed, Key.COMMITTEE)
    assert "It may also have a vice chair." in words(changed, Key.OFFICERS)


def test_choices_of_a_list_are_kept(books: Session) -> None:
    changed = answer(make_draft(), Part.ABOUT, powers=[Power.HIRE, Power.INSURE])
    books.expire_all()
    assert changed.chosen.powers == frozenset({Power.HIRE, Power.INSURE})
    assert answers_of(changed).powers == [Power.HIRE, Power.INSURE]


def test_a_clause_comes_and_goes_with_its_tick(books: Session) -> None:
    changed = answer(make_draft(), Part.ABOUT, with_affiliation=True, affiliated_to="a body", with_powers=False)
    document = document_of(changed)
    assert (document.clause(Key.POWERS), document.numbers[Key.AFFILIATION]) == (None, 5)


def test_what_cannot_work_is_refused_and_nothing_of_it_saved(books: Session) -> None:
    begun = make_draft()
    with pytest.raises(RuleBroken) as broken:
        answer(begun, Part.COMMITTEE, committee_quorum=4, committee_max=20)
    assert broken.value.field == "committee_quorum"
    assert (begun.chosen.committee_quorum, begun.chosen.committee_max) == (3, 9)


def test_the_members_by_any_name_never_get_what_is_left(books: Session) -> None:
    change_group(members_word="friends")
    begun = make_draft()
    for recipient in ("the friends", "our members"):
        with pytest.raises(RuleBroken, match="may never go to its members"):
            answer(begun, Part.CHANGES, assets_to=recipient)


def test_the_database_refuses_it_too(books: Session) -> None:
    begun = make_draft()
    begun.committee_quorum = 4
    with pytest.raises(IntegrityError, match="quorum_reachable"):
        books.flush()


def test_an_older_page_does_not_overwrite_a_newer_one(books: Session) -> None:
    begun = make_draft()
    seen = begun.version
    answer(begun, Part.ABOUT, with_area=False)
    with pytest.raises(StaleEdit) as stale:
        answer_part(constitution=begun, part=Part.ABOUT, seen_version=seen, **vars(answers_of(begun)))
    assert stale.value.row.with_area is False  # type: ignore[attr-defined]  # what the form shows


# By hand


def test_one_s_own_words_stand_in_the_text_and_follow_the_numbers(books: Session) -> None:
    begun = make_draft()
    write_by_hand(begun, Key.SUBS, "Riverside Friends asks for nothing. See clause 23.")
    assert words(begun, Key.SUBS) == "Riverside Friends asks for nothing. See clause 23."
    answer(begun, Part.ABOUT, with_area=False)
    change_group(name="Riverside Circle")
    assert words(begun, Key.SUBS) == "Riverside Circle asks for nothing. See clause 22."


def test_saving_the_standard_words_makes_none_of_one_s_own(books: Session) -> None:
    begun = make_draft()
    clause = clause_of(begun, Key.MONEY)
    assert clause is not None
    write_by_hand(begun, Key.MONEY, queries.shown(begun, clause).text, heading="Money")
    assert (clause.heading, clause.text, written_for(clause)) == ("", "", [])


def test_a_heading_alone_can_be_one_s_own(books: Session) -> None:
    begun = make_draft()
    clause = clause_of(begun, Key.SUBS)
    assert clause is not None
    write_by_hand(begun, Key.SUBS, queries.shown(begun, clause).text, heading="What we pay")
    assert (clause.heading, clause.text) == ("What we pay", "")
    assert "What we pay" in [one.heading for one in document_of(begun).clauses]


def test_what_was_written_can_always_be_had_back(books: Session) -> None:
    begun = make_draft()
    clause = clause_of(begun, Key.SUBS)
    assert clause is not None
    write_by_hand(begun, Key.SUBS, "First.")
    write_by_hand(begun, Key.SUBS, "Second.")
    return_to_standard(constitution=begun, clause=clause)
    assert "subscriptions" in words(begun, Key.SUBS)
    second, first = written_for(clause)
    assert (second.text, first.text) == ("Second.", "First.")
    wording = books.get(ClauseWording, first.id)
    assert wording is not None
    write_again(constitution=begun, clause=clause, wording=wording)
    assert words(begun, Key.SUBS) == "First."


@pytest.mark.parametrize("text", ["", "   \n\n", "\n- \n"])
def test_a_clause_is_left_out_rather_than_emptied(books: Session, text: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        write_by_hand(make_draft(), Key.SUBS, text)
    assert broken.value.field == "text"


def test_a_closing_clause_by_hand_gives_nothing_to_the_members(books: Session) -> None:
    with pytest.raises(RuleBroken, match="may never go to its members"):
        write_by_hand(make_draft(), Key.CLOSING, "Whatever money is left is shared among the members.")


def test_two_who_write_one_clause_do_not_overwrite_each_other(books: Session) -> None:
    begun = make_draft()
    clause = clause_of(begun, Key.SUBS)
    assert clause is not None
    seen = clause.version
    write_by_hand(begun, Key.SUBS, "Theirs.")
    with pytest.raises(StaleEdit) as stale:
        write_clause(constitution=begun, clause=clause, seen_version=seen, heading="", text="Mine.", numbers={})
    assert stale.value.row.text == "Theirs."  # type: ignore[attr-defined]  # what the form shows


def test_two_may_write_two_clauses_at_once(books: Session) -> None:
    begun = make_draft()
    subs, seen = clause_of(begun, Key.SUBS), begun.version
    assert subs is not None
    write_by_hand(begun, Key.AREA, "Anywhere.")
    write_by_hand(begun, Key.SUBS, "Nothing.")
    assert begun.version == seen


def test_a_clause_of_one_s_own_is_added_numbered_and_left_out(books: Session) -> None:
    begun = make_draft()
    numbers = document_of(begun).numbers
    own = add_clause(constitution=begun, part=Part.MEMBERS, heading="Dogs", text="As clause 6 says.", numbers=numbers)
    assert (own.key, document_of(begun).numbers["own-1"], words(begun, "own-1")) == ("own-1", 13, "As clause 6 says.")
    leave_out(constitution=begun, clause=own)
    assert document_of(begun).clause("own-1") is None
    assert ("own-1", "Dogs") in queries.left_out(begun)
    put_back(constitution=begun, clause=own)
    assert words(begun, "own-1") == "As clause 6 says."
    with pytest.raises(RuleBroken):
        return_to_standard(constitution=begun, clause=own)


def test_a_clause_of_one_s_own_needs_a_heading(books: Session) -> None:
    with pytest.raises(RuleBroken) as broken:
        add_clause(constitution=make_draft(), part=Part.MEMBERS, heading="", text="Words.", numbers={})
    assert broken.value.field == "heading"


def test_some_clauses_no_constitution_can_do_without(books: Session) -> None:
    begun = make_draft()
    aims = clause_of(begun, Key.AIMS)
    assert aims is not None
    with pytest.raises(RuleBroken):
        leave_out(constitution=begun, clause=aims)
    assert aims.included is True


# Setting aside


def test_a_draft_set_aside_can_be_taken_up_again(books: Session) -> None:
    first = set_aside(constitution=make_draft())
    assert draft() is None
    second = begin_constitution()
    with pytest.raises(RuleBroken):
        take_up_again(constitution=first)
    set_aside(constitution=second)
    assert draft() is None
    assert take_up_again(constitution=first) is draft()


# Adopting


def test_adopting_stores_the_file_and_puts_the_rules_in_force(books: Session) -> None:
    adopted = make_adopted(agm_notice_days=28, committee_min=4, quorum_share=0)
    assert (adopted.number, adopted.group_name, adopted.adopted_on) == (1, "Riverside Friends", date(2026, 11, 1))
    assert storage.fetch(adopted.sha256) == b"%PDF-1.7 a stand-in"
    assert adopted.signed_by == "Ann Example (chair), Bo Example (secretary)"
    rules = {key: rule.value for key, rule in rules_in_force().items()}
    assert rules == {
        RuleKey.AGM_NOTICE_DAYS: "28", RuleKey.GENERAL_NOTICE_DAYS: "14", RuleKey.COMMITTEE_NOTICE_DAYS: "7",
        RuleKey.AGM_APART_MONTHS: "15", RuleKey.AGM_WITHIN_MONTHS: "6",
        RuleKey.GENERAL_QUORUM_NUMBER: "5", RuleKey.COMMITTEE_QUORUM: "3", RuleKey.COMMITTEE_LEAST: "4",
        RuleKey.COMMITTEE_MOST: "9", RuleKey.TERM_YEARS: "1", RuleKey.AMENDMENT_MAJORITY: "2/3",
        RuleKey.DISSOLUTION_MAJORITY: "2/3", RuleKey.SIGNATORIES: "2",
    }  # fmt: skip
    rule = rules_in_force()[RuleKey.AGM_NOTICE_DAYS]
    assert (rule.source, rule.since_on) == ("Constitution, version 1", date(2026, 11, 1))


def test_a_rule_the_new_version_no_longer_has_is_no_longer_in_force(books: Session) -> None:
    make_adopted(most_terms=3)
    assert rules_in_force()[RuleKey.MOST_TERMS].number == 3
    make_adopted(draft=make_draft(most_terms=0), on=date(2026, 11, 2))
    assert RuleKey.MOST_TERMS not in rules_in_force()


def test_what_is_printed_says_how_it_was_adopted(books: Session) -> None:
    printed: list[Document] = []

    def print_it(_constitution: Constitution, document: Document, _adoption: object) -> bytes:
        printed.append(document)
        return b"%PDF"

    adopted = adopt(make_draft(), print_it=print_it)
    said = "This constitution was adopted by a special general meeting, held at The Hall on 1 November 2026."
    assert text_of(printed[0], Key.ADOPTION).startswith(said)
    assert text_of(document_of(adopted), Key.ADOPTION).startswith(said)


def adopt(constitution: Constitution, **changed: object) -> Constitution:
    facts: dict[str, object] = {
        "words_seen": words_seen(document_of(constitution)), "adopted_on": date(2026, 11, 1), "adopted_by": AdoptedAt.SPECIAL,
        "adopted_in": "The Hall", "signed": SIGNED, "print_it": lambda *_: b"%PDF", **changed,
    }  # fmt: skip
    return adopt_constitution(constitution=constitution, **facts)  # type: ignore[arg-type]  # the facts by name


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"adopted_on": date(2026, 11, 25)}, "cannot be a day to come"),
        ({"signed": SIGNED[:1]}, "at least two people who signed"),
        ({"signed": (SIGNED[0], Signature("ANN EXAMPLE", ""))}, "stands here twice"),
        ({"words_seen": "other words"}, "The words were changed while you were here"),
    ],
)
def test_it_is_not_adopted_when_something_does_not_fit(
    books: Session, changed: dict[str, object], sentence: str
) -> None:
    begun = make_draft()
    with pytest.raises(RuleBroken, match=sentence):
        adopt(begun, **changed)
    assert in_force() is None


def test_it_is_not_adopted_with_gaps(books: Session) -> None:
    with pytest.raises(RuleBroken, match="Say who may join"):
        adopt(make_draft(joining=Joining.LIMITED))


def test_it_is_not_adopted_when_nothing_can_be_printed(books: Session) -> None:
    def print_it(*_: object) -> bytes:
        raise RuleBroken("This machine cannot make PDFs yet.")

    with pytest.raises(RuleBroken, match="cannot make PDFs"):
        adopt(make_draft(), print_it=print_it)
    assert (in_force(), rules_in_force()) == (None, {})


def test_words_changed_while_it_is_printed_are_not_adopted(books: Session) -> None:
    begun = make_draft()

    def print_it(constitution: Constitution, *_: object) -> bytes:
        write_by_hand(constitution, Key.AREA, "Somewhere else.")
        return b"%PDF"

    with pytest.raises(RuleBroken, match="The words were changed"):
        adopt(begun, print_it=print_it)
    assert in_force() is None


def test_an_adopted_version_is_never_changed(books: Session) -> None:
    adopted = make_adopted()
    subs = clause_of(adopted, Key.SUBS)
    assert subs is not None
    for change in (
        lambda: write_by_hand(adopted, Key.SUBS, "Changed."),
        lambda: answer(adopted, Part.MONEY),
        lambda: leave_out(constitution=adopted, clause=subs),
        lambda: put_back(constitution=adopted, clause=subs),
        lambda: return_to_standard(constitution=adopted, clause=subs),
        lambda: set_aside(constitution=adopted),
        lambda: adopt(adopted),
    ):
        with pytest.raises(RuleBroken, match="This version was adopted"):
            change()


def test_the_database_keeps_an_adopted_version_as_it_is(books: Session) -> None:
    adopted = make_adopted()
    books.begin_nested()
    adopted.area = "Elsewhere"
    with pytest.raises(DBAPIError, match="never changed"):
        books.flush()


def test_the_database_keeps_an_adopted_clause_as_it_is(books: Session) -> None:
    clause = clause_of(make_adopted(), Key.SUBS)
    assert clause is not None
    clause.text = "Changed."
    with pytest.raises(DBAPIError, match="never changed"):
        books.flush()


# The next version


def test_a_new_version_begins_word_for_word(books: Session) -> None:
    before = make_adopted()
    after = begin_constitution()
    assert queries.title_of(after) == "Constitution, draft of version 2"
    assert [one.plain for one in document_of(after).clauses][:-1] == [one.plain for one in document_of(before).clauses][
        :-1
    ]
    assert [clause.key for clause in after.clauses if clause.text] == []


def test_a_new_version_keeps_the_adopted_words_when_the_standard_ones_have_changed(books: Session) -> None:
    before = make_adopted()
    change_group(year_end_month=8)
    after = begin_constitution()
    assert words(after, Key.MONEY) == words(before, Key.MONEY)
    money = clause_of(after, Key.MONEY)
    assert money is not None
    assert [one.text for one in written_for(money)] == [money.text]
    return_to_standard(constitution=after, clause=money)
    assert "The financial year ends on 31 August." in words(after, Key.MONEY)


def test_an_old_version_reads_as_it_was_adopted_whatever_changes_after(books: Session) -> None:
    before = make_adopted()
    said = [one.plain for one in document_of(before).clauses]
    change_group(name="Another Name", nation=Nation.SCOTLAND, formality=Formality.CHARITY)
    make_adopted(draft=make_draft(committee_max=5), on=date(2026, 11, 2))
    assert [one.plain for one in document_of(before).clauses] == said
    now = in_force()
    assert now is not None
    assert (now.number, now.group_name) == (2, "Another Name")


def test_a_version_is_not_adopted_before_the_one_it_replaces(books: Session) -> None:
    make_adopted(on=date(2026, 11, 1))
    with pytest.raises(RuleBroken, match="before the one it replaces"):
        make_adopted(draft=make_draft(), on=date(2026, 10, 31))


def test_clauses_of_one_s_own_go_on_into_the_next_version(books: Session) -> None:
    first = make_draft()
    add_clause(constitution=first, part=Part.MEMBERS, heading="Dogs", text="Welcome.", numbers={})
    make_adopted(draft=first)
    second = begin_constitution()
    assert words(second, "own-1") == "Welcome."
    other = add_clause(constitution=second, part=Part.MEMBERS, heading="Cats", text="Too.", numbers={})
    assert other.key == "own-2"


# History


def test_what_was_done_is_told_in_plain_words(books: Session) -> None:
    begun = make_draft()
    answer(begun, Part.COMMITTEE, committee_max=12)
    write_by_hand(begun, Key.SUBS, "Nobody pays.")
    add_clause(constitution=begun, part=Part.MEMBERS, heading="Dogs", text="Welcome.", numbers={})
    assert [line.said for line in told(begun)] == [
        "Dogs: added.",
        "Subscriptions: Own words filled in: Nobody pays.",
        "Largest committee changed from 9 to 12.",
        "Area filled in: Nottingham.",
        "The draft was begun.",
    ]
