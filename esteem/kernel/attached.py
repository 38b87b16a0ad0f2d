"""Files people attach: which are taken, how pictures lose what a camera wrote into them, how a file is handed out again."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from werkzeug.wrappers import Response

from esteem.kernel.errors import RuleBroken
from esteem.kernel.uploads import Uploaded

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2_400
_ZIP = b"PK\x03\x04"
_OPEN, _OFFICE = "application/vnd.oasis.opendocument.", "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class FileKind:
    """How files of an ending begin (nothing for plain words), what they are, and whether a browser may show them."""

    mimetype: str
    begins: bytes = b""
    shown: bool = False
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as it is kept: its bytes, and its ending with the dot."""

    content: bytes
    ending: str


FILE_KINDS = {
    ".pdf": FileKind("application/pdf", b"%PDF-", shown=True),
    ".jpg": FileKind("image/jpeg", b"\xff\xd8\xff", shown=True, is_picture=True),
    ".jpeg": FileKind("image/jpeg", b"\xff\xd8\xff", shown=True, is_picture=True),
    ".png": FileKind("image/png", b"\x89PNG\r\n", shown=True, is_picture=True),
    ".webp": FileKind("image/webp", b"RIFF", shown=True, is_picture=True),
    ".docx": FileKind(f"{_OFFICE}wordprocessingml.document", _ZIP),
    ".xlsx": FileKind(f"{_OFFICE}spreadsheetml.sheet", _ZIP),
    ".pptx": FileKind(f"{_OFFICE}presentationml.presentation", _ZIP),
    ".odt": FileKind(f"{_OPEN}text", _ZIP),
    ".ods": FileKind(f"{_OPEN}spreadsheet", _ZIP),
    ".odp": FileKind(f"{_OPEN}presentation", _ZIP),
    ".txt": FileKind("text/plain"),
    ".csv": FileKind("text/csv"),
}
ANY = tuple(FILE_KINDS)
SCANS = tuple(ending for ending, kind in FILE_KINDS.items() if kind.shown)  # what a receipt or a signed paper comes as


def prepare(file: Uploaded, *, endings: tuple[str, ...] = ANY, field: str = "file") -> Attached:
    """The file as it may be kept: a picture made anew, without where and when it was taken, 2,400 pixels at the most.

    Raises RuleBroken, for that field: a file of another kind, an empty one, one that is not what its name says, one with
    macros, a picture that is damaged or larger than 40 million pixels.
    """
    kind = FILE_KINDS.get(file.ending) if file.ending in endings else None
    if file.ending in (".heic", ".heif"):
        raise RuleBroken(
            "This phone saves pictures in a way few programs read. Choose a JPEG, or take a screenshot.", field=field
        )
    if kind is None:
        raise RuleBroken(f"Choose {_say(endings)}.", field=field)
    if not file.content:
        raise RuleBroken("There is nothing in this file. Look whether it opens on your device.", field=field)
    if not file.content.startswith(kind.begins):
        raise RuleBroken(
            f"This is not what a file that ends in {file.ending} is. Save it again, or as a PDF.", field=field
        )
    if kind.begins == _ZIP and _has_macros(file.content):
        raise RuleBroken("There are macros in this file, or it is damaged. Save it as a PDF.", field=field)
    return _redrawn(file.content, field) if kind.is_picture else Attached(file.content, file.ending)


def _say(endings: tuple[str, ...]) -> str:
    return "a PDF or a picture" if ".docx" not in endings else "a PDF, a text, a table, slides or a picture"


def _has_macros(content: bytes) -> bool:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True
    return any(
        name.lower().endswith(("vbaproject.bin", ".bas")) or name.startswith(("Basic/", "Scripts/")) for name in names
    )


def _redrawn(content: bytes, field: str) -> Attached:
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  # some megabytes, seldom needed

    damaged = RuleBroken("This picture cannot be read. Take it again, or save it as a JPEG.", field=field)
    try:
        picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP"))
        if picture.width * picture.height > MOST_PIXELS:
            raise RuleBroken("This picture is too large: 40 million pixels are the most.", field=field)
        turned = ImageOps.exif_transpose(picture)
        turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        plain = turned.convert("RGB")
    except RuleBroken:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise damaged from problem
    made = io.BytesIO()
    plain.save(made, "JPEG", quality=85, optimize=True)
    return Attached(made.getvalue(), ".jpg")


def answer_file(content: bytes, *, name: str, ending: str) -> Response:
    """The file as it is handed out: shown only when a browser shows it safely, never run, kept by no cache on the way."""
    kind = FILE_KINDS.get(ending)
    answer = Response(content, mimetype=kind.mimetype if kind else "application/octet-stream")
    way = "inline" if kind is not None and kind.shown else "attachment"
    answer.headers["Content-Disposition"] = f'{way}; filename="{download_name(name, ending)}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def title_from(file_name: str, ending: str) -> str:
    """What a file is called when nobody says otherwise: its name without the ending."""
    bare = file_name[: -len(ending)] if ending and file_name.lower().endswith(ending) else file_name
    return " ".join(bare.replace("_", " ").split())[:120] or "Paper"


def download_name(name: str, ending: str) -> str:
    """A file name of plain letters, safe on every disk and in every header."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "paper") + ending


def size_says(size: int) -> str:
    """`240 KB`, `1.3 MB`."""
    return f"{max(1, round(size / 1000))} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
