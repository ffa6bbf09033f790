"""The whole path of a number: from a cell of a workbook to the colour of a pixel, and a slider on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chart_gestures import close_to
from headroom.window.files.program import Program
from headroom.window.frame.faults import Faults
from headroom.window.levers.lever_row import LeverRow
from headroom.window.look.theme import LIGHT
from headroom.window.pages.fleet.chart import FleetChart
from headroom.window.pages.fleet.page import FleetView
from headroom.window.pages.model.page import ModelPage
from headroom.window.pages.model.tables import ROW_LINES
from headroom.window.pages.model.tables import ROWS as EVERY_ROW
from headroom.window.pages.page_stack import PageStack
from headroom.window.session.settings import Settings
from headroom.window.start.running import Starter

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")

ROWS = (
    ("Model", "Part number", "Country of origin", "Unit cost", "HTS code"),
    ("Aster", "0001", "US", 15000, "8407.34.44"),
    ("Aster", "0002", "JP", 5000, "8407.34.44"),
    ("Birch", "0001", "MX", 10000, "8407.34.44"),
    ("Birch", "0047", "DE", 10000, "8407.34.44"),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a workbook in which 75 % of Aster and 50 % of Birch are regional."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sourcing"
    for row in ROWS:
        sheet.append(row)
    path = tmp_path / "two_models.xlsx"
    book.save(path)
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, workbook: Path) -> Iterator[Starter]:
    """Return the program as it is started on the workbook, when the workbook is shown."""
    settings = Settings.in_file(tmp_path / "settings.ini")
    settings.put_text("theme", "light")
    faults = Faults(tmp_path / "headroom.log")
    starter = Starter(qapp, settings, faults, (workbook,))
    starter.shell.resize(1280, 800)
    qtbot.addWidget(starter.shell)
    starter.shell.show()
    qtbot.waitUntil(lambda: bool(shown_models(starter)), timeout=60_000)
    yield starter
    program = starter.program
    assert isinstance(program, Program)
    program.finish()
    faults.uninstall()


def shown_models(starter: Starter) -> list[int]:
    return [model for view in starter.shell.findChildren(FleetView) for model in view.rows.shown.tolist()]


def colour_of_bar(starter: Starter, model: int) -> QColor:
    """Return the colour that the window shows a tenth into the bar of a model, in its upper edge."""
    chart = starter.shell.findChild(FleetChart)
    assert isinstance(chart, FleetChart)
    bar = chart.bar_of(model)
    assert bar is not None
    point = QPoint(round(bar.left() + bar.width() / 10), round(bar.top()) + 2)
    return starter.shell.grab().toImage().pixelColor(chart.mapTo(starter.shell, point))


def test_a_cost_in_a_cell_colours_a_bar_and_a_slider_recolours_it(window: Starter) -> None:
    aster, birch = 0, 1
    assert close_to(colour_of_bar(window, aster), LIGHT.qualifies)
    assert close_to(colour_of_bar(window, birch), LIGHT.fails)

    lever = next(row for row in window.shell.findChildren(LeverRow) if row.lever.key == "rvc")
    slider = lever.slider
    start = slider.handle_at(slider.value()).toPoint()
    least = slider.handle_at(round(slider.maximum() * 0.4)).toPoint()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(slider, (start + least) / 2)
    QTest.mouseMove(slider, least)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=least)

    assert close_to(colour_of_bar(window, aster), LIGHT.qualifies)
    assert close_to(colour_of_bar(window, birch), LIGHT.qualifies)


def test_a_figure_leads_back_to_its_cell(window: Starter) -> None:
    view, stack = window.shell.findChild(FleetView), window.shell.findChild(PageStack)
    assert isinstance(view, FleetView)
    assert isinstance(stack, PageStack)
    bar = view.chart.bar_of(1)
    assert bar is not None
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=bar.center().toPoint())
    QTest.keyClick(view.chart, Qt.Key.Key_Return)
    page = stack.page("model")
    assert isinstance(page, ModelPage)
    shown = next(page.tables[name] for name in (EVERY_ROW, ROW_LINES) if page.tables[name].isVisible())
    cells = shown.model()
    last = cells.columnCount() - 1
    assert (cells.index(0, 0).data(), cells.index(0, last).data()) == ("0047", "D5")
