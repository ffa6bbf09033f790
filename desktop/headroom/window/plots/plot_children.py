"""What screen readers find within a chart: a child for each bar, cell or line, with its words and its place.

Qt knows charts as one surface. The interface here stands for a chart, and hands out its children when a
screen reader asks for them: nothing is made, and nothing is kept up to date, where none listens.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget

from headroom.window.look.focus_frame import FocusFrame


@dataclass(frozen=True, slots=True)
class PlotChild:
    """One thing on a chart.

    Attributes:
        name: What it is, e.g. the model.
        value: What it says, e.g. verdict and headroom.
        place: Where it stands, pixels of the chart.
    """

    name: str
    value: str
    place: QRectF


class HasChildren(Protocol):
    """A chart that screen readers find things on."""

    def child_count(self) -> int:
        """Return how many there are."""

    def child(self, at: int) -> PlotChild:
        """Return one of them, as it is now."""

    def child_looked_at(self) -> int:
        """Return the position of the one that is looked at; -1 for none."""


_Relation = tuple[QAccessibleInterface, QAccessible.RelationFlag]
_ANY = QAccessible.RelationFlag.AllRelations


class _Child(QAccessibleInterface):
    """One thing on a chart, asked anew each time."""

    def __init__(self, widget: QWidget, chart: HasChildren, at: int) -> None:
        super().__init__()
        self._widget: QWidget | None = widget
        self._chart = chart
        self._at = at
        widget.destroyed.connect(self._forget)

    def _forget(self) -> None:
        """Let the chart go."""
        self._widget = None

    @property
    def _said(self) -> PlotChild | None:
        """Return what there is now; None where the chart shows fewer, or is gone."""
        gone = self._widget is None or self._at >= self._chart.child_count()
        return None if gone else self._chart.child(self._at)

    def isValid(self) -> bool:
        """Return whether it is there still."""
        return self._said is not None

    def object(self) -> QObject | None:  # type: ignore[override] # PySide's types leave None out
        """Return nothing: it is no object of Qt's."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override] # as above
        """Return the window of the chart."""
        widget = self._widget
        return None if widget is None else widget.window().windowHandle()

    def relations(self, match: QAccessible.RelationFlag = _ANY) -> list[_Relation]:
        """Return none."""
        del match
        return []

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        """Return nothing: it has no children."""
        return None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        """Return the chart."""
        widget = self._widget
        return None if widget is None else QAccessible.queryAccessibleInterface(widget)

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        """Return nothing: it has no children."""
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        """Return nothing: it has no children."""
        return None

    def childCount(self) -> int:
        """Return that it has no children."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """Return that there is none."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return its name, or what it says."""
        said = self._said
        if said is None:
            return ""
        if kind is QAccessible.Text.Name:
            return said.name
        return said.value if kind in {QAccessible.Text.Value, QAccessible.Text.Description} else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Change nothing."""

    def rect(self) -> QRect:
        """Return where it stands, pixels of the screen."""
        said, widget = self._said, self._widget
        if said is None or widget is None:
            return QRect()
        place = said.place.toAlignedRect()
        return QRect(widget.mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        """Return that it is one of several."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is looked at, and whether it is scrolled out of the chart."""
        state, said, widget = QAccessible.State(), self._said, self._widget
        if said is None or widget is None:
            state.invalid = 1
            return state
        looked_at = self._chart.child_looked_at() == self._at
        state.selectable = state.focusable = 1
        state.selected = int(looked_at)
        state.focused = int(looked_at and widget.hasFocus())
        state.invisible = int(not widget.isVisible())
        state.offscreen = int(not said.place.intersects(QRectF(widget.rect())))
        return state


class PlotAccessible(QAccessibleWidget):
    """A chart for screen readers: first what is on it, then its widgets, such as handles that are sliders."""

    def __init__(self, widget: QWidget, chart: HasChildren) -> None:
        super().__init__(widget, QAccessible.Role.Chart)
        self._widget = widget
        self._chart = chart
        self._made: list[_Child] = []

    def _widgets(self) -> list[QAccessibleInterface]:
        """Return its widgets that mean something: the surface of a chart is none."""
        inside: list[QAccessibleInterface | None] = [
            super(PlotAccessible, self).child(at) for at in range(super().childCount())
        ]
        surface = self._widget.viewport() if isinstance(self._widget, QAbstractScrollArea) else None
        found = [one for one in inside if one is not None and one.object() is not surface]
        return [one for one in found if not isinstance(one.object(), FocusFrame)]

    def childCount(self) -> int:
        """Return how many children there are."""
        return self._chart.child_count() + len(self._widgets())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        """Return one of the children; None beyond the last."""
        count = self._chart.child_count()
        if index < 0:
            return None
        if index >= count:
            widgets = self._widgets()
            return widgets[index - count] if index - count < len(widgets) else None
        while len(self._made) <= index:
            self._made.append(_Child(self._widget, self._chart, len(self._made)))
        return self._made[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the position of a child; -1 for none."""
        if isinstance(child, _Child):
            return self._made.index(child) if child in self._made else -1
        inside = [one.object() for one in self._widgets()]
        found = inside.index(child.object()) if child.object() in inside else -1
        return found if found < 0 else found + self._chart.child_count()

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        """Return what is looked at, while the chart has the keys."""
        at = self._chart.child_looked_at()
        if at >= 0 and self._widget.hasFocus():
            return self.child(at)
        return super().focusChild()


def look_at_child(widget: QWidget, at: int) -> None:
    """Tell screen readers that something on a chart is looked at."""
    if at >= 0 and QAccessible.isActive():
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(at)
        QAccessible.updateAccessibility(event)
