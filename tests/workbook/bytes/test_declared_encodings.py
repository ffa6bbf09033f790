"""A declared encoding that nobody can read is damage like any other, wherever XML of strangers is parsed."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from headroom.workbook.annotate.xml_places import FaultyPartError, as_utf8, walk
from headroom.workbook.bytes.hidden_ods import scan_ods
from headroom.workbook.bytes.hidden_values import UnscannableError
from headroom.workbook.bytes.number_formats_ods import scan_ods_formats
from headroom.workbook.bytes.zipped_files import ZippedFile
from workbooks import edit_part, write_ods

Found = TypeVar("Found")

_UNKNOWN, _NO_TEXTS, _SEVERAL_BYTES, _REFUSING = "UTF-1e999", "hex", "shift_jis", "undefined"
_CURRENCY = 'office:value-type="currency" office:currency="EUR"'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a sheet with an error value, which is worth a second look, and an amount in euros."""
    path = write_ods(tmp_path / "book.ods", {"Sourcing": [["#N/A", 1.5]]})
    edit_part(path, "content.xml", 'office:value-type="float"', _CURRENCY)
    return path


def looked(path: Path, look: Callable[[ZippedFile], Found]) -> Found:
    """Return what a look at an open file finds."""
    with closing(ZippedFile(path)) as file:
        return look(file)


@pytest.mark.parametrize("encoding", [_UNKNOWN, _NO_TEXTS, _SEVERAL_BYTES, _REFUSING, "idna"])
def test_a_second_look_at_an_ods_file_says_that_it_cannot(book: Path, encoding: str) -> None:
    edit_part(book, "content.xml", 'encoding="UTF-8"', f'encoding="{encoding}"')

    with pytest.raises(UnscannableError):
        looked(book, lambda file: scan_ods(file, "Sourcing"))
    with pytest.raises(UnscannableError):
        looked(book, lambda file: scan_ods_formats(file, "Sourcing", [1]))


def test_an_encoding_that_is_known_is_no_damage(book: Path) -> None:
    edit_part(book, "content.xml", 'encoding="UTF-8"', 'encoding="windows-1252"')

    assert looked(book, lambda file: scan_ods(file, "Sourcing")).errors == {(0, 0): "#N/A"}
    assert looked(book, lambda file: scan_ods_formats(file, "Sourcing", [1]))


@pytest.mark.parametrize("encoding", [_UNKNOWN, _NO_TEXTS, _REFUSING, "punycode"])
def test_a_part_that_is_to_be_marked_is_faulty(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><a>\u00e9</a>'.encode()

    with pytest.raises(FaultyPartError):
        as_utf8(part)


def test_a_part_in_utf_8_is_walked_through_whatever_it_declares() -> None:
    part = f'<?xml version="1.0" encoding="{_UNKNOWN}"?><a b="\u00e9"/>'.encode()
    found: list[str] = []

    walk(part, lambda name, attributes, _: found.extend((name, *attributes.values())), lambda *_: None)

    assert found == ["a", "\u00e9"]
