"""What is SQLite's own: connection settings, how a transaction begins, and the triggers that guard the books."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, text

# busy_timeout comes first, so that the settings after it already wait for their turn. TRUNCATE rather than WAL:
# docs/decisions/0003-sqlite-settings.md.
PRAGMAS = (
    "PRAGMA busy_timeout=10000",
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-1000",  # a megabyte for each thread: the system keeps the file at hand anyway
    "PRAGMA trusted_schema=OFF",
)

_writing: ContextVar[bool] = ContextVar("writing", default=False)
_only_reading: ContextVar[bool] = ContextVar("only reading", default=False)


@contextmanager
def writing(really: bool = True) -> Iterator[None]:
    """Transactions that begin inside take the write lock at once (BEGIN IMMEDIATE) instead of failing later."""
    token = _writing.set(really)
    try:
        yield
    finally:
        _writing.reset(token)


def begin_writing() -> None:
    """From here on, in this thread, transactions take the write lock at once; the door calls it, and the opposite."""
    _writing.set(True)


def begin_reading(*, only: bool = False) -> None:
    """From here on, in this thread, transactions only read until they must write; with `only`, the database refuses that.

    A small transaction `apart` may still be written: it is `writing`.
    """
    _writing.set(False)
    _only_reading.set(only)


def make_engine(database: Path, *, foreign_keys: bool = True) -> Engine:
    """The engine of one group's database file; values never appear in its error messages.

    Migrations ask for `foreign_keys=False`: rebuilding a parent table would otherwise delete its children.
    """
    address = URL.create("sqlite", database=str(database))  # not by hand: a folder may be called anything, even "50%?"
    engine = create_engine(address, hide_parameters=True, pool_size=8, max_overflow=56, pool_timeout=30)

    def settle(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(pragma)
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")

    def begin(connection: Connection) -> None:
        only = _only_reading.get() and not _writing.get()
        if connection.info.get("query_only", False) is not only:  # a connection goes from one request to the next
            connection.exec_driver_sql(f"PRAGMA query_only={'ON' if only else 'OFF'}")
            connection.info["query_only"] = only
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() or not foreign_keys else "BEGIN")

    event.listen(engine, "connect", settle)
    event.listen(engine, "begin", begin)
    event.listen(engine, "handle_error", _let_go_of_read_only)
    return engine


def _let_go_of_read_only(context: ExceptionContext) -> None:
    """A connection made while the disk could only be read stays so: let it go, that writing resumes when the disk does."""
    code = getattr(context.original_exception, "sqlite_errorcode", 0)
    if code & 0xFF == sqlite3.SQLITE_READONLY and context.connection is not None:
        context.connection.connection.rollback()  # or it keeps its lock for as long as the error is held by somebody
        context.is_disconnect = True


def sweep(database: Path) -> None:
    """Write the whole file anew, that nothing deleted is left in a free page or between two rows; waits its turn to write.

    Not inside a transaction. Raises sqlite3.Error when its turn does not come.
    """
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute("VACUUM")
    finally:
        connection.close()


# Every trigger of the database, by name: a migration that rebuilds a table drops its triggers, so `ensure_triggers`
# runs after each one, and a test holds sqlite_master against this list.
TRIGGERS = {
    "history_is_kept": """
        CREATE TRIGGER history_is_kept BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END""",
    "history_is_not_rewritten": """
        CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history
        WHEN NEW.changes IS NOT NULL OR NEW.salt IS NOT NULL
          OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.account_id IS NOT OLD.account_id
          OR NEW.via IS NOT OLD.via OR NEW.what IS NOT OLD.what OR NEW.subject IS NOT OLD.subject
          OR NEW.subject_id IS NOT OLD.subject_id OR NEW.digest IS NOT OLD.digest OR NEW.mac IS NOT OLD.mac
        BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END""",
    # The books: a line is refused when it is one too many, or when the last one leaves a fund out of balance. Whoever
    # is erased may be taken out of a transaction (who, person_id, found_by); nothing else of it ever changes.
    "money_lines_balance": """
        CREATE TRIGGER money_lines_balance AFTER INSERT ON money_line
        WHEN (SELECT count(*) FROM money_line WHERE transaction_id = NEW.transaction_id)
          >= (SELECT line_count FROM money_transaction WHERE id = NEW.transaction_id)
        BEGIN
          SELECT RAISE(ABORT, 'a transaction is whole once booked') WHERE
            (SELECT count(*) FROM money_line WHERE transaction_id = NEW.transaction_id)
            > (SELECT line_count FROM money_transaction WHERE id = NEW.transaction_id);
          SELECT RAISE(ABORT, 'lines sum to nought within each fund') WHERE EXISTS
            (SELECT 1 FROM money_line WHERE transaction_id = NEW.transaction_id GROUP BY fund_id HAVING sum(amount) <> 0);
        END""",
    "money_line_is_kept": """
        CREATE TRIGGER money_line_is_kept BEFORE DELETE ON money_line
        BEGIN SELECT RAISE(ABORT, 'booked money is never deleted'); END""",
    "money_line_is_not_changed": """
        CREATE TRIGGER money_line_is_not_changed
        BEFORE UPDATE OF id, transaction_id, day, account_id, heading_id, fund_id, amount, leads ON money_line
        BEGIN SELECT RAISE(ABORT, 'booked money is never changed'); END""",
    "money_transaction_is_kept": """
        CREATE TRIGGER money_transaction_is_kept BEFORE DELETE ON money_transaction
        BEGIN SELECT RAISE(ABORT, 'booked money is never deleted'); END""",
    "money_transaction_is_not_changed": """
        CREATE TRIGGER money_transaction_is_not_changed
        BEFORE UPDATE OF id, number, day, kind, description, reversal_of_id, reason, line_count, recorded_at, reference,
          meeting_id ON money_transaction
        BEGIN SELECT RAISE(ABORT, 'booked money is never changed'); END""",
    "closed_year_is_closed": """
        CREATE TRIGGER closed_year_is_closed BEFORE INSERT ON money_transaction
        WHEN NEW.day <= (SELECT max(ends_on) FROM closed_year WHERE reopened_on IS NULL)
        BEGIN SELECT RAISE(ABORT, 'nothing is booked in a closed year'); END""",
    "closed_line_is_closed": """
        CREATE TRIGGER closed_line_is_closed BEFORE INSERT ON money_line
        WHEN NEW.day <= (SELECT max(ends_on) FROM closed_year WHERE reopened_on IS NULL)
        BEGIN SELECT RAISE(ABORT, 'nothing is booked in a closed year'); END""",
    "closed_year_is_kept": """
        CREATE TRIGGER closed_year_is_kept BEFORE DELETE ON closed_year
        BEGIN SELECT RAISE(ABORT, 'a closed year is opened again, never deleted'); END""",
    "closing_cash_is_kept": """
        CREATE TRIGGER closing_cash_is_kept BEFORE DELETE ON closing_cash
        BEGIN SELECT RAISE(ABORT, 'what a year was closed with is never changed'); END""",
    "closing_cash_is_not_changed": """
        CREATE TRIGGER closing_cash_is_not_changed BEFORE UPDATE ON closing_cash
        BEGIN SELECT RAISE(ABORT, 'what a year was closed with is never changed'); END""",
    "approved_accounts_are_kept": """
        CREATE TRIGGER approved_accounts_are_kept BEFORE DELETE ON approved_accounts
        BEGIN SELECT RAISE(ABORT, 'approved accounts are never deleted'); END""",
    "approved_accounts_are_not_changed": """
        CREATE TRIGGER approved_accounts_are_not_changed BEFORE UPDATE ON approved_accounts
        BEGIN SELECT RAISE(ABORT, 'approved accounts are never changed'); END""",
    # What was adopted is served ever after: a draft may change, an adopted version and its clauses may not.
    "adopted_constitution_is_kept": """
        CREATE TRIGGER adopted_constitution_is_kept BEFORE DELETE ON constitution WHEN OLD.number IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'an adopted constitution is never deleted'); END""",
    "adopted_constitution_is_not_changed": """
        CREATE TRIGGER adopted_constitution_is_not_changed BEFORE UPDATE ON constitution WHEN OLD.number IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'an adopted constitution is never changed'); END""",
    "adopted_clause_is_not_changed": """
        CREATE TRIGGER adopted_clause_is_not_changed BEFORE UPDATE ON constitution_clause
        WHEN (SELECT number FROM constitution WHERE id = OLD.constitution_id) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'an adopted constitution is never changed'); END""",
    "adopted_clause_is_kept": """
        CREATE TRIGGER adopted_clause_is_kept BEFORE DELETE ON constitution_clause
        WHEN (SELECT number FROM constitution WHERE id = OLD.constitution_id) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'an adopted constitution is never changed'); END""",
    # What was approved is a record: minutes, what they say of each item, and what was decided there. A decision may be
    # withdrawn later; the decision itself stays.
    "approved_minutes_are_kept": """
        CREATE TRIGGER approved_minutes_are_kept BEFORE DELETE ON minutes WHEN OLD.approved_on IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'approved minutes are never deleted'); END""",
    "approved_minutes_are_not_changed": """
        CREATE TRIGGER approved_minutes_are_not_changed BEFORE UPDATE ON minutes WHEN OLD.approved_on IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'approved minutes are never changed'); END""",
    "approved_item_is_kept": """
        CREATE TRIGGER approved_item_is_kept BEFORE DELETE ON agenda_item
        WHEN EXISTS (SELECT 1 FROM minutes WHERE meeting_id = OLD.meeting_id AND approved_on IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'approved minutes are never changed'); END""",
    "approved_item_is_not_changed": """
        CREATE TRIGGER approved_item_is_not_changed
        BEFORE UPDATE OF meeting_id, place, title, kind, note, removed_at ON agenda_item
        WHEN EXISTS (SELECT 1 FROM minutes WHERE meeting_id = OLD.meeting_id AND approved_on IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'approved minutes are never changed'); END""",
    "approved_minutes_get_no_more_items": """
        CREATE TRIGGER approved_minutes_get_no_more_items BEFORE INSERT ON agenda_item
        WHEN EXISTS (SELECT 1 FROM minutes WHERE meeting_id = NEW.meeting_id AND approved_on IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'approved minutes are never changed'); END""",
    "decision_is_kept": """
        CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision
        BEGIN SELECT RAISE(ABORT, 'a decision is withdrawn, never deleted'); END""",
    "approved_decision_is_not_changed": """
        CREATE TRIGGER approved_decision_is_not_changed
        BEFORE UPDATE OF year, number, meeting_id, agenda_item_id, words, proposed_by, seconded_by, votes_for, votes_against,
          abstained, conflict, decided_on ON decision
        WHEN EXISTS (SELECT 1 FROM minutes WHERE meeting_id = OLD.meeting_id AND approved_on IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'approved minutes are never changed'); END""",
    "approved_minutes_get_no_more_decisions": """
        CREATE TRIGGER approved_minutes_get_no_more_decisions BEFORE INSERT ON decision
        WHEN EXISTS (SELECT 1 FROM minutes WHERE meeting_id = NEW.meeting_id AND approved_on IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'approved minutes are never changed'); END""",
}


def ensure_triggers(connection: Connection) -> None:
    """Drop and make again every trigger of the list whose table exists."""
    tables = {name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for name, statement in TRIGGERS.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        if statement.split(" ON ")[1].split()[0] in tables:
            connection.exec_driver_sql(statement)


def unreadable(connection: Connection) -> str:
    """What SQLite finds damaged when it reads every page of the database, in its own words; nothing when all is well."""
    found = connection.execute(text("PRAGMA quick_check(3)")).scalars().all()
    return "" if found == ["ok"] else " ".join(found)


def count_astray(connection: Connection) -> int:
    """How many rows name a row of another table that is not there."""
    return len(connection.execute(text("PRAGMA foreign_key_check")).all())
