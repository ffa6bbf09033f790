"""A second look at the XML of a sheet for formats that show a currency or leading zeros, or strike out.

Calamine gives the numbers alone. Only cells of the columns asked for are looked at, and only where the styles
of the workbook have such a format: else the sheet is not opened again.
"""

import html
import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from headroom.workbook.bytes.addresses import column_letters
from headroom.workbook.bytes.hidden_values import BROKEN_ZIP, UnscannableError
from headroom.workbook.bytes.hidden_xlsx import blocks_of
from headroom.workbook.bytes.number_formats import CellFormat, FormatRows, FoundFormats, cell_format
from headroom.workbook.bytes.zipped_files import XlsxFile

_STYLES = "xl/styles.xml"
_NUMBER_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_ID = re.compile(rb"""numFmtId\s*=\s*["'](\d+)["']""")
_CODE = re.compile(rb"""formatCode\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FONT_ID = re.compile(rb"""fontId\s*=\s*["'](\d+)["']""")
_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
_FONT = re.compile(rb"<(?:\w+:)?font(?:\s[^>]*)?/>|<(?:\w+:)?font(?:\s[^>]*)?>.*?</(?:\w+:)?font>", re.DOTALL)
_STRUCK = re.compile(rb"""<(?:\w+:)?strike(?:\s+val\s*=\s*["'](?:1|true)["'])?\s*/?>""")
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_REFERENCE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Z]+)([0-9]+)["']""")
_STYLE = re.compile(rb"""(?:^|\s)s\s*=\s*["']([0-9]+)["']""")
_OTHER_ORDER = (b"<c s=", b"<c t=", b":c ", b"<c r='")


def scan_xlsx_formats(book: XlsxFile, sheet: str, columns: Collection[int]) -> FormatRows:
    """Return the formats that tell something in some columns of a sheet of an .xlsx or .xlsm file.

    Args:
        book: The file.
        sheet: Name of the sheet.
        columns: Columns from 0.

    Raises:
        UnscannableError: If the XML cannot be found or is faulty.
    """
    found = FoundFormats()
    try:
        telling = _telling_styles(book)
        if not telling or not columns:
            return {}
        names = {column_letters(column).encode("ascii"): column for column in columns}
        fast = _cells_of(names, telling)
        with book.sheet(sheet) as file:
            for block in blocks_of(file):
                if any(hint in block for hint in _OTHER_ORDER):
                    _look(block, names, telling, found)
                    continue
                for letters, row, style in fast.findall(block):
                    found.add(names[letters], telling[int(style)], (int(row),))
    except (*BROKEN_ZIP, KeyError, ValueError) as cause:
        raise UnscannableError(str(cause)) from cause
    return found.by_column()


def _telling_styles(book: XlsxFile) -> Mapping[int, CellFormat]:
    """Return the formats that tell something, by the number that cells know them by."""
    try:
        text = book.part(_STYLES)
    except KeyError:  # a workbook may have no styles
        return {}
    codes: dict[int, CellFormat] = {}
    for one in _NUMBER_FORMAT.finditer(text):
        number, code = _ID.search(one[1]), _CODE.search(one[1])
        if number is not None and code is not None:
            shape = cell_format(html.unescape((code[1] or code[2] or b"").decode("utf-8", "replace")))
            if shape.tells:
                codes[int(number[1])] = shape
    struck = _struck_fonts(text)
    section = _CELL_FORMATS.search(text) if codes or struck else None
    if section is None:
        return {}
    found: dict[int, CellFormat] = {}
    for place, one in enumerate(_CELL_FORMAT.finditer(section[0])):
        number, font = _ID.search(one[1]), _FONT_ID.search(one[1])
        shape = codes.get(int(number[1]), CellFormat()) if number is not None else CellFormat()
        if font is not None and int(font[1]) in struck:
            shape = replace(shape, struck=True)
        if shape.tells:
            found[place] = shape
    return found


def _struck_fonts(styles: bytes) -> frozenset[int]:
    """Return the numbers of the fonts that strike cells out."""
    section = _FONTS.search(styles) if b"strike" in styles else None
    fonts = _FONT.findall(section[0]) if section is not None else ()
    return frozenset(at for at, font in enumerate(fonts) if _STRUCK.search(font))


def _cells_of(names: Mapping[bytes, int], telling: Mapping[int, CellFormat]) -> re.Pattern[bytes]:
    """Return the pattern of the cells in question, as nearly all programs write them."""
    letters = b"|".join(names)
    styles = b"|".join(str(style).encode("ascii") for style in telling)
    return re.compile(rb'<c r="(' + letters + rb')(\d+)"(?: t="\w+")? s="(' + styles + rb')"')


def _look(
    block: bytes, names: Mapping[bytes, int], telling: Mapping[int, CellFormat], found: FoundFormats
) -> None:
    """Add the cells in question of one block, whatever the order of their attributes."""
    for cell in _ANY_CELL.finditer(block):
        reference, style = _REFERENCE.search(cell[1]), _STYLE.search(cell[1])
        if reference is None or style is None or reference[1] not in names:
            continue
        shape = telling.get(int(style[1]))
        if shape is not None:
            found.add(names[reference[1]], shape, (int(reference[2]),))
