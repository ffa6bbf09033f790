"""How fast the window follows a slider: from the mouse event to the finished picture of a whole page.

Measured of the fleet, of its chart alone, and of the policy map.
"""

from statistics import median
from time import perf_counter

from headroom.bench.open_window import DraggedSlider, OpenWindow, Paintings, application, opened, shown
from headroom.bench.painting_references import BareChart, BareMap
from headroom.cli.bench_figures import SECONDS, FigureAim, Measurement
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.frame.main_view import MainView
from headroom.window.pages.fleet.page import FleetView
from headroom.window.pages.map.page import MapPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace

_KEY, _RATE, _MAP = "rvc", "mfn_car", "map"
_FEW, _FEW_AIM, _MANY_AIM = 50, FigureAim(0.008), FigureAim(0.009)
_CHART_AIM, _MAP_AIM = FigureAim(2.0, multiple=True), FigureAim(0.008)
_PAINTER, _IMAGE = "same bars and words by a bare painter", "image of as many cells by pyqtgraph"


def painting_speed(exposure: Exposure, runs: int) -> tuple[Measurement, ...]:
    """Measure it, without a screen.

    Args:
        exposure: What the window shows.
        runs: Moves of the slider.
    """
    models = len(exposure.vehicles)
    with opened(exposure) as window:
        page, painted = _page(window, exposure, runs)
        mapped, image = _map(window.view, runs)
        scenario = window.scenario
    chart, again = _chart(exposure, scenario, runs)
    return (
        Measurement(
            f"Slider event to finished picture, {models} models",
            *(page, painted, _PAINTER, SECONDS, _FEW_AIM if models <= _FEW else _MANY_AIM, runs),
        ),
        Measurement(
            f"Chart of the fleet alone, new threshold to picture, {models} models",
            *(chart, again, _PAINTER, SECONDS, _CHART_AIM, runs),
        ),
        Measurement(
            f"Slider event to finished policy map, {models} models",
            *(mapped, image, _IMAGE, SECONDS, _MAP_AIM, runs),
        ),
    )


def _page(window: OpenWindow, exposure: Exposure, runs: int) -> tuple[float, float]:
    """Return the median seconds of the whole page, and those of the bare painter, in turns."""
    work = window.view.work
    bare = BareChart(evaluate(exposure, window.scenario), len(list(work.fleet.rows.visible())))
    paintings = Paintings(work.fleet.chart.viewport())
    slider = DraggedSlider(work.panel.rows[_KEY].slider)
    times: tuple[list[float], list[float]] = ([], [])
    with shown(bare):
        for run in range(runs):
            times[0].append(_followed(slider, paintings, run))
            times[1].append(_painted(bare, run))
    slider.release()
    return median(times[0]), median(times[1])


def _chart(exposure: Exposure, scenario: Scenario, runs: int) -> tuple[float, float]:
    """Return the same of the chart of the fleet, which alone listens to its session."""
    session = Session(Workspace(scenario, scenario))
    fleet = FleetView(session, Focus())
    session.open(exposure)
    times: tuple[list[float], list[float]] = ([], [])
    with shown(fleet):
        paintings = Paintings(fleet.chart.viewport())
        bare = BareChart(evaluate(exposure, scenario), len(list(fleet.rows.visible())))
        with shown(bare):
            for run in range(runs):
                before, begin = paintings.count, perf_counter()
                session.set_value("Regional content", _KEY, 0.6 + run / 1000)
                application().processEvents()
                times[0].append(perf_counter() - begin)
                _was_painted(paintings, before)
                times[1].append(_painted(bare, run))
    return median(times[0]), median(times[1])


def _map(view: MainView, runs: int) -> tuple[float, float]:
    """Return the median seconds from a move of a rate's slider to the finished policy map, and of an image.

    Every cell of the map has another colour then; a threshold's slider would move its cross-hair alone.
    """
    view.work.pages.turn_to(_MAP)
    application().processEvents()
    page = view.work.pages.stack.currentWidget()
    if not isinstance(page, MapPage):
        msg = "the policy map is not shown: its time would be that of something else"
        raise TypeError(msg)
    paintings = Paintings(page.chart.viewport())
    view.work.panel.reveal(_RATE)  # a lever that is folded away is not dragged
    application().processEvents()
    slider, bare = DraggedSlider(view.work.panel.rows[_RATE].slider), BareMap()
    times: tuple[list[float], list[float]] = ([], [])
    with shown(bare):
        for run in range(runs):
            times[0].append(_followed(slider, paintings, run))
            begin = perf_counter()
            bare.show_values(run)
            application().processEvents()
            times[1].append(perf_counter() - begin)
    slider.release()
    return median(times[0]), median(times[1])


def _painted(bare: BareChart, run: int) -> float:
    """Return the seconds in which the bare painter paints a moved threshold."""
    begin = perf_counter()
    bare.threshold = 0.6 + run / 1000
    bare.update()
    application().processEvents()
    return perf_counter() - begin


def _followed(slider: DraggedSlider, paintings: Paintings, run: int) -> float:
    """Return the seconds from a move of a slider to the finished picture of a chart."""
    before, begin = paintings.count, perf_counter()
    slider.drag(run)
    application().processEvents()
    taken = perf_counter() - begin
    _was_painted(paintings, before)
    return taken


def _was_painted(paintings: Paintings, before: int) -> None:
    """Raise a fault where a chart was not painted.

    Raises:
        RuntimeError: If it was not.
    """
    if paintings.count == before:
        msg = "the chart did not follow the slider: its time would be that of nothing"
        raise RuntimeError(msg)
