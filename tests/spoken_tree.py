"""What a screen reader finds in a window, and what it would trip over."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QWidget,
)

_ROLE, _TEXT = QAccessible.Role, QAccessible.Text

MOST_CHILDREN = 400
"""Of one thing that are walked: what is beyond is a row like those before."""

MAY_BE_NAMELESS = {_ROLE.Cell, _ROLE.ListItem, _ROLE.TreeItem}
"""What may have the focus within a table and hold nothing."""

USELESS = {_ROLE.Client, _ROLE.NoRole, _ROLE.Pane, _ROLE.Border, _ROLE.LayeredPane}
"""Roles that say nothing of what a thing is: what has the focus needs another, unless it scrolls others."""

_BARE = re.compile(r"^[+\u2212-]?\d+([.,]\d+)?$")
"""A number with no word and no unit beside it."""


def interface(widget: QWidget) -> QAccessibleInterface:
    """Return how screen readers find a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def tree(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what is seen of a tree."""
    if root.state().invisible:
        return
    yield root
    for at in range(min(root.childCount(), MOST_CHILDREN)):
        child: object = root.child(at)
        if isinstance(child, QAccessibleInterface):  # Qt may have none
            yield from tree(child)


def said(one: QAccessibleInterface) -> str:
    """Return how a thing is called where something is wrong with it."""
    shown: object = one.object()
    kind = type(shown).__name__ if isinstance(shown, QWidget) else ""
    return f"{one.role().name} “{one.text(_TEXT.Name)}” = “{one.text(_TEXT.Value)}” {kind}".strip()


def faults(window: QWidget) -> list[str]:
    """Return whatever a screen reader would trip over in a window."""
    found = []
    named: Counter[tuple[object, ...]] = Counter()
    for one in tree(interface(window)):
        role, name, state = one.role(), one.text(_TEXT.Name).strip(), one.state()
        if not state.focusable or state.disabled:
            continue
        shown = one.object()
        if not name and role not in MAY_BE_NAMELESS:
            found.append(f"no name: {said(one)}")
        if role in USELESS and not isinstance(shown, QWidget | None):
            found.append(f"no role: {said(one)}")
        if isinstance(shown, QComboBox) and not (shown.accessibleName() and one.text(_TEXT.Description)):
            found.append(f"nobody knows what is chosen in it: {said(one)}")
        if role in {_ROLE.Slider, _ROLE.SpinBox, _ROLE.Dial} and _says_no_unit(one):
            found.append(f"a number without a unit: {said(one)}, {one.text(_TEXT.Description)}")
        if isinstance(shown, QWidget) and role not in MAY_BE_NAMELESS:
            named[role, name, shown.parentWidget()] += 1
    found += [
        f"{count} of the same name beside one another: {one[:2]}" for one, count in named.items() if count > 1
    ]
    return found


def _says_no_unit(one: QAccessibleInterface) -> bool:
    """Return whether a number is told without what it is a number of."""
    value, rest = one.text(_TEXT.Value), one.text(_TEXT.Description)
    shown = one.object()
    words = shown.text() if isinstance(shown, QAbstractSpinBox) else ""
    counts = bool(re.search(r"row|number|column|page|change", one.text(_TEXT.Name), re.IGNORECASE))
    told = (value, rest, words) if words else (value, rest or value)
    return not counts and all(_BARE.match(one) for one in told)


def chain(window: QWidget) -> list[QWidget]:
    """Return what the tab key goes to in a window, in that order, from what has the focus."""
    found: list[QWidget] = []
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        if takes_tab(one) and one.window() is window:
            found.append(one)
        one = one.nextInFocusChain()
    return found


def takes_tab(widget: QWidget) -> bool:
    """Return whether the tab key goes to a widget now."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def out_of_reach(window: QWidget) -> list[str]:
    """Return what can be clicked but not be reached by the tab key or the arrows beside it."""
    reached = set(chain(window))
    found = []
    for one in tree(interface(window)):
        shown, state = one.object(), one.state()
        if not isinstance(shown, QWidget) or state.disabled or shown in reached or not shown.isEnabled():
            continue
        group = shown.group() if isinstance(shown, QAbstractButton) else None
        if group is not None and group.exclusive() and group.checkedButton() in reached:
            continue  # the arrow keys go from the one that is chosen to the others
        if one.role() in CONTROLS and shown.focusPolicy() == Qt.FocusPolicy.NoFocus:
            found.append(f"{said(one)} in {type(shown.parentWidget()).__name__}")
    return found


CONTROLS = {_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ComboBox, _ROLE.SpinBox, _ROLE.Slider}


def settle() -> None:
    """Let everything be shown that was asked for."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()


def tables_in(window: QWidget) -> list[QAbstractItemView]:
    """Return the tables and lists that are seen in a window."""
    return [one for one in window.findChildren(QAbstractItemView) if one.isVisible()]
