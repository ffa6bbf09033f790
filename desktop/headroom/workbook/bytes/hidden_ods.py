"""A second look at an .ods file for error values, which calamine shows as blank."""

import zipfile
from xml.etree.ElementTree import Element, iterparse

from headroom.workbook.bytes.hidden_values import BROKEN_XML, BROKEN_ZIP, HiddenValues, UnscannableError
from headroom.workbook.bytes.zipped_files import ZippedFile

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TYPE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERROR = b'calcext:value-type="error"'
_SIGNS = (_ERROR, b'table:visibility="collapse"', b'table:visibility="filter"')
_NOT_SHOWN = frozenset({"collapse", "filter"})
_BLOCK = 4 * 1024**2


def scan_ods(book: ZippedFile, sheet: str) -> HiddenValues:
    """Return the error values of a sheet, and its rows that are not shown.

    Raises:
        UnscannableError: If the file is faulty.

    Source: OpenDocument 1.3, part 3, 9.1, 19.757 (table:visibility); ``calcext`` is LibreOffice's extension.
    """
    found = HiddenValues()
    try:
        if _is_worth_it(book.packed):
            _Walk(book.packed, sheet, found).go()
    except (*BROKEN_ZIP, *BROKEN_XML) as cause:
        raise UnscannableError(str(cause)) from cause
    return found


def _is_worth_it(packed: zipfile.ZipFile) -> bool:
    """Return whether an error value stands in any sheet, or a row is hidden."""
    with packed.open("content.xml") as file:
        end = b""
        while block := file.read(_BLOCK):
            if any(sign in end + block for sign in _SIGNS):
                return True
            end = block[-max(map(len, _SIGNS)) :]
    return False


class _Walk:
    """Goes through the cells of one sheet; rows and cells may stand for many.

    Args:
        packed: The file.
        sheet: Name of the sheet.
        found: Takes the error values.
    """

    def __init__(self, packed: zipfile.ZipFile, sheet: str, found: HiddenValues) -> None:
        self._packed = packed
        self._sheet = sheet
        self._found = found
        self._row = 0

    def go(self) -> None:
        """Look at every row of the sheet."""
        inside = False
        with self._packed.open("content.xml") as file:
            events = iterparse(file, ("start", "end"))  # noqa: S314 - expat stops entity bombs; memory is limited
            for event, element in events:
                if element.tag == f"{_TABLE}table":
                    inside = event == "start" and element.get(f"{_TABLE}name") == self._sheet
                elif event == "end" and element.tag == f"{_TABLE}table-row":
                    if inside:
                        self._look(element)
                    element.clear()

    def _look(self, row: Element) -> None:
        """Add the error values of one row, which is not repeated where it has any; and it, if not shown."""
        column = 0
        shown = row.get(f"{_TABLE}visibility")
        if shown in _NOT_SHOWN and any(cell.get(_TYPE) for cell in row):
            self._found.rows.append(self._row + 1)
            self._found.filtered |= shown == "filter"
        for cell in row:
            if cell.get(f"{_EXTENSION}value-type") == "error":
                text = "".join(cell.itertext()).strip()
                self._found.errors[self._row, column] = text if text.startswith("#") else "#VALUE!"
            column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        self._row += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
