"""Rows that a sheet does not show count like others, and it is said how many and what they come to."""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.workbook.bytes import xls_file
from headroom.workbook.bytes.hidden_rows_xlsx import has_filter, rows_not_shown
from headroom.workbook.rows.decode import decode
from read_sheets import worth
from second_looks import hidden
from workbooks import Cell, problems_of, silent, write_ods, write_xlsx

_ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Model", "Part number", "COO", "Unit cost", "Qty"),
    ("Tamarack", "P-1", "US", 10.0, 1.0),
    ("Tamarack", "P-2", "CN", 20.0, 2.0),
    ("Tamarack", "P-3", "MX", 5.0, 1.0),
)


def _written(path: Path, *, filtered: bool, unseen: tuple[int, ...]) -> SourcingBook:
    """Return the book of a sheet in which rows are hidden, counted from 0."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sourcing")
    for number, cells in enumerate(_ROWS):
        sheet.write_row(number, 0, cells)
    for number in unseen:
        sheet.set_row(number, None, None, {"hidden": True})
    if filtered:
        sheet.autofilter(0, 0, 3, 4)
        sheet.filter_column("C", "x == US")
    book.close()
    return decode(path, silent)


def _said(book: SourcingBook) -> list[str]:
    return [one.message for one in problems_of(book, Severity.ASSUMPTION) if "hidden" in one.message]


def test_hidden_rows_count_and_are_said_with_their_value(tmp_path: Path) -> None:
    book = _written(tmp_path / "hidden.xlsx", filtered=False, unseen=(2,))
    assert worth(book) == {"Tamarack": 55}
    assert _said(book) == ["1 row (B3) is hidden in the sheet and counts like others: 40.00 USD."]


def test_rows_behind_a_filter_are_said_to_be_so(tmp_path: Path) -> None:
    book = _written(tmp_path / "filtered.xlsx", filtered=True, unseen=(2, 3))
    assert worth(book) == {"Tamarack": 55}
    assert _said(book) == [
        "2 rows (B3:B4) are hidden in the sheet by a filter or by hand and count like others: 45.00 USD."
    ]


def test_nothing_is_said_where_every_row_of_a_part_is_shown(tmp_path: Path) -> None:
    assert not _said(_written(tmp_path / "shown.xlsx", filtered=False, unseen=(0, 9)))


def test_a_row_of_no_height_is_hidden_and_a_low_one_is_not() -> None:
    block = (
        b'<row r="2" ht="0" customHeight="1"><c/></row><row r="3" ht="0.75"><c/></row><row r="4" ht=\'0.0\'>'
    )
    assert rows_not_shown(block) == [2, 4]
    assert rows_not_shown(b'<x:row r="7" hidden="true"><x:row r="8" hidden="0"><col hidden="1"/>') == [7]
    assert has_filter(b'<autoFilter ref="A1:C9"><filterColumn colId="1">')
    assert not has_filter(b'<autoFilter ref="A1:C9"/>')


def test_hidden_rows_of_an_opendocument_sheet(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "book.ods", {"Sourcing": _ROWS})
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    rows = parts["content.xml"].split(b"<table:table-row>")
    rows[3] = b'<table:table-row table:visibility="filter">' + rows[3]
    parts["content.xml"] = b"<table:table-row>".join(rows).replace(
        b"<table:table-row><table:table-row table:vis", b"<table:table-row table:vis"
    )
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    found = hidden(path, "Sourcing")
    assert (found.rows, found.filtered) == ([3], True)
    assert "1 row (B3) is hidden" in _said(decode(path, silent))[0]


def test_hidden_rows_of_a_binary_sheet(tmp_path: Path) -> None:
    def record(kind: int, data: bytes) -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return head + bytes([len(data)]) + data

    def row(number: int, flags: int) -> bytes:
        return record(0, struct.pack("<IIHBBB", number, 0, 300, 0, flags, 0) + bytes(4))

    name = "Sourcing".encode("utf-16-le")
    sheet = struct.pack("<II", 0, 1) + struct.pack("<I", 4) + "rId1".encode("utf-16-le")
    bundle = record(156, sheet + struct.pack("<I", 8) + name)
    path = tmp_path / "book.xlsb"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.bin", bundle)
        packed.writestr(
            "xl/_rels/workbook.bin.rels",
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.bin"/>'
            "</Relationships>",
        )
        packed.writestr("xl/worksheets/sheet1.bin", row(1, 0) + row(2, 0x10) + row(3, 0x07))
    assert hidden(path, "Sourcing").rows == [3]


def test_hidden_rows_of_an_excel_97_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def record(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def row(number: int, flags: int) -> bytes:
        return record(0x0208, struct.pack("<HHHHHHHH", number, 0, 5, 255, 0, 0, flags, 0))

    name = b"Sourcing"
    head = record(0x0809, struct.pack("<HH", 0x0600, 5))
    sheet = struct.pack("<IHBB", len(head) + 4 + 8 + len(name) + 4, 0, len(name), 0) + name
    globals_part = head + record(0x0085, sheet) + record(0x000A)
    rows = row(1, 0x0100) + row(2, 0x0120) + row(3, 0x0107)
    stream = globals_part + record(0x0809, struct.pack("<HH", 0x0600, 16)) + record(0x009B) + rows
    monkeypatch.setattr(xls_file, "workbook_stream", lambda _: stream + record(0x000A))
    (tmp_path / "book.xls").write_bytes(b"")
    found = hidden(tmp_path / "book.xls", "Sourcing")
    assert (found.rows, found.filtered) == ([3], True)


def test_rows_are_found_in_every_piece_of_a_large_sheet(tmp_path: Path) -> None:
    rows: list[Sequence[Cell]] = [_ROWS[0], *(("Tamarack", f"P-{at}", "US", 1.0, 1.0) for at in range(3))]
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows})
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace(b'<row r="4"', b'<row hidden="1" r="4"')
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    assert hidden(path, "Sourcing").rows == [4]
