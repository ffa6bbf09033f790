"""One lever: its name and its value, which is a field once it is clicked, and its slider below them."""

from PySide6.QtCore import QElapsedTimer, QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from headroom.language import colon, localized, tr, tr_in
from headroom.output.levers import Lever
from headroom.window.levers.lever_slider import LeverSlider
from headroom.window.levers.lever_spin import LeverSpin
from headroom.window.levers.panel_section import PanelRow
from headroom.window.levers.shown.break_even_ticks import BreakEvenTick
from headroom.window.levers.shown.lever_arrangement import matches
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.session.session import Session
from headroom.window.widgets.two_line_label import TwoLineLabel
from headroom.words.formatting import THIN_SPACE

_ONE_GESTURE_MS = 700


class LeverRow(PanelRow):
    """Shows one lever and hands the session what is set with it.

    One press of the slider is one step of the history; so are key strokes that follow one another
    within 0.7 seconds.

    Attributes:
        pin: Whether the lever is shown while presenting.
        pinned: Emitted with key and state when ``pin`` is switched.
    """

    pinned = Signal(str, bool)

    def __init__(self, session: Session, lever: Lever, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lever = lever
        self._tick: BreakEvenTick | None = None
        self._gesture: int | None = None
        self._start = lever.value
        self._clock = QElapsedTimer()
        self._keys = 0
        self.label = TwoLineLabel()
        self.slider = LeverSlider()
        self.spin = LeverSpin()
        self.spin.setProperty("kind", "value")
        self.home = self.reset_button(lever.label)
        self.pin = QAction(tr("Show when presenting"), self)
        self.pin.setCheckable(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction(self.pin)
        self._lay_out()
        self.show_lever(lever)
        self.slider.sliderPressed.connect(self._begin)
        self.slider.sliderReleased.connect(self._end)
        self.slider.valueChanged.connect(self._slide)
        self.spin.valueChanged.connect(self._type)
        self.home.clicked.connect(self._go_home)
        self.pin.toggled.connect(self._pin)

    @property
    def lever(self) -> Lever:
        """Return the lever as it is shown."""
        return self._lever

    @property
    def changed(self) -> bool:
        """Return whether it is not at home."""
        return self._lever.changed

    def matches(self, topic: str, typed: str) -> bool:
        """Return whether it has all words that are typed; the words of its topic count."""
        return matches(self._lever, topic, typed)

    def show_lever(self, lever: Lever) -> None:
        """Show a lever of the same key."""
        self._lever = lever
        blocked = (QSignalBlocker(self.slider), QSignalBlocker(self.spin))
        if not self.slider.isSliderDown():
            lowest = -1 if lever.by_schedule else 0
            self.slider.setRange(lowest, max(round((lever.high - lever.low) / lever.step), 1))
            self.slider.setPageStep(max(self.slider.maximum() // 20, 1))
            self.slider.setSliderPosition(self._position(lever.value))
        self._show_number()
        for one in blocked:
            one.unblock()
        known = lever.baseline is not None or lever.by_schedule
        self.slider.describe(
            self._position(lever.baseline) if known else None,
            unset=lever.value is None,
        )
        self._name()

    def retire(self) -> None:
        """Go; what is typed but not taken yet is not taken any more."""
        for part in (self.spin, self.slider):
            part.blockSignals(True)
        self.hide()
        self.deleteLater()

    def show_tick(self, tick: BreakEvenTick | None) -> None:
        """Mark where a model flips between complying and paying; None for nowhere."""
        if tick != self._tick:
            self._tick = tick
            lever = self._lever
            position = None if tick is None else (tick.value - lever.low) / lever.step
            self.slider.mark(position, current=tick is None or tick.current)
            self._name()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return the value, its slider, and what takes it back: in the order of their use."""
        return self.spin, self.slider, self.home

    def _lay_out(self) -> None:
        """Put the slider below the name and the value."""
        name = QHBoxLayout()
        name.setSpacing(2)
        name.addWidget(self.label, 1)
        name.addWidget(self.home)
        name.addWidget(self.spin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(name)
        column.addWidget(self.slider)

    def _show_number(self) -> None:
        """Show the value in the number box."""
        lever, spin = self._lever, self.spin
        step = lever.step * lever.scale
        spin.setDecimals(lever.decimals)
        least = lever.least * lever.scale
        spin.setRange(least - step if lever.by_schedule else least, lever.most * lever.scale)
        spin.least_typed = least if lever.by_schedule else None
        spin.units = (lever.unit,)
        spin.setSpecialValueText(tr_in("by the tariff schedule", "schedule") if lever.by_schedule else "")
        spin.setSuffix(f"{THIN_SPACE}%" if lever.unit == "%" else "")
        spin.setSingleStep(step)
        self._fit_number()
        number = spin.minimum() if lever.value is None else lever.value * lever.scale
        if abs(spin.value() - number) > 10.0 ** -(lever.decimals + 1):
            spin.setValue(number)

    def _fit_number(self) -> None:
        """Give the value the width of its longest text, half bold."""
        lever = self._lever
        greatest = max(lever.high, lever.value or 0.0) * lever.scale
        most = localized(f"{greatest:.{lever.decimals}f}") + self.spin.suffix()
        texts = (
            most,
            "100.0 %",
            *((tr_in("by the tariff schedule", "schedule"),) if lever.by_schedule else ()),
        )
        metrics = self.spin.fontMetrics()
        self.spin.setFixedWidth(max(metrics.horizontalAdvance(text) for text in texts) + 14)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_number()

    def _name(self) -> None:
        """Say what the lever is, to eyes and to screen readers."""
        lever = self._lever
        unit = "" if lever.unit == "%" else f", {lever.unit}"
        name = f"{lever.label}{unit}"
        if name != self.label.text():  # Qt would lay everything out anew
            self.label.setText(name)
        mark = "changed" if lever.changed else ""
        if self.label.property("mark") != mark:
            self.label.setProperty("mark", mark)
            self.spin.setProperty("changed", bool(mark))
            for part in (self.label, self.spin):
                part.style().polish(part)
        self.home.setVisible(lever.changed)
        self.home.setToolTip(plain_tooltip(tr("Reset to {value}", value=lever.shown(lever.home))))
        about = [colon(lever.label, lever.shown(lever.value))]
        if lever.baseline is not None and lever.baseline != lever.value:
            about.append(tr("Baseline: {value}", value=lever.shown(lever.baseline)))
        about += [tr("Source: {source}", source=lever.source) if lever.source else "", lever.note]
        self.label.setToolTip(plain_tooltip("\n".join(line for line in about if line)))
        self.spin.setAccessibleName(lever.label)
        if not self.spin.typed.reason:
            self.spin.setAccessibleDescription(lever.shown(lever.value))
        self.slider.say(lever.shown(lever.value), lever.low * lever.scale, lever.step * lever.scale)
        self.slider.setAccessibleName(tr("{lever}, slider", lever=lever.label))
        flips = "" if self._tick is None else self._tick.text
        self.slider.setAccessibleDescription(
            f"{lever.shown(lever.value)}. {flips}" if flips else lever.shown(lever.value)
        )
        self.slider.setToolTip(
            plain_tooltip(
                self._span_words() + (f"\n\N{BLACK DOWN-POINTING TRIANGLE} {flips}" if flips else "")
            )
        )

    def _span_words(self) -> str:
        """Return from where to where the lever goes, and where the baseline has it."""
        lever = self._lever
        low, high = lever.shown(lever.low), lever.shown(lever.high)
        if lever.baseline is None:
            return tr("{low} to {high}", low=low, high=high)
        return tr(
            "{low} to {high}, baseline {baseline}", low=low, high=high, baseline=lever.shown(lever.baseline)
        )

    def _position(self, value: float | None) -> int:
        """Return where the slider stands for ``value``."""
        return -1 if value is None else round((value - self._lever.low) / self._lever.step)

    def _value_at(self, position: int) -> float | None:
        """Return the value of a position; where a drag began or is at home, exactly that value."""
        for known in (self._start, self._lever.home):
            if position == self._position(known):
                return known
        return None if position < 0 else round(self._lever.low + position * self._lever.step, 9)

    def _set(self, value: float | None) -> None:
        """Hand a value to the session."""
        gesture = self._gesture
        if gesture is None:
            gesture = self._gesture_of_keys()
        self._session.set_value(self._lever.label, self._lever.key, self._lever.setting(value), gesture)

    def _gesture_of_keys(self) -> int:
        """Return the gesture of a key stroke: that of the last one if it was a moment ago."""
        if not self._clock.isValid() or self._clock.elapsed() > _ONE_GESTURE_MS:
            self._keys = self._session.new_gesture()
        self._clock.start()
        return self._keys

    @Slot()
    def _begin(self) -> None:
        """Begin a drag."""
        self._start = self._lever.value
        self._gesture = self._session.new_gesture()

    @Slot()
    def _end(self) -> None:
        """End a drag."""
        self._gesture = None
        self.show_lever(self._lever)

    @Slot(int)
    def _slide(self, position: int) -> None:
        """Set what the slider stands at."""
        if self._gesture is None:
            self._start = self._lever.value
        self._set(self._value_at(position))

    @Slot(float)
    def _type(self, number: float) -> None:
        """Set what stands in the number box."""
        unset = self._lever.by_schedule and number < self._lever.least * self._lever.scale
        self._set(None if unset else round(number / self._lever.scale, 9))

    @Slot()
    def _go_home(self) -> None:
        """Put the lever back."""
        self._session.set_value(self._lever.label, self._lever.key, self._lever.home_setting)

    @Slot(bool)
    def _pin(self, checked: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """Say whether the lever is shown while presenting."""
        self.pinned.emit(self._lever.key, checked)
