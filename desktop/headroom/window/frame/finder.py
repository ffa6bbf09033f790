"""Finds a model, a page or a lever by what is typed, and goes there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from headroom.language import tr
from headroom.window.frame.shown.places import FoundPlace, found
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import BODY, CAPTION, RADIUS, font_of, theme_of, type_scale
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.find_popup import FindPopup

_WIDTH, _ROW, _MOST, _SHOWN = 520, 30, 60, 12
_PLACE = Qt.ItemDataRole.UserRole


class _PlaceDelegate(QStyledItemDelegate):
    """Paints a name, and muted beside it what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row."""
        return QSize(option.rect.width(), round(_ROW * type_scale(option.widget)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one place."""
        place, widget = index.data(_PLACE), option.widget
        theme = theme_of(widget)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.wash))
            painter.drawRoundedRect(QRectF(option.rect), RADIUS, RADIUS)
        inside = option.rect.adjusted(10, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font_of(widget, CAPTION))
        painter.setPen(QColor(theme.muted))
        beside = f"{place.detail} · {place.kind.word}" if place.detail else place.kind.word
        room = inside.width() // 2
        told = painter.fontMetrics().elidedText(beside, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, told)
        taken = painter.fontMetrics().horizontalAdvance(told) + 12
        painter.setFont(font_of(widget, BODY, QFont.Weight.Medium))
        painter.setPen(QColor(theme.text))
        title = painter.fontMetrics().elidedText(
            place.title, Qt.TextElideMode.ElideRight, inside.width() - taken
        )
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()


class Finder(FindPopup):
    """A field with what it finds below it; it lies over the window while it has the focus.

    Args:
        over: The window's inside.
        places: Returns all places there are.
        parent: Parent widget.

    Attributes:
        chosen: Emitted with the ``FoundPlace`` to go to.
    """

    chosen: ValueSignal[FoundPlace] = value_signal()

    def __init__(self, over: QWidget, places: Callable[[], Sequence[FoundPlace]]) -> None:
        field, found_places, nothing = QLineEdit(), QListView(), PlainLabel(tr("Nothing has this name."))
        super().__init__(over, field, found_places, nothing)
        self.list, self.nothing = found_places, nothing
        self._places = places
        self._all: Sequence[FoundPlace] = ()
        self.field.setPlaceholderText(tr("Find a model, a page or a lever"))
        self.field.setAccessibleName(tr("Find a model, a page or a lever"))
        self.field.setAcceptDrops(False)  # a workbook may be dropped anywhere
        self.rows = QStandardItemModel(self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_PlaceDelegate(self.list))
        self.nothing.setProperty("kind", "muted")

    def open(self) -> None:
        """Open over the window; what had the focus gets it back."""
        if self.isHidden():
            self._back = self.window().focusWidget()
        self._all = self._places()
        self.field.clear()
        self._find()
        width = round(min(_WIDTH * type_scale(self), self._over.width() - 32))
        self.setGeometry((self._over.width() - width) // 2, round(48 * type_scale(self)), width, 10)
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _find(self) -> None:
        """List what contains the words that are typed."""
        self.rows.clear()
        for place in found(self._all, self.field.text(), _MOST):
            item = QStandardItem(place.title)
            item.setData(place, _PLACE)
            item.setData(f"{place.title}, {place.kind.word}", Qt.ItemDataRole.AccessibleTextRole)
            item.setEditable(False)
            self.rows.appendRow(item)
        self.list.setCurrentIndex(self.rows.index(0, 0))
        if not self.isHidden():
            self._fit()

    def _fit(self) -> None:
        """Be as high as what was found."""
        count = self.rows.rowCount()
        self.list.setVisible(count > 0)
        self.nothing.setVisible(not count)
        self.list.setFixedHeight(round(min(count, _SHOWN) * _ROW * type_scale(self)) + 4)
        self.resize(self.width(), self.sizeHint().height())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        """Go to a place."""
        place = index.data(_PLACE)
        if place is not None:
            self.leave()
            self.chosen.emit(place)
