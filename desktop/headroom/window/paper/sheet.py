"""What is printed, and how it is painted on any device with pages: a printer, its preview, a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from headroom.language import tr
from headroom.window.look.theme import CAPTION, LIGHT, SENTENCE, TITLE
from headroom.window.paper.light import in_light
from headroom.window.paper.shown.paper_columns import GAP, PaperColumns, cell_lines, paper_columns
from headroom.window.paper.shown.paper_flow import ChartSize, Placed, TableSize, flow
from headroom.window.plots.plot_saving import drawing_of
from headroom.window.shown.line_breaks import lines_of
from headroom.window.shown.printed_table import PrintedTable

_INCH, _GAP, _FOOT = 96.0, 16.0, 24.0
"""Pixels: of an inch, between two things, of the foot."""

_PAD = 5.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MARGINS = QMarginsF(14, 14, 14, 12)
"""Around what is printed, millimetres."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page of the window as it is printed.

    Attributes:
        sentence: What the page has found.
        detail: What is to be said beside it; may be empty.
        origin: Policy, date, workbook and the like, one line each.
        name: Of page and workbook, for the foot and the name of a file.
        charts: The charts that are seen.
        tables: Its tables.
    """

    sentence: str
    detail: str
    origin: tuple[str, ...]
    name: str
    charts: tuple[QWidget, ...]
    tables: tuple[PrintedTable, ...]


class _Type:
    """A typeface in one size, as paper has it: nothing is put on the pixels of a screen."""

    def __init__(
        self, size: int, weight: QFont.Weight = QFont.Weight.Normal, colour: str = LIGHT.text
    ) -> None:
        self.font = QFont("Inter")
        self.font.setPixelSize(size)
        self.font.setWeight(weight)
        self.font.setFeature(QFont.Tag("tnum"), 1)
        self.font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.metrics = QFontMetricsF(self.font)
        self.colour = QColor(colour)

    def measure(self, text: str) -> float:
        """Return the width of a text, pixels."""
        return self.metrics.horizontalAdvance(text)

    @property
    def line(self) -> float:
        """Return the height of a line, pixels."""
        return self.metrics.height() * 1.12


class PaperPainter:
    """Lays one page of the window out, and paints it sheet after sheet.

    Args:
        paper: What is printed.
        layout: Size of the paper, and its margins.
    """

    def __init__(self, paper: PrintedPage, layout: QPageLayout) -> None:
        points = layout.paintRect(QPageLayout.Unit.Point)
        self._paper = paper
        self._width = points.width() / 72 * _INCH
        self._height = points.height() / 72 * _INCH
        self._sentence = _Type(SENTENCE, QFont.Weight.DemiBold)
        self._muted = _Type(CAPTION, colour=LIGHT.muted)
        self._title = _Type(TITLE, QFont.Weight.DemiBold)
        self._head = _Type(CAPTION, QFont.Weight.DemiBold)
        self._body = _Type(CAPTION)
        self._strong = _Type(CAPTION, QFont.Weight.DemiBold)
        self._above = self._title_lines()
        self._columns = [paper_columns(table, self._width, self._strong.measure) for table in paper.tables]
        self._cells = [
            [cell_lines(row, columns, self._body.measure) for row in table.rows]
            for table, columns in zip(paper.tables, self._columns, strict=True)
        ]
        self.sheets = self._flow()

    def paint(self, device: QPagedPaintDevice) -> None:
        """Paint every sheet on a device."""
        painter = QPainter(device)
        scale = device.logicalDpiX() / _INCH
        for at, sheet in enumerate(self.sheets):
            if at:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            self.paint_sheet(painter, at, sheet)
            painter.restore()
        painter.end()

    def paint_sheet(self, painter: QPainter, at: int, sheet: Sequence[Placed]) -> None:
        """Paint one sheet from its top left, in pixels of the screen."""
        top = self._paint_title(painter) if not at else self._paint_running_title(painter)
        for placed in sheet:
            painter.save()
            painter.translate(0, top + placed.top)
            if placed.what < len(self._paper.charts):
                self._paint_chart(painter, self._paper.charts[placed.what], placed.scale)
            else:
                self._paint_table(painter, placed.what - len(self._paper.charts), placed)
            painter.restore()
        self._paint_foot(painter, at)

    def _title_lines(self) -> list[tuple[str, _Type]]:
        """Return the lines above everything on the first sheet."""
        texts = [(self._paper.sentence, self._sentence), (self._paper.detail, self._body)]
        texts += [(line, self._muted) for line in self._paper.origin]
        return [
            (line, kind) for text, kind in texts if text for line in lines_of(text, self._width, kind.measure)
        ]

    def _flow(self) -> tuple[tuple[Placed, ...], ...]:
        """Return what stands on which sheet."""
        charts = [ChartSize(chart.width(), chart.height()) for chart in self._paper.charts]
        tables = [self._size(at) for at in range(len(self._paper.tables))]
        title = sum(kind.line for _, kind in self._above) + _GAP
        other = self._height - _FOOT - self._muted.line - _GAP
        return flow([*charts, *tables], self._width, self._height - _FOOT - title, other, _GAP)

    def _size(self, at: int) -> TableSize:
        """Return the heights of a table as it is printed."""
        table, columns = self._paper.tables[at], self._columns[at]
        lines = max((len(lines) for lines in columns.headings), default=0)
        caption = len(self._caption(table)) * self._muted.line + (_PAD if table.caption else 0.0)
        return TableSize(
            self._title.line + _PAD if table.title else 0.0,
            (lines * self._head.line + 2 * _PAD) * columns.scale,
            tuple(self._row_height(cells) * columns.scale for cells in self._cells[at]),
            caption,
        )

    def _row_height(self, cells: tuple[tuple[str, ...], ...]) -> float:
        """Return the height of a row, pixels before the table is made smaller."""
        return max((len(lines) for lines in cells), default=1) * self._body.line + _PAD

    def _caption(self, table: PrintedTable) -> tuple[str, ...]:
        """Return the lines below a table."""
        return lines_of(table.caption, self._width, self._muted.measure) if table.caption else ()

    def _paint_title(self, painter: QPainter) -> float:
        """Paint what the page has found and where it comes from; return where things begin below."""
        top = 0.0
        for line, kind in self._above:
            _write(painter, kind, line, QRectF(0, top, self._width, kind.line), _LEFT)
            top += kind.line
        return top + _GAP

    def _paint_running_title(self, painter: QPainter) -> float:
        """Paint in one line what the page has found; return where things begin below."""
        kind = self._muted
        text = kind.metrics.elidedText(self._paper.sentence, Qt.TextElideMode.ElideRight, self._width)
        _write(painter, kind, text, QRectF(0, 0, self._width, kind.line), _LEFT)
        return kind.line + _GAP

    def _paint_foot(self, painter: QPainter, at: int) -> None:
        """Paint page n of m, and what it is a page of."""
        kind, top = self._muted, self._height - self._muted.line
        painter.fillRect(QRectF(0, top - _PAD, self._width, 0.75), QColor(LIGHT.hairline))
        number = tr("page {page} of {pages}", page=at + 1, pages=len(self.sheets))
        room = QRectF(0, top, self._width, kind.line)
        _write(painter, kind, number, room, _RIGHT)
        left = self._width - kind.measure(number) - _GAP
        name = kind.metrics.elidedText(self._paper.name, Qt.TextElideMode.ElideRight, left)
        _write(painter, kind, name, room, _LEFT)

    def _paint_chart(self, painter: QPainter, chart: QWidget, scale: float) -> None:
        """Paint a chart, each shape and word as such."""
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, chart.width(), chart.height()))
        with in_light(chart):
            drawing_of(chart).draw(painter)

    def _paint_table(self, painter: QPainter, at: int, placed: Placed) -> None:
        """Paint the rows of a table that stand on a sheet, below its headings."""
        table, columns = self._paper.tables[at], self._columns[at]
        if placed.titled and table.title:
            _write(painter, self._title, table.title, QRectF(0, 0, self._width, self._title.line), _LEFT)
            painter.translate(0, self._title.line + _PAD)
        painter.save()
        painter.scale(columns.scale, columns.scale)
        top = (
            self._paint_row(painter, columns, columns.headings, table.right, self._head, 0.0, _PAD)
            if table.rows
            else 0.0
        )
        for row in range(placed.first, placed.end):
            total = table.has_total and row == len(table.rows) - 1
            painter.fillRect(
                QRectF(0, top, columns.whole, 0.75), QColor(LIGHT.edge if total else LIGHT.hairline)
            )
            kind = self._strong if total else self._body
            top = self._paint_row(painter, columns, self._cells[at][row], table.right, kind, top, _PAD / 2)
        painter.restore()
        if placed.captioned:
            top = top * columns.scale + _PAD
            for line in self._caption(table):
                _write(painter, self._muted, line, QRectF(0, top, self._width, self._muted.line), _LEFT)
                top += self._muted.line

    def _paint_row(
        self,
        painter: QPainter,
        columns: PaperColumns,
        cells: Sequence[Sequence[str]],
        right: Sequence[bool],
        kind: _Type,
        top: float,
        pad: float,
    ) -> float:
        """Paint a row; return where the next one begins."""
        left = 0.0
        for width, lines, aligned in zip(columns.widths, cells, right, strict=True):
            for at, line in enumerate(lines):
                room = QRectF(left, top + pad + at * kind.line, width, kind.line)
                _write(painter, kind, line, room, _RIGHT if aligned else _LEFT)
            left += width + GAP
        return top + max((len(lines) for lines in cells), default=1) * kind.line + 2 * pad


def _write(painter: QPainter, kind: _Type, text: str, room: QRectF, flags: Qt.AlignmentFlag) -> None:
    """Write a line of text as it is, whatever stands in it."""
    painter.setFont(kind.font)
    painter.setPen(kind.colour)
    painter.drawText(room, int(flags) | int(Qt.TextFlag.TextSingleLine) | int(Qt.TextFlag.TextDontClip), text)
