"""The page of one model."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.explain.trail import Trail
from headroom.window.look.look import Look
from headroom.window.look.theme import LIGHT
from headroom.window.pages.model.page import ModelPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.still_label import StillLabel
from headroom.words.formatting import THIN_SPACE

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def page(qtbot: QtBot, session: Session, focus: Focus) -> ModelPage:
    made = ModelPage(session, focus)
    qtbot.addWidget(made)
    qtbot.addWidget(made.choice)
    made.resize(1000, 600)
    made.show()
    return made


def first_cells(page: ModelPage) -> dict[str, str]:
    return {
        name: str(table.model().index(0, 0).data())
        for name, table in page.tables.items()
        if table.isVisible()
    }


def test_without_a_model_it_says_how_to_choose_one(page: ModelPage) -> None:
    assert page.nothing.isVisible()
    assert not first_cells(page)


@pytest.mark.parametrize(
    ("width", "duties", "rows", "beside"),
    [
        (1400, "Duties and fees, without bases", "Rows that weigh most in short", True),
        (960, "Duties and fees", "Rows that weigh most in short", True),
        (700, "Duties and fees", "Rows that weigh most", False),
    ],
)
def test_all_tables_of_the_model_stand_on_it_as_near_as_there_is_room(
    page: ModelPage, focus: Focus, width: int, duties: str, rows: str, *, beside: bool
) -> None:
    focus.look_at("Birch")
    page.resize(width, 600)
    QApplication.processEvents()
    assert not page.nothing.isVisible()
    assert first_cells(page) == {
        "Tests": "1",
        "US content": "US content, of the test",
        "Landed cost": "Parts",
        duties: "MFN, cars",
        rows: "Birch-J",
    }
    core, tests = (widget.mapTo(page, QPoint()) for widget in (page.core, page.tables["Tests"]))
    assert (core.x() > tests.x()) is beside
    assert core.y() < tests.y() if beside else core.y() > tests.y()


def test_nothing_on_it_overlaps_and_no_table_scrolls_where_it_is_narrow(
    page: ModelPage, focus: Focus
) -> None:
    focus.look_at("Elm")
    for width in (1600, 1140, 976, 740):
        page.resize(width, 600)
        QApplication.processEvents()
        seen = [widget for widget in (*page.tables.values(), page.core) if widget.isVisible()]
        places = [QRect(widget.mapTo(page, QPoint()), widget.size()) for widget in seen]
        assert not [(one, two) for one, two in combinations(places, 2) if one.intersects(two)]
        tables = [table for table in page.tables.values() if table.isVisible()]
        assert [table.accessibleName() for table in tables if table.horizontalScrollBar().maximum()] == []


def test_what_has_no_place_at_a_width_taken_while_another_page_was_seen_is_not_shown(
    page: ModelPage, focus: Focus
) -> None:
    focus.look_at("Elm")
    page.resize(960, 600)
    QApplication.processEvents()
    page.hide()
    page.resize(1400, 600)
    page.show()
    QApplication.processEvents()
    assert not page.tables["Duties and fees"].isVisible()
    assert page.tables["Duties and fees, without bases"].isVisible()


def test_groups_of_core_parts_are_bars_and_a_model_without_has_a_line_that_says_why(
    page: ModelPage, focus: Focus
) -> None:
    focus.look_at("Elm")
    assert page.core.chart.isVisible()
    assert page.core.chart.chart.rows[0].figures[0] == f"0.0{THIN_SPACE}%"
    assert page.core.words.text().startswith("One of four ways is enough: ")

    focus.look_at("Dogwood")
    assert not page.core.chart.isVisible()
    assert page.core.heading.isVisible()
    assert page.core.words.text().startswith("Only passenger vehicles and light trucks")


def test_a_group_is_followed_back_by_a_second_click_and_by_the_return_key(
    page: ModelPage, focus: Focus
) -> None:
    focus.look_at("Elm")
    followed: list[Trail] = []
    focus.followed.connect(followed.append)
    chart = page.core.chart
    row = QPointF(60, chart.frame.top_of(0, 0.0) + chart.frame.row_height / 2).toPoint()

    QTest.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row)
    QTest.keyClick(chart, Qt.Key.Key_Down)  # it marks the first row, then the second
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Return)  # a group that the vehicle has not
    QTest.keyClick(chart, Qt.Key.Key_Up)
    QTest.keyClick(chart, Qt.Key.Key_Return)

    assert [trail.title for trail in followed] == ["Engine, Elm", "Engine, Elm"]


def test_bars_are_made_anew_only_where_core_parts_change(
    page: ModelPage, focus: Focus, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    focus.look_at("Elm")
    shown: list[object] = []
    monkeypatch.setattr(page.core.chart, "show_chart", shown.append)

    session.set_value("MFN, cars", "mfn_car", 0.1)
    session.set_value("Regional content", "rvc", 0.6)
    assert shown == []
    session.set_value("Core parts", "core", 0.2)
    assert len(shown) == 1


def test_what_became_of_duties_is_said_below_them_where_there_is_anything_to_say(
    page: ModelPage, focus: Focus
) -> None:
    focus.look_at("Aspen")
    assert page.remark.isVisible()
    assert page.remark.text() == "No duty on the vehicle: it is assembled in the United States."
    focus.look_at("Birch")
    assert not page.remark.isVisible()


def test_every_row_of_a_table_is_seen_in_larger_type_and_again_in_normal_type(
    page: ModelPage, focus: Focus, look: Look
) -> None:
    focus.look_at("Birch")
    page.resize(2000, 600)
    for scale in (1.0, 1.5, 1.0):
        look.enlarge(scale)
        page.setFont(QApplication.font())
        QApplication.processEvents()
        seen = [table for table in page.tables.values() if table.isVisible()]
        assert seen
        for table in seen:
            rows = table.verticalHeader().length()
            assert rows <= table.viewport().height() < rows + 2 * table.rowHeight(0)


def test_every_group_of_core_parts_is_seen_in_larger_type_and_again_in_normal_type(
    page: ModelPage, focus: Focus, look: Look
) -> None:
    focus.look_at("Elm")
    for scale in (1.0, 1.5, 1.0):
        look.enlarge(scale)
        page.setFont(QApplication.font())
        QApplication.processEvents()
        assert page.core.chart.height() == page.core.chart.height_of_all
        assert not page.core.chart.scroll.isVisible()


def test_where_it_is_narrow_tables_take_the_whole_width(page: ModelPage, focus: Focus) -> None:
    focus.look_at("Elm")
    page.resize(740, 600)
    QApplication.processEvents()
    assert page.tables["Tests"].width() > 690


def test_of_the_law_only_the_section_is_shown_where_tables_stand_close(page: ModelPage, focus: Focus) -> None:
    focus.look_at("Elm")
    shown = []
    for width in (1400, 960):
        page.resize(width, 600)
        QApplication.processEvents()
        shown.append([row[-1].text for row in page.tables["Tests"].cells.table.rows])
    assert shown[0][1:2] == ["HTSUS 8703.23.01, from 2026-01-01"]
    assert shown[1][1:2] == ["HTSUS 8703.23.01"]


def test_a_table_without_rows_is_a_heading_with_its_caption(page: ModelPage, opened: Session) -> None:
    free = replace(opened.scenario.policy, measures=(), fees=())
    opened.edit("No duty", replace(opened.workspace, scenario=replace(opened.scenario, policy=free)))
    page.choice.model.textActivated.emit("Birch")
    QApplication.processEvents()
    assert not page.tables["Duties and fees"].isVisible()
    captions = [label.text() for label in page.findChildren(StillLabel) if label.isVisible()]
    assert "No duty or fee falls on this model." in captions


def test_a_step_of_a_slider_hides_and_shows_nothing(
    page: ModelPage, focus: Focus, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    focus.look_at("Birch")
    QApplication.processEvents()
    shown: list[str] = []
    for name, table in page.tables.items():
        monkeypatch.setattr(table, "setVisible", lambda _, name=name: shown.append(name))
        monkeypatch.setattr(table, "setHidden", lambda _, name=name: shown.append(name))

    session.set_value("Regional content", "rvc", 0.7)
    session.set_value("Regional content", "rvc", 0.85)

    assert shown == []


def test_a_reason_goes_on_in_a_second_line_where_there_is_no_room_for_it(
    page: ModelPage, focus: Focus
) -> None:
    focus.look_at("Birch")
    rows = page.tables["Rows that weigh most"]
    page.resize(640, 600)
    QApplication.processEvents()

    assert rows.rowHeight(0) > rows.verticalHeader().defaultSectionSize()
    assert rows.height() >= rows.horizontalHeader().height() + rows.verticalHeader().length()


def test_figures_stand_to_the_right_and_totals_are_bold(page: ModelPage, focus: Focus) -> None:
    focus.look_at("Birch")
    model = page.tables["Duties and fees"].model()
    right = Qt.AlignmentFlag.AlignRight
    assert model.index(0, 5).data(Qt.ItemDataRole.TextAlignmentRole) & right
    assert model.headerData(5, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) & right
    last = model.index(model.rowCount() - 1, 0)
    assert last.data(Qt.ItemDataRole.FontRole).weight() >= 600
    source = model.index(0, 6)
    assert "https://hts.usitc.gov" in source.data(Qt.ItemDataRole.ToolTipRole)
    assert source.data(Qt.ItemDataRole.ForegroundRole).name() == LIGHT.muted


def test_another_model_is_chosen_in_its_tools(page: ModelPage, focus: Focus) -> None:
    focus.look_at("Aspen")
    names = [page.choice.model.itemText(at) for at in range(page.choice.model.count())]
    assert names == ["Aspen", "Birch", "Cedar", "Dogwood", "Elm"]
    page.choice.model.textActivated.emit("Cedar")
    assert focus.model == "Cedar"
    QTest.mouseClick(page.choice.after, Qt.MouseButton.LeftButton)
    assert focus.model == "Dogwood" == page.choice.model.currentText()
    for _ in range(4):
        QTest.mouseClick(page.choice.before, Qt.MouseButton.LeftButton)
    assert focus.model == "Elm"


def test_it_follows_a_slider_and_copies_everything(page: ModelPage, focus: Focus, session: Session) -> None:
    focus.look_at("Birch")
    session.set_value("Regional content", "rvc", 0.55)
    assert page.tables["Tests"].model().index(1, 5).data() == "passes"
    QTest.mouseClick(page.choice.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Birch qualifies")
    for heading in (
        "Tests\n",
        "Core groups\n",
        "US content\n",
        "Duties and fees\n",
        "Landed cost\n",
        "Rows that weigh most\n",
    ):
        assert heading in text
