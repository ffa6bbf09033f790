"""The panel of the policy: which one, every number of it that can be moved, and the baseline."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from headroom.language import tr, translated
from headroom.output.levers import Lever, LeverGroup, levers
from headroom.rules.exposure import Exposure
from headroom.rules.policy import Policy
from headroom.window.levers.lever_row import LeverRow
from headroom.window.levers.lever_section import LeverSection
from headroom.window.levers.preset_chooser import PresetChooser
from headroom.window.levers.reading_row import ReadingRow
from headroom.window.levers.reading_section import ReadingSection
from headroom.window.levers.shown.departure import departure
from headroom.window.levers.shown.lever_arrangement import arranged, moving_rates, usual_presented
from headroom.window.levers.shown.reading_choices import HOW_IT_IS_READ, ReadingChoice, reading_choices
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.window.session.session import Session
from headroom.window.widgets.elided_label import ElidedLabel
from headroom.window.widgets.hairline import hairline
from headroom.window.widgets.search_field import SearchField
from headroom.window.widgets.shortened_button import ShortenedButton
from headroom.words import formatting

WIDTH = 304
"""Pixels of the panel at normal type."""


class PolicyPanel(QWidget):
    """Shows the scenario's levers and hands the session what is set with them.

    The rows are changed in place; they are made anew only where another policy or workbook brings
    other keys.

    Attributes:
        pinned: Emitted with the key and the state of a lever to show while presenting.
        refreshed: Emitted after the levers were brought up to date.
    """

    pinned = Signal(str, bool)
    refreshed = Signal()

    def __init__(self, session: Session, presets: tuple[Policy, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._keys: tuple[tuple[str, str], ...] = ()
        self._folded: dict[str, bool] = {}
        self._pins: frozenset[str] = frozenset()
        self._groups: tuple[LeverGroup, ...] = ()
        self.sections: tuple[LeverSection, ...] = ()
        self.readings: ReadingSection | None = None
        self._moving: tuple[Exposure | None, str, tuple[str, ...]] = (None, "", ())
        self.chooser = PresetChooser(session, presets)
        self.search = SearchField(tr("Find a lever"), "Ctrl L")
        self.search.setToolTip(
            tr("Find a lever by its name, topic, source or note (Ctrl+L); Esc shows all again")
        )
        self.search.textChanged.connect(self._search)
        self.nothing = PlainLabel(tr("No lever has these words."))
        self.nothing.setProperty("kind", "muted")
        self.nothing.hide()
        self.baseline = ElidedLabel()
        self.baseline.setProperty("kind", "caption")
        self.changes = PlainLabel()
        self.changes.setProperty("kind", "caption")
        self.reset = ShortenedButton(tr("Reset to baseline"), tr("Reset"))
        self.reset.setProperty("kind", "quiet")
        self.reset.clicked.connect(session.reset)
        self.keep = QPushButton(tr("Use as baseline"))
        self.keep.setProperty("kind", "quiet")
        self.keep.clicked.connect(self.use_as_baseline)
        self._scroll = QScrollArea()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(16, 6, 6, 16)  # and 10 of the scroll bar
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._lay_out()
        session.changed.connect(self.refresh)
        self.refresh()

    @property
    def rows(self) -> Mapping[str, LeverRow]:
        """Return the rows by the keys of their levers."""
        return {row.lever.key: row for section in self.sections for row in section.rows}

    @property
    def levers(self) -> tuple[Lever, ...]:
        """Return all levers as they are shown."""
        return tuple(lever for group in self._groups for lever in group.levers)

    @property
    def moves_most(self) -> tuple[str, ...]:
        """Return the keys of the levers that move the fleet most: a threshold and a rate."""
        thresholds, rates = self._groups[0].levers if self._groups else (), self._moving[2]
        return usual_presented(tuple(lever.key for lever in thresholds), rates)

    def mark_pinned(self, keys: frozenset[str]) -> None:
        """Show in the rows which levers are shown while presenting."""
        self._pins = keys
        for key, row in self.rows.items():
            row.pin.blockSignals(True)
            row.pin.setChecked(key in keys)
            row.pin.blockSignals(False)

    def reveal(self, key: str) -> None:
        """Open the section of a lever, bring the lever into view, and give it the focus."""
        self.search.clear()
        for section in self.sections:
            for row in section.rows:
                if row.lever.key == key:
                    section.heading.setChecked(True)
                    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
                    self._scroll.ensureWidgetVisible(row)
                    row.slider.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def use_as_baseline(self) -> None:
        """Measure every change against the scenario as it is now, as one step."""
        self._session.edit(tr("Use as baseline"), self._session.wanted.rebased())

    @Slot()
    def refresh(self) -> None:
        """Show the session's scenario."""
        session = self._session
        exposure = session.exposure
        rates = exposure.book.currency_rates if exposure is not None else {}
        used = {code: rate for code, rate in rates.items() if exposure and code in exposure.currencies}
        self.chooser.refresh()
        found = levers(session.workspace, used, self.chooser.published)
        self._groups = arranged(found, self._moving_rates(found))
        keys = tuple((group.title, lever.key) for group in self._groups for lever in group.levers)
        if keys != self._keys:
            self._keys = keys
            self._build()
        rows = self.rows
        for lever in self.levers:
            if rows[lever.key].lever != lever:
                rows[lever.key].show_lever(lever)
        for section in self.sections:
            section.refresh()
        choices = self._show_readings()
        changes = sum(lever.changed for lever in self.levers) + sum(choice.changed for choice in choices)
        same = session.scenario.assumes_what(session.workspace.baseline)
        policy = session.workspace.baseline.policy
        baseline = tr(
            "Baseline {policy}, {date}", policy=translated(policy.title), date=formatting.iso(policy.as_of)
        )
        if baseline != self.baseline.text():
            self.baseline.setText(baseline)
            self.baseline.setToolTip(plain_tooltip(baseline))
        told = departure(session.workspace, changes)
        if told != self.changes.text():
            self.changes.setText(told)
        self.reset.setEnabled(not same)
        self.keep.setEnabled(not same)
        self.refreshed.emit()

    def _show_readings(self) -> tuple[ReadingChoice, ...]:
        """Show the readings of the policy, and return them; the rows are made anew only for other ones."""
        choices = reading_choices(self._session.workspace, self.chooser.published)
        rows = () if self.readings is None else self.readings.rows
        if [_offered(row.choice) for row in rows] != [_offered(one) for one in choices]:
            if self.readings is not None:
                self._folded[HOW_IT_IS_READ] = self.readings.folded
                self._column.removeWidget(self.readings)
                for row in rows:
                    row.retire()
                self.readings.hide()
                self.readings.deleteLater()
                self.readings = None
            rows = tuple(ReadingRow(self._session, one, self._inside) for one in choices)
            if rows:
                folded = self._folded.get(HOW_IT_IS_READ, True)
                self.readings = ReadingSection(rows, self._inside, folded=folded)
                self._column.insertWidget(self._column.count() - 1, self.readings)
                self._search()
        for row, choice in zip(rows, choices, strict=True):
            if row.choice != choice:
                row.show_choice(choice)
        if self.readings is not None:
            self.readings.refresh()
        return choices

    def _moving_rates(self, groups: tuple[LeverGroup, ...]) -> tuple[str, ...]:
        """Return the rates that move the fleet most: found once for each workbook and policy."""
        outcome, exposure, name = (
            self._session.outcome,
            self._session.exposure,
            self._session.scenario.policy.name,
        )
        if (exposure, name) != self._moving[:2]:
            rates = () if outcome is None else moving_rates(outcome, groups)
            self._moving = (exposure, name, rates)
        return self._moving[2]

    def find_lever(self) -> None:
        """Begin to search for a lever."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def _search(self) -> None:
        """Show the levers that have the words that are typed, where they can be moved; all again for none."""
        typed = self.search.text().strip()
        sections = self.sections if self.readings is None else (*self.sections, self.readings)
        found = [section.search(typed) for section in sections]
        self.nothing.setVisible(not any(found))

    def _build(self) -> None:
        """Make anew the sections that have other levers than before, open or folded as they were."""
        self._folded |= {section.title: section.folded for section in self.sections}
        kept = {(section.title, section.keys): section for section in self.sections}
        made: list[LeverSection] = []
        for group in self._groups:
            section = kept.pop((group.title, tuple(lever.key for lever in group.levers)), None)
            if section is None:
                section = self._make(group)
            self._column.insertWidget(len(made), section)
            made.append(section)
        for section in kept.values():
            self._column.removeWidget(section)
            for row in section.rows:
                row.retire()
            section.hide()
            section.deleteLater()
        self.sections = tuple(made)
        self.mark_pinned(self._pins)
        if self.search.text().strip():
            self._search()

    def _make(self, group: LeverGroup) -> LeverSection:
        """Return a section for ``group``."""
        rows = tuple(LeverRow(self._session, lever, self._inside) for lever in group.levers)
        for row in rows:
            row.pinned.connect(self.pinned)
        folded = self._folded.get(group.title, group.folded)
        return LeverSection(replace(group, folded=folded), rows, self._inside)

    def _lay_out(self) -> None:
        """Put the chooser above, the levers in a scroll of their own, the baseline below."""
        scroll = self._scroll
        scroll.setProperty("kind", "surface")
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or numbers would shift
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.verticalScrollBar().setAccessibleName(tr("Scroll the levers"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(10)
        top.addWidget(self.chooser)
        top.addWidget(self.search)
        top.addWidget(self.nothing)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.reset, 1)
        buttons.addWidget(self.keep, 1)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(16, 8, 16, 12)
        bottom.setSpacing(6)
        told = QHBoxLayout()
        told.addWidget(self.baseline, 1)
        told.addWidget(self.changes)
        bottom.addLayout(told)
        bottom.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addWidget(scroll, 1)
        column.addWidget(hairline())
        column.addLayout(bottom)


def _offered(choice: ReadingChoice) -> tuple[str, str, tuple[str, ...]]:
    """Return what a row is made for: key, name and words of a reading."""
    return choice.reading.key, choice.reading.label, choice.reading.words
