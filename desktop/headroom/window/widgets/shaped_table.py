"""What all tables have in common: no grid, headings that sort, and widths that stay.

Widths are measured from heading and texts, and shared so that nothing is cut while there is room; a width or
a place that the user gave a column stays, also at the next start.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.look import DRESSED
from headroom.window.look.theme import CAPTION, SPACE, font_of, presents, type_scale
from headroom.window.session.table_shapes import TableShapes, column_keys
from headroom.window.widgets.group_header import GroupHeader
from headroom.window.widgets.shown.column_widths import ColumnNeed, left_out, shared_widths
from headroom.window.widgets.wrapped_rows import WrappedRows

_ROW = 26
_MOST_WIDTH, _UNCUT_WIDTH, _LEAST_WIDTH, _FEWEST_WIDTH = 320, 168, 96, 78
"""Pixels at normal type: beyond which nothing grows, and down to which columns give way, by kind."""

_SHAPES = "table shapes"
DENSE = "dense"
"""The kind of a table with many columns: less stands between them."""

_HEADING_PADDING, _DENSE_PADDING = 2 * 11, 2 * 6
"""Pixels to both sides of a heading, as the style sheet has them, and in a dense table."""

_MARK = 16
"""Pixels of the mark beside the heading that sorts."""


_NO_ROOM = ColumnNeed(0, 0)


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column that can be shown or put away.

    Attributes:
        title: What stands above it, on one line.
        shown: Whether it is shown.
        free: Whether it may be put away.
    """

    title: str
    shown: bool
    free: bool


