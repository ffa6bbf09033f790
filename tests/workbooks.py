"""Writes small workbooks for tests, in every format, and with every fault that real ones have."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook
from headroom.workbook.bytes.addresses import column_letters
from headroom.workbook.rows.decode import decode
from headroom.workbook.tables.book_file import ReadingProgress

Cell = str | float | bool | None
Rows = Sequence[Sequence[Cell]]

HEADINGS = ("Model", "Part number", "Country of origin", "Unit cost")
ROW: tuple[Cell, ...] = ("Sierra", "P-1", "US", 100.0)

MODELS: Rows = (
    (
        *("Model", "Vehicle class", "Assembly country", "Annual volume", "Conversion cost", "Net cost"),
        *("Customs value", "Outbound freight", "Insurance", "Transport mode"),
        *("Powertrain", "Vehicles per entry"),
    ),
    (
        "Sierra",
        "light truck",
        "MX",
        50_000.0,
        4_000.0,
        20_000.0,
        21_000.0,
        600.0,
        40.0,
        "rail",
        "combustion",
        1.0,
    ),
)
"""A Models sheet that leaves nothing to assume for the model of ``ROW``."""


def write_xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook; a text stays a text, whatever it begins with."""
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write(number, column, cell)
    book.close()
    return path


def table(fields: Mapping[str, Cell] | None = None, *more: Mapping[str, Cell]) -> list[list[Cell]]:
    """Return a Sourcing sheet: headings, and for each mapping a row that is ``ROW`` unless stated."""
    given = [fields or {}, *more]
    extra = list(dict.fromkeys(name for row in given for name in row if name not in HEADINGS))
    usual: dict[str, Cell] = dict(zip(HEADINGS, ROW, strict=True))
    names = [*HEADINGS, *extra]
    rows: list[list[Cell]] = [[{**usual, **row}.get(name) for name in names] for row in given]
    return [[*names], *rows]


def silent(progress: ReadingProgress) -> None:
    """Take no notice of the progress."""


def read_rows(
    folder: Path, rows: Rows, *, models: Rows | None = MODELS, rates: Rows | None = None
) -> SourcingBook:
    """Return the book of one Sourcing sheet, read in this process."""
    sheets = {"Sourcing": rows}
    if models is not None:
        sheets["Models"] = models
    if rates is not None:
        sheets["Rates"] = rates
    return decode(write_xlsx(folder / "book.xlsx", sheets), silent)


def problems_of(book: SourcingBook, *severities: Severity) -> list[Problem]:
    """Return the problems of these severities; without any, errors and warnings."""
    wanted = severities or (Severity.ERROR, Severity.WARNING)
    return [problem for problem in book.problems if problem.severity in wanted]


