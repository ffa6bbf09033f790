"""What the user looks at: which model, in which order, by which search. Not undone, not saved."""

from PySide6.QtCore import QObject, Signal

from headroom.analysis.part_listing import PartFilter
from headroom.explain.trail import Trail
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.book_cell import BookCell
from headroom.window.shown.groupings import Grouping
from headroom.window.shown.news import News
from headroom.window.shown.orders import Order


class Focus(QObject):
    """Which model is looked at, and how the models are listed; shared by all views of a window.

    Attributes:
        changed: Emitted after anything of it changed.
        followed: Emitted with the ``Trail`` of a figure that shall be followed back.
        said: Emitted with a message about what was done, or why not.
        cell_asked: Emitted with the ``BookCell`` that shall be opened in its workbook.
        parts_asked: Emitted with the ``PartFilter`` of the parts that shall be listed.
    """

    changed = Signal()
    followed: ValueSignal[Trail] = value_signal()
    said: ValueSignal[News] = value_signal()
    cell_asked: ValueSignal[BookCell] = value_signal()
    parts_asked: ValueSignal[PartFilter] = value_signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model: str | None = None
        self._order = Order.HEADROOM
        self._turned = False
        self._search = ""
        self._grouping = Grouping.NONE

    @property
    def model(self) -> str | None:
        """Return the name of the model looked at; None for none."""
        return self._model

    @property
    def order(self) -> Order:
        """Return the order of the models."""
        return self._order

    @property
    def turned(self) -> bool:
        """Return whether the order begins at its other end."""
        return self._turned

    @property
    def search(self) -> str:
        """Return the text that a shown model's name contains; empty shows all."""
        return self._search

    @property
    def grouping(self) -> Grouping:
        """Return in which groups the models stand."""
        return self._grouping

    def group_by(self, grouping: Grouping) -> None:
        """List the models in other groups."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self.changed.emit()

    def look_at(self, model: str | None) -> None:
        """Look at a model, or at none."""
        if model != self._model:
            self._model = model
            self.changed.emit()

    def put_in_order(self, order: Order) -> None:
        """List the models in another order, from its usual end."""
        self.list_by(order, turned=False)

    def sort_by(self, order: Order) -> None:
        """List the models in another order, or in the same one from its other end."""
        self.list_by(order, turned=order is self._order and not self._turned)

    def list_by(self, order: Order, *, turned: bool) -> None:
        """List the models in an order, from its usual end or from the other."""
        if (order, turned) != (self._order, self._turned):
            self._order, self._turned = order, turned
            self.changed.emit()

    def search_for(self, text: str) -> None:
        """Show only models whose name contains ``text``."""
        if text != self._search:
            self._search = text
            self.changed.emit()
