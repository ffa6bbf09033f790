from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from headroom.window.pages.scenarios.page import MOST_COMPARED, ScenariosPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session


@pytest.fixture
def page(qtbot: QtBot, opened: Session) -> ScenariosPage:
    made = ScenariosPage(opened, Focus())
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def names(session: Session) -> list[str]:
    return [scenario.name for scenario in session.workspace.scenarios]


def listed(page: ScenariosPage) -> list[str]:
    model = page.list.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_copy_is_tried_at_once_and_its_slider_moves_it_alone(page: ScenariosPage, opened: Session) -> None:
    press(page.list.copy)
    opened.set_value("Regional content", "rvc", 0.9)

    first, second = opened.workspace.scenarios
    assert first.assumes_what(opened.workspace.baseline)
    assert second.policy.values()["rvc"] == 0.9
    assert listed(page) == ["Baseline", "Scenario", "Scenario 2"]


def test_a_click_on_a_row_tries_that_scenario(page: ScenariosPage, opened: Session) -> None:
    press(page.list.copy)
    table = page.list.table
    place = table.visualRect(table.model().index(1, 0)).center()

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    assert opened.workspace.current == 0


def test_the_baseline_is_locked(page: ScenariosPage, opened: Session) -> None:
    before = opened.workspace
    table = page.list.table
    place = table.visualRect(table.model().index(0, 0)).center()

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    assert opened.workspace == before
    assert table.currentIndex().row() == 1


def test_undo_takes_a_name_back_in_the_field_that_it_was_typed_in(
    page: ScenariosPage, opened: Session
) -> None:
    before = page.list.name.text()
    page.list.name.setFocus()
    page.list.name.selectAll()
    QTest.keyClicks(page.list.name, "For the board")
    QTest.keyClick(page.list.name, Qt.Key.Key_Return)
    assert names(opened) == ["For the board"]

    opened.undo_stack.undo()

    assert page.list.name.text() == before


def test_a_name_that_is_a_number_is_a_name(page: ScenariosPage, opened: Session) -> None:
    page.list.name.setText("2027")
    QTest.keyClick(page.list.name, Qt.Key.Key_Return)

    assert names(opened) == ["2027"]
    assert listed(page)[1] == "2027"


def test_an_empty_name_is_put_back(page: ScenariosPage, opened: Session) -> None:
    before = names(opened)
    page.list.name.setText("  ")

    QTest.keyClick(page.list.name, Qt.Key.Key_Return)

    assert names(opened) == before
    assert page.list.name.text() == before[0]


def test_deleting_can_be_undone_and_the_only_one_stays(page: ScenariosPage, opened: Session) -> None:
    assert not page.list.delete.isEnabled()
    press(page.list.copy)
    before = names(opened)

    press(page.list.delete)
    assert len(names(opened)) == 1
    opened.undo_stack.undo()

    assert names(opened) == before


def test_scenarios_are_put_in_order(page: ScenariosPage, opened: Session) -> None:
    press(page.list.copy)
    before = names(opened)

    press(page.list.up)

    assert names(opened) == before[::-1]
    assert not page.list.up.isEnabled()


def test_a_scenario_that_is_unchecked_is_not_compared(page: ScenariosPage) -> None:
    press(page.list.copy)
    columns = page.numbers.model().columnCount()

    QTest.mouseClick(page.chips[0], Qt.MouseButton.LeftButton)

    assert page.numbers.model().columnCount() == columns - 1


def test_no_more_than_six_are_compared(page: ScenariosPage) -> None:
    for _ in range(7):
        press(page.list.copy)

    assert page.numbers.model().columnCount() == 1 + MOST_COMPARED
    assert sum(chip.isChecked() for chip in page.chips) == MOST_COMPARED


def test_the_waterfall_leads_from_the_baseline_to_the_scenario(page: ScenariosPage, opened: Session) -> None:
    opened.set_value("Cars", "mfn_light_truck", 0.5)
    page.tabs.setCurrentIndex(3)

    labels = [row.label for row in page.chart.chart.rows]

    assert labels[0] == "Baseline"
    assert "Vehicle duty" in labels


@pytest.mark.parametrize(
    ("copies", "width"),
    [(0, 975), (0, 1615), (0, 600), (1, 975), (4, 975), (4, 1615)],
)
def test_bars_of_charts_beside_each_other_are_of_one_scale(
    page: ScenariosPage, opened: Session, copies: int, width: int
) -> None:
    for _ in range(copies):
        press(page.list.copy)
    opened.set_value("Regional content", "rvc", 0.8)
    page.tabs.setCurrentIndex(2)
    page.columns.setFixedHeight(140)
    page.resize(width, 700)
    QApplication.processEvents()
    page.columns.charts[0].bring(9.0, 0.0)  # so that the last one scrolls
    QApplication.processEvents()
    assert page.columns.charts[-1].scroll.isVisible()

    bars = [chart.frame.bar_right - chart.frame.bar_left for chart in page.columns.charts]

    assert len(bars) == 2 + copies
    assert max(bars) - min(bars) <= 1.5
    assert max(chart.geometry().right() for chart in page.columns.charts) < page.columns.width()


def test_the_list_is_as_high_as_its_scenarios_up_to_five(page: ScenariosPage) -> None:
    row = page.list.table.verticalHeader().defaultSectionSize()
    heights = []
    for _ in range(5):
        heights.append(page.list.table.height())
        press(page.list.copy)
        QApplication.processEvents()

    steps = [after - before for before, after in pairwise(heights)]
    assert steps == [row, row, row, 0]


def test_charts_scroll_together(page: ScenariosPage) -> None:
    press(page.list.copy)
    page.tabs.setCurrentIndex(2)
    first, *others = page.columns.charts
    page.columns.setFixedHeight(140)
    QApplication.sendPostedEvents()
    first.bring(3.0, 0.0)

    first.scroll.setValue(20)

    assert first.scroll.value() == 20
    assert {chart.scroll.value() for chart in others} == {20}


def test_rows_of_charts_are_made_higher_together(page: ScenariosPage) -> None:
    press(page.list.copy)
    page.tabs.setCurrentIndex(2)
    first, *others = page.columns.charts
    before = first.frame.row_height

    QTest.keyClick(others[0], Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    assert {chart.frame.row_height for chart in page.columns.charts} == {before * 1.25}


def test_a_chart_beside_a_labelled_one_names_its_models_all_the_same(page: ScenariosPage) -> None:
    press(page.list.copy)
    page.tabs.setCurrentIndex(2)

    first, second, *_ = page.columns.charts

    assert first.child(0).name == second.child(0).name
    tables = [chart.table() for chart in (first, second)]
    assert all(table is not None and table.rows[0][0] == first.child(0).name for table in tables)


def test_what_is_copied_from_a_chart_is_said_in_the_window(qtbot: QtBot, opened: Session) -> None:
    focus = Focus()
    page = ScenariosPage(opened, focus)
    qtbot.addWidget(page)
    page.show()
    page.tabs.setCurrentIndex(2)

    for chart in (page.columns.charts[0], page.chart):
        with qtbot.waitSignal(focus.said):
            chart.menu.copy_picture()
