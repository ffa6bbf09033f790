"""Currencies and zeros that number formats show, in every kind of file that has formats."""

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.workbook.bytes.number_formats import CellFormat, cell_format
from headroom.workbook.rows.decode import decode
from second_looks import formats
from workbooks import compound_file, edit_part, problems_of, silent, write_ods, write_xlsb, write_xlsx

EUROS = "#,##0.00 [$\u20ac-407]"
ZEROS = "00000"


@pytest.mark.parametrize(
    ("code", "currency"),
    [
        (EUROS, "EUR"),
        ('#,##0.00 "EUR"', "EUR"),
        ("[$EUR] #,##0", "EUR"),
        ("\u20ac#,##0", "EUR"),
        ("_-[$$-80A]* #,##0.00_-", "MXN"),
        ("[$$-1009]#,##0.00", "CAD"),
        ("[$\u00a5-411]#,##0", "JPY"),
        ("[$\u00a5-804]#,##0", "CNY"),
        ("[$$-409]#,##0.00", "USD"),
        ('"$"#,##0.00', ""),
        ("$#,##0", ""),
        ("General", ""),
        ("0.00%", ""),
        ("[Red]#,##0.00;[Blue]-#,##0.00", ""),
    ],
)
def test_a_format_names_a_currency_or_not(code: str, currency: str) -> None:
    assert cell_format(code).currency == currency


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("00000", 123, "00123"),
        ("00000", 1234567, "1234567"),
        ("000-0000", 1234, "000-1234"),
        ("0000\\.00\\.0000", 102030405, "0102.03.0405"),
        ('"AB-"0000', 12, "AB-0012"),
    ],
)
def test_a_mask_shows_zeros(code: str, number: int, shown: str) -> None:
    assert cell_format(code).shown(number) == shown


@pytest.mark.parametrize("code", ["0", "0.00", "#,##0", "yyyy-mm-dd", "0%", "General", "# ?/?"])
def test_other_formats_are_no_masks(code: str) -> None:
    assert not cell_format(code).mask


