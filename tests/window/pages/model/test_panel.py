"""The detail of the model looked at, and what of it goes to the clipboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import strategies
from books import Row, book
from chart_gestures import close_to
from fleets import POLICY
from headroom.rules.exposure import Exposure
from headroom.rules.scenario import Scenario
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.look.theme import DARK, LIGHT
from headroom.window.pages.model.panel import ModelDetail
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.total_strip import TotalStrip
from headroom.words.formatting import THIN_SPACE
from headroom.work.workspace import Workspace

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def detail(qtbot: QtBot, session: Session, focus: Focus) -> ModelDetail:
    made = ModelDetail(session, focus)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    return made


def cells(detail: ModelDetail, name: str) -> list[list[str]]:
    model = detail.tables[name].model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_no_model_looked_at_is_said(detail: ModelDetail) -> None:
    assert detail.title.title == "Choose a model in the chart."
    assert not any(table.isVisible() for table in detail.tables.values())
    detail.copy_tables()
    assert detail.model == -1


def test_the_model_looked_at_is_explained(detail: ModelDetail, focus: Focus) -> None:
    focus.look_at("Birch")
    assert detail.title.title == "Birch fails by 15.0 points"
    assert "VNM 400" in detail.title.detail
    assert detail.title.toolTip().startswith("VNM: ")
    assert [row[0] for row in cells(detail, "Tests in short")] == [
        *("Assembled in the region", "Regional content", "Core parts", "Labour value content"),
    ]


def test_figures_follow_a_slider_in_place(detail: ModelDetail, focus: Focus, session: Session) -> None:
    focus.look_at("Birch")
    selection = detail.tables["Tests in short"].selectionModel()
    detail.tables["Tests in short"].selectRow(1)
    session.set_value("Regional content", "rvc", 0.55)
    assert detail.title.title == "Birch qualifies, 5.0 points of headroom"
    assert cells(detail, "Tests in short")[1][-1] == "passes"
    assert [index.row() for index in selection.selectedRows()] == [1]


def test_what_it_owes_stands_beside_the_tests_where_there_is_room(detail: ModelDetail, focus: Focus) -> None:
    focus.look_at("Birch")
    lines = detail.tables["Duties and fees in short"]
    assert lines.isVisible()
    assert cells(detail, "Duties and fees in short")[0] == ["MFN, cars", f"2.5{THIN_SPACE}%", "$25.00"]
    assert cells(detail, "Duties and fees in short")[-1][0] == "Due today"
    detail.resize(700, 300)
    assert not lines.isVisible()
    assert detail.tables["Tests in short"].isVisible()


def test_a_formula_that_has_no_room_is_in_the_tooltip_not_cut(detail: ModelDetail, focus: Focus) -> None:
    focus.look_at("Birch")
    shown = []
    for width in (1000, 480):
        detail.resize(width, 300)
        shown.append(detail.title.shows_detail)

    assert shown == [True, False]
    assert detail.title.tip.splitlines()[0] == detail.title.detail
    assert detail.title.tip.splitlines()[1].startswith("VNM: ")


def test_where_the_detail_is_low_its_rows_are_whole_and_the_total_is_in_sight(
    detail: ModelDetail, focus: Focus
) -> None:
    focus.look_at("Birch")
    assert detail.caption.isVisible()
    detail.resize(1000, 160)
    QApplication.processEvents()

    lines = detail.tables["Duties and fees in short"]
    row, rows = lines.verticalHeader().defaultSectionSize(), lines.model().rowCount()
    assert not detail.caption.isVisible()
    assert lines.viewport().height() % row == 0
    (total,) = lines.findChildren(TotalStrip)
    assert total.isVisible() == (lines.viewport().height() < rows * row)
    detail.resize(1000, 300)
    assert detail.caption.isVisible()


def test_the_whole_model_is_one_click_away(detail: ModelDetail, focus: Focus, qtbot: QtBot) -> None:
    focus.look_at("Birch")
    with qtbot.waitSignal(detail.whole.clicked):
        QTest.mouseClick(detail.whole, Qt.MouseButton.LeftButton)


def test_icons_and_words_tell_the_results_apart(detail: ModelDetail, focus: Focus) -> None:
    focus.look_at("Birch")
    model = detail.tables["Tests in short"].model()
    role = Qt.ItemDataRole.DecorationRole
    passes, fails, missing = (model.index(row, 4).data(role).toImage() for row in (0, 1, 2))
    assert fails != passes
    assert missing not in (fails, passes)
    assert [row[-1] for row in cells(detail, "Tests in short")][:3] == ["passes", "fails", "not assessed"]
    colours = [model.index(row, 4).data(Qt.ItemDataRole.ForegroundRole).name() for row in (0, 1, 2)]
    assert colours == [LIGHT.qualifies, LIGHT.fails, LIGHT.muted]


def test_the_verdict_has_a_disc_in_its_colour(detail: ModelDetail, focus: Focus, look: Look) -> None:
    focus.look_at("Birch")
    edge = QPoint(detail.icon.width() // 2, 3)
    assert close_to(detail.icon.grab().toImage().pixelColor(edge), LIGHT.fails, 12)
    look.choose(ThemeChoice.DARK)
    assert close_to(detail.icon.grab().toImage().pixelColor(edge), DARK.fails, 12)


def test_copy_puts_all_tables_on_the_clipboard_for_a_spreadsheet(detail: ModelDetail, focus: Focus) -> None:
    focus.look_at("Birch")
    detail.copy_tables()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[0].startswith("Birch fails by 15.0 points; (NC 1,000")
    assert "Measure\tIn force since\tRate, %\tOn\tBase, USD\tA vehicle, USD\tSource" in lines
    source = "HTSUS 8703.23.01, from 2026-01-01"
    assert f"MFN, cars\t2026-01-01\t2.5\tcustoms value\t1000\t25\t{source}" in lines
    assert "\tTest\tReached, %\tNeeded, %\tMargin, pp\tResult\tLaw" in lines
    assert any(line.startswith("US content, of the test\t60\t") for line in lines)
    assert any(line.startswith("Not assessed. Name the groups of core parts") for line in lines)
    assert "<table>" in data.html()


def test_ctrl_c_copies_what_is_selected_in_a_table(detail: ModelDetail, focus: Focus) -> None:
    focus.look_at("Aspen")
    QGuiApplication.clipboard().clear()
    detail.activateWindow()
    detail.tables["Tests in short"].setFocus()
    detail.tables["Tests in short"].selectRow(1)
    QTest.keyClick(detail.tables["Tests in short"], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Regional content\t90\t75\t15\tpasses")


def test_a_part_number_that_looks_like_a_formula_is_copied_as_text(
    detail: ModelDetail, focus: Focus, session: Session
) -> None:
    session.open(Exposure.of(book([Row("JP", part="=HYPERLINK(1)"), Row("US", 900)]), strategies.REFERENCE))
    focus.look_at("A")
    detail.copy_tables()
    data = QGuiApplication.clipboard().mimeData()
    assert "\n'=HYPERLINK(1)\t" in data.text()
    assert ">=HYPERLINK" not in data.html()


def test_larger_type_makes_higher_rows(detail: ModelDetail, focus: Focus, look: Look) -> None:
    focus.look_at("Birch")
    before = detail.tables["Tests in short"].rowHeight(0)
    look.enlarge(1.5)
    focus.look_at("Aspen")
    assert detail.tables["Tests in short"].rowHeight(0) == pytest.approx(before * 1.5, abs=1)


def test_a_model_that_the_workbook_no_longer_has_is_not_shown(
    detail: ModelDetail, focus: Focus, session: Session
) -> None:
    focus.look_at("Birch")
    session.open(Exposure.of(book([Row("US", model="Other")]), strategies.REFERENCE))
    assert detail.model == -1
    assert not detail.whole.isVisible()


def test_the_detail_stands_before_a_workbook_is_open(qtbot: QtBot) -> None:
    scenario = Scenario(POLICY)
    made = ModelDetail(empty := Session(Workspace(scenario, scenario)), Focus(empty))
    qtbot.addWidget(made)
    made.show()
    assert made.title.title == "Choose a model in the chart."
