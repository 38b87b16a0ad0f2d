"""What a screen reader is told of a PDF: rules of PDF/UA that a page's own tags can break."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

_SEEN_THROUGH = ("/Div", "/NonStruct")  # they group, and mean nothing


def mistagged(pdf: bytes) -> list[str]:
    """A line of a list outside any list, or a picture without words for it; nothing when all is well."""
    return list(_wrong(PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"], ""))


def _wrong(element: DictionaryObject, within: str) -> Iterator[str]:
    tag = str(element.get("/S", ""))
    if tag == "/LI" and within != "/L":
        yield f"{tag} within {within}"
    if tag == "/Figure" and not element.get("/Alt"):
        yield f"{tag} without words"
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(found := kid.get_object(), DictionaryObject):
            yield from _wrong(found, within if tag in _SEEN_THROUGH else tag)
