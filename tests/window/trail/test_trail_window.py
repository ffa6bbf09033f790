"""The window that follows a figure back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from headroom.output import trails
from headroom.window.frame.main_view import MainView
from headroom.window.session.session import Session
from headroom.window.trail.trail_window import TrailWindow
from headroom.window.widgets.table_view import DetailTableView
from headroom.words.formatting import THIN_SPACE


@pytest.fixture
def trail(shown: MainView) -> TrailWindow:
    return shown.work.trail


def terms(window: TrailWindow) -> list[str]:
    """Return the names of the terms that are shown."""
    return [row[0].text for row in window.terms.cells.table.rows]


def follow_row(window: TrailWindow, row: int) -> None:
    window.follow_term(window.terms.cells.index(row, 0))


def test_a_click_on_a_figure_of_the_head_line_follows_it_back(shown: MainView, trail: TrailWindow) -> None:
    duty = shown.work.band.headline.figures[3]

    QTest.mouseClick(duty, Qt.MouseButton.LeftButton)

    assert trail.isVisible()
    assert trail.title.text() == "Duty a year"
    assert [name.split()[0] for name in terms(trail)] == ["Aster", "Birch", "Cedar"]


def test_a_double_click_on_a_figure_of_a_table_follows_it_back(shown: MainView, trail: TrailWindow) -> None:
    shown.work.fleet.chart.setFocus()
    shown.work.fleet.chart.focus.look_at("Birch")
    table = shown.work.detail.tables["Tests in short"]
    place = table.visualRect(table.cells.index(1, 1)).center()

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert trail.title.text() == "Regional content, Birch"


def test_terms_are_followed_down_to_the_cell_and_the_way_leads_back(trail: TrailWindow) -> None:
    trail.follow(trails.regional_content("Birch"))
    assert trail.value.text() == f"{45.45}{THIN_SPACE}%"

    follow_row(trail, 1)  # materials
    follow_row(trail, 0)  # the only row
    follow_row(trail, 0)  # its value
    assert terms(trail) == ["Quantity per vehicle", "Unit cost", "US dollars per EUR"]
    assert trail.terms.cells.table.rows[1][2].text.startswith("Sourcing!D")

    for _ in range(3):
        trail.go_back()
    assert trail.title.text() == "Regional content, Birch"
    assert not trail.back.isEnabled()


def test_what_stands_in_a_cell_leads_nowhere_further(trail: TrailWindow) -> None:
    trail.follow(trails.regional_content("Birch"))
    follow_row(trail, 0)
    before = trail.way.text()
    conversion = next(at for at, name in enumerate(terms(trail)) if name == "Conversion")

    follow_row(trail, conversion)

    assert trail.way.text() == before


def test_the_figures_follow_the_sliders(trail: TrailWindow, session: Session) -> None:
    trail.follow(trails.DUTY)
    before = trail.value.text()

    session.set_value("Light trucks", "mfn_light_truck", 0.5)

    assert trail.value.text() != before


def test_a_figure_that_is_no_more_says_so(trail: TrailWindow, session: Session) -> None:
    measure = next(one for one in session.scenario.policy.measures if one.key == "mfn_light_truck")
    trail.follow(trails.duty_line("Birch", measure))
    assert trail.value.text()

    session.set_value("Light trucks", "mfn_light_truck", 0.0)

    assert trail.value.text() == ""
    assert "no such figure" in trail.title.text()


def test_the_whole_way_is_copied(trail: TrailWindow) -> None:
    trail.follow(trails.landed_cost("Aster"))
    follow_row(trail, 0)

    trail.copy.click()

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Landed cost, Aster\n")
    assert "\nLanded cost\t" in copied
    assert "Sourcing!D" in copied


def test_the_command_follows_the_figure_of_the_table_in_use_else_the_landed_cost(
    shown: MainView, trail: TrailWindow
) -> None:
    shown.work.fleet.chart.focus.look_at("Aster")
    shown.menus.follow.trigger()
    assert trail.title.text() == "Landed cost, Aster"
    trail.close()

    table = shown.work.detail.tables["Tests in short"]
    shown.activateWindow()
    table.setFocus()
    table.setCurrentIndex(table.cells.index(1, 0))
    if isinstance(table.window().focusWidget(), DetailTableView):
        shown.menus.follow.trigger()
        assert trail.title.text() == "Regional content, Aster"


def test_a_hand_shows_where_a_figure_can_be_followed(shown: MainView) -> None:
    table = shown.work.detail.tables["Tests in short"]
    shown.work.fleet.chart.focus.look_at("Aster")
    for column, shape in ((0, Qt.CursorShape.ArrowCursor), (1, Qt.CursorShape.PointingHandCursor)):
        place = table.visualRect(table.cells.index(0, column)).center()
        QTest.mouseMove(table.viewport(), QPoint(place))
        assert table.viewport().cursor().shape() is shape
