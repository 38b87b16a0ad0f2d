from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from esteem.kernel.attached import SCANS, answer_file, download_name, prepare, size_says, title_from
from esteem.kernel.errors import RuleBroken
from esteem.kernel.uploads import Uploaded


def picture(width: int = 30, height: int = 20, kind: str = "JPEG", **more: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(made, kind, **more)
    return made.getvalue()


def refused(name: str, content: bytes, **more: object) -> str:
    with pytest.raises(RuleBroken) as said:
        prepare(Uploaded(name, content), **more)  # type: ignore[arg-type]  # what prepare is told
    assert said.value.field == "file"
    return said.value.sentence


def test_a_picture_loses_where_it_was_taken_and_stands_upright() -> None:
    facts = Image.Exif()
    facts[0x0112], facts[0x010E] = 6, "at the clinic"
    kept = prepare(Uploaded("IMG_1.JPG", picture(exif=facts)))
    again = Image.open(io.BytesIO(kept.content))
    assert (kept.ending, dict(again.getexif()), again.size) == (".jpg", {}, (20, 30))
    assert b"clinic" not in kept.content


def test_a_large_picture_is_made_smaller() -> None:
    kept = prepare(Uploaded("receipt.png", picture(4800, 1200, "PNG")))
    assert Image.open(io.BytesIO(kept.content)).size == (2400, 600)


def test_a_picture_of_more_than_forty_million_pixels_is_refused_before_it_is_drawn() -> None:
    made = io.BytesIO()
    Image.new("1", (10_000, 4_001)).save(made, "PNG")
    assert refused("big.png", made.getvalue()) == "This picture is too large: 40 million pixels are the most."


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("page.html", b"<script>", "Choose a PDF, a text, a table, slides or a picture."),
        ("logo.svg", b"<svg>", "Choose a PDF, a text, a table, slides or a picture."),
        ("empty.pdf", b"", "There is nothing in this file. Look whether it opens on your device."),
        ("not.pdf", b"<html>", "This is not what a file that ends in .pdf is. Save it again, or as a PDF."),
        ("cut.jpg", b"\xff\xd8\xff\xe0cut", "This picture cannot be read. Take it again, or save it as a JPEG."),
        ("cut.docx", b"PK\x03\x04cut", "There are macros in this file, or it is damaged. Save it as a PDF."),
    ],
)
def test_what_is_not_taken_is_refused_in_a_sentence(name: str, content: bytes, says: str) -> None:
    assert refused(name, content) == says


def test_a_text_with_macros_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        pack.writestr("word/vbaProject.bin", "x")
    assert refused("letter.docx", made.getvalue()).startswith("There are macros")


def test_only_scans_are_taken_where_only_scans_are_wanted() -> None:
    assert refused("list.xlsx", b"PK\x03\x04", endings=SCANS) == "Choose a PDF or a picture."
    assert refused("IMG_1.heic", b"ftypheic", endings=SCANS).startswith("This phone saves pictures")


def test_a_file_is_shown_only_where_a_browser_shows_it_safely() -> None:
    shown, kept = answer_file(b"%PDF-", name="Été 1", ending=".pdf"), answer_file(b"x", name="a", ending=".html")
    assert shown.headers["Content-Disposition"] == 'inline; filename="ete-1.pdf"'
    assert (kept.headers["Content-Disposition"], kept.mimetype) == (
        'attachment; filename="a.html"',
        "application/octet-stream",
    )


def test_names_and_sizes_are_said_plainly() -> None:
    assert (title_from("Room_quote.PDF", ".pdf"), download_name("../../x", ".pdf")) == ("Room quote", "x.pdf")
    assert (title_from(".pdf", ".pdf"), download_name("…", ".txt")) == ("Paper", "paper.txt")
    assert (size_says(400), size_says(240_000), size_says(1_340_000)) == ("1 KB", "240 KB", "1.3 MB")
