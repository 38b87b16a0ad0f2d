"""Rules and deeds of lists from files: columns guessed, cells mended, lines planned, brought in and undone."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy import select
from sqlalchemy.orm import Session

from esteem.kernel import dates, history
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.people import imports
from esteem.people.actions import change_person, remove_person
from esteem.people.actions import imports as actions
from esteem.people.models import Consent, ImportLine, PeopleImport, Person, StandingChange
from esteem.people.queries import imports as queries
from esteem.people.queries.held_imports import held_by_lists
from esteem.people.queries.imports import Chosen, people_kept
from esteem.people.rules.cells import (
    Cell,
    read_cell,
    read_day,
    read_email,
    read_may,
    read_phone,
    read_stands,
    read_tick,
)
from esteem.people.rules.columns import Column, check_columns, guess
from esteem.people.rules.listed import Happened, read_line
from esteem.people.rules.planning import Kind, Plan, Planned
from esteem.people.rules.reach import MayReach
from esteem.people.rules.standing import Stands
from tests.makers import make_person
from tests.people.lists_from_files import csv

TODAY = date(2026, 11, 24)
NO_DAY = "They have left, but it does not say when: the day they left needs a column."

# Columns


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("Full Name|Tel No.|E-mail address|Post code|Date joined", "name|phone|email|postcode|joined_on"),
        ("First name|Surname|Mobile|Town/City", "first_name|last_name|phone|town"),
        ("Name|Surname|Tel|Mobile|Landline", "first_name|last_name|phone|second_phone|"),
        ("Name|First name|Last Name|E-MAIL:|email", "name|||email|"),
        ("MEMBER|Address 1|Address 2|Status|No voicemail?", "name|address|address|stands|no_voicemail"),
        ("Name|Notes|Date of birth|Photo consent|Condition|GDPR", "name|||||"),
        ("Nom|Téléphone|Wer", "|phone|"),
    ],
)
def test_odd_heads_are_understood_and_what_is_nobodys_business_is_left_out(heads: str, columns: str) -> None:
    found = guess(heads.split("|"), [[]] * len(heads.split("|")))
    assert "|".join(column or "" for column in found) == columns


def test_without_a_head_what_stands_in_a_column_says_what_it_is() -> None:
    samples = [["Ann", "Bo"], ["ann@example.org"], ["01632 960114", "07700 900123"], []]
    assert guess(["", "", "", ""], samples) == [None, Column.EMAIL, Column.PHONE, None]


def test_a_list_needs_names_and_each_column_once() -> None:
    assert check_columns([Column.PHONE, None]) == "Say which column has the names."
    twice = [Column.NAME, Column.EMAIL, Column.EMAIL]
    assert check_columns(twice) == "Two columns cannot both be “E-mail”. Leave one out."
    assert check_columns([Column.LAST, Column.ADDRESS, Column.ADDRESS, None, None]) == ""


# Cells


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("7700900123", "07700900123"),
        ("1632960114", "01632960114"),
        ("7700900123.0", "07700900123"),
        ("441632960114", "01632960114"),
        ("+44 7700 900123", "07700900123"),
        ("+44 (0)7700 900123", "07700900123"),
        ("0044 1632 960114", "01632960114"),
        ("01632 960114", "01632 960114"),
        ("07700 900123 after 6", "07700 900123 after 6"),
        ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
        ("960114", "960114"),
    ],
)
def test_a_number_that_lost_its_zero_gets_it_back_and_others_stay(typed: str, read: str) -> None:
    cell = read_phone(typed)
    assert (cell.value, cell.mended) == (read, "" if typed == read else f"{typed} is read as {read}")


@pytest.mark.parametrize("typed", ["7.7009E+09", "ring Bo", "12", "0" * 61])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"phone number|cut short|longer"):
        read_phone(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("25/12/25", date(2025, 12, 25)), ("25 Dec 2026", date(2026, 12, 25)), ("2019-12-31", date(2019, 12, 31)),
        ("2019-12-31 00:00:00", date(2019, 12, 31)), ("43830", date(2019, 12, 31)), ("43830.0", date(2019, 12, 31)),
        ("1st March 2020", date(2020, 3, 1)), ("3/4/85", date(1985, 4, 3)), ("25.12.2025", date(2025, 12, 25)),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_and_spreadsheets_write_it(typed: str, day: date) -> None:
    assert read_day(typed, TODAY).value == day


@pytest.mark.parametrize("typed", ["12/25/2026", "31/02/2020", "2019", "25 Dec", "tomorrow", "soon", "99999"])
def test_what_is_no_day_with_its_year_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is not a day|is a year"):
        read_day(typed, TODAY)


def test_an_address_is_taken_out_of_what_mail_programs_put_around_it() -> None:
    assert read_email("Ann <ann@Example.org>").value == "ann@example.org"
    assert read_email("mailto:ann@example.org") == Cell("ann@example.org")
    for wrong in ("ann@", "a@example.org, b@example.org", "none"):
        with pytest.raises(ValueError, match="is not an e-mail address"):
            read_email(wrong)


def test_yes_and_no_are_read_in_many_ways_and_other_words_refused() -> None:
    assert [read_tick(word) for word in ("Y", "yes", "TRUE", "1", "✓", "x")] == [True] * 6
    assert [read_tick(word) for word in ("N", "no", "0", "false")] == [False] * 4
    with pytest.raises(ValueError, match="neither yes nor no"):
        read_tick("perhaps")


def test_a_yes_to_being_reached_is_never_taken_from_a_file() -> None:
    assert [read_may(word) for word in ("no", "ask first", "yes")] == [MayReach.NO, MayReach.ASK, None]


def test_where_they_stand_is_read_in_many_words() -> None:
    words = ("Active", "enquiry", "Volunteer", "Ex-member", "LAPSED", "Deceased")
    stands = [Stands.MEMBER, Stands.ENQUIRER, Stands.HELPER, "left", "left", "left"]
    assert [read_stands(word) for word in words] == stands


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Example, Ann", "Ann Example"), ("Ann Example, MBE", "Ann Example, MBE"), ("a, b, c", "a, b, c"),
        ("  Ann\u200b  Example ", "Ann Example"), ("O", "O"), ("ﺁﻥ 🫖", "ﺁﻥ 🫖"), ("Example,", "Example,"),
    ],
)  # fmt: skip
def test_a_name_is_taken_as_it_is_but_for_a_surname_put_first(typed: str, name: str) -> None:
    assert read_cell(Column.NAME, typed, TODAY).value == name


# Lines


def line(*cells: str, heads: str) -> Any:
    columns = [Column(word) if word else None for word in heads.split("|")]
    return read_line(7, cells, columns, TODAY)


def test_a_line_puts_a_name_together_and_an_address_line_by_line() -> None:
    read = line("Ann", "Example", "1 High Street", "Riverside", heads="first_name|last_name|address|address")
    assert read.values == {"name": "Ann Example", "address": "1 High Street\nRiverside"}
    assert line("", "Example", heads="first_name|last_name").values == {"name": "Example"}


def test_what_cannot_be_read_is_left_out_and_said() -> None:
    read = line("Ann", "ann@", "soon", heads="name|email|joined_on")
    assert (read.values, read.left_out) == ({"name": "Ann"}, False)
    assert read.problems == (
        "“ann@” is not an e-mail address; it is left out.",
        "“soon” is not a day with its year, like 25/12/2026; it is left out.",
    )


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("", "1234", "", ""), "There is no name. The line is left out."),
        (("Ann", "", "left", ""), f"{NO_DAY} The line is left out."),
        (("Ann" * 40, "", "", ""), None),
    ],
)  # fmt: skip
def test_a_line_without_a_name_or_a_day_of_leaving_is_left_out(cells: Sequence[str], why: str | None) -> None:
    read = line(*cells, heads="name|phone|stands|left_on")
    assert (read.left_out, read.problems) == (why is not None, (why,) if why else ())


def test_leaving_before_joining_leaves_the_line_out_and_a_day_to_come_only_the_day() -> None:
    before = line("Ann", "1/2/2020", "1/1/2020", heads="name|joined_on|left_on")
    assert before.problems == ("The day they left is before the day they joined. The line is left out.",)
    ahead = line("Ann", "1/1/2027", heads="name|left_on")
    assert (ahead.values, ahead.left_out) == ({"name": "Ann"}, False)


def test_what_stands_for_nothing_is_nothing() -> None:
    assert line("Ann", "n/a", "-", "none", heads="name|phone|email|town").values == {"name": "Ann"}


# Plans


def uploaded(*rows: str, only_gaps: bool = False, chosen: Chosen | None = None) -> PeopleImport:
    table = imports.read_file(csv(*rows), ".csv")
    brought = actions.upload_list(
        file_name="people.csv", heads=table.heads, lines=table.lines, heads_key=table.heads_key, note=table.note
    )
    columns = chosen or imports.first_look(brought).chosen
    return actions.choose_columns(brought=brought, seen_version=None, chosen=columns, only_gaps=only_gaps)


def planned(brought: PeopleImport) -> Plan:
    return imports.plan_from(imports.facts_for(brought))


def brought_in(*rows: str, choices: Mapping[int, str] | None = None, only_gaps: bool = False) -> PeopleImport:
    brought = uploaded(*rows, only_gaps=only_gaps)
    actions.decide(brought=brought, choices=choices or {})
    plan = planned(brought)
    return actions.bring_in(brought=brought, plan=plan, seen=plan.digest)


def only(plan: Plan) -> Planned:
    (row,) = plan.rows
    return row


def names(session: Session) -> list[str]:
    return [kept.known.name for kept in people_kept()]


def test_somebody_of_the_same_name_and_number_is_the_same_and_only_what_differs_changes(books: Session) -> None:
    make_person(name="Ann Example", phone="01632 960114", town="Riverside")
    row = only(planned(uploaded("Name,Tel,Town,Email", "ANN EXAMPLE,+441632960114,riverside,ann@example.org")))
    assert (row.kind, [(c.column, c.old, c.new) for c in row.changes]) == (
        Kind.CHANGED,
        [("email", "", "ann@example.org")],
    )


def test_a_name_alone_is_never_enough(books: Session) -> None:
    ann = make_person(name="Ann Example", phone="01632 960114")
    for told in ("Ann Example,", "Ann Example,07700 900123", "Example Ann,", "A. Example,"):
        row = only(planned(uploaded("Name,Tel", told)))
        assert (row.kind, row.does, [one.kept.known.id for one in row.likely]) == (Kind.DOUBTFUL, None, [ann.id])


def test_two_of_one_name_and_number_are_not_told_apart_by_the_program(books: Session) -> None:
    for _ in range(2):
        make_person(name="Ann Example", phone="01632 960114")
    row = only(planned(uploaded("Name,Tel", "Ann Example,01632 960114")))
    assert (row.kind, len(row.likely)) == (Kind.DOUBTFUL, 2)


def test_a_name_somebody_is_known_by_does_not_take_the_place_of_their_name(books: Session) -> None:
    make_person(name="Margaret Example", known_as="Peg", email="peg@example.org")
    make_person(name="Siân Example", email="sian@example.org")
    told = ("Name,Email,Town", "Peg Example,peg@example.org,Leeds", "SIAN EXAMPLE,sian@example.org,")
    plan = planned(uploaded(*told))
    assert [[change.column for change in row.changes] for row in plan.rows] == [["town"], []]


def test_a_shared_telephone_makes_nobody_the_same(books: Session) -> None:
    make_person(name="Ann Example", phone="01632 960114", shared_phone=True)
    assert only(planned(uploaded("Name,Tel", "Bo Sample,01632 960114"))).kind is Kind.NEW


def test_a_blank_cell_takes_nothing_away_and_no_caution_is_unticked(books: Session) -> None:
    make_person(name="Ann", email="ann@example.org", phone="01632 960114", no_voicemail=True)
    row = only(planned(uploaded("Name,Email,Tel,No voicemail", "Ann,ann@example.org,,no")))
    assert row.kind is Kind.SAME


def test_filling_gaps_only_leaves_what_is_kept(books: Session) -> None:
    make_person(name="Ann", email="ann@example.org", town="Riverside")
    told = ("Name,Email,Town,Post code", "Ann,ann@example.org,Leeds,LS1 1AA")
    assert [c.column for c in only(planned(uploaded(*told))).changes] == ["town", "postcode"]
    assert [c.column for c in only(planned(uploaded(*told, only_gaps=True))).changes] == ["postcode"]


def test_days_that_would_contradict_each_other_stay_as_they_are_kept(books: Session) -> None:
    make_person(name="Ann", email="ann@example.org", joined_on=date(2020, 1, 1))
    row = only(planned(uploaded("Name,Email,Left", "Ann,ann@example.org,1/1/2019")))
    assert (row.kind, row.problems) == (
        Kind.SAME, ("They would have left before they joined; these days stay as they are kept.",),
    )  # fmt: skip


def test_within_a_list_the_same_line_counts_once_and_a_name_alone_is_doubtful(books: Session) -> None:
    plan = planned(
        uploaded("Name,Email", "Ann,ann@example.org", "Ann,ann@example.org", "Bo,", "Bo,", "Ann,other@example.org")
    )
    assert [(row.kind, row.twin) for row in plan.rows] == [
        (Kind.NEW, None), (Kind.SAME, 2), (Kind.NEW, None), (Kind.DOUBTFUL, 4), (Kind.NEW, None),
    ]  # fmt: skip


# Bringing in


def test_a_list_is_brought_in_with_a_line_of_history_for_each_and_no_consent(books: Session) -> None:
    brought = brought_in(
        "Full name,Mobile,Joined,Status,Email OK", "Ann Example,7700900123,25/12/25,Active,yes", "Bo,,,Enquirer,yes"
    )
    ann, bo = books.scalars(select(Person).order_by(Person.id)).all()
    assert (ann.name, ann.phone, ann.joined_on, ann.sort_name) == (
        "Ann Example",
        "07700900123",
        date(2025, 12, 25),
        "ann example",
    )
    assert (bo.stands, bo.by_email) == (Stands.ENQUIRER, None)
    assert history.of("person", ann.id)[-1].said.startswith("Added, with name: Ann Example")
    assert books.scalars(select(Consent)).all() == []
    assert len(books.scalars(select(StandingChange)).all()) == 2
    assert (brought.lines, brought.heads, brought.waits) == ("", "", False)
    assert queries.counts_of(brought)[Happened.ADDED] == 2


def test_the_same_list_twice_changes_nothing(books: Session) -> None:
    rows = ("Name,Tel,Email", "Ann,,", "Ann,,", "Bo,01632960114,bo@example.org", "Cy,,cy@example.org", "Di,n/a,")
    brought_in(*rows, choices={3: "add"})
    plan = planned(uploaded(*rows))
    assert (plan.does_nothing, plan.counts, plan.undecided) == (True, {Kind.SAME: 5}, [])
    assert names(books) == ["Ann", "Ann", "Bo", "Cy", "Di"]


def test_what_was_decided_is_remembered_with_the_line(books: Session) -> None:
    ann = make_person(name="Ann Example")
    rows = ("Name,Tel", "Ann Exampel,01632960114")
    brought_in(*rows, choices={2: f"is-{ann.id}"})
    assert (ann.name, ann.phone) == ("Ann Exampel", "01632960114")
    ann.name = "Ann Example"
    again = only(planned(uploaded(*rows)))
    assert (again.kind, again.kept and again.kept.known.id) == (Kind.CHANGED, ann.id)


def test_a_decision_about_somebody_who_was_not_offered_counts_as_none(books: Session) -> None:
    make_person(name="Ann Example")
    other = make_person(name="Zoe Other")
    brought = uploaded("Name", "Ann Example")
    actions.decide(brought=brought, choices={2: f"is-{other.id}"})
    assert only(planned(brought)).does is None
    actions.decide(brought=brought, choices={2: "skip"})
    assert only(planned(brought)).does is Kind.LEFT_OUT


def test_nothing_is_done_while_a_line_is_doubtful_or_when_something_changed_meanwhile(books: Session) -> None:
    brought = uploaded("Name", "Ann Example")
    seen = planned(brought)
    make_person(name="Ann Example")
    now = planned(brought)
    with pytest.raises(RuleBroken, match="Decide about the doubtful lines first"):
        actions.bring_in(brought=brought, plan=now, seen=seen.digest)
    actions.decide(brought=brought, choices={2: "add"})
    with pytest.raises(RuleBroken, match="Something was changed since you looked"):
        actions.bring_in(brought=brought, plan=planned(brought), seen=now.digest)
    assert names(books) == ["Ann Example"]


def test_a_list_is_brought_in_once(books: Session) -> None:
    brought = uploaded("Name", "Ann")
    plan = planned(brought)
    actions.bring_in(brought=brought, plan=plan, seen=plan.digest)
    with pytest.raises(RuleBroken, match="brought in already"):
        actions.bring_in(brought=brought, plan=plan, seen=plan.digest)


def test_somebody_leaves_by_a_list_as_they_would_by_hand(books: Session) -> None:
    ann = make_person(name="Ann", email="ann@example.org", joined_on=date(2020, 1, 1))
    brought_in("Name,Email,Date left", "Ann,ann@example.org,1/5/2026")
    assert (ann.left_on, ann.is_here) == (date(2026, 5, 1), False)
    changes = books.scalars(select(StandingChange).where(StandingChange.person_id == ann.id)).all()
    assert [change.became.value for change in changes] == ["member", "left"]


def test_the_columns_are_remembered_for_lists_with_the_same_heads(books: Session) -> None:
    chosen = Chosen((Column.NAME, Column.EMAIL))
    uploaded("Who they are,Wire", "Ann,ann@example.org", chosen=chosen)
    table = imports.read_file(csv("WHO THEY ARE:,wire", "Bo,bo@example.org"), ".csv")
    second = actions.upload_list(
        file_name="b.csv", heads=table.heads, lines=table.lines, heads_key=table.heads_key, note=""
    )
    look = imports.first_look(second)
    assert (look.chosen, look.remembered, look.samples) == (chosen, True, [["Bo"], ["bo@example.org"]])


def test_two_who_name_the_columns_at_once_do_not_overwrite_each_other(books: Session) -> None:
    brought = uploaded("Name,Tel", "Ann,")
    with pytest.raises(StaleEdit):
        actions.choose_columns(
            brought=brought, seen_version=brought.version - 1, chosen=Chosen((Column.NAME, None)), only_gaps=False
        )


def test_where_nothing_stands_above_the_columns_the_first_line_can_be_a_person(books: Session) -> None:
    brought = uploaded("Ann,Leeds", "Bo,York", chosen=Chosen((Column.NAME, Column.TOWN), first_is_person=True))
    assert [(row.line.number, row.line.values["name"]) for row in planned(brought).rows] == [(1, "Ann"), (2, "Bo")]


# Undoing


def test_undoing_takes_off_whom_it_added_and_gives_back_what_it_changed(books: Session) -> None:
    ann = make_person(name="Ann", email="ann@example.org", town="Leeds", joined_on=date(2020, 1, 1))
    before = (ann.town, ann.joined_on, ann.stands, ann.by_post, ann.found_by)
    brought = brought_in(
        "Name,Email,Town,Joined,Status", "Ann,ann@example.org,York,1/2/2019,Helper", "Bo,bo@example.org,York,,"
    )
    assert (ann.town, ann.joined_on, ann.stands) == ("York", date(2019, 2, 1), Stands.HELPER)
    actions.undo_import(brought=brought)
    assert (ann.town, ann.joined_on, ann.stands, ann.by_post, ann.found_by) == before
    bo = books.scalars(select(Person).where(Person.name == "Bo")).one()
    assert (bo.removed_at, brought.undone_at, brought.kept_back) == (dates.now(), dates.now(), "")
    assert all(line.before == line.after == "" for line in books.scalars(select(ImportLine)))


def test_what_was_changed_since_is_left_and_listed(books: Session) -> None:
    ann = make_person(name="Ann", email="ann@example.org", town="Leeds", postcode="LS1 1AA")
    brought = brought_in("Name,Email,Town,Postcode", "Ann,ann@example.org,York,YO1 1AA")
    change_person(person=ann, seen_version=None, town="Hull")
    actions.undo_import(brought=brought)
    assert (ann.town, ann.postcode, brought.kept_back) == ("Hull", "LS1 1AA", f'[[{ann.id}, "town"]]')


def test_an_undone_list_can_be_brought_in_again(books: Session) -> None:
    rows = ("Name,Email", "Ann,ann@example.org")
    actions.undo_import(brought=brought_in(*rows))
    assert only(planned(uploaded(*rows))).kind is Kind.NEW


def test_an_import_is_undone_once_and_within_ninety_days(books: Session, freeze: Any) -> None:
    brought = brought_in("Name", "Ann")
    freeze(datetime.combine(TODAY, datetime.min.time(), tzinfo=dates.now().tzinfo) + timedelta(days=89))
    assert actions.may_undo(brought) is True
    freeze(datetime.combine(TODAY, datetime.min.time(), tzinfo=dates.now().tzinfo) + timedelta(days=91))
    with pytest.raises(RuleBroken, match="cannot be undone any more"):
        actions.undo_import(brought=brought)


# Letting go


def test_a_list_nobody_brings_in_is_deleted_after_a_week(books: Session, freeze: Any) -> None:
    uploaded("Name", "Ann")
    actions.forget_waiting()
    assert len(queries.waiting()) == 1
    freeze(TODAY + timedelta(days=8))
    actions.forget_waiting()
    assert queries.waiting() == []


def test_what_stood_before_is_forgotten_when_it_can_no_longer_be_undone(books: Session, freeze: Any) -> None:
    make_person(name="Ann", email="ann@example.org", town="Leeds")
    brought_in("Name,Email,Town", "Ann,ann@example.org,York")
    freeze(TODAY + timedelta(days=91))
    actions.forget_waiting()
    assert [(line.before, line.after) for line in books.scalars(select(ImportLine))] == [("", "")]


def test_a_list_that_waits_is_thrown_away_and_one_brought_in_is_not(books: Session) -> None:
    actions.throw_away(brought=uploaded("Name", "Ann"))
    assert queries.waiting() == []
    with pytest.raises(RuleBroken):
        actions.throw_away(brought=brought_in("Name", "Bo"))


def test_what_lists_hold_about_somebody_is_told_and_goes_with_them(books: Session) -> None:
    brought_in("Name,Email", "Ann,ann@example.org")
    ann = books.scalars(select(Person)).one()
    uploaded("Name", "Somebody")
    held = held_by_lists(person_id=ann.id)
    assert [(one.title, [tuple(row)[:2] for row in one.rows], one.goes) for one in held] == [
        ("Lists brought in from files", [("people.csv", "2")], True),
        ("Files that wait to be brought in", [("people.csv", "24 November 2026")], True),
    ]
    actions.forget_lines(person_id=ann.id)
    assert (held_by_lists(person_id=ann.id), books.scalars(select(ImportLine)).all(), queries.waiting()) == ([], [], [])


def test_undoing_takes_nobody_off_who_was_merged_since(books: Session) -> None:
    brought = brought_in("Name,Email", "Ann,ann@example.org")
    gone, kept = books.scalars(select(Person)).one(), make_person(name="Ann")
    actions.merge_lines(kept_id=kept.id, gone_id=gone.id)
    actions.undo_import(brought=brought)
    assert (kept.removed_at, queries.counts_of(brought)[Happened.MERGED]) == (None, 1)


def test_whoever_is_on_no_list_is_nobody_a_line_may_be(books: Session) -> None:
    remove_person(person=make_person(name="Ann", email="ann@example.org"))
    assert only(planned(uploaded("Name,Email", "Ann,ann@example.org"))).kind is Kind.NEW


@pytest.mark.parametrize("hostile", ["<" + "@" * 19_990, "a" * 19_990])
@pytest.mark.parametrize("column", [Column.EMAIL, Column.JOINED_ON])
def test_a_cell_that_is_far_too_long_is_not_searched(column: Column, hostile: str) -> None:
    began = time.process_time()
    with pytest.raises(ValueError):
        read_cell(column, hostile, date(2026, 11, 24))
    assert time.process_time() - began < 0.5  # it took over two seconds


def pack(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("_xml", ".xml"), content)
    return kept.getvalue()


def test_a_workbook_that_does_not_say_what_it_is_is_refused_kindly() -> None:
    with pytest.raises(RuleBroken):
        imports.read_file(pack(content_xml=b"<x/>"), ".ods")


def test_one_long_text_in_thousands_of_cells_is_too_much(tmp_path: Path) -> None:
    path = tmp_path / "swollen.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Name", "Notes"])
    for row in range(1, 701):
        sheet.write_row(row, 0, [f"Ann {row}", "x" * 19_999])
    book.close()
    with pytest.raises(RuleBroken, match="far too large"):
        imports.read_file(path.read_bytes(), ".xlsx")
