"""Tells screen readers whose verdict is another, once a lever has come to rest."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from headroom.window.frame.shown.verdict_news import verdict_news
from headroom.window.look.spoken import announce
from headroom.window.session.session import Session

RESTS_MS = 900
"""How long nothing changes before it is told what has: a drag is told once."""


class VerdictAnnouncer(QObject):
    """Announces changed verdicts, once for a whole drag.

    Args:
        session: Whose verdicts.
        within: The part of the window that speaks.
    """

    def __init__(self, session: Session, within: QWidget) -> None:
        super().__init__(within)
        self._session, self._within = session, within
        self._told: tuple[tuple[str, ...], tuple[int, ...]] | None = self._now()
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(RESTS_MS)
        self.clock.timeout.connect(self.tell)
        session.changed.connect(self.clock.start)

    @Slot()
    def tell(self) -> None:
        """Announce what is another than what was told last; of another workbook nothing."""
        before, now = self._told, self._now()
        self._told = now
        if before is not None and now is not None and before[0] == now[0]:
            announce(self._within, verdict_news(now[0], before[1], now[1]))

    def _now(self) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
        """Return the models and their verdicts; None where no workbook is open."""
        outcome = self._session.outcome
        if outcome is None:
            return None
        return tuple(outcome.exposure.book.rows.models), tuple(int(code) for code in outcome.verdict)
