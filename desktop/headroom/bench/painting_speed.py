"""How fast the window follows a slider: from the mouse event to the finished picture.

Of the policy map: from the event to the map with every cell in its new colour.

Beside the bars, in turns: the same bars painted by a bare ``QPainter``, and cleared and plotted again with
pyqtgraph, the usual way. Both references are given their numbers; only the window also computes them.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from headroom.cli.bench_figures import FRAME, FRAME_S, SECONDS, Measurement
from headroom.policy_files.policy_file import load_presets
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.levers.lever_slider import LeverSlider
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.pages.map.page import MapPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.work.workspace import Workspace

_WIDTH, _HEIGHT = 1280, 800
_KEY, _RATE, _MAP = "rvc", "mfn_car", "map"
_PAINTER_AIM, _PLOT_AIM, _FRAME_AIM = 10.0, 0.1, 1.0
_SHADES = 8


class _Paintings(QObject):
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


class _Slider:
    """The slider of one lever, dragged with the mouse."""

    def __init__(self, slider: LeverSlider) -> None:
        self._slider = slider
        self._middle = slider.handle_at(slider.value())
        self._send(QEvent.Type.MouseButtonPress, self._middle)

    def drag(self, run: int) -> None:
        """Move the mouse to another place than before, by two pixels: a step of any slider."""
        self._send(QEvent.Type.MouseMove, self._middle + QPointF(8 + 2 * (run % 24), 0))

    def release(self) -> None:
        """Let the handle go."""
        self._send(QEvent.Type.MouseButtonRelease, self._middle)

    def _send(self, kind: QEvent.Type, place: QPointF) -> None:
        """Send a mouse event."""
        left = Qt.MouseButton.LeftButton
        everywhere = self._slider.mapToGlobal(place)
        event = QMouseEvent(kind, place, everywhere, left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._slider, event)


class _BareBars(QWidget):
    """The bars of some models and the threshold, painted without anything else."""

    def __init__(self, outcome: Outcome, models: int) -> None:
        super().__init__()
        self._outcome = outcome
        self._models = models
        self.threshold = 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint regional and US content to the left, the components of landed cost to the right."""
        outcome = self._outcome
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        half, height = self.width() / 2, self.height() / self._models
        most = float(outcome.landed_cost_usd.max())
        for row in range(self._models):
            top = row * height
            passes = outcome.verdict[row] == Verdict.QUALIFIES
            colour = QColor("steelblue" if passes else "orange")
            painter.fillRect(QRectF(0, top, half * outcome.rvc_high[row], height * 0.8), colour)
            painter.fillRect(QRectF(0, top, half * outcome.us_content_low[row], height * 0.4), QColor("navy"))
            left = half
            for shade, (_, amount) in enumerate(outcome.components):
                width = half * float(amount[row]) / most
                painter.fillRect(QRectF(left, top, width, height * 0.8), QColor(20 * shade, 120, 160))
                left += width
        painter.fillRect(QRectF(half * self.threshold, 0, 2, self.height()), QColor("purple"))
        painter.end()


