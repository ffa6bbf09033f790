"""Where a table stands in its sheet, and what it holds: a line of fields that can be changed."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from headroom.book.layout import Span, TableKind
from headroom.language import tr, tr_in
from headroom.window.importing.column_spin import ColumnSpin
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.sized import grow
from headroom.window.look.theme import SPACE
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.choice_box import name_box
from headroom.window.widgets.number_box import WholeBox
from headroom.workbook.layouts.layout_draft import DraftTable

_KINDS = (None, *TableKind)
_NOT_READ = tr("nothing that is read")
_MOST_ROWS = 2_000_000


class TablePlace(QWidget):
    """Shows what a table holds, where its headings stand, where it ends, and the model of all its rows.

    Attributes:
        kind_chosen: Emitted with the ``TableKind``, or None where nothing is read.
        moved: Emitted with the first and the last row of the headings and the last row of the table;
            0: the table ends with the sheet.
        spanned: Emitted with the ``Span`` of its columns.
        model_named: Emitted with the model of all rows.
    """

    kind_chosen: ValueSignal[TableKind | None] = value_signal()
    moved = Signal(int, int, int)
    spanned: ValueSignal[Span] = value_signal()
    model_named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last_row = 1
        self.kind = QComboBox()
        name_box(self.kind, tr("What the sheet holds"))
        for kind in _KINDS:
            self.kind.addItem(kind.value if kind else _NOT_READ, kind)
        self.first, self.last, self.end = WholeBox(), WholeBox(), WholeBox()
        for spin, name in (
            (self.first, tr("First row of the headings")),
            (self.last, tr("Last row of the headings")),
            (self.end, tr("Last row of the table")),
        ):
            spin.setAccessibleName(name)
            spin.valueChanged.connect(self._move)
        self.end.setSpecialValueText(tr("end of the sheet"))
        self.left, self.right = ColumnSpin(), ColumnSpin()
        for column, name in (
            (self.left, tr("First column of the table")),
            (self.right, tr("Last column of the table")),
        ):
            column.setAccessibleName(name)
            column.valueChanged.connect(self._span)
        self.left.setMinimum(1)
        self.right.setSpecialValueText("last")
        self.model = QLineEdit()
        self.model.setAccessibleName(tr("Model of all rows"))
        grow(self.model, self.model.setMinimumWidth, 160)
        self.of_model = PlainLabel(tr("All rows are of the model"))
        self.of_model.setProperty("kind", "muted")
        self.of_model.setBuddy(self.model)
        self.kind.activated.connect(self._choose_kind)
        self.model.editingFinished.connect(self.name_model)
        self._lay_out()

    def show_table(self, table: DraftTable) -> None:
        """Show where a table stands."""
        layout = table.finding.layout if table.used and table.finding is not None else None
        top = max(len(table.sheet.top), 1)
        with (
            QSignalBlocker(self.kind),
            QSignalBlocker(self.first),
            QSignalBlocker(self.last),
            QSignalBlocker(self.end),
            QSignalBlocker(self.left),
            QSignalBlocker(self.right),
            QSignalBlocker(self.model),
        ):
            self.kind.setCurrentIndex(_KINDS.index(table.kind))
            for spin in (self.first, self.last):
                spin.setRange(1, top)
            self.end.setRange(0, max(table.sheet.rows * 2, top, _MOST_ROWS))
            if layout is not None:
                self.first.setValue(layout.header_row)
                self.last.setValue(layout.last_header_row)
                self.end.setValue(layout.last_row or 0)
                self.model.setText(layout.model)
                self._last_row = layout.last_header_row
                self.left.setValue(layout.first_column + 1)
                self.right.setValue(0 if layout.last_column is None else layout.last_column + 1)
        for widget in (self.first, self.last, self.end, self.left, self.right):
            widget.setEnabled(layout is not None)
        named = layout is not None and (layout.column("model") or layout.quantities_by_model())
        parts = layout is not None and layout.kind is TableKind.SOURCING
        for part in (self.model, self.of_model):
            part.setVisible(parts and not named)

    @Slot()
    def name_model(self) -> None:
        """Say which model all rows are of."""
        if not self.model.isHidden():
            self.model_named.emit(self.model.text().strip())

    @Slot(int)
    def _choose_kind(self, row: int) -> None:
        """Say what the sheet holds."""
        self.kind_chosen.emit(_KINDS[row])

    @Slot()
    def _move(self) -> None:
        """Say where the headings and the end of the table stand; they stay in their order."""
        first, last, end = self.first.value(), self.last.value(), self.end.value()
        if first > last == self._last_row:  # the first row was moved below the last: both are meant
            last = first
        first, last = min(first, last), max(first, last)
        self.moved.emit(first, last, max(end, last) if end else 0)

    @Slot()
    def _span(self) -> None:
        """Say in which columns the table begins and ends; they stay in their order."""
        first, last = self.left.value(), self.right.value()
        self.spanned.emit((first - 1, max(first, last) - 1 if last else None))

    def _lay_out(self) -> None:
        """Put what it holds into one line, and where it stands into another."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        holds, stands = QHBoxLayout(), QHBoxLayout()
        for line, fields in (
            (holds, ((tr("Holds"), self.kind),)),
            (
                stands,
                (
                    (tr("Headings in row"), self.first),
                    (tr_in("from one row or column to another", "to"), self.last),
                    (tr("Table ends at row"), self.end),
                    (tr("Columns"), self.left),
                    (tr_in("from one row or column to another", "to"), self.right),
                ),
            ),
        ):
            line.setSpacing(SPACE)
            for text, widget in fields:
                label = PlainLabel(text)
                label.setProperty("kind", "muted")
                label.setBuddy(widget)
                line.addWidget(label)
                line.addWidget(widget)
            column.addLayout(line)
        holds.addWidget(self.of_model)
        holds.addWidget(self.model)
        for line in (holds, stands):
            line.addStretch(1)
