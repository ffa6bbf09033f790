"""Where the parts of the window are that the tour points at."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMainWindow, QWidget

from headroom.window.frame import later
from headroom.window.tour.shown.steps import Target

_ENOUGH = 8
"""Pixels of a part, in either way, of which so many must be seen."""


def target_place(window: QMainWindow, work: "later.WorkPage", target: Target) -> QRect | None:
    """Return where a part is, in the pixels of the window; None where it is not seen now."""
    return _FINDERS[target](window, work)


def _place(window: QWidget, part: QWidget, inside: QRect | None = None) -> QRect | None:
    """Return where a widget, or a rectangle inside it, is in the window."""
    if not part.isVisible():
        return None
    wanted = part.rect() if inside is None else inside.intersected(part.rect())
    place = QRect(part.mapTo(window, wanted.topLeft()), wanted.size()).intersected(window.rect())
    return place if min(place.width(), place.height()) >= _ENOUGH else None


def _threshold(window: QWidget, work: "later.WorkPage") -> QRect | None:
    """Return where the handle of the first threshold is."""
    chart = work.fleet.chart
    found = (chart.handle_of(lever.key) for lever in work.panel.levers)
    handle = next((one for one in found if one is not None), None)
    if handle is None:
        return None
    return _place(window, chart, handle.box.toAlignedRect().adjusted(-2, -2, 2, 12))


def _together(window: QWidget, *parts: QWidget) -> QRect | None:
    """Return what several widgets take together."""
    places = [place for part in parts if (place := _place(window, part)) is not None]
    whole = QRect()
    for place in places:
        whole = whole.united(place)
    return whole if places else None


def _help_menu(window: QMainWindow) -> QRect | None:
    """Return where the last menu is, which is Help; on systems with one bar for all windows nowhere."""
    bar = window.menuBar()
    actions = bar.actions()
    if not actions or bar.isNativeMenuBar():
        return None
    return _place(window, bar, bar.actionGeometry(actions[-1]))


_FINDERS: Mapping[Target, Callable[[QMainWindow, "later.WorkPage"], QRect | None]] = {
    Target.VERDICTS: lambda window, work: _place(window, work.fleet.chart),
    Target.THRESHOLD: _threshold,
    Target.POLICY: lambda window, work: _place(window, work.panel.chooser.box),
    Target.MODEL: lambda window, work: _place(window, work.detail),
    Target.DECIDE: lambda window, work: _place(window, work.groups.buttons[1]),
    Target.GIVE: lambda window, work: _together(window, work.groups.hand_over, work.groups.present),
    Target.GUIDE: lambda window, _work: _help_menu(window),
}
"""How each part is found."""
