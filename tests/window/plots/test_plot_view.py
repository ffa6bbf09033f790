"""What every chart on pyqtgraph has in common, tried with a plain one."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from headroom.window.look.look import Look, ThemeChoice
from headroom.window.look.theme import DARK, LIGHT
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.pixel_item import PixelItem
from headroom.window.plots.plot_items import HeadingItem, ValueLine, still_box
from headroom.window.plots.plot_view import PlotView
from headroom.window.plots.share_axis import ShareAxis
from headroom.window.widgets.picture import picture_of

BODY = QRectF(60, 40, 200, 100)
RED, NOTHING = 0xFFFF0000, 0


class PlainChart(PlotView):
    """A box with four cells, a line at three quarters, an axis and a heading."""

    def __init__(self) -> None:
        super().__init__("Plain chart")
        self.dressed = 0
        self.pressed: list[QPoint] = []
        self.box = still_box()
        self.cells, self.line = PixelItem(), ValueLine(self.box, upright=True)
        self.box.addItem(self.cells, ignoreBounds=True)
        self.axis, self.heading = ShareAxis(self.box, "share", upright=False), HeadingItem()
        for item in (self.box, self.axis, self.heading):
            self.addItem(item)
        self.cells.show_pixels(np.array([[RED, RED], [RED, NOTHING]], dtype=np.uint32))
        self.line.setValue(0.75)

    def dress(self, look: ChartLook) -> None:
        self.dressed += 1
        self.box.setGeometry(BODY)
        self.line.dress(look, look.theme.accent, 2.0)
        self.axis.place(QRectF(60, 140, 200, 40), look)
        self.heading.place(QRectF(0, 0, 300, 30), look)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.pressed.append(event.position().toPoint())


@pytest.fixture
def chart(qtbot: QtBot) -> PlainChart:
    made = PlainChart()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def colour(picture: QImage, at: QPointF) -> QColor:
    return picture.pixelColor((at * picture.devicePixelRatio()).toPoint())


def test_pixels_fill_the_box_from_its_upper_left_and_what_is_unknown_is_clear(chart: PlainChart) -> None:
    picture = chart.grab().toImage()

    assert colour(picture, QPointF(70, 50)) == QColor("#ff0000")
    assert colour(picture, QPointF(70, 130)) == QColor("#ff0000")
    assert colour(picture, QPointF(250, 130)) == QColor(LIGHT.surface)
    assert colour(picture, QPointF(262, 50)) == QColor(LIGHT.surface)


def test_a_line_stands_at_its_value_with_a_halo(chart: PlainChart) -> None:
    picture = chart.grab().toImage()

    assert colour(picture, QPointF(210, 60)) == QColor(LIGHT.accent)
    assert colour(picture, QPointF(211, 60)) == QColor(LIGHT.surface)

    chart.line.setValue(0.25)
    assert colour(chart.grab().toImage(), QPointF(110, 60)) == QColor(LIGHT.accent)
    assert colour(chart.grab().toImage(), QPointF(210, 60)) == QColor("#ff0000")


def test_a_picture_of_a_chart_alone_is_what_the_screen_shows_at_any_density(chart: PlainChart) -> None:
    once, twice = picture_of(chart), picture_of(chart, 2.0)

    assert (twice.width(), twice.height()) == (600, 400)
    for place in (QPointF(70, 50), QPointF(250, 130), QPointF(210, 60), QPointF(262, 50)):
        assert colour(once, place) == colour(twice, place) == colour(chart.grab().toImage(), place)


def test_a_press_reaches_the_chart_once_wherever_it_is_sent(chart: PlainChart) -> None:
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(20, 30))
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 50))

    assert chart.pressed == [QPoint(20, 30), QPoint(40, 50)]


def test_it_has_no_menu_of_pyqtgraph_and_can_neither_be_panned_nor_zoomed(chart: PlainChart) -> None:
    before = chart.box.viewRange()

    QTest.mouseClick(chart.viewport(), Qt.MouseButton.RightButton, pos=QPoint(100, 80))
    QTest.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 80))
    QTest.mouseMove(chart.viewport(), QPoint(180, 90))

    assert chart.box.viewRange() == before
    assert chart.box.menu is None
    assert QApplication.activePopupWidget() is None
    assert chart.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu


def test_theme_and_size_of_type_reach_every_item(chart: PlainChart, look: Look) -> None:
    before = chart.dressed

    look.choose(ThemeChoice.DARK)
    dark = chart.grab().toImage()

    assert chart.dressed > before
    assert colour(dark, QPointF(250, 130)) == QColor(DARK.surface)
    assert colour(dark, QPointF(210, 60)) == QColor(DARK.accent)


def test_screen_readers_are_told_its_name(chart: PlainChart) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)

    assert interface.text(QAccessible.Text.Name) == "Plain chart"


def test_closed_by_hand_it_lets_go_of_its_items_in_peace() -> None:
    made = PlainChart()
    made.show()

    assert made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)

    assert not isValid(made)
