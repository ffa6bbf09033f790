"""Fields for what currencies are worth that a workbook uses but states no rate of."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from headroom.language import tr
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE
from headroom.window.widgets.number_box import NumberBox

_MOST = 4
_DIGITS = 5


class RateFields(QWidget):
    """Asks for the US dollars of one unit of a few currencies; hidden where none is asked for.

    Attributes:
        given: Emitted with the ISO 4217 code and the US dollars; 0 where it is not known.
        without: Says what becomes of the rows as long as none is given.
    """

    given = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[NumberBox] = []
        self._labels: list[QLabel] = []
        self._codes: tuple[str, ...] = ()
        heading = PlainLabel(tr("Exchange rates that no table has"))
        heading.setProperty("kind", "heading")
        self.without = PlainLabel()
        self.without.setProperty("kind", "muted")
        self.without.setWordWrap(True)
        lines = QGridLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE // 2)
        lines.setColumnStretch(1, 1)
        lines.addWidget(heading, 0, 0, 1, 2)
        for at in range(_MOST):
            label, field = PlainLabel(), NumberBox()
            label.setProperty("kind", "muted")
            label.setBuddy(field)
            field.setDecimals(_DIGITS)
            field.setRange(0.0, 1e6)
            field.setSpecialValueText(tr("not given"))
            field.setSuffix(" USD")
            field.setStepType(NumberBox.StepType.AdaptiveDecimalStepType)
            field.valueChanged.connect(self._give)
            lines.addWidget(label, at + 1, 0, Qt.AlignmentFlag.AlignVCenter)
            lines.addWidget(field, at + 1, 1)
            self.fields.append(field)
            self._labels.append(label)
        lines.addWidget(self.without, _MOST + 1, 0, 1, 2)
        self.hide()

    def show_currencies(self, codes: tuple[str, ...], rates: Mapping[str, float], without: str) -> None:
        """Ask for some currencies, the first few of them.

        Args:
            codes: ISO 4217 codes.
            rates: US dollars per unit, as far as they are given.
            without: What becomes of the rows of those that are not; empty where all are.
        """
        self._codes = codes[:_MOST]
        for at, (label, field) in enumerate(zip(self._labels, self.fields, strict=True)):
            asked = at < len(self._codes)
            label.setVisible(asked)
            field.setVisible(asked)
            if asked:
                code = self._codes[at]
                label.setText(tr("1 {currency} is", currency=code))
                field.setAccessibleName(tr("US dollars for one {currency}", currency=code))
                with QSignalBlocker(field):
                    field.setValue(rates.get(code, 0.0))
        self.without.setText(without)
        self.without.setVisible(bool(without))
        self.setVisible(bool(self._codes))

    @Slot()
    def _give(self) -> None:
        """Say what the currencies are worth."""
        for code, field in zip(self._codes, self.fields, strict=False):
            self.given.emit(code, field.value())
