"""What screen readers are told of widgets that Qt does not know: what they are, say and can do.

A widget that paints itself is a nameless surface to Qt, and a slider says the number of its step. Such a
widget is ``Spoken`` as well, and says itself what it is. Nothing is made where no screen reader listens.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget
from shiboken6 import VoidPtr

_TAB, _NO_TAB = Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus

_TAKES = "Press"
"""What Qt calls the press of a button, in every language."""


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """A number as it is read, e.g. 62.5 of a percentage.

    Attributes:
        now: What it is.
        least: What it may be at least.
        most: What it may be at most.
        step: How far a key moves it.
    """

    now: float
    least: float
    most: float
    step: float


class Spoken:
    """What a widget adds to say of itself.

    Attributes:
        spoken_role: What it is.
    """

    spoken_role = QAccessible.Role.StaticText

    def spoken_value(self) -> str:
        """Return what it says beside its name, with its unit; empty for nothing."""
        return ""

    def spoken_number(self) -> SpokenNumber | None:
        """Return the number that it stands at; None for no number."""
        return None

    def take_number(self, number: float) -> None:
        """Move to a number that a screen reader asks for."""


class _Number(QAccessibleValueInterface):
    """The number of a widget, which a screen reader may move."""

    def __init__(self, spoken: Spoken) -> None:
        super().__init__()
        self._spoken = spoken

    @property
    def _now(self) -> SpokenNumber:
        """Return the number as it is."""
        return self._spoken.spoken_number() or SpokenNumber(0.0, 0.0, 0.0, 0.0)

    def currentValue(self) -> float:
        """Return where it stands."""
        return self._now.now

    def setCurrentValue(self, value: object) -> None:
        """Move it."""
        if isinstance(value, int | float):
            self._spoken.take_number(float(value))

    def minimumValue(self) -> float:
        """Return the least."""
        return self._now.least

    def maximumValue(self) -> float:
        """Return the greatest."""
        return self._now.most

    def minimumStepSize(self) -> float:
        """Return the step of a key."""
        return self._now.step


class _SpokenWidget(QAccessibleWidget):
    """A widget that says itself what it is."""

    def __init__(self, widget: QWidget, spoken: Spoken) -> None:
        super().__init__(widget, spoken.spoken_role)
        self._spoken = spoken
        self._number = _Number(spoken)

    def text(self, kind: QAccessible.Text) -> str:
        """Return its name, its description, or what it says."""
        said = self._spoken.spoken_value() if kind is QAccessible.Text.Value else ""
        return said or super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override] # PySide's types say int
        """Return what a screen reader can do with it: move it where it has a number."""
        if kind is QAccessible.InterfaceType.ValueInterface and self._spoken.spoken_number() is not None:
            return self._number
        found: object = super().interface_cast(kind)
        return found or VoidPtr(0)  # Qt would take None for an interface


class OneOfSeveral:
    """What a button of a Python class adds to say that it chooses one of several.

    The tab key goes to the one that is chosen, the arrow keys from there to the others. Qt forgets to let
    the tab key follow where another one is chosen by the program.
    """

    def take_tab_when_chosen(self: QAbstractButton) -> None:  # type: ignore[misc] # a button is mixed with it
        """Let the tab key come here while it is the one that is chosen."""
        self.toggled.connect(lambda chosen: self.setFocusPolicy(_TAB if chosen else _NO_TAB))
        self.setFocusPolicy(_TAB if self.isChecked() else _NO_TAB)


class _Choice(QAccessibleWidget):
    """A button that chooses one of several."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.RadioButton)
        self._button = button

    def state(self) -> QAccessible.State:
        """Return whether it is the one that is chosen."""
        state = super().state()
        state.checkable = state.selectable = 1
        state.checked = state.selected = int(self._button.isChecked())
        return state

    def actionNames(self) -> list[str]:
        """Return that it can be pressed."""
        return [_TAKES, *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Press it, where a screen reader asks for that."""
        if name == _TAKES:
            self._button.click()
        else:
            super().doAction(name)


def tell_value(widget: QWidget, value: str) -> None:
    """Tell screen readers that a widget says something else."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(widget, value))


def announce(widget: QWidget, text: str) -> None:
    """Let screen readers read out a sentence when they have finished what they are reading."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _accessible(_kind: str, shown: QObject) -> QAccessibleInterface | None:
    """Return how screen readers find a widget that says itself what it is; None for any other."""
    if isinstance(shown, QAbstractButton) and isinstance(shown, OneOfSeveral):
        return _Choice(shown)
    return _SpokenWidget(shown, shown) if isinstance(shown, QWidget) and isinstance(shown, Spoken) else None


QAccessible.installFactory(_accessible)
