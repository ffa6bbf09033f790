"""The columns of a table and what each means, to be looked over and changed."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from headroom.book.fields.field import CellKind
from headroom.book.fields.field_tables import FIELDS
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.layout import IN_THOUSANDS, ColumnLayout, DecimalMark, ShareUnit
from headroom.book.survey import CERTAIN, ColumnFinding, TableFinding
from headroom.language import tr
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import LIGHT, Theme
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.choice_box import name_box
from headroom.words.fields import scale_words

_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOT_USED = tr("not used")
COLUMN, HEADING, MEANS, SURE, NUMBERS, CELLS, WHY = range(7)
"""The columns of the table."""

_TITLES = (
    tr("Column"),
    tr("Heading in the file"),
    tr("Means"),
    tr("Sure"),
    tr("Numbers"),
    tr("First cells"),
    tr("Why"),
)
_AS_WRITTEN = tr("as written")
_PIECES = (1.0, 10.0, 100.0, 1000.0)
_PRICES = tuple(field.name for field in SOURCING if field.per_part)
_CURRENCIES = ("USD", "MXN", "CAD", "EUR", "CNY", "JPY", "KRW", "GBP")
"""Those that are offered; a heading may name any other."""
_MARKS = {DecimalMark.COMMA: tr("decimal comma"), DecimalMark.POINT: tr("decimal point")}
_CHANGE = " \N{BLACK DOWN-POINTING SMALL TRIANGLE}"


class MappingModel(QAbstractTableModel):
    """Shows the columns of one table; it keeps nothing that is chosen, but says it.

    Attributes:
        chosen: Emitted with the ``ColumnLayout`` as it shall be.
    """

    chosen: ValueSignal[ColumnLayout] = value_signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[ColumnFinding, ...] = ()
        self._headings: Mapping[str, str] = {}
        self._kinds: Mapping[str, CellKind] = {}
        self._theme: Theme = LIGHT

    def show_table(self, finding: TableFinding | None) -> None:
        """Show the columns of a table; None: of nothing."""
        fields = FIELDS[finding.layout.kind] if finding is not None else ()
        columns = finding.columns if finding is not None else ()
        same = len(columns) == len(self._columns)
        if not same:
            self.beginResetModel()
        self._columns = columns
        self._headings = {field.name: field.heading for field in fields}
        self._kinds = {field.name: field.kind for field in fields}
        if same and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(columns) - 1, WHY))
        elif not same:
            self.endResetModel()

    def colour(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme

    def meanings(self, row: int) -> list[tuple[str, str]]:
        """Return the fields to choose from, with their headings: none, the likely ones, all others."""
        found = self._columns[row]
        likely = found.others if found.confidence < CERTAIN else ()
        order = dict.fromkeys(name for name in (*likely, *self._headings) if name in self._headings)
        return [("", _NOT_USED), *((name, self._headings[name]) for name in order)]

    def numbers(self, row: int) -> list[tuple[str, ColumnLayout]]:
        """Return how the numbers of a column may be written, in words, and the column as it is then."""
        column = self._columns[row].proposed
        kind = self._kinds.get(column.field)
        if kind not in (CellKind.PERCENT, CellKind.AMOUNT):
            return []
        by_cells = self._columns[row].numbers or _AS_WRITTEN
        plain = replace(column, decimal=DecimalMark.BY_CELL, unit=ShareUnit.BY_COLUMN)
        choices = [
            (tr("by its cells: {found}", found=by_cells), plain),
            (tr("decimal point, 1,234.50"), replace(column, decimal=DecimalMark.POINT)),
            (tr("decimal comma, 1.234,50"), replace(column, decimal=DecimalMark.COMMA)),
        ]
        if kind is CellKind.PERCENT:
            units = {tr("percent, 0 to 100"): ShareUnit.PERCENT, tr("fractions, 0 to 1"): ShareUnit.FRACTION}
            return [*choices, *((words, replace(column, unit=unit)) for words, unit in units.items())]
        choices.append((scale_words(IN_THOUSANDS), replace(column, per=IN_THOUSANDS)))
        if column.field not in _PRICES:
            choices.append((tr("not in thousands"), replace(column, per=1.0)))
        else:
            choices += [(scale_words(per) or tr("for 1 piece"), replace(column, per=per)) for per in _PIECES]
            choices += [
                (
                    tr("in {currency}", currency=code) if code else tr("in the currency of the row"),
                    replace(column, currency=code),
                )
                for code in dict.fromkeys(("", column.currency, *_CURRENCIES))
            ]
        return choices

    def column(self, row: int) -> ColumnLayout:
        """Return what a row says of its column."""
        return self._columns[row].proposed

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many columns the table has."""
        del parent
        return len(self._columns)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return how much is said of each."""
        del parent
        return len(_TITLES)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let what it means and how numbers are written be chosen."""
        flags = super().flags(index)
        editable = index.column() == MEANS or (index.column() == NUMBERS and self.numbers(index.row()))
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Return a cell."""
        found = self._columns[index.row()]
        if role == _ROLE.DisplayRole:
            return self._text(found, index.row(), index.column())
        if role == _ROLE.ToolTipRole:
            text = self._text(found, index.row(), index.column()).removesuffix(_CHANGE)
            return plain_tooltip(text) or None
        if role == _ROLE.ForegroundRole:
            used = bool(found.proposed.field)
            if used and found.confidence < CERTAIN and index.column() in (MEANS, SURE, WHY):
                return QBrush(QColor(self._theme.fails))
            if not used or index.column() in (COLUMN, CELLS, WHY):
                return QBrush(QColor(self._theme.muted))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return _TITLES[section]
        return None

    def _text(self, found: ColumnFinding, row: int, column: int) -> str:
        layout = found.proposed
        meaning = self._headings.get(layout.field, _NOT_USED)
        if layout.model:
            meaning = f"{meaning}, {layout.model}"
        sure = f"{round(found.confidence * 100)} %" if layout.field else ""
        numbers = f"{_written(found)}{_CHANGE}" if self.numbers(row) else ""
        texts = (
            *(layout.letters, layout.heading, f"{meaning}{_CHANGE}", sure, numbers),
            *("  ·  ".join(" ".join(cell.split()) for cell in found.samples[:3]), _why(found)),
        )
        return texts[column]


class Chooser(QStyledItemDelegate):
    """Lets a meaning, or a way of writing numbers, be chosen from a list."""

    def __init__(self, model: MappingModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._box: QComboBox | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Return the list of choices."""
        del option
        box = QComboBox(parent)
        name_box(box, tr("What column {column} means", column=self._model.column(index.row()).letters))
        for words, column in self._choices(index):
            box.addItem(words, column)
        box.activated.connect(self._commit)
        self._box = box
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what is chosen now, and open the list."""
        if not isinstance(editor, QComboBox):
            return
        now = self._model.column(index.row())
        for at, (_, column) in enumerate(self._choices(index)):
            if column == now:
                editor.setCurrentIndex(at)
                break
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Say what was chosen."""
        del model
        if isinstance(editor, QComboBox):
            column = editor.currentData()
            if isinstance(column, ColumnLayout) and column != self._model.column(index.row()):
                self._model.chosen.emit(column)

    @Slot()
    def _commit(self) -> None:
        """Take what was chosen at once."""
        if self._box is not None:
            self.commitData.emit(self._box)
            self.closeEditor.emit(self._box)

    def _choices(self, index: _Index) -> list[tuple[str, ColumnLayout]]:
        if index.column() == NUMBERS:
            return self._model.numbers(index.row())
        now = self._model.column(index.row())
        return [
            (heading, replace(now, field=field, model=now.model if field == now.field else ""))
            for field, heading in self._model.meanings(index.row())
        ]


def _why(found: ColumnFinding) -> str:
    """Return the reason without the heading, which stands in the same row."""
    return found.reason_beside_heading


def _written(found: ColumnFinding) -> str:
    """Return how the numbers of a column are written, in words: as chosen, else as its cells tell."""
    column = found.proposed
    told = [] if column.decimal is DecimalMark.BY_CELL else [_MARKS[column.decimal]]
    if column.unit is not ShareUnit.BY_COLUMN:
        told.append(tr("percent") if column.unit is ShareUnit.PERCENT else tr("fractions of 1"))
    words = told or ([found.numbers] if found.numbers else [])
    if column.per != 1:
        words.append(scale_words(column.per).removesuffix(" pieces"))
    if column.currency:
        words.append(column.currency)
    return ", ".join(words) or _AS_WRITTEN
