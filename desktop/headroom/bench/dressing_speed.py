"""How fast the window takes another theme, or the larger type of a presentation, with all its pages open."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from headroom.bench.open_window import application, opened, shown
from headroom.bench.sample_fleet import sample_offers
from headroom.cli.bench_figures import SECONDS, FigureAim, Measurement
from headroom.window.look.look import ThemeChoice
from headroom.window.look.style_sheet import style_sheet
from headroom.window.look.theme import DARK, LIGHT

_MODELS, _AIM = 12, FigureAim(0.150)
_AGAINST = "as many plain labels in the same style sheet"
_COLUMNS = 20


def dressing_speed(runs: int) -> tuple[Measurement, ...]:
    """Measure it, without a screen.

    Args:
        runs: How often each is turned on and off again.
    """
    offers = sample_offers(_MODELS)
    with opened(offers.current, offers) as window:
        view, pages = window.view, window.view.work.pages
        for name in pages.names:
            pages.turn_to(name)
            application().processEvents()
        pages.turn_to(pages.names[0])
        themes, present = (ThemeChoice.DARK, ThemeChoice.LIGHT), view.menus.present
        theme = _median(lambda run: window.look.choose(themes[run % 2]), 2 * runs)
        presenting = _median(lambda run: present.setChecked(run % 2 == 0), 2 * runs)
        count = len(view.window().findChildren(QWidget))
    bare = _dressing_labels(count, 2 * runs)
    return (
        Measurement("Another theme, all pages open", theme, bare, _AGAINST, SECONDS, _AIM, 2 * runs),
        Measurement(
            "Presenting on or off, all pages open", presenting, bare, _AGAINST, SECONDS, _AIM, 2 * runs
        ),
    )


def _dressing_labels(count: int, runs: int) -> float:
    """Return the median seconds in which so many labels take a style sheet."""
    window, running = QWidget(), application()
    grid = QGridLayout(window)
    for number in range(count):
        grid.addWidget(QLabel(f"Label {number}"), *divmod(number, _COLUMNS))
    sheets = [style_sheet(theme, 1.0) for theme in (DARK, LIGHT)]
    try:
        with shown(window):
            return _median(lambda run: running.setStyleSheet(sheets[run % 2]), runs)
    finally:
        running.setStyleSheet("")  # or it stood on every window that comes


def _median(change: Callable[[int], None], runs: int) -> float:
    """Return the median seconds from a change to the finished picture, after one that does not count."""
    times = []
    for run in range(runs + 1):
        begin = perf_counter()
        change(run)
        QApplication.processEvents()
        times.append(perf_counter() - begin)
    return median(times[1:])
