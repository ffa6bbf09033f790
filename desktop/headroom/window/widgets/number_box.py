"""Number boxes that take comma and point alike, and mark what they cannot take instead of passing over it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

from headroom.language import localized, tr
from headroom.notation.typed_numbers import decimals_in, read_number, read_whole
from headroom.window.look.plain_text import plain_tooltip, put_back_tooltip

MARK = "unread"
"""Value of the property ``mark`` of a box that holds, or was left with, something it cannot take."""


class TypedText(QObject):
    """Marks a box while what is typed cannot be taken, and says why to eyes and to screen readers.

    What cannot be taken changes nothing: when the box is left, its number is shown again and the mark
    stays, with what was refused, until something else is typed or the number changes.

    Args:
        box: The box.
        read: Returns the number of a text, or raises ``ValueError`` with a sentence.
    """

    def __init__(self, box: QAbstractSpinBox, read: Callable[[str], float]) -> None:
        super().__init__(box)
        self._box, self._read = box, read
        self._reason = ""
        self._description = ""
        self._tip = ""
        box.lineEdit().textEdited.connect(self._check)

    @property
    def reason(self) -> str:
        """Return why what was typed last cannot be taken; empty where it can."""
        return self._reason

    def state(self, text: str) -> QValidator.State:
        """Return whether a text can be taken; what cannot may still be typed on."""
        try:
            self._read(text)
        except ValueError:
            return QValidator.State.Intermediate
        return QValidator.State.Acceptable

    def clear(self) -> None:
        """Take the mark away."""
        if self._reason:
            self._reason = ""
            self._box.setAccessibleDescription(self._description)
            put_back_tooltip(self._box, self._tip)
            self._paint(MARK, marked=False)

    @Slot(str)
    def _check(self, text: str) -> None:
        """Mark what cannot be taken; an empty box waits for what will be typed."""
        if not text.strip():
            self.clear()
            return
        try:
            self._read(text)
        except ValueError as why:
            self._mark(str(why))
        else:
            self.clear()

    def _mark(self, reason: str) -> None:
        """Show that something cannot be taken, and why."""
        if not self._reason:
            self._description, self._tip = self._box.accessibleDescription(), self._box.toolTip()
            self._paint(MARK, marked=True)
        self._reason = tr("{reason} Nothing was changed.", reason=reason)
        self._box.setAccessibleDescription(self._reason)
        self._box.setToolTip(plain_tooltip(self._reason))

    def _paint(self, name: str, *, marked: bool) -> None:
        """Draw the box with its mark or without."""
        self._box.setProperty("mark", name if marked else "")
        self._box.style().unpolish(self._box)
        self._box.style().polish(self._box)


class NumberBox(QDoubleSpinBox):
    """A number with decimals, shown with no more digits than it has, taken when it is done.

    Attributes:
        typed: Says whether what is typed can be taken.
        least_typed: Least number that may be typed where it is not the minimum, which may stand for a word.
        units: What may be typed beside the number, besides its suffix.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least_typed: float | None = None
        self.units: tuple[str, ...] = ()
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.typed = TypedText(self, self.number_of)
        self.valueChanged.connect(self.typed.clear)

    def textFromValue(self, value: float) -> str:
        """Return the number with one decimal, or more where it has more, and the sign of the language."""
        text = f"{value:.{self.decimals()}f}"
        if self.decimals() <= 1:
            return localized(text)
        whole, _, digits = text.partition(".")
        return localized(f"{whole}.{digits.rstrip('0') or '0'}")

    def valueFromText(self, text: str) -> float:
        """Return the number that was typed; the present one where it cannot be read."""
        try:
            return self.number_of(text)
        except ValueError:
            return self.value()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Take every number within the range; anything else may be typed, but is not taken."""
        return self.typed.state(text), text, pos

    def fixup(self, text: str) -> str:
        """Leave what was typed alone: no sign of it is passed over."""
        return text

    def number_of(self, text: str) -> float:
        """Return what was typed.

        Raises:
            ValueError: If it is no number, outside the range, or of more decimals than are kept.
        """
        if self.specialValueText() and text.strip().casefold() == self.specialValueText().casefold():
            return self.minimum()
        own = text.removesuffix(self.suffix())  # what is typed before it may have a sign of its own
        number = read_number(own, (self.suffix(), *self.units))
        least = self.minimum() if self.least_typed is None else self.least_typed
        near = 10.0 ** -(self.decimals() + 1)
        if not least - near < number < self.maximum() + near:
            unit = self.suffix()
            msg = tr(
                "{number}{unit} is not from {least} to {maximum}{unit}.",
                number=localized(f"{number:g}"),
                unit=unit,
                least=localized(f"{least:g}"),
                maximum=localized(f"{self.maximum():g}"),
            )
            raise ValueError(msg)
        if not decimals_in(number, self.decimals()):
            msg = tr(
                "{number} has more than {decimals} decimals.",
                number=localized(f"{number:.12g}"),
                decimals=self.decimals(),
            )
            raise ValueError(msg)
        return number


class WholeBox(QSpinBox):
    """A whole number, likewise.

    Attributes:
        typed: Says whether what is typed can be taken.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.typed = TypedText(self, self.number_of)
        self.valueChanged.connect(self.typed.clear)

    def textFromValue(self, val: int) -> str:
        """Return the digits."""
        return str(val)

    def valueFromText(self, text: str) -> int:
        """Return the number that was typed; the present one where it cannot be read."""
        try:
            return self.number_of(text)
        except ValueError:
            return self.value()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Take every number within the range; anything else may be typed, but is not taken."""
        return self.typed.state(text), text, pos

    def fixup(self, text: str) -> str:
        """Leave what was typed alone: no sign of it is passed over."""
        return text

    def number_of(self, text: str) -> int:
        """Return what was typed.

        Raises:
            ValueError: If it is no whole number, or outside the range.
        """
        special = self.specialValueText()
        if special and text.strip().casefold() == special.casefold():
            return self.minimum()
        number = read_whole(text.removesuffix(self.suffix()))
        least = self.minimum() + (1 if special else 0)
        if not least <= number <= self.maximum():
            msg = tr(
                "{number} is not from {least} to {maximum}.",
                number=number,
                least=least,
                maximum=self.maximum(),
            )
            raise ValueError(msg)
        return number
