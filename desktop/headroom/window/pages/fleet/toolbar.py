"""The line above the chart of the fleet: what it shows, and how it is searched and ordered."""

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from headroom.language import tr
from headroom.window.look.sized import grow
from headroom.window.look.theme import SPACE
from headroom.window.session.focus import Focus
from headroom.window.shown.groupings import Grouping
from headroom.window.shown.orders import Order
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.search_field import SearchField
from headroom.window.widgets.still_label import StillLabel

_SEARCH_WIDTH, _COUNT_WIDTH, _LETTERS, _GROUP_LETTERS = 160, 88, 19, 11


class FleetToolbar(QWidget):
    """Finds and orders models, and says how many were found.

    Args:
        focus: Order and search.
        parent: Parent widget.
    """

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focus = focus
        self.count = StillLabel(muted=True)
        grow(self.count, self.count.setFixedWidth, _COUNT_WIDTH)
        self.search = SearchField(tr("Find model"))
        grow(self.search, self.search.setFixedWidth, _SEARCH_WIDTH)
        self.order = ChoiceBox(tr("Order of the models"), _LETTERS)
        self.order.setToolTip(tr("Order of the models; a click on a heading sorts, too"))
        for order in Order:
            self.order.addItem(order.label, order)
        self.grouping = ChoiceBox(tr("Groups of the models"), _GROUP_LETTERS)
        self.grouping.setToolTip(tr("Groups of the models, each with its totals"))
        for grouping in Grouping:
            self.grouping.addItem(grouping.label, grouping)
        self._lay_out()
        self.grouping.activated.connect(self._group_by)
        self.search.textChanged.connect(focus.search_for)
        self.order.activated.connect(self._order_by)
        focus.changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the search and the order as they are now."""
        if self.search.text() != self._focus.search:
            self.search.setText(self._focus.search)
        with QSignalBlocker(self.order):
            self.order.setCurrentIndex(tuple(Order).index(self._focus.order))
        with QSignalBlocker(self.grouping):
            self.grouping.setCurrentIndex(tuple(Grouping).index(self._focus.grouping))

    @Slot(int)
    def _order_by(self, at: int) -> None:
        """Put the models in the order that was chosen."""
        self._focus.put_in_order(tuple(Order)[at])

    @Slot(int)
    def _group_by(self, at: int) -> None:
        """Put the models into the groups that were chosen."""
        self._focus.group_by(tuple(Grouping)[at])

    def _lay_out(self) -> None:
        """Put the parts beside each other."""
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE * 3 // 2, SPACE, SPACE * 3 // 2, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.count)
        line.addWidget(self.grouping)
        line.addWidget(self.order)
        line.addWidget(self.search)
