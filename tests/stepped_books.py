"""Writes one bill in every format; only indents of its parts or groups of its rows show its levels."""

import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment

from headroom.workbook.bytes import xls_file, xlsb_file
from workbooks import Rows, compound_file, edit_part, write_ods, write_xls, write_xlsb

SHEET = "Sourcing"
BILL: Rows = (
    ("Model", "Part number", "Country of origin", "Unit cost", "Quantity"),
    ("Sierra", "A-1", "MX", 600.0, 1.0),
    ("Sierra", "A-10", "MX", 300.0, 1.0),
    ("Sierra", "P-11", "CN", 50.0, 2.0),
    ("Sierra", "P-12", "US", 100.0, 2.0),
    ("Sierra", "A-20", "MX", 300.0, 1.0),
    ("Sierra", "P-21", "US", 300.0, 1.0),
)
LEVELS = (0, 0, 1, 2, 2, 1, 2)
"""How far each row of the bill is indented or grouped."""

PARTS = {"P-11": 2.0, "P-12": 2.0, "P-21": 1.0}
"""Quantities of what counts in the bill."""

_COLUMN, _DEEPEST = 1, 3
_STREAM = "Workbook"


def write_stepped_xlsx(path: Path, *, outline: bool) -> Path:
    """Write the bill as .xlsx."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for number, (cells, level) in enumerate(zip(BILL, LEVELS, strict=True), start=1):
        sheet.append(list(cells))
        if level and outline:
            sheet.row_dimensions[number].outlineLevel = level
        elif level:
            sheet.cell(number, _COLUMN + 1).alignment = Alignment(horizontal="left", indent=level)
    book.save(path)
    return path


def write_stepped_ods(path: Path, *, outline: bool) -> Path:
    """Write the bill as .ods; LibreOffice indents by 3.5 mm at a time."""
    write_ods(path, {SHEET: BILL})
    styles = "".join(
        f'<style:style style:name="ce{level}" style:family="table-cell">'
        f'<style:paragraph-properties fo:margin-left="{0.353 * level:.3f}cm"/></style:style>'
        for level in range(1, _DEEPEST)
    )
    names = (
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    )
    edit_part(
        path,
        "content.xml",
        "<office:body>",
        f"<office:automatic-styles {names}>{styles}</office:automatic-styles><office:body>",
    )
    for cells, level in zip(BILL, LEVELS, strict=True):
        if level and not outline:
            text = f'office:value-type="string"><text:p>{cells[_COLUMN]}<'
            edit_part(path, "content.xml", text, f'table:style-name="ce{level}" {text}')
    if outline:
        _, *rows = parts_of(path)["content.xml"].decode().split("<table:table-row>")
        edit_part(path, "content.xml", "<table:table-row>".join(("", *rows)), _grouped(rows))
    return path


def _grouped(rows: Sequence[str]) -> str:
    """Return the rows of a sheet, each behind what begins or ends its groups."""
    ends = rows[-1].index("</table:table>")
    begin, end = "<table:table-row-group>", "</table:table-row-group>"
    found = ""
    for row, level, before in zip(rows, LEVELS, (0, *LEVELS), strict=False):
        found += begin * max(level - before, 0) + end * max(before - level, 0) + f"<table:table-row>{row}"
    return found[: ends - len(rows[-1])] + end * LEVELS[-1] + rows[-1][ends:]


def write_stepped_xls(path: Path, *, outline: bool) -> Path:
    """Write the bill as .xls; the format of a cell has the number of its indent."""
    write_xls(path, {SHEET: BILL})
    formats = b"".join(
        _record(0x00E0, bytes(6) + bytes((1, 0, level)) + bytes(11)) for level in range(_DEEPEST)
    )
    rows = b"".join(
        _record(0x0208, struct.pack("<HHHHHHI", row, 0, 5, 255, 0, 0, level))
        for row, level in enumerate(LEVELS if outline else ())
    )
    stream = b""
    for kind, data in xls_file.records(parts_of(path)[_STREAM], 0):
        if kind == 0x0085:
            stream += formats + _record(kind, struct.pack("<I", _start(data) + len(formats)) + data[4:])
        elif kind == 0x0204 and not outline and data[2] == _COLUMN:
            stream += _record(kind, data[:4] + struct.pack("<H", LEVELS[data[0]]) + data[6:])
        else:
            stream += _record(kind, data) + (rows if kind == 0x0200 else b"")
    write_parts(path, {_STREAM: stream})
    return path


def _start(data: bytes) -> int:
    (start,) = struct.unpack_from("<I", data)
    return int(start)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def write_stepped_xlsb(path: Path, *, outline: bool) -> Path:
    """Write the bill as .xlsb; the format of a cell has the number of its indent."""
    write_xlsb(path, {SHEET: BILL})
    parts = parts_of(path)
    sheet, row = b"", 0
    for kind, data in xlsb_file.records(parts["xl/worksheets/sheet1.bin"]):
        changed = data
        if kind == 0:
            row = data[0]
            changed = data[:11] + bytes((LEVELS[row] if outline else 0,)) + data[12:]
        elif kind == 6 and not outline and data[0] == _COLUMN:
            changed = data[:4] + bytes((LEVELS[row], 0, 0, 0)) + data[8:]
        sheet += _short_record(kind, changed)
    parts["xl/worksheets/sheet1.bin"] = sheet
    formats = [_short_record(47, bytes(11) + bytes((level, 1, 0, 0, 0))) for level in range(_DEEPEST)]
    styles = (_short_record(626, b""), _short_record(47, bytes(16)), _short_record(627, b""))
    formats = [*styles, _short_record(617, bytes(4)), *formats, _short_record(618, b"")]
    write_parts(path, {**parts, "xl/styles.bin": b"".join(formats)})
    return path


def _short_record(kind: int, data: bytes) -> bytes:
    """Return a record of less than 128 bytes."""
    head = bytes((kind,)) if kind < 0x80 else bytes((kind & 0x7F | 0x80, kind >> 7))
    return head + bytes((len(data),)) + data


def parts_of(path: Path) -> dict[str, bytes]:
    """Return what a workbook consists of, by name: its parts, or the stream of an .xls."""
    if path.suffix == ".xls":
        return {_STREAM: xls_file.workbook_stream(path.read_bytes())}
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def write_parts(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write a workbook of such parts."""
    if path.suffix == ".xls":
        path.write_bytes(compound_file(parts[_STREAM]))
        return
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


STEPPED: Mapping[str, Callable[..., Path]] = {
    ".xlsx": write_stepped_xlsx,
    ".xlsb": write_stepped_xlsb,
    ".xls": write_stepped_xls,
    ".ods": write_stepped_ods,
}