def write_raw_xlsx(
    path: Path,
    sheet_data: str,
    *,
    before: str = "",
    after: str = "",
    workbook: str = "",
    name: str = "Sourcing",
) -> Path:
    """Write a workbook of one sheet from the XML of its rows.

    Args:
        path: The file.
        sheet_data: Content of ``<sheetData>``.
        before: XML before the rows, such as a dimension.
        after: XML behind them, such as merged cells.
        workbook: XML behind the list of sheets, such as ``<calcPr/>``.
        name: Name of the sheet.
    """
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006"
    content = "application/vnd.openxmlformats-"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types"><Default Extension="rels" '
        f'ContentType="{content}package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{content}officedocument.spreadsheetml.sheet.main+xml"/><Override '
        f'PartName="/xl/worksheets/sheet1.xml" ContentType="{content}officedocument.spreadsheetml.'
        'worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet '
        f'name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets>{workbook}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship '
        f'Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{before}<sheetData>{sheet_data}</sheetData>'
        f"{after}</worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, text in parts.items():
            packed.writestr(part, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
    return path


def edit_part(path: Path, part: str, old: str, new: str) -> None:
    """Replace a text in one part of a zipped workbook."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


def row_xml(number: int, cells: Sequence[Cell]) -> str:
    """Return the XML of a row; a text that begins with ``<`` is the XML of its cell's content and type."""
    found = []
    for column, cell in enumerate(cells):
        place = f'r="{column_letters(column)}{number}"'
        if isinstance(cell, str) and cell.startswith("<"):
            kind = ' t="e"' if "<v>#" in cell else ""
            found.append(f"<c {place}{kind}>{cell}</c>")
        elif isinstance(cell, str):
            found.append(f'<c {place} t="inlineStr"><is><t>{escape(cell)}</t></is></c>')
        elif cell is not None:
            found.append(f"<c {place}><v>{cell}</v></c>")
    return f'<row r="{number}">{"".join(found)}</row>'


def sheet_xml(rows: Rows) -> str:
    """Return the XML of the rows of a sheet."""
    return "".join(row_xml(number, cells) for number, cells in enumerate(rows, start=1))


def write_ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write an OpenDocument workbook; a text with ``#`` first is an error value as LibreOffice writes it."""
    tables = []
    for name, rows in sheets.items():
        lines = []
        for cells in rows:
            found = "".join(_ods_cell(cell) for cell in cells)
            lines.append(f"<table:table-row>{found}</table:table-row>")
        tables.append(f"<table:table table:name={quoteattr(name)}>{''.join(lines)}</table:table>")
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
        f'xmlns:text="{urn}:text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        f'office:version="1.3"><office:body><office:spreadsheet>{"".join(tables)}</office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    error = (
        ' table:formula="of:=NA()" office:string-value="" calcext:value-type="error"'
        if str(cell).startswith("#")
        else ""
    )
    text = escape(str(cell))
    return f'<table:table-cell office:value-type="string"{error}><text:p>{text}</text:p></table:table-cell>'


def write_xls(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write an Excel 97 workbook; a text that begins with ``#`` is the error value #N/A.

    Source: [MS-XLS] 2.4.
    """
    bodies = [_biff_sheet(rows) for rows in sheets.values()]
    names = [name.encode("latin-1") for name in sheets]
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    end = _record(0x000A, b"")
    listed = sum(len(_record(0x0085, bytes(8) + name)) for name in names)
    place = len(start) + listed + len(end)
    stream = start
    for name, body in zip(names, bodies, strict=True):
        stream += _record(0x0085, struct.pack("<IHBB", place, 0, len(name), 0) + name)
        place += len(body)
    path.write_bytes(compound_file(stream + end + b"".join(bodies)))
    return path


def _biff_sheet(rows: Rows) -> bytes:
    """Return the records of one sheet."""
    found = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    width = max(len(cells) for cells in rows)
    found += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", number, column, 0)
            if isinstance(cell, float):
                found += _record(0x0203, place + struct.pack("<d", cell))
            elif isinstance(cell, str) and cell.startswith("#"):
                found += _record(0x0205, place + bytes((0x2A, 1)))
            elif cell is not None:
                text = str(cell).encode("utf-16-le")
                found += _record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)
    return found + _record(0x000A, b"")


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def compound_file(stream: bytes, name: str = "Workbook") -> bytes:
    """Return a compound file that holds one stream; one below 4096 bytes stands in the small sectors.

    Source: [MS-CFB] 2.2, 2.3, 2.4, 2.6.
    """
    sector, small, free, end, table = 512, 64, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    is_small = len(stream) < 4096
    content = stream.ljust(-(-len(stream) // sector) * sector, b"\0")
    count = len(content) // sector
    tables = -(-(count + 3) // (sector // 4 - 1))
    first = tables + 1
    follows = [table] * tables + [end] + _chain(first, count)
    smalls = b""
    if is_small:
        chain = _chain(0, -(-len(stream) // small))
        smalls = struct.pack(f"<{len(chain)}I", *chain).ljust(sector, b"\xff")
        follows.append(end)
    follows += [free] * (tables * sector // 4 - len(follows))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    small_table = first + count if is_small else end
    header += bytes(10) + struct.pack(
        "<IIIIIIII", tables, tables, 0, 4096, small_table, int(is_small), end, 0
    )
    header += struct.pack("<109I", *range(tables), *[free] * (109 - tables))
    root_start, root_size = (first, len(content)) if is_small else (end, 0)
    root = _directory_entry("Root Entry", 5, child=1, start=root_start, size=root_size)
    entry = _directory_entry(name, 2, child=free, start=0 if is_small else first, size=len(stream))
    directory = (root + entry).ljust(sector, b"\0")
    return header + struct.pack(f"<{len(follows)}I", *follows) + directory + content + smalls


def _chain(first: int, count: int) -> list[int]:
    """Return what follows each of neighbouring sectors, of which the last is the end."""
    return [*range(first + 1, first + count), 0xFFFFFFFE]


def _directory_entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    free = 0xFFFFFFFF
    text = (name + "\0").encode("utf-16-le")
    begin = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return begin + struct.pack("<III", free, free, child) + bytes(36) + struct.pack("<IQ", start, size)


def write_xlsb(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a binary workbook; a text that begins with ``#`` is the error value #N/A.

    Source: [MS-XLSB] 2.1.4, 2.1.7.
    """
    packages = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    index = _xlsb_record(131, b"") + _xlsb_record(143, b"")
    related = ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, (name, rows) in enumerate(sheets.items(), start=1):
            index += _xlsb_record(156, struct.pack("<II", 0, number) + _wide(f"rId{number}") + _wide(name))
            related += (
                f'<Relationship Id="rId{number}" Type="{office}/worksheet" '
                f'Target="worksheets/sheet{number}.bin"/>'
            )
            packed.writestr(f"xl/worksheets/sheet{number}.bin", _xlsb_sheet(rows))
        packed.writestr("xl/workbook.bin", index + _xlsb_record(144, b"") + _xlsb_record(132, b""))
        packed.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{packages}/relationships">{related}</Relationships>',
        )
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        )
        packed.writestr("[Content_Types].xml", f'<Types xmlns="{packages}/content-types"/>')
    return path


def _xlsb_sheet(rows: Rows) -> bytes:
    width = max(1, *(len(cells) for cells in rows))
    found = _xlsb_record(129, b"") + _xlsb_record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    found += _xlsb_record(145, b"")
    for number, cells in enumerate(rows):
        found += _xlsb_record(0, struct.pack("<I", number) + bytes(13))
        for column, cell in enumerate(cells):
            place = struct.pack("<II", column, 0)
            if isinstance(cell, float):
                found += _xlsb_record(5, place + struct.pack("<d", cell))
            elif isinstance(cell, str) and cell.startswith("#"):
                found += _xlsb_record(3, place + bytes((0x2A,)))
            elif cell is not None:
                found += _xlsb_record(6, place + _wide(str(cell)))
    return found + _xlsb_record(146, b"") + _xlsb_record(130, b"")


def _xlsb_record(kind: int, data: bytes) -> bytes:
    head = bytes((kind,)) if kind < 0x80 else bytes((kind & 0x7F | 0x80, kind >> 7))
    size, left = b"", len(data)
    while True:
        size += bytes((left & 0x7F | (0x80 if left > 0x7F else 0),))
        left >>= 7
        if not left:
            return head + size + data


def _wide(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data
