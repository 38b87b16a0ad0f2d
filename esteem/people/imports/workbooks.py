"""XLSX and ODS: what is inside the zip is looked at before anything is opened, then a small process reads it."""

from __future__ import annotations

import io
import json
import lzma
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

from esteem.kernel.errors import RuleBroken

READER = Path(__file__).with_name("sheets.py")
LONGEST_WAIT = 30.0  # seconds
MOST_UNPACKED = 80 * 1024 * 1024
MOST_PARTS = 2_000
ENCRYPTED = 1
BROKEN = (
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OverflowError,
)  # what reading a damaged zip ends in

DAMAGED = "This file is damaged: it cannot be opened as a workbook. Save it again from your spreadsheet, or as CSV."
TOO_MUCH = "This workbook is far too large once unpacked. Copy the list alone into a new one, or save it as CSV."
WRONG = {
    "empty": "There is nothing in this file.",
    "password": "This workbook is locked with a password. Save a copy without one.",
    "damaged": DAMAGED,
    "words": TOO_MUCH,
}
MACROS = "This workbook has macros in it. Save it as a plain .xlsx, or as CSV."


def is_zip(content: bytes) -> bool:
    return content[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def kind_of(content: bytes) -> str:
    """`xlsx` or `ods` by what is inside; "" for another zip. Raises RuleBroken for what must not be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            return _kind(pack)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, *BROKEN):
        raise RuleBroken(DAMAGED, field="file") from None


def _kind(pack: zipfile.ZipFile) -> str:
    parts = pack.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise RuleBroken(TOO_MUCH, field="file")
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise RuleBroken(WRONG["password"], field="file")
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise RuleBroken(MACROS, field="file")
    if "xl/workbook.xml" in names:
        return "xlsx"
    return "ods" if {"content.xml", "mimetype"} <= names and b"spreadsheet" in _beginning(pack, "mimetype") else ""


def _beginning(pack: zipfile.ZipFile, name: str) -> bytes:
    """The first bytes of a part, and no more: it may be packed to be far larger than it looks."""
    with pack.open(name) as part:
        return part.read(80)


def rows_of(content: bytes, *, most_rows: int, most_columns: int) -> dict[str, Any]:
    """The first sheet's rows as `sheets.read` gives them. Raises RuleBroken with one sentence."""
    try:
        told = subprocess.run(
            [sys.executable, "-I", str(READER), str(most_rows), str(most_columns)],
            input=content, capture_output=True, timeout=LONGEST_WAIT, check=True,
        )  # fmt: skip
        found: dict[str, Any] = json.loads(told.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise RuleBroken(TOO_MUCH, field="file") from None
    if found.get("wrong") == "large":
        raise RuleBroken(
            f"This sheet has {found['rows']:,} rows and {found['columns']:,} columns; {most_rows:,} rows and "
            f"{most_columns} columns are the most. Bring it in by parts.", field="file",
        )  # fmt: skip
    if wrong := WRONG.get(found.get("wrong", "")):
        raise RuleBroken(wrong, field="file")
    return found
