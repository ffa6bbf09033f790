"""Finds the rows and cells of a worksheet's XML that are to be changed."""

from array import array
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from headroom.workbook.annotate.xml_places import tag_at, walk
from headroom.workbook.bytes.addresses import cell_position, column_position

_LAST_COLUMN = 16_383


@dataclass(slots=True)
class CellPlace:
    """Where a cell stands.

    Attributes:
        column: From 0.
        begin: Place of its start tag.
        end: Behind its last byte.
        style: Index of its style.
        filled: Whether it holds something.
    """

    column: int
    begin: int
    end: int
    style: int
    filled: bool = False


@dataclass(slots=True)
class RowPlace:
    """Where a row stands.

    Attributes:
        begin: Place of its start tag.
        end: Place of its end tag; of its only tag where it has no other.
        style: Index of the style of its empty cells; None where it has none.
        cells: Its cells, as they stand.
    """

    begin: int
    end: int = -1
    style: int | None = None
    cells: list[CellPlace] = field(default_factory=list)


class SheetScan:
    """A worksheet's XML as far as it is to be changed.

    Args:
        part: The part, in UTF-8.
        wanted: Rows that are to be changed, from 0.

    Attributes:
        prefix: What stands before the names of its elements, with the colon.
        rows: Those of the wanted rows that are there.
        last_column: The last column that holds something, from 0; -1 where none does.
        data: Places of the first and the last tag of the rows; both the same where there is one tag only;
            -1 where there is none.
        dimension: Place of the tag that states the area in use; -1 where there is none.
        area: The area it states, e.g. ``A1:P300``.
        columns: Places of the first and the last tag of the widths of columns; -1 where there are none.
        widths: First and last column of each of these, the style if it has one, and the place of its tag.

    Raises:
        FaultyPartError: If it is no XML.
    """

    def __init__(self, part: bytes, wanted: Collection[int]) -> None:
        self._part = part
        self._wanted = frozenset(wanted)
        self.prefix = ""
        self.rows: dict[int, RowPlace] = {}
        self.last_column = -1
        self.data = (-1, -1)
        self.dimension, self.area = -1, ""
        self.columns = (-1, -1)
        self.widths: list[tuple[int, int, int | None, int]] = []
        self._numbers, self._begins = array("q"), array("q")
        self._row, self._column = -1, -1
        self._now: RowPlace | None = None
        self._cell: CellPlace | None = None
        self._letters: dict[str, int] = {}
        self._depth = 0
        walk(part, self._begin, self._end)

    def insertion(self, row: int) -> int:
        """Return where a row that is not there is to be put in."""
        later = (begin for number, begin in zip(self._numbers, self._begins, strict=True) if number > row)
        return next(later, self.data[1])

    def base_style(self, row: int, column: int) -> int:
        """Return the style of a cell that is not there."""
        place = self.rows.get(row)
        if place is not None and place.style is not None:
            return place.style
        return next((style or 0 for first, last, style, _ in self.widths if first <= column <= last), 0)

    def _begin(self, name: str, attributes: Mapping[str, str], place: int) -> None:
        self._depth += 1
        local = name.rpartition(":")[2]
        if local == "c" and self._depth == 4:  # noqa: PLR2004 - worksheet, sheetData, row, c
            self._begin_cell(attributes, place)
        elif local in {"v", "f", "is"} and self._depth == 5:  # noqa: PLR2004 - in a cell
            self.last_column = max(self.last_column, self._column)
            if self._cell is not None:
                self._cell.filled = True
        elif local == "row" and self._depth == 3 and self.data[0] >= 0:  # noqa: PLR2004
            self._begin_row(attributes, place)
        elif self._depth <= 3:  # noqa: PLR2004
            self._begin_other(local, name, attributes, place)

    def _begin_other(self, local: str, name: str, attributes: Mapping[str, str], place: int) -> None:
        """Take note of what is neither row nor cell."""
        match local:
            case "sheetData":
                self.data = (place, -1)
                self.prefix = name.removesuffix("sheetData")
            case "dimension":
                self.dimension, self.area = place, attributes.get("ref", "")
            case "cols":
                self.columns = (place, -1)
            case "col" if self.columns[1] < 0 <= self.columns[0]:
                first, last = int(attributes.get("min", "1")) - 1, int(attributes.get("max", "1")) - 1
                style = int(attributes["style"]) if "style" in attributes else None
                self.widths.append((first, last, style, place))
            case "mergeCell":
                end = cell_position(attributes.get("ref", "").rpartition(":")[2])
                if end is not None and end[1] < _LAST_COLUMN:
                    self.last_column = max(self.last_column, end[1])

    def _begin_row(self, attributes: Mapping[str, str], place: int) -> None:
        stated = attributes.get("r")
        self._row = int(stated) - 1 if stated else self._row + 1
        self._column = -1
        self._numbers.append(self._row)
        self._begins.append(place)
        self._now = None
        if self._row in self._wanted:
            style = int(attributes["s"]) if "s" in attributes and "customFormat" in attributes else None
            self._now = self.rows[self._row] = RowPlace(place, style=style)

    def _begin_cell(self, attributes: Mapping[str, str], place: int) -> None:
        address = attributes.get("r", "").replace("$", "")
        if address:
            letters = address.rstrip("0123456789")
            if letters not in self._letters:
                self._letters[letters] = column_position(letters)
            self._column = self._letters[letters]
        else:
            self._column += 1
        if self._now is not None:
            self._cell = CellPlace(self._column, place, -1, int(attributes.get("s", "0")))
            self._now.cells.append(self._cell)

    def _end(self, name: str, place: int) -> None:
        local = name.rpartition(":")[2]
        if self._now is not None:
            if local == "c" and self._cell is not None and self._depth == 4:  # noqa: PLR2004
                self._cell.end = place + len(tag_at(self._part, place))
                self._cell = None
            elif local == "row" and self._depth == 3:  # noqa: PLR2004
                self._now.end, self._now = place, None
        if self._depth == 2:  # noqa: PLR2004
            if local == "sheetData":
                self.data = (self.data[0], place)
            elif local == "cols":
                self.columns = (self.columns[0], place)
        self._depth -= 1