class _PlottedBars(pg.GraphicsLayoutWidget):  # type: ignore[misc] # pyqtgraph has no types
    """The same as two plots that are cleared and filled anew each time."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self._outcome = outcome
        self._content = self.addPlot(row=0, col=0)
        self._cost = self.addPlot(row=0, col=1)

    def plot(self, threshold: float) -> None:
        """Plot all models again."""
        outcome = self._outcome
        x = np.arange(len(outcome.vehicles))
        names = [[(int(at), vehicle.name) for at, vehicle in zip(x, outcome.vehicles, strict=True)]]
        passes = outcome.rvc_low >= threshold
        self._content.clear()
        for chosen, colour in ((passes, "steelblue"), (~passes, "orange")):
            bars = pg.BarGraphItem(x=x[chosen], height=outcome.rvc_high[chosen], width=0.8, brush=colour)
            self._content.addItem(bars)
        self._content.addItem(pg.BarGraphItem(x=x, height=outcome.us_content_low, width=0.4, brush="navy"))
        self._content.addItem(pg.InfiniteLine(threshold, angle=0, pen="purple"))
        self._content.getAxis("bottom").setTicks(names)
        self._cost.clear()
        below = np.zeros(len(x))
        for shade, (_, amount) in enumerate(outcome.components):
            brush = pg.intColor(shade, _SHADES)
            self._cost.addItem(pg.BarGraphItem(x=x, y0=below, height=amount, width=0.8, brush=brush))
            below = below + amount
        self._cost.getAxis("bottom").setTicks(names)


def painting_speed(exposure: Exposure, runs: int) -> tuple[Measurement, ...]:
    """Measure it, without a screen.

    Args:
        exposure: What the window shows.
        runs: Moves of the slider.
    """
    application = _application()
    presets = load_presets()
    scenario = Scenario(presets[0])
    session = Session(Workspace(scenario, scenario))
    with tempfile.TemporaryDirectory(prefix="headroom-") as folder:
        settings = Settings.in_file(Path(folder) / "settings.ini")
        shell = Shell(settings)
        view = MainView(shell, session, Focus(), presets, Look(application, ThemeChoice.LIGHT), settings)
        session.open(exposure)
        view.show_book()
        outcome = evaluate(exposure, scenario)
        fleet = view.work.fleet
        shell.resize(_WIDTH, _HEIGHT)
        shell.show()
        application.processEvents()
        bare = _BareBars(outcome, len(list(fleet.rows.visible())))
        plotted = _PlottedBars(outcome)
        for reference in (bare, plotted):
            reference.resize(_WIDTH, _HEIGHT)
            reference.show()
        application.processEvents()
        times = _in_turns(application, view, bare, plotted, runs)
        mapped = _on_map(application, view, runs)
        everything: tuple[QWidget, ...] = (shell, bare, plotted)
        for widget in everything:
            widget.close()
            widget.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before what they listen to goes
    own, painted, replotted = (median(taken) for taken in times)
    name = f"Slider event to finished picture, {len(exposure.vehicles)} models"
    return (
        Measurement(name, own, painted, "same bars by a bare QPainter", SECONDS, _PAINTER_AIM, runs),
        Measurement(name, own, replotted, "cleared and plotted with pyqtgraph", SECONDS, _PLOT_AIM, runs),
        Measurement(name.replace("picture", "policy map"), mapped, FRAME_S, FRAME, SECONDS, _FRAME_AIM, runs),
    )


def _in_turns(
    application: QApplication, view: MainView, bare: _BareBars, plotted: _PlottedBars, runs: int
) -> tuple[list[float], list[float], list[float]]:
    """Return the seconds of each run: of the window, the bare painter and pyqtgraph."""
    times: tuple[list[float], list[float], list[float]] = ([], [], [])
    paintings = _Paintings(view.work.fleet.chart.viewport())
    slider = _Slider(view.work.panel.rows[_KEY].slider)
    for run in range(runs):
        threshold = 0.6 + run / 1000
        times[0].append(_followed(application, slider, paintings, run))
        begin = perf_counter()
        bare.threshold = threshold
        bare.update()
        application.processEvents()
        times[1].append(perf_counter() - begin)
        begin = perf_counter()
        plotted.plot(threshold)
        application.processEvents()
        times[2].append(perf_counter() - begin)
    slider.release()
    return times


def _on_map(application: QApplication, view: MainView, runs: int) -> float:
    """Return the median seconds from a move of a rate's slider to the finished policy map.

    Every cell of the map has another colour then; a threshold's slider would move its cross-hair alone.
    """
    view.work.pages.turn_to(_MAP)
    application.processEvents()
    page = view.work.pages.stack.currentWidget()
    if not isinstance(page, MapPage):
        msg = "the policy map is not shown: its time would be that of something else"
        raise TypeError(msg)
    paintings = _Paintings(page.chart.viewport())
    slider = _Slider(view.work.panel.rows[_RATE].slider)
    times = [_followed(application, slider, paintings, run) for run in range(runs)]
    slider.release()
    return median(times)


def _followed(application: QApplication, slider: _Slider, paintings: _Paintings, run: int) -> float:
    """Return the seconds from a move of a slider to the finished picture of a chart.

    Raises:
        RuntimeError: If the chart is not painted.
    """
    before = paintings.count
    begin = perf_counter()
    slider.drag(run)
    application.processEvents()
    taken = perf_counter() - begin
    if paintings.count == before:
        msg = "the chart did not follow the slider: its time would be that of nothing"
        raise RuntimeError(msg)
    return taken


def _application() -> QApplication:
    """Return the application."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
