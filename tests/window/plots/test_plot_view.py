"""What every chart on pyqtgraph has in common, tried with a plain one."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from headroom.window.look.look import Look, ThemeChoice
from headroom.window.look.picture import picture_of
from headroom.window.look.theme import DARK, LIGHT
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import read_out_box
from headroom.window.plots.pixel_item import PixelItem
from headroom.window.plots.plot_children import PlotChild
from headroom.window.plots.plot_items import ValueLine, still_box
from headroom.window.plots.plot_saving import drawing_of, svg_of
from headroom.window.plots.plot_view import PlotView
from headroom.window.plots.plot_words import HeadingItem
from headroom.window.plots.shown.plot_table import PlotTable
from headroom.window.plots.value_axis import ValueAxis
from headroom.window.shown.tone import Tone

BODY = QRectF(60, 40, 200, 100)
RED, NOTHING = 0xFFFF0000, 0


TABLE = PlotTable("Plain values", ("Model", "Share, %"), (("Aspen", "75"), ("=Birch", "50")))


class PlainChart(PlotView):
    """A box with four cells, a line at three quarters, an axis and a heading."""

    zooms = True

    def __init__(self) -> None:
        super().__init__("Plain chart")
        self.dressed = 0
        self.pressed: list[QPoint] = []
        self.box = still_box()
        self.cells, self.line = PixelItem(), ValueLine(self.box, upright=True)
        self.box.addItem(self.cells, ignoreBounds=True)
        self.axis, self.heading = ValueAxis(self.box, "share", upright=False), HeadingItem()
        self.axis.show_ticks(((0.0, "0"), (1.0, "100")))
        for item in (self.box, self.axis, self.heading):
            self.addItem(item)
        self.cells.show_pixels(np.array([[RED, RED], [RED, NOTHING]], dtype=np.uint32))
        self.line.setValue(0.75)
        self.heading.say("Plain & simple", "percent")
        self.models = ["Aspen", "Birch"]
        self.factor = 1.0

    def table(self) -> PlotTable | None:
        return TABLE if self.models else None

    def child_count(self) -> int:
        return len(self.models)

    def child(self, at: int) -> PlotChild:
        return PlotChild(self.models[at], "qualifies", QRectF(60, 40 + 20 * at, 150, 16))

    def child_looked_at(self) -> int:
        return 1

    def zoom(self, factor: float, at: QPointF) -> None:
        del at
        self.factor *= factor

    @property
    def zoomed(self) -> bool:
        return self.factor != 1.0

    def show_whole(self) -> None:
        self.factor = 1.0

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


def test_it_has_no_menu_of_pyqtgraph_and_is_neither_panned_nor_zoomed_by_it(chart: PlainChart) -> None:
    before = chart.box.viewRange()

    QTest.mouseClick(chart.viewport(), Qt.MouseButton.RightButton, pos=QPoint(100, 80))
    QTest.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 80))
    QTest.mouseMove(chart.viewport(), QPoint(180, 90))

    assert chart.box.viewRange() == before
    assert chart.box.menu is None
    assert QApplication.activePopupWidget() is None


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


def test_screen_readers_find_what_is_on_it_as_it_is_now(chart: PlainChart) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)
    first, second = interface.child(0), interface.child(1)

    assert interface.role() == QAccessible.Role.Chart
    assert [child.text(QAccessible.Text.Name) for child in (first, second)] == ["Aspen", "Birch"]
    assert second.text(QAccessible.Text.Value) == "qualifies"
    assert second.rect().topLeft() == chart.mapToGlobal(QPoint(60, 60))
    assert interface.indexOfChild(second) == 1
    assert second.parent().object() is chart

    chart.models = ["Cedar"]

    assert first.text(QAccessible.Text.Name) == "Cedar"
    assert not second.isValid()
    assert second.text(QAccessible.Text.Name) == ""


def test_screen_readers_are_told_what_is_looked_at_and_what_is_scrolled_away(chart: PlainChart) -> None:
    chart.models = [f"Model {at}" for at in range(12)]
    interface = QAccessible.queryAccessibleInterface(chart)
    states = [interface.child(at).state() for at in range(12)]

    assert [at for at in range(12) if states[at].selected] == [1]
    assert [at for at in range(12) if states[at].offscreen] == [8, 9, 10, 11]

    chart.models = ["Cedar"]

    assert interface.child(11) is None
    assert interface.child(0).state().selected == 0


def test_what_is_on_a_chart_goes_with_it_for_screen_readers() -> None:
    chart = PlainChart()
    child = QAccessible.queryAccessibleInterface(chart).child(0)
    QAccessible.uniqueId(child)  # as a bridge to a screen reader does
    assert child.isValid()

    chart.close()
    chart.deleteLater()
    QApplication.sendPostedEvents(chart, QEvent.Type.DeferredDelete)

    assert not child.isValid()
    assert child.rect().isEmpty()


def menu_of(chart: PlainChart) -> dict[str, QAction]:
    """Return the actions of the context menu by their words."""
    menu = chart.context_menu()
    return {action.text(): action for action in menu.actions() if action.text()}


def test_its_menu_copies_the_picture_and_the_values(chart: PlainChart, qtbot: QtBot) -> None:
    actions = menu_of(chart)
    with qtbot.waitSignal(chart.said) as told:
        actions["Copy table"].trigger()
    assert QApplication.clipboard().text() == "Plain values\nModel\tShare, %\nAspen\t75\n'=Birch\t50\n"
    assert "copied" in told.args[0].text

    actions["Copy picture"].trigger()
    picture = QApplication.clipboard().image()

    assert (picture.width(), picture.height()) == (600, 400)
    assert colour(picture.scaled(300, 200), QPointF(70, 50)) == QColor("#ff0000")


def test_where_nothing_is_shown_there_is_no_table_to_copy(chart: PlainChart) -> None:
    chart.models = []

    actions = menu_of(chart)

    assert not actions["Copy table"].isEnabled()


def test_it_is_saved_as_a_picture_or_as_a_drawing_whose_words_are_text(
    chart: PlainChart, tmp_path: Path, qtbot: QtBot
) -> None:
    chart.heading.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
    drawing, picture = tmp_path / "chart.svg", tmp_path / "chart.png"
    for path in (drawing, picture):
        with qtbot.waitSignal(chart.said):
            chart.menu.save(str(path))

    words = "".join(ET.parse(drawing).getroot().itertext())  # noqa: S314 - written just now
    assert "Plain & simple" in words
    assert "percent" in words
    assert QImage(str(picture)).size() == chart.size() * 2
    assert chart.heading.cacheMode() == QGraphicsItem.CacheMode.DeviceCoordinateCache


def test_the_name_of_an_axis_that_has_no_room_for_it_is_cut_at_its_end(chart: PlainChart) -> None:
    axis = ValueAxis(None, "a very long name of an axis", upright=True)
    chart.addItem(axis)
    axis.place(QRectF(0, 40, 60, 70), chart.look)

    drawing = svg_of(drawing_of(chart), "").decode()

    (name,) = re.findall(r">\s*(a ve[^<]*?)\s*<", drawing)
    assert name.endswith("…")


def test_a_picture_that_cannot_be_saved_says_why(chart: PlainChart, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.said) as told:
        chart.menu.save(str(tmp_path / "missing" / "chart.png"))

    assert "cannot be written" in told.args[0].text
    assert told.args[0].tone is Tone.BAD


def test_it_is_seen_nearer_by_wheel_keys_and_menu_and_whole_again(chart: PlainChart) -> None:
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    nearer = chart.factor
    QTest.keyClick(chart, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert nearer > 1 == pytest.approx(chart.factor)

    actions = menu_of(chart)
    actions["Zoom in"].trigger()
    assert chart.zoomed

    actions = menu_of(chart)
    actions["Show everything"].trigger()
    assert not chart.zoomed


def test_what_the_pointer_is_on_is_said_beside_it_within_the_chart(chart: PlainChart) -> None:
    chart.point_out("Aspen: 75 %", QPointF(298, 2))
    plate = chart.grab().toImage()

    assert chart.pointed_out == "Aspen: 75 %"
    assert colour(plate, QPointF(296, 30)) == QColor(LIGHT.text)

    chart.point_out("", QPointF())
    assert colour(chart.grab().toImage(), QPointF(296, 30)) == QColor(LIGHT.surface)


def test_closed_by_hand_it_lets_go_of_its_items_in_peace() -> None:
    made = PlainChart()
    made.show()

    assert made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)

    assert not isValid(made)


def test_a_denser_picture_of_it_is_painted_anew_and_no_enlarged_picture_of_the_screen(
    chart: PlainChart,
) -> None:
    plain = picture_of(chart, 2.0)
    chart.heading.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
    chart.grab()

    kept = picture_of(chart, 2.0)

    assert chart.heading.cacheMode() == QGraphicsItem.CacheMode.DeviceCoordinateCache
    assert kept == plain


def test_what_is_wider_than_the_chart_is_said_in_lines(chart: PlainChart) -> None:
    long = "Aspen with a name that is longer than the chart is wide, qualifies by 12 points"

    chart.point_out(long, QPointF(150, 190))
    lines = read_out_box(long, QPointF(150, 190), chart.whole(), chart.look)
    one = read_out_box("Aspen", QPointF(150, 190), chart.whole(), chart.look)

    assert chart.whole().contains(lines)
    assert lines.height() > 1.5 * one.height()
