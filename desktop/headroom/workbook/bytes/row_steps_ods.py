"""A look at an .ods file for rows that are grouped and cells that are indented: all sheets at once."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element, iterparse

import numpy as np

from headroom.arrays import Ints
from headroom.workbook.bytes.hidden_values import BROKEN_XML, BROKEN_ZIP
from headroom.workbook.bytes.row_steps import MOST_INDENT, MOST_ROWS, FoundSteps
from headroom.workbook.bytes.zipped_files import ZippedFile

_NAMESPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TABLE, _STYLE, _OFFICE = (_NAMESPACE.format(name) for name in ("table", "style", "office"))
_LOOK = _NAMESPACE.format("xsl-fo-compatible")
_CELLS_STYLE = f"{_TABLE}style-name"
_DEFAULT = f"{_TABLE}default-cell-style-name"
_GROUP = b"table-row-group"
_BLOCK = 4 * 1024**2
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,9})?)(cm|mm|in|pt|pc|px)", re.ASCII)
_POINTS = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_HALF_A_STEP = 5.0
"""Points; the button of LibreOffice indents a cell by ten."""

_TO_THE_RIGHT = frozenset({"end", "right"})
_MOST_PARENTS = 20


class OdsSteps:
    """Tells how far the rows of sheets are grouped or indented.

    Args:
        book: The file.

    Source: OpenDocument 1.3, part 3, 9.1.10 table:table-row-group, 16.2 style:style, 20.209 fo:margin-left,
    19.619 table:default-cell-style-name.
    """

    def __init__(self, book: ZippedFile) -> None:
        self._book = book

    def of(self, sheet: str, rows: int | None = None) -> Ints:
        """Return how far the rows of a sheet are grouped, else indented, ``(row,)``; see ``FoundSteps``.

        Args:
            sheet: Name of the sheet.
            rows: How many rows are looked at, from the first; None: all.

        Returns:
            See ``FoundSteps``; empty where the file is faulty.
        """
        return self._found.get(sheet, np.zeros(0, dtype=np.int32))[:rows]

    @cached_property
    def _found(self) -> Mapping[str, Ints]:
        """Return how far the rows of each sheet are grouped or indented."""
        found: dict[str, FoundSteps] = {}
        try:
            indents = _indents(self._book.packed)
            if indents or _holds_groups(self._book.packed):
                _walk(self._book.packed, indents, found)
        except (*BROKEN_ZIP, *BROKEN_XML):
            return {}
        return {sheet: one.steps() for sheet, one in found.items()}


def _holds_groups(packed: zipfile.ZipFile) -> bool:
    """Return whether rows are grouped in any sheet."""
    with packed.open("content.xml") as file:
        end = b""
        while block := file.read(_BLOCK):
            if _GROUP in end + block:
                return True
            end = block[-len(_GROUP) :]
    return False


def _indents(packed: zipfile.ZipFile) -> dict[str, int]:
    """Return the indent from the left of each cell style that has one."""
    styles: dict[str, tuple[str, Element | None]] = {}
    for part in ("styles.xml", "content.xml"):
        if part in packed.namelist():
            for one in _cell_styles(packed, part):
                look = one.find(f"{_STYLE}paragraph-properties")
                parent = one.get(f"{_STYLE}parent-style-name", "")
                styles[one.get(f"{_STYLE}name", "")] = parent, look
    found = {name: _indent(name, styles) for name in styles}
    return {name: width for name, width in found.items() if width}


def _cell_styles(packed: zipfile.ZipFile, part: str) -> Iterator[Element]:
    """Yield the styles of cells in a part, which stand before its sheets."""
    with packed.open(part) as file:
        events = iterparse(file, ("start", "end"))  # noqa: S314 - expat stops entity bombs; memory is limited
        for event, element in events:
            if element.tag == f"{_OFFICE}body":
                return
            of_cells = element.get(f"{_STYLE}family") == "table-cell"
            if event == "end" and element.tag == f"{_STYLE}style" and of_cells:
                yield element


def _indent(name: str, styles: Mapping[str, tuple[str, Element | None]]) -> int:
    """Return how far a style indents from the left, in half steps; what it does not say its parents do."""
    margin = align = None
    for _ in range(_MOST_PARENTS):
        if name not in styles:
            break
        name, look = styles[name]
        if look is not None:
            margin = margin or look.get(f"{_LOOK}margin-left")
            align = align or look.get(f"{_LOOK}text-align")
    length = _LENGTH.fullmatch(margin or "")
    if length is None or align in _TO_THE_RIGHT:
        return 0
    points = float(length[1]) * _POINTS[length[2]]
    return min(max(round(points / _HALF_A_STEP), 1), MOST_INDENT) if points else 0


def _walk(packed: zipfile.ZipFile, indents: Mapping[str, int], found: dict[str, FoundSteps]) -> None:
    """Look at every row of every sheet."""
    sheet = _Sheet(indents, FoundSteps())
    with packed.open("content.xml") as file:
        events = iterparse(file, ("start", "end"))  # noqa: S314 - expat stops entity bombs; memory is limited
        for event, element in events:
            if element.tag == f"{_TABLE}table" and event == "start":
                sheet = _Sheet(indents, found.setdefault(element.get(f"{_TABLE}name", ""), FoundSteps()))
            elif element.tag == f"{_TABLE}table-row-group":
                sheet.depth += 1 if event == "start" else -1
            elif event == "end" and element.tag == f"{_TABLE}table-column":
                sheet.add_columns(element)
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                sheet.add_row(element)
                element.clear()


@dataclass(slots=True)
class _Sheet:
    """Takes the columns and rows of a sheet; each may stand for many.

    Attributes:
        indents: How far the styles of cells indent that do.
        found: Takes what is found.
        defaults: Columns with an indent for cells that have no style: the first, the one behind the last,
            how far.
        columns: How many columns there are.
        row: Number of the next row, from 0.
        depth: In how many groups it stands.
    """

    indents: Mapping[str, int]
    found: FoundSteps
    defaults: list[tuple[int, int, int]] = field(default_factory=list)
    columns: int = 0
    row: int = 0
    depth: int = 0

    def add_columns(self, element: Element) -> None:
        """Take some columns."""
        end = self.columns + int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        indent = self.indents.get(element.get(_DEFAULT, ""), 0)
        if indent:
            self.defaults.append((self.columns, end, indent))
        self.columns = end

    def add_row(self, line: Element) -> None:
        """Take a row, or several that are the same; what is blank tells nothing."""
        rows = range(self.row, self.row + int(line.get(f"{_TABLE}number-rows-repeated", "1")))
        self.row = rows.stop
        if rows.stop > MOST_ROWS or not any(len(cell) for cell in line):
            return
        for row in rows if self.depth else ():
            self.found.group(row, self.depth)
        column = 0
        for cell in line if self.indents else ():
            width = self._width(cell, line.get(_DEFAULT), column) if len(cell) else 0
            for row in rows if width else ():
                self.found.indent(row, column, width)
            column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))

    def _width(self, cell: Element, of_row: str | None, column: int) -> int:
        """Return how far a cell is indented, by its own style, that of its row, or that of its column."""
        style = cell.get(_CELLS_STYLE) or of_row
        if style is not None:
            return self.indents.get(style, 0)
        return next((width for first, end, width in self.defaults if first <= column < end), 0)
