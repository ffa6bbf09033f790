"""A window on a made-up workbook, without a screen, for what is measured of it; it goes when that is done."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from headroom.policy_files.policy_file import load_presets
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.levers.lever_slider import LeverSlider
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.work.workspace import Workspace

WIDTH, HEIGHT = 1280, 800


def application() -> QApplication:
    """Return the application."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A window on a workbook.

    Attributes:
        view: What fills it.
        look: Its theme and size of type.
        scenario: What it was opened with.
    """

    view: MainView
    look: Look
    scenario: Scenario


@contextmanager
def opened(exposure: Exposure, offers: Offers | None = None) -> Iterator[OpenWindow]:
    """Give a window that shows a workbook, painted."""
    running, presets = application(), load_presets()
    scenario = Scenario(presets[0])
    session = Session(Workspace(scenario, scenario))
    with tempfile.TemporaryDirectory(prefix="headroom-") as folder:
        settings = Settings.in_file(Path(folder) / "settings.ini")
        shell = Shell(settings)
        look = Look(running, ThemeChoice.LIGHT)
        view = MainView(shell, session, Focus(), presets, look, settings)
        session.open(exposure, offers)
        view.show_book()
        shell.resize(WIDTH, HEIGHT)
        shell.show()
        running.processEvents()
        try:
            yield OpenWindow(view, look, scenario)
        finally:
            gone(shell)
            look.deleteLater()
            QApplication.sendPostedEvents(look, QEvent.Type.DeferredDelete)


@contextmanager
def shown(widget: QWidget) -> Iterator[None]:
    """Show something that is measured beside the window, as large as the window."""
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    application().processEvents()
    try:
        yield
    finally:
        gone(widget)


def gone(widget: QWidget) -> None:
    """Let a window go, before what it listens to goes."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count the painting."""
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return super().eventFilter(watched, event)


class DraggedSlider:
    """The slider of one lever, dragged with the mouse."""

    def __init__(self, slider: LeverSlider) -> None:
        self._slider = slider
        self._middle = slider.handle_at(slider.value())
        self._send(QEvent.Type.MouseButtonPress, self._middle)

    def drag(self, run: int) -> None:
        """Move the mouse to another place than before, by three pixels: a step of any slider."""
        self.move(8 + 3 * (run % 24))

    def move(self, pixels: float) -> None:
        """Move the mouse so far to the right of where it took the handle; below 0: to the left."""
        self._send(QEvent.Type.MouseMove, self._middle + QPointF(pixels, 0))

    def release(self) -> None:
        """Let the handle go."""
        self._send(QEvent.Type.MouseButtonRelease, self._middle)

    def _send(self, kind: QEvent.Type, place: QPointF) -> None:
        """Send a mouse event."""
        left = Qt.MouseButton.LeftButton
        everywhere = self._slider.mapToGlobal(place)
        event = QMouseEvent(kind, place, everywhere, left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._slider, event)
