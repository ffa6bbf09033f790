"""Marks cells in an .xlsx or .xlsm file: the XML of its sheets and styles changes, all other parts stay."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.annotate.marked_sheet import MarkedSheet
from headroom.workbook.annotate.marked_styles import MarkedStyles
from headroom.workbook.annotate.marks import SheetMarks
from headroom.workbook.annotate.xml_places import FaultyPartError, as_utf8
from headroom.workbook.bytes.addresses import cell_position
from headroom.workbook.bytes.hidden_values import BROKEN_ZIP
from headroom.workbook.bytes.refusals import damaged
from headroom.workbook.bytes.xlsx_parts import WORKBOOK, member, sheet_parts, tables_of

_STYLES = "xl/styles.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_BLOCK = 1024**2
_LARGEST_SHEET = 768 * 1024**2
"""Bytes of a sheet's XML; it is held in memory twice. A million rows take half of it."""

_AREA = re.compile(rb"""<(?:\w+:)?table\s[^>]*?\sref\s*=\s*["']([A-Z]+[0-9]+):([A-Z]+[0-9]+)["']""")
_SUFFIX_OF = {
    b"sheet.macroEnabled.main+xml": ".xlsm",
    b"spreadsheetml.template.main+xml": ".xltx",
    b"template.macroEnabled.main+xml": ".xltm",
}


@dataclass(frozen=True, slots=True)
class MarkedPackage:
    """A copy with marks.

    Attributes:
        content: The file.
        cells: How many cells are coloured; 0 where the file has no styles to add to.
        rows: How many rows say what is wrong with them.
    """

    content: bytes
    cells: int
    rows: int


def marked_package(
    path: Path, marks: Mapping[str, SheetMarks], heading_rows: Mapping[str, int], suffix: str
) -> MarkedPackage:
    """Return a copy of an .xlsx or .xlsm file with marks.

    Args:
        path: The file.
        marks: What to mark, by sheet.
        heading_rows: Row of the headings, from 0, by sheet.
        suffix: Of the name of the copy.

    Raises:
        UserError: If the file is not whole, or Excel would not open the copy under this suffix.
    """
    written = io.BytesIO()
    changes = _Changes()
    try:
        with zipfile.ZipFile(path) as packed, zipfile.ZipFile(written, "w") as copy:
            check_suffix(path.name, suffix, _suffix_of(packed))
            changes.mark(packed, marks, heading_rows)
            for info in packed.infolist():
                copied = zipfile.ZipInfo(info.filename, info.date_time)
                copied.compress_type, copied.external_attr = info.compress_type, info.external_attr
                copied.file_size = info.file_size
                with copy.open(copied, "w") as target:
                    if info.filename in changes.parts:
                        target.write(changes.parts[info.filename])
                        continue
                    with packed.open(info) as source:
                        while block := source.read(_BLOCK):
                            target.write(block)
    except KeyError as cause:
        msg = tr(
            "The parts of {file} are not where they usually are: it cannot be marked. Open it in "
            "Excel, save it as a new .xlsx file and open that.",
            file=path.name,
        )
        raise UserError(msg) from cause
    except (*BROKEN_ZIP, ValueError, FaultyPartError) as cause:
        raise UserError(damaged(path.name, str(cause))) from cause
    return MarkedPackage(written.getvalue(), changes.cells, changes.rows)


def check_suffix(name: str, suffix: str, right: str) -> None:
    """Refuse a suffix under which Excel does not open a copy.

    Raises:
        UserError: If it is not the right one.
    """
    if suffix != right:
        msg = tr(
            "The copy of {file} needs a name that ends in {ending}, else Excel does not open it.",
            file=name,
            ending=right,
        )
        raise UserError(msg)


def _suffix_of(packed: zipfile.ZipFile) -> str:
    """Return the suffix of a file with these contents."""
    types = packed.read(member(packed, _CONTENT_TYPES))
    return next((ending for kind, ending in _SUFFIX_OF.items() if kind in types), ".xlsx")


class _Changes:
    """The parts of a package that are changed.

    Attributes:
        parts: Their bytes, by name.
        cells: How many cells are coloured.
        rows: How many rows say what is wrong with them.
    """

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.cells = 0
        self.rows = 0

    def mark(
        self, packed: zipfile.ZipFile, marks: Mapping[str, SheetMarks], heading_rows: Mapping[str, int]
    ) -> None:
        """Mark the sheets of a package.

        Raises:
            FaultyPartError: If one is no XML.
            KeyError: If one is not there.
            UserError: If one is too large.
        """
        index = as_utf8(packed.read(member(packed, WORKBOOK)))
        try:
            styles_name = member(packed, _STYLES)
        except KeyError:
            styles_name = ""
        styles = MarkedStyles.of(as_utf8(packed.read(styles_name))) if styles_name else None
        for name, of_sheet in marks.items():
            part = member(packed, sheet_parts(packed, index)[name])
            if packed.getinfo(part).file_size > _LARGEST_SHEET:
                msg = tr(
                    "The sheet {sheet} is too large to be marked. Use the list of problems instead.",
                    sheet=name,
                )
                raise UserError(msg)
            free = _first_free_column(packed, part)
            sheet = MarkedSheet(as_utf8(packed.read(part)), of_sheet, heading_rows.get(name, 0), free, styles)
            self.parts[part] = sheet.written()
            self.cells += len(of_sheet.cells) if styles is not None else 0
            self.rows += len(of_sheet.said) if sheet.column is not None else 0
        if styles is not None:
            self.parts[styles_name] = styles.written()


def _first_free_column(packed: zipfile.ZipFile, part: str) -> int:
    """Return the column behind the tables (ListObjects) of a sheet, from 0."""
    free = 0
    for name in tables_of(packed, part):
        found = _AREA.search(packed.read(member(packed, name)))
        end = cell_position(found[2].decode("ascii")) if found else None
        free = max(free, end[1] + 1 if end else 0)
    return free
