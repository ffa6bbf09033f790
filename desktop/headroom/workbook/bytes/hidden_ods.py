"""A second look at an .ods file for error values, which calamine shows as blank."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from headroom.workbook.bytes.hidden_values import BROKEN_ZIP, HiddenValues, UnscannableError

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERROR = b'calcext:value-type="error"'
_BLOCK = 4 * 1024**2


def scan_ods(path: Path, sheet: str) -> HiddenValues:
    """Return the error values of a sheet.

    Raises:
        UnscannableError: If the file is faulty.

    Source: OpenDocument 1.3, part 3, 9.1; ``calcext`` is LibreOffice's extension.
    """
    found = HiddenValues()
    try:
        with zipfile.ZipFile(path) as packed:
            if _has_errors(packed):
                _Walk(packed, sheet, found).go()
    except (*BROKEN_ZIP, KeyError, ValueError, ParseError) as cause:
        raise UnscannableError(str(cause)) from cause
    return found


def _has_errors(packed: zipfile.ZipFile) -> bool:
    """Return whether an error value stands in any sheet."""
    with packed.open("content.xml") as file:
        end = b""
        while block := file.read(_BLOCK):
            if _ERROR in end + block:
                return True
            end = block[-len(_ERROR) :]
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
        """Add the error values of one row, which is not repeated where it has any."""
        column = 0
        for cell in row:
            if cell.get(f"{_EXTENSION}value-type") == "error":
                text = "".join(cell.itertext()).strip()
                self._found.errors[self._row, column] = text if text.startswith("#") else "#VALUE!"
            column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        self._row += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
