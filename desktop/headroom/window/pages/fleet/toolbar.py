"""The line above the charts: what they show, and how they are searched, ordered and zoomed."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QToolButton,
    QWidget,
)

from headroom.window.look.theme import SPACE
from headroom.window.pages.fleet.chart_rows import LEAST_HEIGHT, MOST_HEIGHT, RowWindow
from headroom.window.session.focus import Focus, Order
from headroom.window.widgets.still_label import StillLabel

_SEARCH_WIDTH, _DENSITY_WIDTH = 168, 72
_WORDS = {Order.HEADROOM: "By headroom", Order.SHEET: "As in the sheet"}


class FleetToolbar(QWidget):
    """Says how many models are shown; finds, orders and zooms them.

    Args:
        focus: Order and search.
        rows: Height of the rows.
        parent: Parent widget.
    """

    def __init__(self, focus: Focus, rows: RowWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focus = focus
        self._rows = rows
        self.count = StillLabel(muted=True)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find model")
        self.search.setAccessibleName("Find model")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._group = QButtonGroup(self)
        self.orders: dict[Order, QToolButton] = {}
        for order, text in _WORDS.items():
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            button.setAccessibleName(f"Order: {text.lower()}")
            self._group.addButton(button)
            self.orders[order] = button
        self.density = QSlider(Qt.Orientation.Horizontal)
        self.density.setRange(LEAST_HEIGHT, MOST_HEIGHT)
        self.density.setFixedWidth(_DENSITY_WIDTH)
        self.density.setAccessibleName("Height of rows")
        self.density.setToolTip("Height of rows (Ctrl and mouse wheel)")
        self._lay_out()
        self.search.textChanged.connect(focus.search_for)
        self._group.buttonClicked.connect(self._order_by)
        self.density.valueChanged.connect(rows.choose_height)
        focus.changed.connect(self.follow)
        rows.changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the search, the order and the density as they are now."""
        with QSignalBlocker(self.density):
            self.density.setValue(self._rows.base_height)
        if self.search.text() != self._focus.search:
            self.search.setText(self._focus.search)
        self.orders[self._focus.order].setChecked(True)

    @Slot(QAbstractButton)
    def _order_by(self, button: QAbstractButton) -> None:
        """Put the models in the order of the button that was clicked."""
        for order, its_button in self.orders.items():
            if its_button is button:
                self._focus.put_in_order(order)

    def _lay_out(self) -> None:
        """Put the parts beside each other."""
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE * 3 // 2, SPACE, SPACE * 3 // 2, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.count, 1)
        for button in self.orders.values():
            line.addWidget(button)
        line.addSpacing(SPACE)
        line.addWidget(self.density)
        line.addSpacing(SPACE)
        line.addWidget(self.search)
