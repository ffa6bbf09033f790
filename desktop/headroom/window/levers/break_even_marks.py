"""Marks on the levers where the model looked at flips between complying and paying."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Slot

from headroom.window.levers.policy_panel import PolicyPanel
from headroom.window.levers.present_strip import PresentStrip
from headroom.window.levers.shown.break_even_ticks import BreakEvenTick, break_even_ticks
from headroom.window.session.decisions import Decisions
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session

_BUDGET_S = 0.004
_PATIENCE_MS = 150
_NONE: Mapping[str, BreakEvenTick] = MappingProxyType({})


class BreakEvenMarks(QObject):
    """Finds the marks beside a drag, or in a small part of a frame, and puts them on the levers.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        panel: Has the levers.
        strip: Has those that are shown while presenting.
        parent: Parent object.
    """

    def __init__(
        self,
        session: Session,
        focus: Focus,
        panel: PolicyPanel,
        strip: PresentStrip,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._focus = focus
        self._panel = panel
        self._strip = strip
        self._wanted = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PATIENCE_MS)
        self._rest.timeout.connect(self._ask)
        self.decisions = Decisions(session, self, budget_s=_BUDGET_S)
        self.decisions.changed.connect(self._show)
        panel.refreshed.connect(self._follow)
        focus.changed.connect(self._follow)
        self._follow()

    def want(self, *, wanted: bool) -> None:
        """Show the marks, or none."""
        if wanted is not self._wanted:
            self._wanted = wanted
            self._follow()

    @property
    def _model(self) -> int | None:
        """Return the model looked at."""
        exposure, name = self._session.exposure, self._focus.model
        names = () if exposure is None else exposure.book.rows.models
        return names.index(name) if self._wanted and name in names else None

    @Slot()
    def _follow(self) -> None:
        """Find the marks now where that is a matter of moments, else when the lever rests."""
        if self._model is None or self.decisions.swift:
            self._ask()
        else:
            self._rest.start()
            self._show()

    @Slot()
    def _ask(self) -> None:
        """Find the marks."""
        model = self._model
        if model is None:
            self.decisions.forget()
        else:
            self.decisions.ask((model,))
        self._show()

    @Slot()
    def _show(self) -> None:
        """Put the marks that are known on the levers."""
        decided, model = self.decisions.answer, self._focus.model
        at = None if decided is None or model is None or self._model is None else decided.position(model)
        current = self.decisions.current and not self._rest.isActive()
        ticks = _NONE if decided is None or at is None else break_even_ticks(decided, at, current=current)
        for row in (*self._panel.rows.values(), *self._strip.rows):
            row.show_tick(ticks.get(row.lever.key))