def formatted(path: Path, *, currency: str = "", heading: str = "Unit cost") -> SourcingBook:
    """Return a bill whose costs are shown in euros and whose part numbers with zeros, as it is read."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sourcing")
    euros, zeros = book.add_format({"num_format": EUROS}), book.add_format({"num_format": ZEROS})
    sheet.write_row(0, 0, ["Model", "Part number", "Country of origin", heading, "Currency"])
    for row in (1, 2):
        sheet.write_row(row, 0, ["Sierra", None, "US"])
        sheet.write_number(row, 1, 122 + row, zeros)
        sheet.write_number(row, 3, 100, euros if row == 1 else None)
        sheet.write_string(row, 4, currency)
    rates = book.add_worksheet("Rates")
    rates.write_row(0, 0, ["Currency", "USD per unit"])
    rates.write_row(1, 0, ["EUR", 1.1])
    book.close()
    return decode(path, silent)


def test_the_currency_of_a_format_is_that_of_its_row(tmp_path: Path) -> None:
    book = formatted(tmp_path / "book.xlsx")

    assert [book.rows.currencies[code] for code in book.rows.currency] == ["EUR", "USD"]
    [told] = [one for one in problems_of(book, Severity.ASSUMPTION) if "shows EUR" in one.message]
    assert (told.cell, told.rows) == ("D2", 1)


def test_the_currency_column_counts_against_the_format(tmp_path: Path) -> None:
    book = formatted(tmp_path / "book.xlsx", currency="USD")

    assert set(book.rows.currencies) == {"USD"}
    assert any(
        "shows EUR in 1 row, but another currency is stated" in one.message for one in problems_of(book)
    )


def test_the_heading_counts_against_the_format(tmp_path: Path) -> None:
    book = formatted(tmp_path / "book.xlsx", heading="Unit cost (USD)")

    assert [book.rows.currencies[code] for code in book.rows.currency] == ["USD", "USD"]
    assert any(
        "shows EUR in 1 row, but another currency is stated" in one.message for one in problems_of(book)
    )


def test_zeros_of_a_format_are_kept_and_said(tmp_path: Path) -> None:
    book = formatted(tmp_path / "book.xlsx")

    assert [book.rows.part_number[row] for row in range(2)] == ["00123", "00124"]
    assert any("e.g. “00123” (2 cells)" in one.message for one in problems_of(book, Severity.ASSUMPTION))


def test_other_orders_of_attributes_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    formatted(path)
    before = formats(path, "Sourcing", (3,))
    edit_part(path, "xl/worksheets/sheet1.xml", '<c r="D2" s="2">', '<c s="2" r="D2">')

    [(shape, rows)] = formats(path, "Sourcing", (3,))[3]
    assert (shape, rows.tolist()) == (CellFormat("EUR"), [2])
    assert before[3][0][1].tolist() == [2]


def test_plain_workbooks_have_no_telling_formats(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": [("Unit cost",), (1.0,)]})

    assert formats(path, "Sourcing", (0,)) == {}


def test_formats_of_an_excel_97_file_are_read(tmp_path: Path) -> None:
    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    code = EUROS.encode("utf-16-le")
    styles = record(0x041E, struct.pack("<HHB", 164, len(EUROS), 1) + code)
    styles += record(0x00E0, struct.pack("<HH", 0, 0) + bytes(16))
    styles += record(0x00E0, struct.pack("<HH", 0, 164) + bytes(16))
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    end = record(0x000A, b"")
    place = len(start) + len(styles) + 4 + 8 + len(b"Parts") + len(end)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    sheet += record(0x0203, struct.pack("<HHHd", 1, 3, 1, 100.0))
    sheet += record(0x00BD, struct.pack("<HHHIHIH", 2, 3, 0, 0, 1, 0, 4))
    stream = (
        start + styles + record(0x0085, struct.pack("<IHBB", place, 0, 5, 0) + b"Parts") + end + sheet + end
    )
    path = tmp_path / "book.xls"
    path.write_bytes(compound_file(stream))

    found = formats(path, "Parts", (3, 4))
    assert {at: [(one.currency, rows.tolist()) for one, rows in shapes] for at, shapes in found.items()} == {
        3: [("EUR", [2])],
        4: [("EUR", [3])],
    }


def test_formats_of_a_binary_workbook_are_read(tmp_path: Path) -> None:
    def record(kind: int, data: bytes) -> bytes:
        head = bytes((kind,)) if kind < 0x80 else bytes((kind & 0x7F | 0x80, kind >> 7))
        return head + bytes((len(data),)) + data

    path = write_xlsb(tmp_path / "book.xlsb", {"Parts": [("Cost",), (100.0,), (200.0,)]})
    code = EUROS.encode("utf-16-le")
    xf = [record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164)]
    styles = record(44, struct.pack("<HI", 164, len(EUROS)) + code) + record(617, bytes(4)) + b"".join(xf)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    place = "xl/worksheets/sheet1.bin"
    parts[place] = parts[place].replace(struct.pack("<IId", 0, 0, 200.0), struct.pack("<IId", 0, 1, 200.0))
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in {**parts, "xl/styles.bin": styles + record(618, b"")}.items():
            packed.writestr(name, data)

    [(shape, rows)] = formats(path, "Parts", (0,))[0]
    assert (shape.currency, rows.tolist()) == ("EUR", [3])


def test_currencies_and_zeros_of_an_opendocument_sheet_are_read(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "book.ods", {"Parts": [("Part", "Cost"), (123.0, 100.0)]})
    edit_part(
        path,
        "content.xml",
        'office:value-type="float" office:value="100.0"',
        'office:value-type="currency" office:currency="EUR" office:value="100.0"',
    )

    [(shape, rows)] = formats(path, "Parts", (0, 1))[1]
    assert (shape.currency, rows.tolist()) == ("EUR", [2])