def keep_shapes(shapes: TableShapes) -> None:
    """Let all tables of the program remember how they are left."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_SHAPES, shapes)


def _kept_shapes() -> TableShapes:
    """Return where tables remember how they are left; nowhere where nobody keeps it."""
    application = QApplication.instance()
    shapes = None if application is None else application.property(_SHAPES)
    return shapes if isinstance(shapes, TableShapes) else TableShapes()


class ShapedTable(QTableView):
    """A table without grid, one line below each row, whose headings sort it.

    Args:
        name: For screen readers, and under which its widths are remembered.
        parent: Parent widget.
        sorts: Whether its headings sort it; where the order of the rows says something they do not.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, sorts: bool = True) -> None:
        super().__init__(parent)
        self._shapes = _kept_shapes()
        self._needs: tuple[ColumnNeed, ...] = ()
        self._put_away: frozenset[int] = frozenset()  # by the user; others may be left out while presenting
        self._arranging = False
        self._sorts = sorts
        self._rows_seen = 0
        self._wrapped: WrappedRows | None = None
        self._unmeasured = False
        self.setAccessibleName(name)
        self.setHorizontalHeader(GroupHeader(self))
        FocusFrame(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(SPACE * 4)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        if sorts:
            self.setSortingEnabled(True)
        else:
            header.setSectionsClickable(False)
        header.sectionResized.connect(self._keep_width)
        header.sectionMoved.connect(self._keep_places)
        header.sectionHandleDoubleClicked.connect(self._forget_width)
        header.sortIndicatorChanged.connect(self._keep_sorting)

    # What a table says of itself; the defaults do for a model that is not too long.

    def column_titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        orientation = Qt.Orientation.Horizontal
        return tuple(str(self.model().headerData(at, orientation)) for at in range(self._columns))

    def heading_lines(self, column: int) -> list[str]:
        """Return the lines of a heading."""
        return self.column_titles()[column].split("\n")

    def measured_rows(self, column: int) -> Iterable[int]:
        """Return the rows as they are seen by which a column is measured: those with the longest texts."""
        raise NotImplementedError

    def grows(self, column: int) -> bool:
        """Return whether a column takes the room that is left."""
        raise NotImplementedError

    def uncut(self, column: int) -> bool:
        """Return whether a column gives way after the others."""
        del column
        return False

    def yields(self, column: int) -> bool:
        """Return whether a column gives way before others."""
        del column
        return False

    def first_sorted(self) -> int:
        """Return the column by which it is sorted until another is chosen; -1: in the order it was made."""
        return -1

    def first_descending(self) -> bool:
        """Return whether the greatest of that column stands first."""
        return False

    @property
    def _columns(self) -> int:
        """Return how many columns there are."""
        return self.model().columnCount() if self.model() is not None else 0

    def wrap_texts(self) -> None:
        """Let texts go on in further lines where they do not fit."""
        self._wrapped = WrappedRows(self)

    # Widths

    def measure(self) -> None:
        """Find out what every column needs, and share the room there is."""
        height = round(_ROW * type_scale(self))
        if self.verticalHeader().defaultSectionSize() != height:  # Qt would paint everything anew
            self.verticalHeader().setDefaultSectionSize(height)
        self._keep_height()
        shape, keys = self._shapes.of(self.accessibleName()), column_keys(self.column_titles())
        scale = type_scale(self)
        self._needs = tuple(
            _NO_ROOM
            if at in self._put_away
            else self._need(at, round(shape.widths[key] * scale) if key in shape.widths else None)
            for at, key in enumerate(keys)
        )
        self._share_room()

    def see_rows(self, count: int) -> None:
        """Be just so high that so many rows are seen, whatever the size of the type."""
        self._rows_seen = count
        self._keep_height()

    def _keep_height(self) -> None:
        """Be as high as the rows that shall be seen."""
        if self._rows_seen:
            rows = self._rows_seen * self.verticalHeader().defaultSectionSize()
            height = self.horizontalHeader().sizeHint().height() + rows + SPACE
            if self.minimumHeight() != height or self.maximumHeight() != height:
                self.setFixedHeight(height)

    def _need(self, column: int, chosen: int | None) -> ColumnNeed:
        """Return what a column needs; one that was given a width has that."""
        if chosen is not None:
            return ColumnNeed(chosen, chosen, stays=True)
        model, title = self.model(), self.heading_width(column)
        texts = (
            self.sizeHintForIndex(model.index(row, column)).width() for row in self.measured_rows(column)
        )
        whole = max(title, max(texts, default=0), self.horizontalHeader().minimumSectionSize())
        alignment = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        if isinstance(alignment, Qt.AlignmentFlag) and alignment & Qt.AlignmentFlag.AlignRight:
            return ColumnNeed(whole, whole, self.grows(column))  # a figure is read whole or not at all
        fewest = _FEWEST_WIDTH if self.yields(column) else _LEAST_WIDTH
        least = max(title, min(whole, round(fewest * type_scale(self))))
        if self.uncut(column):
            least = max(least, min(whole, round(_UNCUT_WIDTH * type_scale(self))))
        return ColumnNeed(whole, least, self.grows(column), yields=self.yields(column), bare=title)

    def heading_width(self, column: int) -> int:
        """Return at which width a heading is shown whole; Qt takes its lines for one, and of larger type."""
        header = self.horizontalHeader()
        metrics = QFontMetricsF(font_of(self, CAPTION))
        width = ceil(max(metrics.horizontalAdvance(line) for line in self.heading_lines(column)))
        width += _DENSE_PADDING if self.property("kind") == DENSE else _HEADING_PADDING
        marked = self._sorts and header.sortIndicatorSection() == column
        return width + (round(_MARK * type_scale(self)) if marked else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._share_room()

    def customEvent(self, event: QEvent) -> None:
        """Measure again in the type of another style sheet."""
        if event.type() == DRESSED:
            self._measure_again()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again where the type changes, as when presenting begins."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with a type and a style that changed while it was not seen."""
        super().showEvent(event)
        if self._unmeasured:
            self._measure_again()

    def _measure_again(self) -> None:
        """Measure what is seen, and what is not as soon as it is."""
        self._unmeasured = not self.isVisible()
        if not self._unmeasured and self.model() is not None:
            self.measure()

    def _share_room(self) -> None:
        """Give every column its width."""
        if len(self._needs) != self._columns:
            return
        most, room = round(_MOST_WIDTH * type_scale(self)), self.viewport().width()
        chosen = [at for at in range(self._columns) if at not in self._put_away]
        needs = [self._needs[at] for at in chosen]
        away = left_out(needs, room) if presents(self) else frozenset()
        seen = [at for place, at in enumerate(chosen) if place not in away]
        widths = shared_widths([self._needs[at] for at in seen], room, most)
        arranging, self._arranging = self._arranging, True
        for at in range(self._columns):
            if self.isColumnHidden(at) is (at in seen):
                self.setColumnHidden(at, at not in seen)
        for at, width in zip(seen, widths, strict=True):
            if self.columnWidth(at) != width:
                self.setColumnWidth(at, width)
        self._arranging = arranging
        self._wrap()

    def _wrap(self) -> None:
        """Let rows be as high as their texts need at the present widths."""
        if self._wrapped is not None:
            gives_way = (at for at, need in enumerate(self._needs) if need.least < need.whole or need.stays)
            self._wrapped.take(tuple(gives_way))

    @Slot(int, int, int)
    def _keep_width(self, column: int, _before: int, width: int) -> None:
        """Remember the width that the user gives a column."""
        keys = column_keys(self.column_titles())
        if self._arranging or column >= len(keys) or column >= len(self._needs):
            return
        shape = self._shapes.of(self.accessibleName())
        widths = {**shape.widths, keys[column]: round(width / type_scale(self))}
        self._shapes.put(self.accessibleName(), replace(shape, widths=widths))
        needs = list(self._needs)
        needs[column] = ColumnNeed(width, width, stays=True)
        self._needs = tuple(needs)
        self._wrap()

    @Slot(int)
    def _forget_width(self, column: int) -> None:
        """Measure a column again whose border is clicked twice."""
        key = column_keys(self.column_titles())[column]
        shape = self._shapes.of(self.accessibleName())
        widths = {name: width for name, width in shape.widths.items() if name != key}
        self._shapes.put(self.accessibleName(), replace(shape, widths=widths))
        self.measure()

    # Order of columns and rows

    def restore(self) -> None:
        """Put columns and rows in the order in which the user left them."""
        shape, keys = self._shapes.of(self.accessibleName()), column_keys(self.column_titles())
        header = self.horizontalHeader()
        arranging, self._arranging = self._arranging, True
        places = {key: at for at, key in enumerate(keys)}
        wanted = sorted(keys, key=lambda key: (shape.places.get(key, places[key]), places[key]))
        for visual, key in enumerate(wanted):
            header.moveSection(header.visualIndex(places[key]), visual)
        self._put_away = frozenset(at for key, at in places.items() if key in shape.hidden and at > 0)
        for at in places.values():
            self.setColumnHidden(at, at in self._put_away)
        if self._sorts:
            column = places.get(shape.sorted_by, self.first_sorted())
            down = shape.descending if shape.sorted_by in places else self.first_descending()
            order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            if column != header.sortIndicatorSection() or (
                column >= 0 and order != header.sortIndicatorOrder()
            ):
                header.setSortIndicator(column, order)
            else:
                self.model().sort(column, order)
        self._arranging = arranging

    @Slot()
    def put_back(self) -> None:
        """Let columns, widths, places and order be as they were made."""
        shape = self._shapes.of(self.accessibleName())
        made = replace(shape, widths={}, places={}, sorted_by="", hidden=())
        self._shapes.put(self.accessibleName(), made)
        self.restore()
        self.measure()

    @Slot()
    def _keep_places(self) -> None:
        """Remember where the user put the columns."""
        if self._arranging:
            return
        header, keys = self.horizontalHeader(), column_keys(self.column_titles())
        shape = self._shapes.of(self.accessibleName())
        places = {key: header.visualIndex(at) for at, key in enumerate(keys)}
        self._shapes.put(self.accessibleName(), replace(shape, places=places))

    @Slot(int, Qt.SortOrder)
    def _keep_sorting(self, column: int, order: Qt.SortOrder) -> None:
        """Remember by which column the user sorts; its heading needs room for the mark."""
        if self._arranging:
            return
        keys = column_keys(self.column_titles())
        shape = self._shapes.of(self.accessibleName())
        by = keys[column] if 0 <= column < len(keys) else ""
        down = order is Qt.SortOrder.DescendingOrder
        self._shapes.put(self.accessibleName(), replace(shape, sorted_by=by, descending=down))
        self.measure()

    def column_choices(self) -> tuple[ColumnChoice, ...]:
        """Return the columns that can be shown or put away; the first one always stays, as it says whose."""
        titles = self.column_titles()
        return tuple(
            ColumnChoice(" ".join(titles[at].split()), at not in self._put_away, at > 0)
            for at in range(self._columns)
        )

    def turn_column(self, at: int) -> None:
        """Show a column, or put it away, by its place among ``column_choices``."""
        shape, key = self._shapes.of(self.accessibleName()), column_keys(self.column_titles())[at]
        kept = tuple(one for one in shape.hidden if one != key)
        hidden = kept if key in shape.hidden else (*kept, key)
        self._shapes.put(self.accessibleName(), replace(shape, hidden=hidden))
        self.restore()
        self.measure()

    def visible_columns(self) -> list[int]:
        """Return the columns that are shown from the left to the right."""
        header = self.horizontalHeader()
        found = (header.logicalIndex(visual) for visual in range(self._columns))
        return [at for at in found if not self.isColumnHidden(at)]
