"""The levers that stay while presenting: two or so sliders, and the date of the law."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.levers.law_date_row import LawDateRow
from headroom.window.levers.lever_row import LeverRow
from headroom.window.levers.policy_panel import PolicyPanel
from headroom.window.look.icons import IconButton
from headroom.window.look.theme import type_scale
from headroom.window.session.session import Session
from headroom.window.widgets.hairline import hairline

_WIDEST = 520
_ROOMY = 1180
"""Pixels at normal type from which nothing is left out."""

_SHARE = 8
"""Of the room that a lever takes, where the free place beside the levers takes 1."""


class PresentStrip(QWidget):
    """Shows chosen levers side by side; hidden, it costs nothing.

    Attributes:
        leave: Ends the presenting.
        date: The date of the law, where that can be another.
    """

    def __init__(self, session: Session, panel: PolicyPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._panel = panel
        self._rows: tuple[LeverRow, ...] = ()
        self._line = QHBoxLayout()
        self._line.setContentsMargins(12, 8, 12, 8)
        self._line.setSpacing(40)
        self.leave = IconButton("close", tr("Leave and take back what was changed (Esc); F5 keeps it"))
        self.date = LawDateRow(session)
        self.date.told.hide()
        self._roomy: list[QWidget] = []
        self._line.addWidget(self.date, _SHARE, Qt.AlignmentFlag.AlignBottom)
        self._line.addStretch(1)
        self._line.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(self._line)
        panel.refreshed.connect(self.refresh)
        panel.pinned.connect(self._pin)
        self.date.offered.connect(panel.chooser.choose)
        self.hide()
        self.refresh()

    def add(self, widget: QWidget, *roomy: QWidget) -> None:
        """Put something of the presentation at the right of the levers.

        Args:
            widget: Of the presentation.
            roomy: What of it is shown only where there is room.
        """
        self._roomy.extend(roomy)
        self._line.insertWidget(self._line.count() - 1, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def pins(self) -> tuple[str, ...]:
        """Return the keys of the levers chosen in the work, else of those that move the fleet most."""
        return self._session.own.presented or self._panel.moves_most

    @property
    def rows(self) -> tuple[LeverRow, ...]:
        """Return the rows that are shown."""
        return self._rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY * type_scale(self)
        for widget in self._roomy:
            widget.setVisible(roomy)

    @Slot()
    def refresh(self) -> None:
        """Show the chosen levers, or the first two where none of them is there."""
        pins = self.pins
        self._panel.mark_pinned(frozenset(pins))
        if self.isHidden():
            return
        levers = {lever.key: lever for lever in self._panel.levers}
        chosen = [levers[key] for key in pins if key in levers] or list(levers.values())[:2]
        if [row.lever.key for row in self._rows] != [lever.key for lever in chosen]:
            for row in self._rows:
                self._line.removeWidget(row)
                row.retire()
            self._rows = tuple(LeverRow(self._session, lever) for lever in chosen)
            for place, row in enumerate(self._rows):
                row.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
                row.setMaximumWidth(_WIDEST)
                self._line.insertWidget(place, row, _SHARE, Qt.AlignmentFlag.AlignBottom)
        for row, lever in zip(self._rows, chosen, strict=True):
            row.show_lever(lever)
        self.date.refresh()
        self.date.setVisible(not self.date.strip.isHidden())

    @Slot(str, bool)
    def _pin(self, key: str, chosen: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """Choose a lever, or choose it no more, as one step."""
        rest = tuple(pin for pin in self.pins if pin != key)
        keys = (*rest, key) if chosen else rest
        what = tr("Show a lever when presenting") if chosen else tr("Show a lever no more when presenting")
        self._session.edit(what, self._session.wanted.with_presented(keys))
