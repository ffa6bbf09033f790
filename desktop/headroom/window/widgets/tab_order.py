"""The order in which the tab key goes through a part of a window: as its layouts put it before the eye.

Qt goes through widgets in the order in which they were made or moved into the window, and pages, tools and
levers are made when they are needed.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSplitter, QTabWidget, QWidget


@runtime_checkable
class HasTabStops(Protocol):
    """A widget whose parts have an order of their own."""

    def tab_stops(self) -> Sequence[QWidget]:
        """Return what in it may have the keys, one after the other."""


def go_on(part: QWidget, *, forward: bool) -> bool:
    """Give the keys to what follows in a part of a window what has them, or stands before it.

    Args:
        part: Part of a window.
        forward: Whether to go on, or back.

    Returns:
        Whether the keys are in that part, and went on.
    """
    stops, now = list(tab_stops(part)), QApplication.focusWidget()
    if now not in stops:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    following = stops[(stops.index(now) + (1 if forward else -1)) % len(stops)]
    following.setFocus(reason)
    bring_into_view(following)
    return True


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever a widget stands in until it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what the tab key goes to within a widget, itself first."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    inside = widget.tab_stops() if isinstance(widget, HasTabStops) else _inside(widget)
    for child in inside:
        yield from tab_stops(child)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets in a widget, as they stand one after the other."""
    seen = set()
    for child in _arranged(widget):
        if child not in seen and not child.isWindow():
            seen.add(child)
            yield child
    for rest in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if rest not in seen and not rest.isWindow():
            yield rest


def _arranged(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets that a widget puts in an order."""
    if isinstance(widget, QSplitter):
        for at in range(widget.count()):
            yield widget.handle(at)
            part = widget.widget(at)
            if part is not None:
                yield part
    elif isinstance(widget, QTabWidget):
        yield widget.tabBar()
    elif isinstance(widget, QScrollArea):
        yield widget.viewport()
    layout = widget.layout()
    if layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of those in it."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)
