"""Papers that go with an agenda: which files are taken, and how they are opened."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from esteem.kernel.errors import RuleBroken

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class FileKind:
    """How files of an ending begin (nothing for plain words), what they are, and whether a browser may show them."""

    mimetype: str
    begins: bytes = b""
    shown: bool = False


_OPEN, _OFFICE = "application/vnd.oasis.opendocument.", "application/vnd.openxmlformats-officedocument."
FILE_KINDS = {
    ".pdf": FileKind("application/pdf", b"%PDF-", shown=True),
    ".docx": FileKind(f"{_OFFICE}wordprocessingml.document", _ZIP),
    ".xlsx": FileKind(f"{_OFFICE}spreadsheetml.sheet", _ZIP),
    ".pptx": FileKind(f"{_OFFICE}presentationml.presentation", _ZIP),
    ".odt": FileKind(f"{_OPEN}text", _ZIP),
    ".ods": FileKind(f"{_OPEN}spreadsheet", _ZIP),
    ".odp": FileKind(f"{_OPEN}presentation", _ZIP),
    ".doc": FileKind("application/msword", _OLD_OFFICE),
    ".xls": FileKind("application/vnd.ms-excel", _OLD_OFFICE),
    ".jpg": FileKind("image/jpeg", b"\xff\xd8\xff", shown=True),
    ".jpeg": FileKind("image/jpeg", b"\xff\xd8\xff", shown=True),
    ".png": FileKind("image/png", b"\x89PNG\r\n", shown=True),
    ".txt": FileKind("text/plain"),
    ".csv": FileKind("text/csv"),
}
ENDINGS = tuple(FILE_KINDS)


def check_file(ending: str, content: bytes) -> None:
    """Raise RuleBroken for a file of an unknown kind, an empty one, or one that is not what its name says."""
    kind = FILE_KINDS.get(ending)
    if kind is None:
        raise RuleBroken("Choose a PDF, a text, a table, slides or a picture.", field="file")
    if not content:
        raise RuleBroken("There is nothing in this file. Look whether it opens on your computer.", field="file")
    if not content.startswith(kind.begins):
        raise RuleBroken(f"This is not what a file that ends in {ending} is. Save it again, or as a PDF.", field="file")


def title_from(file_name: str, ending: str) -> str:
    """What a paper is called when nobody says otherwise: the file's name without its ending."""
    bare = file_name[: -len(ending)] if ending and file_name.lower().endswith(ending) else file_name
    return " ".join(bare.replace("_", " ").split())[:120] or "Paper"


def download_name(name: str, ending: str) -> str:
    """A file name of plain letters, safe on every disk and in every header."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "paper") + ending


def size_says(size: int) -> str:
    """`240 KB`, `1.3 MB`."""
    return f"{max(1, round(size / 1000))} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
