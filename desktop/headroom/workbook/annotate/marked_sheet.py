"""Marks cells in a worksheet's XML and writes beside their rows why; all other bytes stay as they are."""

from headroom.language import tr
from headroom.workbook.annotate.marked_styles import MarkedStyles
from headroom.workbook.annotate.marks import SheetMarks
from headroom.workbook.annotate.sheet_scan import RowPlace, SheetScan
from headroom.workbook.annotate.xml_places import Edit, edited, tag_at, text_of, with_attributes
from headroom.workbook.bytes.addresses import cell_position, column_letters

HEADING = tr("To check (Headroom)")
"""What stands above the reasons."""

_COLUMNS = 16_384
_WIDTH = 80


class MarkedSheet:
    """A worksheet's XML with marks.

    Args:
        part: The part, in UTF-8.
        marks: What to mark.
        heading_row: Row of the headings, from 0.
        least_column: The reasons stand here or further to the right, from 0.
        styles: Takes the coloured styles; None: nothing is coloured.

    Attributes:
        column: Where the reasons stand, from 0; None where every column is in use.

    Raises:
        FaultyPartError: If it is no XML.
    """

    def __init__(
        self,
        part: bytes,
        marks: SheetMarks,
        heading_row: int,
        least_column: int,
        styles: MarkedStyles | None,
    ) -> None:
        self._part = part
        self._marks = marks
        self._heading_row = heading_row
        self._styles = styles
        self._wanted = sorted({*marks.rows, heading_row})
        self._scan = SheetScan(part, self._wanted)
        last = max([self._scan.last_column, least_column - 1, *(column for _, column in marks.cells)])
        self.column = last + 1 if last + 1 < _COLUMNS else None
        self._columns: dict[int, list[int]] = {}
        for row, column in sorted(marks.cells):
            self._columns.setdefault(row, []).append(column)

    def written(self) -> bytes:
        """Return the part with the marks."""
        if self._scan.data[0] < 0:
            return self._part
        edits: list[Edit] = [*self._dimension(), *self._width()]
        missing = bytearray()
        for row in self._wanted:
            place = self._scan.rows.get(row)
            if place is not None:
                edits += self._row(row, place)
            elif self._scan.data[0] != self._scan.data[1]:
                at = self._scan.insertion(row)
                edits.append((at, at, self._new_row(row)))
            else:
                missing += self._new_row(row)
        if missing:
            begin = self._scan.data[0]
            tag = tag_at(self._part, begin)
            name = f"{self._scan.prefix}sheetData"
            whole = tag[:-2].rstrip() + b">" + bytes(missing) + f"</{name}>".encode()
            edits.append((begin, begin + len(tag), whole))
        return edited(self._part, edits)

    def _row(self, row: int, place: RowPlace) -> list[Edit]:
        """Return what is changed in a row that is there."""
        tag = tag_at(self._part, place.begin)
        opened = with_attributes(tag, spans=None)
        by_column = {cell.column: cell for cell in place.cells}
        edits: list[Edit] = []
        added: dict[int, list[bytes]] = {}
        for column in self._columns.get(row, []):
            cell = by_column.get(column)
            if cell is None:
                at = self._before(place, column)
                added.setdefault(at, []).append(self._blank(row, column))
            elif self._styles is not None:
                style = self._styles.coloured(cell.style, self._marks.cells[row, column])
                edits.append(self._changed(cell.begin, s=str(style)))
        reason = self._reason(row, place)
        if reason and self.column is not None:
            cell = by_column.get(self.column)
            if cell is not None:
                edits.append((cell.begin, cell.end, reason))
            else:
                added.setdefault(self._before(place, self.column), []).append(reason)
        if place.begin == place.end:  # one tag only
            cells = b"".join(text for texts in added.values() for text in texts)
            whole = opened[:-2].rstrip() + b">" + cells + f"</{self._scan.prefix}row>".encode()
            return [(place.begin, place.begin + len(tag), whole)]
        edits += [(at, at, b"".join(texts)) for at, texts in added.items()]
        if opened != tag:
            edits.append((place.begin, place.begin + len(tag), opened))
        return edits

    @staticmethod
    def _before(place: RowPlace, column: int) -> int:
        """Return where a cell that is not there is to be put in."""
        return next((cell.begin for cell in place.cells if cell.column > column), place.end)

    def _new_row(self, row: int) -> bytes:
        """Return a row that is not there."""
        cells = b"".join(self._blank(row, column) for column in self._columns.get(row, []))
        name = f"{self._scan.prefix}row"
        return f'<{name} r="{row + 1}">'.encode() + cells + self._reason(row, None) + f"</{name}>".encode()

    def _blank(self, row: int, column: int) -> bytes:
        """Return a coloured cell without content."""
        if self._styles is None:
            return b""
        base = self._scan.base_style(row, column)
        style = self._styles.coloured(base, self._marks.cells[row, column])
        return f'<{self._scan.prefix}c r="{column_letters(column)}{row + 1}" s="{style}"/>'.encode()

    def _changed(self, begin: int, **attributes: str) -> Edit:
        """Return the change of attributes of the tag at a place."""
        tag = tag_at(self._part, begin)
        return begin, begin + len(tag), with_attributes(tag, **attributes)

    def _reason(self, row: int, place: RowPlace | None) -> bytes:
        """Return the cell that says what is wrong with a row, or that is the heading."""
        if self.column is None:
            return b""
        texts = [HEADING] if row == self._heading_row else []
        style = 0
        if row in self._marks.said:
            texts.append(self._marks.reason(row))
            if self._styles is not None:
                style = self._styles.coloured(0, self._marks.rows[row])
        elif place is not None:
            style = next((cell.style for cell in reversed(place.cells) if cell.filled), 0)
        before = self._scan.prefix
        look = f' s="{style}"' if style else ""
        return (
            f'<{before}c r="{column_letters(self.column)}{row + 1}"{look} t="inlineStr"><{before}is>'
            f'<{before}t xml:space="preserve">{text_of(": ".join(texts))}</{before}t>'
            f"</{before}is></{before}c>"
        ).encode()

    def _dimension(self) -> list[Edit]:
        """Return the change of the area in use."""
        first, _, last = self._scan.area.partition(":")
        end = cell_position(last or first)
        if self._scan.dimension < 0 or self.column is None or end is None:
            return []
        area = f"{first}:{column_letters(self.column)}{max(self._wanted[-1], end[0]) + 1}"
        return [self._changed(self._scan.dimension, ref=area)]

    def _width(self) -> list[Edit]:
        """Return the width of the column of reasons, which must not be hidden."""
        if self.column is None:
            return []
        number, before = self.column + 1, self._scan.prefix
        column = f'<{before}col min="{number}" max="{number}" width="{_WIDTH}" customWidth="1"/>'
        begin, end = self._scan.columns
        if begin < 0:
            at = self._scan.data[0]
            return [(at, at, f"<{before}cols>{column}</{before}cols>".encode())]
        for first, last, _, place in self._scan.widths:
            if first <= self.column <= last:
                return self._split(first, last, place)
        at = next((place for first, _, _, place in self._scan.widths if first > self.column), end)
        return [(at, at, column.encode())] if begin != end else []

    def _split(self, first: int, last: int, place: int) -> list[Edit]:
        """Return the change of a width of several columns, of which one is that of the reasons."""
        if self.column is None:
            return []
        tag = tag_at(self._part, place)
        number = str(self.column + 1)
        pieces = [
            with_attributes(tag, min=number, max=number, width=str(_WIDTH), customWidth="1", hidden=None)
        ]
        if first < self.column:
            pieces.insert(0, with_attributes(tag, max=str(self.column)))
        if self.column < last:
            pieces.append(with_attributes(tag, min=str(self.column + 2)))
        return [(place, place + len(tag), b"".join(pieces))] if tag.endswith(b"/>") else []
