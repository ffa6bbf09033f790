"""A second look at an .ods file for cells that show a currency or zeros at the beginning."""

import re
import zipfile
from collections.abc import Collection
from xml.etree.ElementTree import Element, iterparse

from headroom.workbook.bytes.hidden_values import BROKEN_XML, BROKEN_ZIP, UnscannableError
from headroom.workbook.bytes.number_formats import CellFormat, FormatRows, FoundFormats, currency_of_literal
from headroom.workbook.bytes.zipped_files import ZippedFile

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HINTS = (re.compile(rb'office:currency="(?!USD")'), re.compile(rb'min-integer-digits="(?:[2-9]|1\d)"'))
_BLOCK = 4 * 1024**2
_OVERLAP = 64
_ZEROS = re.compile(r"0\d+", re.ASCII)
_MOST_REPEATED = 2**20


def scan_ods_formats(book: ZippedFile, sheet: str, columns: Collection[int]) -> FormatRows:
    """Return the formats that tell something in some columns of a sheet.

    Args:
        book: The file.
        sheet: Name of the sheet.
        columns: Columns from 0.

    Raises:
        UnscannableError: If the file is faulty.

    Source: OpenDocument 1.3, part 3, 19.369 office:currency, 19.385 office:value-type, 19.350
    number:min-integer-digits.
    """
    found = FoundFormats()
    try:
        if any(_holds(book.packed, part) for part in ("content.xml", "styles.xml")):
            _walk(book.packed, sheet, frozenset(columns), found)
    except (*BROKEN_ZIP, *BROKEN_XML) as cause:
        raise UnscannableError(str(cause)) from cause
    return found.by_column()


def _holds(packed: zipfile.ZipFile, part: str) -> bool:
    """Return whether a part names a currency or a format with several digits."""
    if part not in packed.namelist():
        return False
    with packed.open(part) as file:
        end = b""
        while block := file.read(_BLOCK):
            if any(hint.search(end + block) for hint in _HINTS):
                return True
            end = block[-_OVERLAP:]
    return False


def _walk(packed: zipfile.ZipFile, sheet: str, columns: Collection[int], found: FoundFormats) -> None:
    """Look at every row of a sheet; rows and cells may stand for many."""
    inside, row = False, 0
    with packed.open("content.xml") as file:
        events = iterparse(file, ("start", "end"))  # noqa: S314 - expat stops entity bombs; memory is limited
        for event, element in events:
            if element.tag == f"{_TABLE}table":
                inside = event == "start" and element.get(f"{_TABLE}name") == sheet
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                if inside:
                    row = _look(element, row, columns, found)
                element.clear()


def _look(line: Element, row: int, columns: Collection[int], found: FoundFormats) -> int:
    """Add the cells of one row, and return the number of the next, from 0."""
    column = 0
    rows = int(line.get(f"{_TABLE}number-rows-repeated", "1"))
    for cell in line:
        cells = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        shape = _shape(cell)
        if shape.tells and rows <= _MOST_REPEATED:
            for at in columns:
                if column <= at < column + cells:
                    found.add(at, shape, range(row + 1, row + 1 + rows))
        column += cells
    return row + rows


def _shape(cell: Element) -> CellFormat:
    """Return what a cell shows beside its number."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "currency":
        return CellFormat(currency_of_literal(cell.get(f"{_OFFICE}currency", "")))
    if kind == "float":
        text = "".join(cell.itertext()).strip()
        if _ZEROS.fullmatch(text):
            return CellFormat(mask=("0",) * len(text))
    return CellFormat()
